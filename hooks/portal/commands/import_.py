"""`portal import FILE`: what people fill in elsewhere becomes a log."""

from pathlib import Path

import click

from portal import registers, reports
from portal.commands import writing
from portal.commands.project import Project
from portal.problems import Problem, errors
from portal.sheets import attendance
from portal.sheets.attendance import Sheet
from portal.trainings import logs
from portal.trainings.model import Log

DEFAULT = "sheet"


class ByDefault(click.Group):
    """A group whose first word may be a file: then it is for `import sheet`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the word that may be left out."""
        named = {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, args if not args or args[0] in named else [DEFAULT, *args])


@click.group("import", cls=ByDefault)
def import_() -> None:
    """Make a log of an attendance sheet: `portal import FILE`."""


@import_.command(DEFAULT)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--training", default="", help="The training it is a session of (its folder).")
@click.option("--slug", default="", help="The name of the log; its date by default.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.pass_obj
def sheet(project: Project, file: Path, training: str, slug: str, dry_run: bool) -> None:
    """Make a log of FILE: .xlsx, .ods or .csv. Names on it are counted and never kept."""
    known, wrong = registers.read(project.root / "registers")
    _refuse(project, errors(wrong))
    trainings, _ = logs.read(project.root / "trainings", known)
    read = attendance.read(file, known, trainings, training)
    _refuse(project, read.problems)
    _write(project, read, slug, dry_run)


def _write(project: Project, read: Sheet, slug: str, dry_run: bool) -> None:
    text = writing.as_yaml(read.record)
    path = Path(read.training) / f"{slug or writing.slug(str(read.record['when']))}.yml"
    writing.check(project, path, text, Log)
    if not slug:
        _refuse_second_time(project, path, text)
        path = writing.free(project.root / "trainings", path)
    name = writing.named(path)
    if dry_run:
        click.echo(project.words.text("import.dry", path=name), err=True)
        click.echo(text, nl=False)
        return
    writing.write(project, path, text)
    count = read.record.get("attendance", {}).get("present", 0)
    click.echo(project.words.text("import.written", path=name, count=count))


def _refuse_second_time(project: Project, path: Path, text: str) -> None:
    """A sheet imported twice would count everybody twice."""
    folder = project.root / "trainings"
    for other in sorted((folder / path).parent.glob(f"{path.stem}*.yml")):
        if other.is_file() and other.read_bytes() == text.encode():
            name = writing.named(other.relative_to(folder))
            raise click.ClickException(project.words.text("import.again", path=name))


def _refuse(project: Project, problems: list[Problem]) -> None:
    """Tell notices; stop at errors, all of them told."""
    told = reports.as_text(problems, project.language)
    if errors(problems):
        raise click.ClickException(f"{project.words.text('new.refused')}\n{told}")
    if told:
        click.echo(told, err=True)
