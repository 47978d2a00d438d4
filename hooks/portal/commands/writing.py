"""Writing a record of a training: only where it passes the check, and over nothing."""

import re
from pathlib import Path
from typing import Any

import click

from portal import languages, privacy, prose, registers, reports, yamls
from portal.commands.project import Project
from portal.fields import Fields
from portal.problems import Problem
from portal.records import typed
from portal.trainings import checks, logs


#   slug("{2026-03-12, 2026-03-14}")  ->  "2026-03-12-2026-03-14"
def slug(when: str) -> str:
    """The name of a log of this date."""
    return "-".join(re.findall(r"[a-z0-9]+", when.lower()))


def free(trainings: Path, path: Path) -> Path:
    """The path, or the first of `-2`, `-3`, … where several sessions were on one day."""
    names = [path, *(path.with_stem(f"{path.stem}-{n}") for n in range(2, 100))]
    return next((name for name in names if not (trainings / name).exists()), path)


def as_yaml(record: dict[str, Any]) -> str:
    """The file that holds the record."""
    return yamls.write({key: value for key, value in record.items() if value})


def check(project: Project, path: Path, text: str, model: type[Fields]) -> None:
    """Refuse what the check would refuse: `text` as a file at `path` below `trainings/`."""
    wrong = [reports.line(one, project.language) for one in _wrong(project, path, text, model)]
    if wrong:
        told = "\n".join(wrong)
        raise click.ClickException(f"{project.words.text('new.refused')}\n{told}")


def write(project: Project, path: Path, text: str) -> None:
    """Write what passed the check, over nothing."""
    target = project.root / "trainings" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(project.words.text("new.exists", path=named(path))) from None


def named(path: Path) -> str:
    """What a person calls the file at `path` below `trainings/`."""
    return f"trainings/{path.as_posix()}"


def _wrong(project: Project, path: Path, text: str, model: type[Fields]) -> list[Problem]:
    name = named(path)
    known, _ = registers.read(project.root / "registers")
    node, problems = yamls.parse(text.encode(), name)
    if node is not None:
        problems += typed(model, node, name, known.known)[1]
        numbers = privacy.public_numbers(known.contacts.values())
        problems += privacy.problems_in(node, name, numbers, text)
    problems += logs.misplaced(project.root / "trainings", path)
    uris = {page.uri for page in prose.read(project.root / "docs", "docs", languages.CODES)[0]}
    if path.name == logs.TRAINING and checks.is_taken(path.parts[0], uris):
        problems.append(Problem(name, 1, 1, "T08", {"name": path.parts[0]}))
    elif path.stem in checks.ANCHORS:
        problems.append(Problem(name, 1, 1, "T08", {"name": path.stem}))
    return problems
