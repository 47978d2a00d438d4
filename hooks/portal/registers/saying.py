"""What a record says where a page refers to it: what a reader would see change."""

import json
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel

from portal.dates import When
from portal.fields import HumanText
from portal.registers import Registers, citing
from portal.registers.contacts import Contact
from portal.registers.references import SCHEMES
from portal.registers.sources import Source

SHOWN = {
    "acts": ("kind", "number", "date", "issuers", "name", "title", "status", "in_force"),
    "facts": ("value", "unit", "exactness", "valid"),
    "terms": ("form", "abbreviation"),
}
"""The fields a reference shows or follows from; of other registers all but those of editors."""

_EDITORIAL = frozenset({"id", "sources", "working", "confirmed", "note"})
"""Fields of any register that change nothing of what a reference says."""


def says(registers: Registers, scheme: str, name: str) -> str:
    """What the record called `name` says, on one line; nothing for an unknown one.

    It depends neither on the day nor on the wording of the site, so it changes only with the
    record. Of texts for readers only the original counts: a translation cannot lag behind itself.
    """
    record = getattr(registers, SCHEMES[scheme]).get(name) if scheme in SCHEMES else None
    match record:
        case None:
            return ""
        case Source():
            return citing.brief(record)
        case Contact():
            return record.numbers[0].dialled
        case _:
            said = _fields(record, SHOWN.get(SCHEMES[scheme]))
            return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _fields(record: BaseModel, shown: Iterable[str] | None = None) -> dict[str, object]:
    """The fields that say something; one that a later version adds changes nothing while empty."""
    names = shown or (name for name in type(record).model_fields if name not in _EDITORIAL)
    values = {name: _plain(getattr(record, name)) for name in names}
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _plain(value: object) -> object:
    match value:
        case None:
            return None
        case HumanText():
            return value.ro
        case BaseModel():
            return _fields(value)
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case When():
            return value.text
        case date():
            return value.isoformat()
        case _:
            return str(value)
