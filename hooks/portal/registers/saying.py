"""What a record says where a page refers to it: what a reader would see change."""

import json
from datetime import date

from pydantic import BaseModel

from portal.dates import When
from portal.fields import HumanText
from portal.registers import Registers, citing
from portal.registers.contacts import Contact
from portal.registers.references import SCHEMES
from portal.registers.sources import Source

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
            return json.dumps(_plain(record), ensure_ascii=False, sort_keys=True)


def _plain(value: object) -> object:
    match value:
        case HumanText():
            return value.ro
        case BaseModel():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            return {n: _plain(v) for n, v in fields if n not in _EDITORIAL and v not in (None, [])}
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
