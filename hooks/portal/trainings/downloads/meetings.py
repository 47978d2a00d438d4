"""The days of sessions that are ahead, as far as they are certain.

Several separate days are several meetings. A month, a year, a day somebody only supposes
and a stretch without an end are no meetings: nobody can put them into a calendar.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.dates import Point, Span
from portal.registers import Registers
from portal.trainings.logs import Entry

AHEAD = ("planned", "announced", "cancelled")
"""Sessions with these states are put into calendars while their day is ahead."""


@dataclass(frozen=True)
class Meeting:
    """One stretch of days of a session: `number` counts from 1, `last` is its last day."""

    entry: Entry
    number: int
    first: date
    last: date

    @property
    def starts(self) -> date | datetime:
        """When it starts; the day alone where the hour is not known, or it lasts for days."""
        return self._at(self.entry.log.starts) or self.first

    @property
    def ends(self) -> date | datetime | None:
        """When it ends: the day after the last one where there are no hours (RFC 5545, 3.6.1)."""
        if isinstance(self.starts, datetime):
            return self._at(self.entry.log.ends)
        return self.last + timedelta(days=1)

    def _at(self, hour: str | None) -> datetime | None:
        if hour is None or self.first != self.last:
            return None
        return datetime.fromisoformat(f"{self.first.isoformat()}T{hour}")


def ahead(entries: Iterable[Entry], today: date) -> Iterator[Meeting]:
    """The meetings that `today` are not over, in the order of the logs."""
    for entry in entries:
        if entry.log.status in AHEAD:
            for meeting in meetings(entry):
                if meeting.last >= today:
                    yield meeting


def meetings(entry: Entry) -> Iterator[Meeting]:
    """All meetings of a log whose days are known."""
    for number, span in enumerate(entry.log.when.spans, 1):
        days = _days(span)
        if days:
            yield Meeting(entry, number, *days)


def _days(span: Span) -> tuple[date, date] | None:
    first = certain_day(span.start)
    last = certain_day(span.end) if span.end else None
    return (first, last) if first and last else None


def certain_day(point: Point) -> date | None:
    """The day a point is, where all of it is known and nothing is in doubt."""
    if point.approximate or point.uncertain or point.uncertain_year:
        return None
    if not (point.year and point.month and point.day):
        return None
    return date(point.year, point.month, point.day)


def last_read(entry: Entry, registers: Registers) -> date:
    """The last day on which somebody read a source of the log."""
    return max(registers.sources[citation.id].read for citation in entry.log.sources)
