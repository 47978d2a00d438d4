"""`portal new training` and `portal new session`: files that pass the check."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from portal import languages, privacy, prose, registers, reports, yamls
from portal.commands.project import Project
from portal.fields import Fields
from portal.problems import Problem
from portal.records import typed
from portal.trainings import checks, logs
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
    """Start a training, or log a session of one."""


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
    name = "-".join(re.findall(r"[a-z0-9]+", when.lower()))
    _write(project, _free(project.root / "trainings", Path(training) / f"{name}.yml"), record, Log)


def _free(trainings: Path, path: Path) -> Path:
    """The path, or the first of `-2`, `-3`, … where several sessions were on one day."""
    names = [path, *(path.with_stem(f"{path.stem}-{n}") for n in range(2, 100))]
    return next((name for name in names if not (trainings / name).exists()), path)


def _attendance(present: str, exactness: str) -> dict[str, Any] | None:
    if not present:
        return None
    number = int(present) if present.isdecimal() else present
    return {"present": number, "exactness": exactness}


def _listed(told: str) -> list[str]:
    return [piece.strip() for piece in told.split(",") if piece.strip()]


def _write(project: Project, path: Path, record: dict[str, Any], model: type[Fields]) -> None:
    """Write the record if it passes the check, else say everything that is wrong with it."""
    name = f"trainings/{path.as_posix()}"
    target = project.root / "trainings" / path
    text = yamls.write({key: value for key, value in record.items() if value})
    wrong = list(_wrong(project, text, name, path, model))
    if wrong:
        told = "\n".join(wrong)
        raise click.ClickException(f"{project.words.text('new.refused')}\n{told}")
    if target.exists():
        raise click.ClickException(project.words.text("new.exists", path=name))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(project.words.text("new.written", path=name))


def _wrong(
    project: Project, text: str, name: str, path: Path, model: type[Fields]
) -> Iterable[str]:
    known, _ = registers.read(project.root / "registers")
    node, problems = yamls.parse(text.encode(), name)
    if node is not None:
        problems += typed(model, node, name, known.known)[1]
        problems += privacy.problems_in(
            node, name, privacy.public_numbers(known.contacts.values()), text
        )
    problems += logs.misplaced(project.root / "trainings", path)
    uris = {page.uri for page in prose.read(project.root / "docs", "docs", languages.CODES)[0]}
    if path.name == logs.TRAINING and checks.is_taken(path.parts[0], uris):
        problems.append(Problem(name, 1, 1, "T08", {"name": path.parts[0]}))
    return (reports.line(problem, project.language) for problem in problems)
