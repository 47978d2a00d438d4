"""From a tree of text to typed records, with every mistake where it was made.

A model (pydantic) declares the fields; this module runs it over a tree and
turns whatever it refuses into problems: L01 unknown key, L02 missing key, L03
unknown id, L04 not a date, L05 not a whole number, L06 not one of the choices,
L07 breakdown larger than the headcount, L08 breakdown smaller, L09 not an id,
L10 not a time, L11 ends before it starts, L12 not true or false, L13 text
expected, L14 list expected, L15 map expected, L16 id used twice, L17 not a web
address, L18 marks as working what is not there, L19 no such day, L20 ends before
it starts, L23 list without a value, L24 not a number, L25 value that is repeated.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal import yamls
from portal.fields import Fields, Known, as_told
from portal.problems import Problem
from portal.suggestions import nearest
from portal.translations import texts

Model = TypeVar("Model", bound="Fields")

_About = dict[str, str | int]


@dataclass(frozen=True)
class Record(Generic[Model]):
    """A typed record and where it stands: `path` of its file, `node` in its tree."""

    value: Model
    path: str
    node: yamls.Node

    def mark(self, *where: str | int) -> yamls.Mark:
        """The place of the field `where` leads to, or of the last thing on the way."""
        return yamls.mark_of(self.node, where)

    def problem(self, code: str, *where: str | int, **about: str | int) -> Problem:
        """A problem at the field `where` leads to."""
        return self.mark(*where).problem(self.path, code, **about)


def typed(
    model: type[Model],
    node: yamls.Node,
    path: str,
    known: Known,
    told: Iterable[Problem] = (),
    *,
    checked: bool = True,
) -> tuple[Record[Model] | None, list[Problem]]:
    """The record `node` holds, or every reason why it is none.

    A place of which something was `told` already is not judged a second time. Whether its texts
    agree between languages is not asked of what was `checked` before.
    """
    written = yamls.plain(node)
    found = [
        _at(node, path, where, code, about)
        for where, code, about in (model.across(written) if isinstance(written, dict) else ())
    ]
    value = None
    try:
        value = model.model_validate(written, context=known)
    except ValidationError as refused:
        found += [_told(error, node, path, model) for error in refused.errors()]
    places = {(problem.sheet, problem.line, problem.column) for problem in told}
    found = [p for p in found if (p.sheet, p.line, p.column) not in places]
    record = None if found or value is None else Record(value, path, node)
    return record, [*found, *(texts.check(node, path) if checked else ())]


def _at(
    node: yamls.Node, path: str, where: tuple[str | int, ...], code: str, about: _About
) -> Problem:
    return yamls.mark_of(node, where).problem(path, code, **about)


def _told(error: ErrorDetails, node: yamls.Node, path: str, model: type[BaseModel]) -> Problem:
    code, about = _CODES[error["type"]](error) if error["type"] in _CODES else ("L13", {})
    where = tuple(step for step in error["loc"] if step != "[key]")
    key_at_fault = code == "L01" or "[key]" in error["loc"]
    mark = yamls.key_mark(node, where) if key_at_fault else yamls.mark_of(node, where)
    if code == "L01":
        about["nearest"] = nearest(str(where[-1]), _keys_at(model, where[:-1]))
    return mark.problem(path, code, **about)


def _keys_at(model: type[BaseModel], where: tuple[int | str, ...]) -> list[str]:
    """The keys allowed in the part of `model` that `where` leads to."""
    for step in where:
        named = model.model_fields.get(step) if isinstance(step, str) else None
        inner = _models_in(named.annotation) if named else []
        model = inner[0] if inner else model
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models_in(part)]


def _code(code: str) -> Callable[[ErrorDetails], tuple[str, _About]]:
    return lambda error: (code, {"value": as_told(error["input"])})


def _missing(error: ErrorDetails) -> tuple[str, _About]:
    return "L02", {"key": str(error["loc"][-1])}


def _unknown_key(error: ErrorDetails) -> tuple[str, _About]:
    return "L01", {"key": str(error["loc"][-1])}


def _choice(error: ErrorDetails) -> tuple[str, _About]:
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return "L06", {"value": as_told(error["input"]), "choices": expected}


def _own(error: ErrorDetails) -> tuple[str, _About]:
    context = dict(error.get("ctx", {}))
    return str(context.pop("code")), context


_CODES: dict[str, Callable[[ErrorDetails], tuple[str, _About]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _choice,
    "portal": _own,
    "string_type": _code("L13"),
    "string_too_short": _code("L13"),
    "list_type": _code("L14"),
    "dict_type": _code("L15"),
    "model_type": _code("L15"),
    "model_attributes_type": _code("L15"),
    "too_short": _code("L23"),
    "string_pattern_mismatch": _code("L09"),
}
