"""Attendance counted: logs in, figures out. Knows nothing of languages or pages.

The rules, as the page for readers tells them:
* only sessions that were held count, and only people who came;
* the figure is the headcount; what is listed by name never adds to it (decision 0008);
* a log whose figure another log already contains is left out beside it;
* a figure that says "at least", and a session without a figure or with a hidden one,
  make the total a lower bound; an approximate figure makes it approximate;
* totals add up published figures only, so that no total tells a hidden one (decision 0007);
* a session that spans two years, or two quarters, counts where it began.

Only trainings that passed `disclosure.py` have figures here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, get_args

from portal.trainings.logs import Entry, Trainings
from portal.trainings.shown import HIDDEN
from portal.trainings.suppression import RULES, Kind

Key = str | int | None
"""What a row stands for: an id, a year, a quarter (`2025-Q1`, `2025` where only the year
is known), or None where the source does not say."""


@dataclass(frozen=True)
class Figure:
    """How many, and how far that can be trusted.

    `count` adds up the logs that have a figure (`known` of them); `unknown` logs
    have none, and that of `hidden` logs may not be told. `at_least` and `approximate`
    say what the count is, and may both hold; `said_at_least` tells that a source said so.
    """

    count: int = 0
    known: int = 0
    unknown: int = 0
    hidden: int = 0
    at_least: bool = False
    approximate: bool = False
    said_at_least: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is any figure at all."""
        return self.known > 0

    @property
    def is_hidden(self) -> bool:
        """Whether there are figures, and none of them may be told."""
        return self.hidden > 0 and self.known == 0

    @property
    def is_exact(self) -> bool:
        """Whether nothing is missing and nothing is estimated."""
        return self.is_known and not (self.at_least or self.approximate)

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(
            self.count + other.count,
            self.known + other.known,
            self.unknown + other.unknown,
            self.hidden + other.hidden,
            self.at_least or other.at_least,
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


Dimension = Literal[
    "year", "quarter", "topic", "organiser", "funder", "district", "audience", "competency"
]

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

IN_TIME: tuple[Dimension, ...] = ("year", "quarter")
"""Dimensions in which a log has one place, so that rows add up to the total."""

CROSSINGS: tuple[tuple[Dimension, Dimension], ...] = (("topic", "year"), ("district", "year"))
"""The pairs that are crossed. No more: each further table is one more thing to combine."""


@dataclass(frozen=True)
class Index:
    """Rows over one dimension, and the total of the same logs counted once."""

    dimension: Dimension
    rows: tuple[Row, ...]
    total: Row

    @property
    def overlaps(self) -> bool:
        """Whether the rows do not add up: a log stands in several, or a part beside no whole."""
        rows = sum(row.attendance.count for row in self.rows)
        return self.dimension not in IN_TIME or rows != self.total.attendance.count


@dataclass(frozen=True)
class Crossing:
    """One dimension by another: `cells` holds those in which anything is logged."""

    rows: Index
    columns: Index
    cells: Mapping[tuple[Key, Key], Row]


def keys_of(trainings: Trainings) -> dict[Dimension, Callable[[Entry], Sequence[Key]]]:
    """The rows a log belongs to, by dimension; one that names none belongs to None."""

    def of_course(name: str) -> Callable[[Entry], Sequence[Key]]:
        return lambda entry: getattr(trainings.course_of(entry).training, name) or [None]

    def of_log(name: str) -> Callable[[Entry], Sequence[Key]]:
        return lambda entry: getattr(entry.log, name) or [None]

    return {
        "year": lambda entry: [entry.log.when.year],
        "quarter": lambda entry: [entry.log.when.quarter],
        "topic": of_course("topics"),
        "organiser": of_log("organisers"),
        "funder": of_log("funders"),
        "district": of_log("districts"),
        "audience": of_course("audience"),
        "competency": of_course("competencies"),
    }


def index(trainings: Trainings, dimension: Dimension) -> Index:
    """All logs by one dimension: times from the latest, the rest from the largest figure."""
    return _index(trainings, dimension, row(None, trainings.entries, trainings))


def every_index(trainings: Trainings) -> dict[Dimension, Index]:
    """All logs by each dimension; their total is the same, so it is counted once."""
    total = row(None, trainings.entries, trainings)
    return {dimension: _index(trainings, dimension, total) for dimension in DIMENSIONS}


def _index(trainings: Trainings, dimension: Dimension, total: Row) -> Index:
    keys = keys_of(trainings)[dimension]
    groups: dict[Key, list[Entry]] = {}
    for entry in trainings.entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    rows = [row(key, entries, trainings) for key, entries in groups.items()]
    order = _by_time if dimension in IN_TIME else _by_size
    return Index(dimension, tuple(sorted(rows, key=order)), total)


def crossing(trainings: Trainings, rows: Index, columns: Index) -> Crossing:
    """The cells of two indexes, each counted by the same rules as a row."""
    keys = keys_of(trainings)
    groups: dict[tuple[Key, Key], list[Entry]] = {}
    for entry in trainings.entries:
        for place in product(keys[rows.dimension](entry), keys[columns.dimension](entry)):
            groups.setdefault(place, []).append(entry)
    cells = {place: row(place[0], entries, trainings) for place, entries in groups.items()}
    return Crossing(rows, columns, cells)


def by_kind(trainings: Trainings) -> dict[Kind, Row]:
    """The totals of specialists and of beneficiaries: figures of two kinds, each for itself."""
    return {
        kind: row(
            kind, (e for e in trainings.entries if trainings.course_of(e).kind == kind), trainings
        )
        for kind in RULES
    }


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

    A whole without a published figure hides nothing: it stays, as unknown, beside its parts.
    """
    return _held_once(entries, trainings, lambda entry: attendance(entry).is_known)


def _held_once(
    entries: Iterable[Entry], trainings: Trainings, has_figure: Callable[[Entry], bool]
) -> list[Entry]:
    held = {entry.reference: entry for entry in entries if entry.log.status == "held"}

    def is_contained(entry: Entry) -> bool:
        wholes = (held[name] for name in trainings.wholes_of(entry) if name in held)
        return any(map(has_figure, wholes))

    return [entry for entry in held.values() if not is_contained(entry)]


def attendance(entry: Entry) -> Figure:
    """How many came, as one log says it."""
    shown = entry.shown
    if shown is None:
        return Figure(unknown=1, at_least=True)
    if shown.present is HIDDEN:
        return Figure(hidden=1, at_least=True)
    return Figure(
        shown.present,
        known=1,
        at_least=shown.exactness == "at-least",
        approximate=shown.exactness == "approximate",
        said_at_least=shown.exactness == "at-least",
    )


def sessions(entry: Entry, parts_counted: bool) -> Figure:
    """How many meetings a log stands for.

    One that does not say stands for at least one, or for its parts where they are counted.
    """
    stated = entry.log.sessions
    if stated is not None:
        return Figure(stated, known=1)
    return Figure(0 if parts_counted else 1, known=1, at_least=True)


#   2026, 2025, None  ·  "2025-Q4", "2025-Q1", "2025" (no quarter), "2024-Q2", None
def _by_time(row: Row) -> tuple[bool, int, str]:
    year, _, quarter = str(row.key or 0).partition("-Q")
    return (row.key is None, -int(year), str(9 - int(quarter or 0)))


def _by_size(row: Row) -> tuple[bool, int, str]:
    return (row.key is None, -row.attendance.count, str(row.key))
