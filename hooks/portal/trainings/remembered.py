"""A log that was read before and was right by itself, as JSON for the next reader.

What it holds and the places that other logs may contradict: its tree is not kept.
"""

from typing import Any

from pydantic import ValidationError

from portal import yamls
from portal.fields import Known
from portal.records import Record
from portal.trainings.model import Log

_PLACES = {"part_of": ("part_of",), "present": ("attendance", "present")}


def told(record: Record[Log]) -> dict[str, Any]:
    """What the next reader of a log must know."""
    found = zip(_PLACES, places(record), strict=True)
    marks = {name: (mark.line, mark.column) for name, mark in found}
    return {"written": yamls.plain(record.node), **marks}


def places(record: Record[Log]) -> list[yamls.Mark]:
    """Where it says what it is a part of, and how many people were there."""
    return [record.mark(*where) for where in _PLACES.values()]


def log(known: dict[str, Any], ids: Known) -> Log | None:
    """The log that was told; None where nothing was, or it names an id that is no more."""
    try:
        return Log.model_validate(known["written"], context=ids)
    except (KeyError, ValidationError):
        return None


def marks(known: dict[str, Any]) -> list[yamls.Mark]:
    """The same places."""
    return [yamls.Mark(*known[name]) for name in _PLACES]
