"""Values with legal weight, written once: `registers/facts.yml`.

Problems reported: F05 a unit that does not fit the type of the value, L20 a validity that
ends before it begins, and those of `records.py`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import Field, PlainValidator, ValidationInfo, WithJsonSchema

from portal.fields import (
    Day,
    Exactness,
    Fault,
    Fields,
    HumanText,
    Id,
    NotEmpty,
    Translated,
    Written,
    as_told,
    day,
    measure,
)
from portal.registers.sources import Citation

Amounts = Literal["lei", "euro"]
Durations = Literal["hours", "days", "weeks", "months", "years"]
Counts = Literal["people", "children", "places", "centres", "agencies", "kilometres", "percent"]

UNITS: dict[str, tuple[str, ...]] = {
    "amount": get_args(Amounts),
    "duration": get_args(Durations),
    "count": get_args(Counts),
}
"""The units of the types that are measured; a count may go without, `date` and `text` have none."""

Value = date | Decimal | HumanText
"""A day, a number that is exact as written, or words in three languages."""


def _of_its_type(written: object, info: ValidationInfo) -> object:
    """The value as the type beside it wants it; unjudged where the type is no type."""
    match info.data.get("type"):
        case "date":
            return written if isinstance(written, date) else day(written)
        case "text":
            return HumanText.model_validate(written)
        case None:
            return written
        case _:
            return measure(written)


class Validity(Fields):
    """From which day until which day a value holds, both included; as far as it is known."""

    since: Day | None = Field(None, alias="from")
    until: Day | None = None

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """It must not end before it begins."""
        since, until = (_day_in(written.get(key)) for key in ("from", "until"))
        if since and until and until < since:
            yield ("until",), "L20", {"value": as_told(written["until"])}


class Confirmation(Fields):
    """When and how a person checked the value at the authority."""

    on: Day
    how: NotEmpty = Field(examples=["telefonic, la Linia Verde a IGM"])


class Fact(Translated):
    """One value and what gives it: an amount, a date, a duration, a count, or words."""

    id: Id
    type: Literal["date", "amount", "duration", "count", "text"]
    unit: Amounts | Durations | Counts | None = None
    value: Annotated[
        Value,
        PlainValidator(_of_its_type),
        WithJsonSchema(
            {"anyOf": [{"type": "string"}, {"type": "number", "minimum": 0}, {"type": "object"}]}
        ),
    ]
    exactness: Exactness = "exact"
    valid: Validity = Validity()
    sources: list[Citation] = Field(min_length=1, description="The one that says it best first")
    confirmed: Confirmation | None = Field(
        None, description="Set when a person checked the value at the authority"
    )
    note: HumanText | None = None

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """A measured value has a unit of its kind, a count may go without (F05)."""
        yield from super().across(written)
        valid = written.get("valid")
        if isinstance(valid, dict):
            yield from ((("valid", *at), code, about) for at, code, about in Validity.across(valid))
        kind, unit = written.get("type"), written.get("unit")
        if not isinstance(kind, str) or kind not in get_args(cls.model_fields["type"].annotation):
            return
        units = UNITS.get(kind, ())
        without = kind not in ("amount", "duration")
        if unit not in units and not (without and unit is None):
            where = "unit" if unit is not None else "type"
            yield (where,), "F05", {"type": kind, "units": ", ".join(units) or "–"}

    @property
    def until(self) -> date | None:
        """The last day it holds, where there is one."""
        return self.valid.until

    def has_passed(self, today: date) -> bool:
        """Whether it no longer holds on that day."""
        return self.until is not None and self.until < today


def _day_in(written: object) -> date | None:
    try:
        return date.fromisoformat(as_told(written))
    except ValueError:
        return None
