"""From and to: what the first of two values shares with the second, `14–15 martie 2022`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from portal.values.fixed import Value

_BETWEEN = re.compile(
    r"[ ]?(?:[–-]|\.\.\.|…)[ ]?"
    r"|,? (?:și|până la|pînă la|la|sau|ori|до|и|по|или|і|й|та|або|чи|and|to|or)"
    r"(?: la| до| на| în| de)? |, "
)
_WITH_UNIT = ("duration", "money", "percent")


def shared(values: list[Value], plain: str) -> list[Value]:
    """The values in order, each knowing what it may have left to the one after it to say."""
    found = list(values)
    for place, (first, second) in reversed(list(enumerate(pairwise(values)))):
        second = found[place + 1]
        if _BETWEEN.fullmatch(plain, first.end, second.start):
            found[place] = replace(first, also=first.also | frozenset(_left_out(first, second)))
    for place, (first, second) in enumerate(pairwise(values)):
        first = found[place]
        if first.label and _is_bare(second) and _BETWEEN.fullmatch(plain, first.end, second.start):
            found[place + 1] = replace(found[place + 1], label=first.label)
    return found


def _is_bare(value: Value) -> bool:
    return value.kind in ("number", "word", "year") and not value.label


def _left_out(first: Value, second: Value) -> Iterator[str]:
    for reading in sorted({second.canonical} | second.also):
        yield from _with_unit(first, second, reading)
        yield from _with_month(first, reading)
        yield from _with_year(first, reading)
        if _is_bare(first) and re.fullmatch(r"\d\d:\d\d", reading) and _whole(first, 24):
            yield f"{int(first.canonical):02}:00"


def _with_unit(first: Value, second: Value, reading: str) -> Iterator[str]:
    _, gap, unit = reading.partition(" ")
    if _is_bare(first) and gap and second.kind in (*_WITH_UNIT, "number", "word"):
        yield f"{first.canonical} {unit}"


def _with_month(first: Value, reading: str) -> Iterator[str]:
    match = re.fullmatch(r"(?P<month>(?:\d{4}|-)-\d\d)-\d\d", reading)
    if match and _is_bare(first) and _whole(first, 31):
        yield f"{match['month']}-{int(first.canonical):02}"


def _with_year(first: Value, reading: str) -> Iterator[str]:
    match = re.match(r"\d{4}(?=-\d\d)", reading)
    if match and first.canonical.startswith("--"):
        yield match[0] + first.canonical[1:]


def _whole(value: Value, most: int) -> bool:
    return value.canonical.isdigit() and 0 < int(value.canonical) <= most
