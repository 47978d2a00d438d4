"""What happened on which day: sections that changed, acts that were adopted, sessions recorded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from portal.changes.recorded import Recorded, Sections
from portal.registers import Registers
from portal.registers.acts import Act
from portal.trainings.downloads.meetings import last_read
from portal.trainings.logs import Course, Entry, Trainings
from portal.translations.digests import LEAD

Kind = Literal[
    "page-new", "page-gone", "section-new", "section-changed", "section-gone", "act", "sessions"
]

_LAST: tuple[Kind, ...] = ("sessions", "act")


@dataclass(frozen=True)
class Event:
    """One thing that happened on the day `on`.

    `of` is the path of a page inside a language, or the id of an act or a training, as `kind` says;
    `section` is the id of a section; `count` is how many sessions.
    """

    on: date
    kind: Kind
    of: str
    section: str = ""
    count: int = 0
    topics: frozenset[str] = frozenset()


def of_pages(
    recorded: Recorded, topics: Mapping[str, frozenset[str]], pages: Iterable[str] | None = None
) -> Iterator[Event]:
    """What changed on pages, or some of them, since the first release, which is no change.

    A section whose paragraphs all stood on the site before, on this page or another, only moved.
    """
    if not recorded:
        return
    first = min(states[0][0] for states in recorded.values())
    for page in sorted(recorded if pages is None else pages):
        states = recorded[page]
        about = topics.get(page, frozenset())
        day, sections = states[0]
        if day > first and sections:
            yield Event(day, "page-new", page, topics=about)
        for (_, before), (day, after) in pairwise(states):
            if day > first:
                yield from _between(before, after, page, day, about)


def _between(
    before: Sections, after: Sections, page: str, day: date, topics: frozenset[str]
) -> Iterator[Event]:
    if not after or not before:
        yield Event(day, "page-new" if after else "page-gone", page, topics=topics)
        return
    known = {digest for digests in before.values() for digest in digests}
    for section, digests in after.items():
        if section not in before:
            if not known.issuperset(digests[1:]):
                yield Event(day, "section-new", page, section, topics=topics)
        elif before[section] != digests and section != LEAD:
            yield Event(day, "section-changed", page, section, topics=topics)
    kept = {digest for digests in after.values() for digest in digests}
    for section in before.keys() - after.keys():
        if not kept.issuperset(before[section][1:]):
            yield Event(day, "section-gone", page, section, topics=topics)


def of_acts(acts: Iterable[Act], topics: dict[str, frozenset[str]]) -> Iterator[Event]:
    """Acts on the day they bear, where their sources give the whole day."""
    for act in acts:
        day = _day(act)
        if day and act.status not in ("draft", "unknown"):
            yield Event(day, "act", act.id, topics=topics.get(act.id, frozenset()))


def of_sessions(trainings: Trainings, registers: Registers) -> Iterator[Event]:
    """Sessions on the day somebody last read a source of theirs, by training."""
    for course in trainings.courses.values():
        days = [last_read(entry, registers) for entry in course.entries if _known(entry, registers)]
        for day in sorted(set(days)):
            yield Event(day, "sessions", course.id, count=days.count(day), topics=_topics(course))


def is_of_page(event: Event) -> bool:
    """Whether it happened on a page, and not to an act or in a training."""
    return event.kind not in _LAST


def in_order(events: Iterable[Event]) -> list[Event]:
    """The latest first; of one day pages, then acts, then sessions, each in order of their names.

    What happened on one page stays in the order it came in.
    """
    ordered = sorted(events, key=lambda event: (*map(event.kind.__eq__, _LAST), event.of))
    return sorted(ordered, key=lambda event: event.on, reverse=True)


def _known(entry: Entry, registers: Registers) -> bool:
    """Whether its sources could be read: checks go on where a register is broken."""
    return all(citation.id in registers.sources for citation in entry.log.sources)


def _topics(course: Course) -> frozenset[str]:
    return frozenset(course.training.topics)


def _day(act: Act) -> date | None:
    """The one day an act bears; None where less is known."""
    point = act.date.spans[0].start
    if not act.date.spans[0].single or not (point.year and point.month and point.day):
        return None
    return date(point.year, point.month, point.day)
