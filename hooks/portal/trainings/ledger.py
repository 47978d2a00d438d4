"""What earlier releases told, so that two releases together tell no more than one.

`trainings/published.jsonl` has a line for each state of a log that was ever published:
what was shown, and on which day first. `portal build` adds to it; whoever publishes
commits it. Lines are never changed: what was out is out.

Problem reported: T13 a line that cannot be read.
"""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from portal.fields import Exactness
from portal.problems import Problem
from portal.texts import taken
from portal.trainings.logs import Trainings
from portal.trainings.shown import HIDDEN, MARK, Cell, Shown

FILE = "trainings/published.jsonl"
"""Where it stands in the project: beside the logs, and as private or public as they are."""

MOST_BYTES = 50_000_000
"""Some hundred thousand states; more is not a ledger of trainings."""

Earlier = Mapping[str, tuple[Shown, ...]]
"""All that was ever told of each log, the first state first, by reference."""

_Written = int | Literal["[c]"]


class _Line(BaseModel):
    """One state of one log, as it is written."""

    model_config = ConfigDict(extra="forbid", strict=True)

    log: str
    on: str
    present: _Written
    exactness: Exactness = "exact"
    parts: dict[str, dict[str, _Written]] = {}
    withheld: list[str] = []


def read(root: Path) -> tuple[Earlier, list[Problem]]:
    """The ledger of the project in `root`; empty where there is none."""
    path = root / FILE
    if not path.exists():
        return {}, []
    content, problems = taken(path, FILE, MOST_BYTES)
    earlier, found = parsed(content.decode(errors="replace"))
    return earlier, [*problems, *found]


def parsed(content: str) -> tuple[Earlier, list[Problem]]:
    """The ledger whose lines are `content`."""
    problems = []
    states: dict[str, list[Shown]] = {}
    for number, line in enumerate(content.splitlines(), 1):
        try:
            read_line = _Line.model_validate_json(line)
        except ValidationError:
            problems.append(Problem(FILE, number, 1, "T13", {"file": FILE}))
            continue
        states.setdefault(read_line.log, []).append(_shown(read_line))
    return {log: tuple(told) for log, told in states.items()}, problems


def additions(trainings: Trainings, earlier: Earlier, today: date) -> str:
    """The lines that this release adds: logs that are told otherwise than they last were."""
    lines = [
        _line(entry.reference, entry.shown, today)
        for entry in sorted(trainings.entries, key=lambda entry: entry.reference)
        if entry.shown and (entry.shown,) != earlier.get(entry.reference, ())[-1:]
    ]
    return "".join(f"{line}\n" for line in lines)


def add(path: Path, lines: str) -> None:
    """Write `lines` behind what the ledger at `path` holds: all of them or none."""
    content = path.read_bytes() if path.exists() else b""
    aside = path.with_name(f".{path.name}.new")
    with aside.open("wb") as file:
        file.write(content + lines.encode())
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def _line(reference: str, shown: Shown, today: date) -> str:
    parts = {
        name: {k: _written(c) for k, c in cells.items()} for name, cells in shown.parts.items()
    }
    told = {
        "log": reference,
        "on": today.isoformat(),
        "present": _written(shown.present),
        "exactness": shown.exactness,
        **({"parts": parts} if parts else {}),
        **({"withheld": list(shown.withheld)} if shown.withheld else {}),
    }
    return json.dumps(told, ensure_ascii=False)


def _shown(line: _Line) -> Shown:
    parts = {name: {k: _cell(c) for k, c in cells.items()} for name, cells in line.parts.items()}
    return Shown(_cell(line.present), line.exactness, parts, tuple(line.withheld))


def _written(cell: Cell) -> _Written:
    return "[c]" if cell is HIDDEN else cell


def _cell(written: _Written) -> Cell:
    return HIDDEN if written == MARK else int(written)
