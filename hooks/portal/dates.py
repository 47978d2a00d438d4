"""Dates as sources know them: EDTF (ISO 8601-2), as much as is known and no more.

Understood: `2025-03-12`, `2025-03`, `2025`, `XXXX` and `XXXX-09-22` (year not
known), `~` approximate, `?` uncertain, `%` both, `2023?-04-19` (only the year is
uncertain), `a/b` from a to b, `a/` (end not known), and `{a,b,c..d}` several.
The standard: https://www.loc.gov/standards/datetime/ (levels 0 to 2, in part).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_PART = re.compile(
    r"(?P<year>[0-9]{4}|XXXX)(?P<year_mark>[~?%]?)"
    r"(?:-(?P<month>[0-9]{2})(?P<month_mark>[~?%]?)"
    r"(?:-(?P<day>[0-9]{2})(?P<day_mark>[~?%]?))?)?"
)


EXAMPLE = "2026-03-12"


class NotADate(ValueError):
    """The text is not a date we understand; `reason` is a key of `strings/`."""

    def __init__(self, reason: str, **about: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.about = about


@dataclass(frozen=True)
class Point:
    """A day, a month or a year; None is what the source does not say.

    `uncertain` is about all of it, `uncertain_year` about the year alone.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False
    uncertain_year: bool = False

    @property
    def last_day(self) -> date | None:
        """The latest day it may mean, when the year is known."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts points as a calendar does; unknown years come first."""
        return (self.year or 0, self.month or 0, self.day or 0)


@dataclass(frozen=True)
class Span:
    """From `start` to `end`; the same twice for one point, `end` None when not known."""

    start: Point
    end: Point | None

    @property
    def single(self) -> bool:
        """Whether it is one point and not a stretch of time."""
        return self.start == self.end


@dataclass(frozen=True)
class When:
    """When something was: `spans` in the order of the source, `text` as it was written."""

    text: str
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def year(self) -> int | None:
        """The year it began in, by which it is counted."""
        return self.spans[0].start.year

    @property
    def quarter(self) -> str | None:
        """The quarter it began in, `2025-Q1`; the year alone where the month is not known."""
        start = self.spans[0].start
        if not start.year:
            return None
        return f"{start.year}-Q{(start.month + 2) // 3}" if start.month else str(start.year)

    @property
    def last_year(self) -> int | None:
        """The last year it is known to reach."""
        end = self.spans[-1].end
        return end.year if end else self.spans[-1].start.year

    @property
    def crosses_years(self) -> bool:
        """Whether it began in one year and ended in another."""
        return self.year != self.last_year

    @property
    def last_day(self) -> date | None:
        """The last day it may mean; where the end is open, the last day it may begin on.

        None where no year is known.
        """
        days = [(span.end or span.start).last_day for span in self.spans]
        return max((day for day in days if day), default=None)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts by the first day."""
        return self.spans[0].start.order


#   parse("2022-11/2023-03")  ->  one span, Point(2022, 11) to Point(2023, 3)
def parse(text: str) -> When:
    """The date written as `text`; raises NotADate."""
    if text.startswith("{") and text.endswith("}"):
        pieces = [piece.strip() for piece in text[1:-1].split(",")]
        spans = [_span(piece, "..") for piece in pieces]
    else:
        spans = [_span(text, "/")]
    starts = [span.start.order for span in spans]
    if starts != sorted(starts):
        raise NotADate("order")
    return When(text, tuple(spans))


def _span(text: str, separator: str) -> Span:
    start_text, between, end_text = text.partition(separator)
    start = _point(start_text.strip())
    if not between:
        return Span(start, start)
    end_text = end_text.strip()
    if end_text in ("", ".."):
        return Span(start, None)
    end = _point(end_text)
    if (end.year or 0, end.month or 12, end.day or 31) < start.order:
        raise NotADate("order")
    return Span(start, end)


def _point(text: str) -> Point:
    match = _PART.fullmatch(text)
    if not match:
        raise NotADate("form")
    year = None if match["year"] == "XXXX" else int(match["year"])
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if year == 0 or (month is not None and not 1 <= month <= 12):
        raise NotADate("month", month=month or 0)
    if month and day is not None:
        # Any year may have had a 29 February until the source tells which it was.
        longest = monthrange(year or 2000, month)[1]
        if not 1 <= day <= longest:
            raise NotADate("day", day=day, last=longest)
    last = match["day_mark"] or (match["month_mark"] if not day else "")
    last = last or (match["year_mark"] if not month else "")
    marks = {match["year_mark"], match["month_mark"], match["day_mark"]}
    return Point(
        year,
        month,
        day,
        approximate=bool(marks & {"~", "%"}),
        uncertain=last in ("?", "%"),
        uncertain_year=last not in ("?", "%") and bool(marks & {"?", "%"}),
    )
