"""What each section of the site said in earlier releases: `registers/changes.jsonl`.

A line for each page whose Romanian text changed in meaning since the release before, with the
digests of all its sections and the day. `portal build` adds to it, whoever publishes commits it.
White space, quotation marks and the like do not count; an act that another replaced and an amount
that changed do, though no letter of the page changed (`translations/digests.py`).

Problem reported: U01 a line that cannot be read.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from portal.languages import DEFAULT
from portal.problems import Problem
from portal.prose import ProsePage
from portal.texts import taken
from portal.translations.status import Translations

FILE = "registers/changes.jsonl"

MOST_BYTES = 50_000_000
"""Some hundred thousand states of pages; more is no record of this site."""

Sections = dict[str, tuple[str, ...]]
"""The digests of each section of a page, by its id; empty where the page is gone."""

Recorded = Mapping[str, tuple[tuple[date, Sections], ...]]
"""Every state of each page, the first one first, by its path inside a language."""


class _Line(BaseModel):
    """One state of one page, as it is written."""

    model_config = ConfigDict(extra="forbid")

    on: date
    page: str
    sections: dict[str, tuple[str, ...]]


def said(prose: Iterable[ProsePage], translations: Translations) -> dict[str, Sections]:
    """What every section of the originals says now, by page."""
    return {
        page.uri: {
            name: tuple(unit.digest for unit in units)
            for name, units in translations.content(page).items()
        }
        for page in prose
        if page.language == DEFAULT
    }


def read(root: Path) -> tuple[Recorded, list[Problem]]:
    """The record of the project in `root`; empty where there is none."""
    path = root / FILE
    if not path.exists():
        return {}, []
    content, problems = taken(path, FILE, MOST_BYTES)
    states: dict[str, tuple[tuple[date, Sections], ...]] = {}
    for number, written in enumerate(content.decode(errors="replace").splitlines(), 1):
        try:
            line = _Line.model_validate_json(written)
        except ValidationError:
            problems.append(Problem(FILE, number, 1, "U01", {"file": FILE}))
            continue
        states[line.page] = (*states.get(line.page, ()), (line.on, line.sections))
    return states, problems


def with_now(recorded: Recorded, now: Mapping[str, Sections], today: date) -> Recorded:
    """The record as it will be when what is said `now` is published `today`."""
    added = dict(recorded)
    for page in sorted(recorded.keys() | now.keys()):
        states = recorded.get(page, ())
        sections = now.get(page, {})
        if (states[-1][1] if states else {}) != sections:
            added[page] = (*states, (today, sections))
    return added


def additions(recorded: Recorded, now: Mapping[str, Sections], today: date) -> str:
    """The lines that this release adds."""
    return "".join(
        f"{_line(today, page, states[-1][1])}\n"
        for page, states in sorted(with_now(recorded, now, today).items())
        if len(states) > len(recorded.get(page, ()))
    )


def _line(day: date, page: str, sections: Sections) -> str:
    told = {"on": day.isoformat(), "page": page, "sections": sections}
    return json.dumps(told, ensure_ascii=False)
