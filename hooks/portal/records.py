"""From a tree of text to typed records, with every mistake where it was made.

A model (pydantic) declares the fields; this module runs it over a tree and
turns whatever it refuses into problems: L01 unknown key, L02 missing key, L03
unknown id, L04 not a date, L05 not a whole number, L06 not one of the choices,
L07 breakdown larger than the headcount, L08 breakdown smaller, L09 not an id,
L10 not a time, L11 ends before it starts, L12 not true or false, L13 text
expected, L14 list expected, L15 map expected, L16 id used twice, L17 not a web
address, L18 marks as working what is not there, L19 no such day, L20 ends before
it starts, L23 list without a value, L24 not a number.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from portal import dates, yamls
from portal.problems import Problem

Model = TypeVar("Model", bound="Fields")


@dataclass(frozen=True)
class Known:
    """The ids a record may refer to, by register; empty means "not checked"."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Record(Generic[Model]):
    """A typed record and where it stands: `path` of its file, `node` in its tree."""

    value: Model
    path: str
    node: yamls.Node

    def problem(self, code: str, *where: str | int, **about: str | int) -> Problem:
        """A problem at the field `where` leads to."""
        mark = yamls.mark_of(self.node, where)
        return Problem(self.path, mark.line, mark.column, code, dict(about))


def typed(
    model: type[Model], node: yamls.Node, path: str, known: Known
) -> tuple[Record[Model] | None, list[Problem]]:
    """The record `node` holds, or every reason why it is none."""
    try:
        value = model.model_validate(yamls.plain(node), context=known)
    except ValidationError as refused:
        return None, [_told(error, node, path, model) for error in refused.errors()]
    return Record(value, path, node), []


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most like `name`, or nothing when none is like it.

    A slip of the keyboard (two letters swapped, one dropped) comes before a shared part.
    """
    choices = sorted(names)
    similarity = DamerauLevenshtein.normalized_similarity
    found = process.extractOne(name, choices, scorer=similarity, score_cutoff=0.6)
    found = found or process.extractOne(name, choices, score_cutoff=80)
    return str(found[0]) if found else ""


def _told(error: ErrorDetails, node: yamls.Node, path: str, model: type[BaseModel]) -> Problem:
    code, about = _CODES[error["type"]](error) if error["type"] in _CODES else ("L13", {})
    where = tuple(step for step in error["loc"] if step != "[key]")
    where = (*where, "working") if code == "L18" else where
    key_at_fault = code == "L01" or "[key]" in error["loc"]
    mark = yamls.key_mark(node, where) if key_at_fault else yamls.mark_of(node, where)
    if code == "L01":
        about["nearest"] = nearest(str(where[-1]), _keys_at(model, where[:-1]))
    return Problem(path, mark.line, mark.column, code, about)


def _keys_at(model: type[BaseModel], where: tuple[int | str, ...]) -> list[str]:
    """The keys allowed in the part of `model` that `where` leads to."""
    for step in where:
        inner = _models_in(model.model_fields[step].annotation) if isinstance(step, str) else []
        model = inner[0] if inner else model
    return list(model.model_fields)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]


_About = dict[str, str | int]


def _code(code: str) -> Callable[[ErrorDetails], tuple[str, _About]]:
    return lambda error: (code, {"value": _short(error["input"])})


def _short(value: object) -> str:
    return "" if isinstance(value, dict | list) or value is None else str(value)


def _missing(error: ErrorDetails) -> tuple[str, _About]:
    return "L02", {"key": str(error["loc"][-1])}


def _unknown_key(error: ErrorDetails) -> tuple[str, _About]:
    return "L01", {"key": str(error["loc"][-1])}


def _choice(error: ErrorDetails) -> tuple[str, _About]:
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return "L06", {"value": _short(error["input"]), "choices": expected}


def _own(error: ErrorDetails) -> tuple[str, _About]:
    context = dict(error.get("ctx", {}))
    return str(context.pop("code")), context


_CODES: dict[str, Callable[[ErrorDetails], tuple[str, _About]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _choice,
    "portal": _own,
    "string_type": _code("L13"),
    "list_type": _code("L14"),
    "dict_type": _code("L15"),
    "model_type": _code("L15"),
    "model_attributes_type": _code("L15"),
    "too_short": _code("L23"),
    "string_pattern_mismatch": _code("L09"),
}


def refused(code: str, **about: str | int) -> PydanticCustomError:
    """What a validator raises: `code` and the values of its message."""
    return PydanticCustomError("portal", "{code}", {"code": code, **about})


class Fields(BaseModel):
    """A record people write: unknown keys are mistakes, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, fields: object) -> object:
        """A key without a value says no more than no key at all."""
        if not isinstance(fields, dict):
            return fields
        return {key: value for key, value in fields.items() if value is not None}


class HumanText(Fields):
    """A text for readers, in the languages it exists in; Romanian always does."""

    ro: str
    ru: str | None = None
    uk: str | None = None

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

    @model_validator(mode="after")
    def _working_names_what_is_there(self) -> "Translated":
        for piece in self.working:
            name, _, language = piece.partition(".")
            text = getattr(self, name, None)
            if not isinstance(text, HumanText) or not getattr(text, language, None):
                raise refused("L18", piece=piece)
        return self

    def is_working(self, name: str, language: str) -> bool:
        """Whether the field `name` is a working translation in `language`."""
        return f"{name}.{language}" in self.working


def _whole_number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        raise refused("L05", value=_short(value))
    return int(value)


def _measure(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", value):
        raise refused("L24", value=_short(value))
    return Decimal(value)


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise refused("L12", value=_short(value))
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
    if isinstance(value, dict) and set(value.values()) <= {None}:
        value = "{" + ",".join(value) + "}"  # several days without quotes are a map to YAML
    try:
        return dates.parse(str(value or ""))
    except dates.NotADate as error:
        about = {"day": 0, "last": 0, **error.about}
        code = {"day": "L19", "order": "L20"}.get(error.reason, "L04")
        raise refused(code, value=_short(value), **about) from None


def _day(value: object) -> date:
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
    Decimal, BeforeValidator(_measure), WithJsonSchema({"type": "number", "minimum": 0})
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

Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]

Exactness = Literal["exact", "at-least", "approximate"]


def reference(register: str) -> Any:
    """The type of an id that must stand in `register`."""

    def check(value: str, info: ValidationInfo) -> str:
        known: Known = info.context or Known()
        ids = known.ids.get(register)
        if ids is not None and value not in ids:
            raise refused("L03", value=value, register=register, nearest=nearest(value, ids))
        return value

    return Annotated[str, AfterValidator(check), Field(json_schema_extra={"register": register})]
