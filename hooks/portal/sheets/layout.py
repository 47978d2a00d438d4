"""What an attendance sheet asks for: rows about the session, columns about each participant.

The words of both stand in `strings/` under `sheet.rows` and `sheet.columns`; a sheet in any of
the three languages is understood, whatever language the tools speak.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from portal import languages
from portal.sheets import cells
from portal.sheets.cells import Value, folded
from portal.strings import strings

LISTS = "_lists"
"""The hidden sheet of the lists to choose from."""


@dataclass(frozen=True)
class Row:
    """A row about the session: its value as text by `told`, chosen from the list `choices`.

    `times` is how often the template asks for it; what it asks for several times may be
    answered as often as there are rows.
    """

    told: Callable[[Value], str] = cells.text
    choices: str | None = None
    times: int = 1
    required: bool = False


ROWS = {
    "training": Row(choices="trainings", required=True),
    "when": Row(cells.day, required=True),
    "until": Row(cells.day),
    "starts": Row(cells.hour),
    "ends": Row(cells.hour),
    "status": Row(choices="statuses", required=True),
    "present": Row(cells.number),
    "exactness": Row(choices="exactness"),
    "expected": Row(cells.number),
    "sessions": Row(cells.number),
    "districts": Row(choices="districts", times=3),
    "online": Row(choices="truths"),
    "venue_ro": Row(),
    "venue_ru": Row(),
    "venue_uk": Row(),
    "organisers": Row(choices="institutions", times=3),
    "partners": Row(choices="institutions", times=2),
    "funders": Row(choices="institutions", times=2),
    "source": Row(choices="sources", times=2, required=True),
    "point": Row(times=2),
    "note_ro": Row(),
    "note_ru": Row(),
    "note_uk": Row(),
}

TOGETHER = {"source": ("source", "point")}
"""Rows that the template repeats as one: a point is a point of the source above it."""

COLUMNS: dict[str, str | None] = {
    "number": None,
    "name": None,
    "institution": "institutions",
    "role": "audiences",
    "sex": "sexes",
    "signature": None,
}
"""The columns about participants, each with the list it is chosen from."""


#   rows()  ->  "training", …, "districts", "districts", "districts", …, "source", "point", …
def rows() -> list[str]:
    """The rows of the template, in their order."""
    groups = [TOGETHER.get(key, (key,)) for key in ROWS if key != "point"]
    return [key for group in groups for _ in range(ROWS[group[0]].times) for key in group]


@cache
def labels(kind: str) -> dict[str, tuple[str, str]]:
    """Every name a row or a column may have, as `folded`, with its key and its language.

    `kind` is `rows` or `columns`; a text may hold several names, the one of the template first.
    """
    keys = ROWS if kind == "rows" else COLUMNS
    return {
        folded(name): (key, language)
        for language in reversed(languages.CODES)
        for key in keys
        for name in reversed(_names(kind, key, language))
    }


def label(kind: str, key: str, language: str) -> str:
    """The name the template gives to a row or a column."""
    return _names(kind, key, language)[0]


def _names(kind: str, key: str, language: str) -> list[str]:
    return [name.strip() for name in strings(language).text(f"sheet.{kind}.{key}").split("|")]
