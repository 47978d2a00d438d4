"""The types of the fields people fill in: each knows what it accepts and why it refuses the rest.

A type that refuses raises `refused(code)`; `records.py` turns that into a problem
at the place of the field.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from portal import dates
from portal.suggestions import nearest


@dataclass(frozen=True)
class Known:
    """The ids a record may refer to, by register; empty means "not checked"."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)


def as_told(value: object) -> str:
    """A value as a message quotes it; nothing for what is not one piece of text."""
    return "" if isinstance(value, dict | list) or value is None else str(value)


def refused(code: str, **about: str | int) -> PydanticCustomError:
    """What a validator raises: `code` and the values of its message."""
    return PydanticCustomError("portal", "{code}", {"code": code, **about})


Written = dict[str, Any]
"""A record as it was written: text, lists, maps and None."""

Fault = tuple[tuple[str | int, ...], str, dict[str, str | int]]
"""Where in a record, which code, and what its message speaks of."""


def repeated(written: Written, *keys: str) -> Iterator[Fault]:
    """A value that stands twice in one of the lists under `keys` (L25)."""
    for key in keys:
        seen: set[str] = set()
        for position, value in enumerate(_texts(written.get(key))):
            if value in seen:
                yield (key, position), "L25", {"value": value}
            seen.add(value)


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


class Fields(BaseModel):
    """A record people write: unknown keys are mistakes, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:  # noqa: ARG003 - for models to fill
        """What is wrong between fields, judged on what was written, whatever else is wrong."""
        return iter(())

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, fields: object) -> object:
        """A key without a value says no more than no key at all."""
        if not isinstance(fields, dict):
            return fields
        return {key: value for key, value in fields.items() if value is not None}


NotEmpty = Annotated[str, Field(min_length=1)]
"""Text with something in it."""


class HumanText(Fields):
    """A text for readers, in the languages it exists in; Romanian always does."""

    ro: NotEmpty
    ru: NotEmpty | None = None
    uk: NotEmpty | None = None

    def in_language(self, language: str) -> tuple[str, str]:
        """The text for a reader of `language`, and the language it really is in."""
        own = getattr(self, language, None)
        return (own, language) if own else (self.ro, "ro")


class Translated(Fields):
    """A record some of whose translations no native reader has confirmed."""

    working: list[str] = Field(
        default=[],
        description="Pieces in a working translation, e.g. `title.ru`",
        examples=[["title.ru", "title.uk"]],
    )

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """Each piece named under `working` must be there (L18)."""
        for position, piece in enumerate(_texts(written.get("working"))):
            name, _, language = piece.partition(".")
            text = written.get(name)
            there = isinstance(text, dict) and language in HumanText.model_fields
            if not there or not text.get(language):  # type: ignore[union-attr]
                yield ("working", position), "L18", {"piece": piece}

    def is_working(self, name: str, language: str) -> bool:
        """Whether the field `name` is a working translation in `language`."""
        return f"{name}.{language}" in self.working

    def is_unofficial(self, name: str, language: str) -> bool:
        """Whether a reader of `language` reads a working translation of the field `name`."""
        return language != "ro" and self.is_working(name, language)


def is_whole_number(value: object) -> bool:
    """Whether `value` is written as a number of people: digits, at most nine."""
    return isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value) is not None


def _whole_number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not is_whole_number(value):
        raise refused("L05", value=as_told(value))
    return int(value)


def measured(value: object) -> Decimal | None:
    """The number written as `value`, exact; None where it is not one."""
    is_number = isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", value)
    return Decimal(str(value)) if is_number else None


def measure(value: object) -> Decimal:
    """The number written as `value`, or L24."""
    number = value if isinstance(value, Decimal) else measured(value)
    if number is None:
        raise refused("L24", value=as_told(value))
    return number


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise refused("L12", value=as_told(value))
    return value == "true"


def _clock_time(value: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        raise refused("L10", value=value)
    return value


def is_id(value: str) -> bool:
    """Whether `value` is an id: small ASCII letters and digits, joined by hyphens."""
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) is not None


def _id(value: str) -> str:
    if not is_id(value):
        raise refused("L09", value=value)
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise refused("L17", value=value)
    return value


def _when(value: object) -> dates.When:
    if isinstance(value, dates.When):
        return value
    if isinstance(value, dict) and all(inner is None for inner in value.values()):
        value = "{" + ",".join(value) + "}"  # several days without quotes are a map to YAML
    try:
        return dates.parse(str(value or ""))
    except dates.NotADate as error:
        about = {"day": 0, "last": 0, **error.about}
        code = {"day": "L19", "order": "L20"}.get(error.reason, "L04")
        raise refused(code, value=as_told(value), **about) from None


def day(value: object) -> date:
    """The day written as `value`, or L04 where it is none or more than one."""
    when = _when(value)
    point = when.spans[0].start
    if len(when.spans) > 1 or not when.spans[0].single or not point.year or not point.day:
        raise refused("L04", value=when.text)
    return date(point.year, point.month or 1, point.day)


Count = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})
]
"""How many; 0 or more."""

Measure = Annotated[
    Decimal, BeforeValidator(measure), WithJsonSchema({"type": "number", "minimum": 0})
]
"""A measured value; 0 or more, exact as written."""

Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]

ClockTime = Annotated[
    str,
    AfterValidator(_clock_time),
    WithJsonSchema({"type": "string", "pattern": "^\\d{2}:\\d{2}$"}),
]

Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]

Address = Annotated[str, AfterValidator(_address)]

When = Annotated[
    dates.When,
    BeforeValidator(_when),
    WithJsonSchema({"type": "string", "description": "EDTF, e.g. 2025-03-12, 2025-03, XXXX-09-22"}),
]

Day = Annotated[date, BeforeValidator(day), WithJsonSchema({"type": "string", "format": "date"})]

Exactness = Literal["exact", "at-least", "approximate"]


def reference(register: str, *also: str) -> Any:
    """The type of an id that must stand in `register`, or be one of `also`."""

    def check(value: str, info: ValidationInfo) -> str:
        known: Known = info.context or Known()
        ids = known.ids.get(register)
        if ids is not None and value not in ids and value not in also:
            raise refused("L03", value=value, register=register, nearest=nearest(value, ids))
        return value

    return Annotated[str, AfterValidator(check), Field(json_schema_extra={"register": register})]
