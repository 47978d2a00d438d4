"""`portal new training`, `session` and `sheet`: files that pass the check, and one to fill in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from portal import languages, registers
from portal.commands import writing
from portal.commands.project import Project
from portal.fields import Fields
from portal.sheets import choices, template
from portal.trainings import logs
from portal.trainings.model import Log, Training

Command = TypeVar("Command", bound=Callable[..., Any])


class Asked(click.Option):
    """An option that is asked for, in the language of the tools, when it is not given."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """Ask with the words of `strings/`."""
        project: Project = ctx.find_object(Project) or ctx.obj
        self.prompt = project.words.text(f"new.{self.name}")
        return super().prompt_for_value(ctx)


def asked(name: str, default: str | None = None) -> Callable[[Command], Command]:
    """An option of ours; one with a default may be left empty."""
    return click.option(f"--{name}", cls=Asked, prompt=name, default=default)


@click.group()
def new() -> None:
    """Start a training, log a session of one, or make a sheet for those who come."""


@new.command()
@asked("title")
@asked("folder")
@asked("kind", default="training")
@asked("topics")
@asked("audience")
@click.pass_obj
def training(
    project: Project, title: str, folder: str, kind: str, topics: str, audience: str
) -> None:
    """Start a new training in a folder of its own."""
    record = {
        "kind": kind,
        "title": {"ro": title},
        "topics": _listed(topics),
        "audience": _listed(audience),
    }
    _write(project, Path(folder) / logs.TRAINING, record, Training)


@new.command()
@asked("training")
@asked("when")
@asked("status", default="held")
@asked("organisers")
@asked("districts", default="")
@asked("present", default="")
@asked("exactness", default="exact")
@asked("source")
@click.pass_obj
def session(project: Project, /, training: str, when: str, source: str, **more: str) -> None:
    """Log a session of TRAINING; the file is named after its date."""
    record: dict[str, Any] = {
        "when": when,
        "status": more["status"],
        "districts": _listed(more["districts"]),
        "organisers": _listed(more["organisers"]),
        "attendance": _attendance(more["present"], more["exactness"]),
        "sources": [{"id": source}],
    }
    path = Path(training) / f"{writing.slug(when)}.yml"
    _write(project, writing.free(project.root / "trainings", path), record, Log)


@new.command()
@click.argument("training", required=False)
@click.option("--language", type=click.Choice(languages.CODES), help="The language of the sheet.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, .xlsx or .csv; prezenta-<language>.xlsx by default.",
)
@click.pass_obj
def sheet(project: Project, training: str | None, language: str | None, out: Path | None) -> None:
    """Make an attendance sheet, of TRAINING if it is named, for `portal import`."""
    language = language or (project.language if project.language in languages.CODES else None)
    language = language or languages.DEFAULT
    out = out or Path(f"prezenta-{language}.xlsx")
    known, _ = registers.read(project.root / "registers")
    trainings, _ = logs.read(project.root / "trainings", known)
    if training and training not in trainings.courses:
        raise click.ClickException(project.words.text("new.no_training", training=training))
    offered = choices.lists(known, trainings)
    made = {".xlsx": template.workbook, ".csv": template.table}.get(out.suffix.lower())
    if made is None:
        raise click.BadParameter(".xlsx, .csv", param_hint="--out")
    answers = {"status": "held", **({"training": training} if training else {})}
    content = made(offered, language, answers)
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise click.ClickException(project.words.text("new.exists", path=str(out))) from None
    except OSError as error:
        raise click.ClickException(str(error)) from error
    command = f"python -m portal import {out}"
    click.echo(project.words.text("new.sheet", path=str(out), command=command))


def _attendance(present: str, exactness: str) -> dict[str, Any] | None:
    if not present:
        return None
    number = int(present) if present.isdecimal() else present
    return {"present": number, "exactness": exactness}


def _listed(told: str) -> list[str]:
    return [piece.strip() for piece in told.split(",") if piece.strip()]


def _write(project: Project, path: Path, record: dict[str, Any], model: type[Fields]) -> None:
    """Write the record if it passes the check, else say everything that is wrong with it."""
    text = writing.as_yaml(record)
    writing.check(project, path, text, model)
    writing.write(project, path, text)
    click.echo(project.words.text("new.written", path=writing.named(path)))
