"""How dates and figures are said in each language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from portal.dates import Point, Span, When
from portal.strings import strings
from portal.trainings.indexes import Figure

_LEAP_YEAR = 2000
"""Stands in for a year nobody knows, so that every day exists; it is never shown."""


@lru_cache(maxsize=4096)  # a session stands on ten pages, many sessions on the same day
def moment(when: When, language: str) -> str:
    """`10 mai 2017`, `20–22 septembrie 2022`, `aproximativ 2025`."""
    said = format_list([_span(span, language) for span in when.spans], locale=language)
    points = [point for span in when.spans for point in (span.start, span.end) if point]
    words = strings(language)
    if any(point.approximate for point in points):
        said = words.text("when.approximate", when=said)
    if any(point.uncertain for point in points):
        said = words.text("when.unconfirmed", when=said)
    if any(point.uncertain_year for point in points):
        said = words.text("when.uncertain", when=said)
    if when.year is None and points[0].month:
        said = words.text("when.no_year", when=said)
    return said


#   quarter("2025-Q1", "ro")  ->  "trimestrul 1 al anului 2025"
def quarter(key: str, language: str) -> str:
    """A quarter of a year, or a year of which the quarter is not known."""
    year, _, number = key.partition("-Q")
    kind = "quarter" if number else "quarter_unknown"
    return strings(language).text(f"attendance.{kind}", year=year, quarter=number)


def day(value: date, language: str) -> str:
    """`21 noiembrie 2026`."""
    return format_date(value, "long", locale=language)


def _span(span: Span, language: str) -> str:
    start, end = span.start, span.end
    if end is None:
        return strings(language).text("when.open", start=_point(start, language))
    if start.order == end.order:
        return _point(start, language)
    if not start.month and not end.month and start.year and end.year:
        return f"{start.year}–{end.year}"
    alike = bool(start.day) == bool(end.day) and bool(start.month) == bool(end.month)
    if start.year != end.year or not alike:
        return f"{_point(start, language)} – {_point(end, language)}"
    if start.month == end.month:
        return f"{start.day}–{_point(end, language)}"
    return f"{_point(replace(start, year=None), language)} – {_point(end, language)}"


def _point(point: Point, language: str) -> str:
    if point.day:
        if point.year:
            return day(_as_date(point), language)
        return format_skeleton("MMMMd", _as_date(point), locale=language)
    if point.month:
        if not point.year:
            return format_date(_as_date(point), "LLLL", locale=language)
        return format_skeleton("yMMMM", _as_date(point), locale=language)
    return str(point.year) if point.year else strings(language).text("when.unknown_year")


def _as_date(point: Point) -> date:
    return date(point.year or _LEAP_YEAR, point.month or 1, point.day or 1)


def figure(value: Figure, language: str) -> str:
    """`78`, `cel puțin 120`, `circa 100`, `cel puțin circa 345`, `nu se cunoaște`, `[c]`."""
    if value.is_hidden:
        return strings(language).text("figure.hidden")
    if not value.is_known:
        return strings(language).text("figure.unknown")
    return count(
        value.count, at_least=value.at_least, approximate=value.approximate, language=language
    )


def short(value: Figure, language: str) -> str:
    """The same in a narrow place: `78`, `≥ 120`, `≈ 100`, `≥ ≈ 345`, `?`, `[c]`."""
    if value.is_hidden:
        return strings(language).text("figure.hidden")
    if not value.is_known:
        return "?"
    signs = {"≥": value.at_least, "≈": value.approximate}
    shown = [sign for sign, holds in signs.items() if holds]
    return "\u00a0".join([*shown, strings(language).number(value.count)])


def cell(value: int | None, language: str) -> str:
    """A count that may be hidden: `12`, `[c]`."""
    words = strings(language)
    return words.text("figure.hidden") if value is None else words.number(value)


def decimal(value: Decimal, language: str) -> str:
    """A measured number: `4,6` in all three languages, with as many decimals as it has."""
    return format_decimal(value, locale=language, decimal_quantization=False)


_DURATIONS = ("hours", "days", "weeks", "months", "years")


#   measured(Decimal(3900), "lei", "uk")  ->  "3 900 леїв"
#   measured(Decimal(15), "days", "ru")   ->  "15 дней"
#   measured(Decimal(82), "percent", "ro") -> "82 %"
def measured(number: Decimal, unit: str | None, language: str) -> str:
    """A number with its unit, on one line; `unit` is one of `registers/facts.py`."""
    if unit is None:
        said = decimal(number, language)
    elif unit in _DURATIONS:
        said = format_unit(number, f"duration-{unit[:-1]}", locale=language)
    elif unit == "percent":
        said = f"{decimal(number, language)} %"
    else:
        words = strings(language)
        form = words.locale.plural_form(number)
        said = words.text(f"units.{unit}.{form}", count=decimal(number, language))
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def count(number: int, *, at_least: bool, approximate: bool, language: str) -> str:
    """A number with what is known of its exactness."""
    kind = {
        (False, False): "exact",
        (True, False): "at_least",
        (False, True): "approximate",
        (True, True): "at_least_approximate",
    }[at_least, approximate]
    return strings(language).text(f"figure.{kind}", number=number)
