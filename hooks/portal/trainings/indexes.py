"""Attendance counted: logs in, figures out. Knows nothing of languages or pages.

The rules, as the page for readers tells them:
* only sessions that were held count, and only people who came;
* a log whose figure another log already contains is left out beside it;
* a figure that says "at least", and a session without a figure, make the total
  a lower bound; an approximate figure makes it approximate;
* a session that spans two years counts in the year it began.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.trainings.logs import Entry, Trainings

Key = str | int | None
"""What a row stands for: an id, a year, or None where the source does not say."""


@dataclass(frozen=True)
class Figure:
    """How many, and how far that can be trusted.

    `count` adds up the logs that have a figure (`known` of them); `unknown` logs
    have none. `at_least` and `approximate` say what the count is, and may both hold;
    `said_at_least` tells that a source said so, and not only that a figure is missing.
    """

    count: int = 0
    known: int = 0
    unknown: int = 0
    at_least: bool = False
    approximate: bool = False
    said_at_least: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is any figure at all."""
        return self.known > 0

    @property
    def is_exact(self) -> bool:
        """Whether nothing is missing and nothing is estimated."""
        return self.is_known and not (self.at_least or self.approximate)

    def __add__(self, other: "Figure") -> "Figure":
        unknown = self.unknown + other.unknown
        return Figure(
            self.count + other.count,
            self.known + other.known,
            unknown,
            self.at_least or other.at_least or unknown > 0,
            self.approximate or other.approximate,
            self.said_at_least or other.said_at_least,
        )


@dataclass(frozen=True)
class Row:
    """One line of an index."""

    key: Key
    entries: tuple[Entry, ...]
    attendance: Figure
    sessions: Figure

    @property
    def held(self) -> int:
        """How many logs of held sessions are counted."""
        return sum(1 for entry in self.entries if entry.log.status == "held")


@dataclass(frozen=True)
class Index:
    """Rows over one dimension, and the total of the same logs counted once."""

    dimension: str
    rows: tuple[Row, ...]
    total: Row

    @property
    def overlaps(self) -> bool:
        """Whether the rows do not add up: a log stands in several, or a part beside no whole."""
        rows = sum(row.attendance.count for row in self.rows)
        return self.dimension != "year" or rows != self.total.attendance.count


Dimension = Literal["year", "topic", "organiser", "district"]


def keys_of(trainings: Trainings) -> dict[Dimension, Callable[[Entry], Sequence[Key]]]:
    """The rows a log belongs to, by dimension; one that names none belongs to None."""
    return {
        "year": lambda entry: [entry.log.when.year],
        "topic": lambda entry: trainings.course_of(entry).training.topics,
        "organiser": lambda entry: entry.log.organisers or [None],
        "district": lambda entry: entry.log.districts or [None],
    }


DIMENSIONS: tuple[Dimension, ...] = ("year", "topic", "organiser", "district")


def index(trainings: Trainings, dimension: Dimension) -> Index:
    """All logs by one dimension: years from the latest, the rest from the largest figure."""
    keys = keys_of(trainings)[dimension]
    groups: dict[Key, list[Entry]] = {}
    for entry in trainings.entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    rows = [row(key, entries, trainings) for key, entries in groups.items()]
    order = _by_year if dimension == "year" else _by_size
    return Index(
        dimension,
        tuple(sorted(rows, key=order)),
        row(None, trainings.entries, trainings),
    )


def row(key: Key, entries: Iterable[Entry], trainings: Trainings) -> Row:
    """The line that `entries` make, some of those of `trainings`."""
    entries = tuple(entries)
    met = _held_once(entries, trainings, lambda entry: entry.log.sessions is not None)
    wholes = {entry.log.part_of for entry in met}
    return Row(
        key,
        entries,
        sum((attendance(entry) for entry in counted(entries, trainings)), Figure()),
        sum((sessions(entry, entry.reference in wholes) for entry in met), Figure()),
    )


def counted(entries: Iterable[Entry], trainings: Trainings) -> list[Entry]:
    """The entries whose attendance counts: held, and not contained in another of them.

    A whole that has no figure hides nothing: it stays, as unknown, beside its parts.
    """
    return _held_once(entries, trainings, lambda entry: entry.log.attendance is not None)


def _held_once(
    entries: Iterable[Entry], trainings: Trainings, has_figure: Callable[[Entry], bool]
) -> list[Entry]:
    held = {entry.reference: entry for entry in entries if entry.log.status == "held"}
    hiding = {name for name, entry in held.items() if has_figure(entry)}
    return [entry for entry in held.values() if hiding.isdisjoint(trainings.wholes_of(entry))]


def attendance(entry: Entry) -> Figure:
    """How many came, as one log says it."""
    stated = entry.log.attendance
    if stated is None:
        return Figure(unknown=1, at_least=True)
    return Figure(
        stated.present,
        known=1,
        at_least=stated.exactness == "at-least",
        approximate=stated.exactness == "approximate",
        said_at_least=stated.exactness == "at-least",
    )


def sessions(entry: Entry, parts_counted: bool) -> Figure:
    """How many meetings a log stands for.

    One that does not say stands for at least one, or for its parts where they are counted.
    """
    stated = entry.log.sessions
    if stated is not None:
        return Figure(stated, known=1)
    return Figure(0 if parts_counted else 1, known=1, at_least=True)


def _by_year(row: Row) -> tuple[bool, int]:
    return (row.key is None, -(row.key if isinstance(row.key, int) else 0))


def _by_size(row: Row) -> tuple[bool, int, str]:
    return (row.key is None, -row.attendance.count, str(row.key))
