"""The tables of figures: totals, indexes, crossings, and claims of documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from portal.fields import Exactness, HumanText
from portal.languages import CODES
from portal.registers import Registers
from portal.trainings import claims, indexes
from portal.trainings.claims import Recomputed
from portal.trainings.downloads.tables import UNKNOWN_KEY, Cell, Column, Reference, Table
from portal.trainings.indexes import CROSSINGS, Dimension, Figure, Index, Key, Row
from portal.trainings.logs import Trainings
from portal.trainings.model import Verdict
from portal.trainings.naming import Naming
from portal.trainings.shown import MARK
from portal.trainings.suppression import RULES

ALL = "all"
"""The key of the total of everything."""


def name_of(dimension: Dimension) -> str:
    """The table of an index: `by-year`."""
    return f"by-{dimension}"


def name_of_crossing(rows: Dimension, columns: Dimension) -> str:
    """The table of two indexes crossed: `by-topic-and-year`."""
    return f"by-{rows}-and-{columns}"


def totals(trainings: Trainings) -> Table:
    """Everything, and each class of people."""
    total = indexes.row(ALL, trainings.entries, trainings)
    rows = [total, *indexes.by_kind(trainings).values()]
    kinds = (ALL, *RULES)
    key = Column("key", "id", lambda row: row.key, "downloads.class", kinds, needed=True)
    return Table("totals", (key, *_FIGURES), rows, ("key",))


def figures(trainings: Trainings, registers: Registers) -> Iterator[Table]:
    """A table per index, then one per crossing."""
    namings = [Naming(registers, code) for code in CODES]
    made = indexes.every_index(trainings)
    for index in made.values():
        yield _of_index(index, namings)
    for rows, columns in CROSSINGS:
        yield _crossed(trainings, made[rows], made[columns], namings)


def _of_index(index: Index, namings: list[Naming]) -> Table:
    dimension = index.dimension
    columns = (_key("key", dimension), _label(dimension, namings), *_FIGURES)
    return Table(name_of(dimension), columns, index.rows, ("key",), dimensions=(dimension,))


@dataclass(frozen=True)
class _Crossed:
    """A cell of two crossed indexes, under the keys it stands at."""

    key: Key
    column: Key
    row: Row


def _crossed(trainings: Trainings, rows: Index, columns: Index, namings: list[Naming]) -> Table:
    across, down = rows.dimension, columns.dimension
    cells = indexes.crossing(trainings, rows, columns).cells
    records = [
        _Crossed(row.key, column.key, cells[row.key, column.key])
        for row in rows.rows
        for column in columns.rows
        if (row.key, column.key) in cells
    ]
    second = Column(down, "key", lambda cell: key_of(cell.column), down, needed=True)
    references = (
        Reference(("key",), name_of(across), ("key",)),
        Reference((down,), name_of(down), ("key",)),
    )
    return Table(
        name_of_crossing(across, down),
        (_key("key", across), _label(across, namings), second, *_of_cells()),
        records,
        ("key", down),
        references,
        (across, down),
    )


def _key(name: str, dimension: Dimension) -> Column:
    return Column(name, "key", lambda row: key_of(row.key), dimension, needed=True)


def _label(dimension: Dimension, namings: list[Naming]) -> Column:
    """What the keys mean; people read that in place of the key itself."""

    def get(row: Row | _Crossed) -> Cell:
        return label_of(dimension, row.key, namings)

    return Column("label", "human", get, needed=True, in_sheet=False)


def key_of(key: Key) -> str:
    """The key of a row as text; a row for sessions that name none has one too."""
    return UNKNOWN_KEY if key is None else str(key)


def label_of(dimension: Dimension, key: Key, namings: list[Naming]) -> HumanText:
    """What a row stands for, in the languages in which that is known."""
    records = {naming.language: naming.record(dimension, key) for naming in namings}
    record = records[namings[0].language]
    if isinstance(record, str):
        return HumanText(**{code: str(told) for code, told in records.items()})
    return record.name


def _count(figure: Figure) -> Cell:
    if figure.is_hidden:
        return MARK
    return figure.count if figure.is_known else None


def _at_least(figure: Figure) -> Cell:
    return figure.at_least if figure.is_known else None


def _approximate(figure: Figure) -> Cell:
    return figure.approximate if figure.is_known else None


_FIGURES = (
    Column("present", "count", lambda row: _count(row.attendance)),
    Column("at_least", "truth", lambda row: _at_least(row.attendance)),
    Column("approximate", "truth", lambda row: _approximate(row.attendance)),
    Column("logs_held", "whole", lambda row: row.held, needed=True),
    Column("logs_known", "whole", lambda row: row.attendance.known, needed=True),
    Column("logs_unknown", "whole", lambda row: row.attendance.unknown, needed=True),
    Column("logs_hidden", "whole", lambda row: row.attendance.hidden, needed=True),
    Column("meetings", "whole", lambda row: row.sessions.count, needed=True),
    Column("meetings_at_least", "truth", lambda row: row.sessions.at_least, needed=True),
)


def _of_cells() -> Iterator[Column]:
    """The columns of figures, taken from the row that a crossed cell is."""
    return (replace(column, get=_of_row(column.get)) for column in _FIGURES)


def _of_row(get: Callable[[Any], Cell]) -> Callable[[_Crossed], Cell]:
    return lambda crossed: get(crossed.row)


def stated(trainings: Trainings) -> Table:
    """What documents state, what the logs or the printed parts give, and the verdict."""
    found = [claims.recomputed(record.value, trainings) for record in trainings.claims]
    return Table("claims", _CLAIMS, found, ("id",))


def _parts(found: Recomputed) -> Cell:
    return tuple(map(str, found.claim.parts))


_CLAIMS = (
    Column("id", "id", lambda f: f.claim.id, needed=True, in_sheet=False),
    Column("title", "human", lambda f: f.claim.title, needed=True),
    Column("stated", "whole", lambda f: f.claim.states.present, needed=True),
    Column(
        "exactness",
        "id",
        lambda f: f.claim.states.exactness,
        "downloads.exactness",
        get_args(Exactness),
        needed=True,
    ),
    Column("recomputed", "count", lambda f: _count(f.total)),
    Column("at_least", "truth", lambda f: _at_least(f.total)),
    Column("approximate", "truth", lambda f: _approximate(f.total)),
    Column("verdict", "id", lambda f: f.verdict, "claims.verdict", get_args(Verdict), needed=True),
    Column("parts", "ids", _parts),
    Column("sessions", "ids", lambda f: tuple(f.claim.counts), in_sheet=False),
    Column(
        "sources", "ids", lambda f: tuple(c.id for c in f.claim.sources), "sources", needed=True
    ),
    Column("note", "human", lambda f: f.claim.note),
    Column("unofficial", "ids", lambda f: tuple(f.claim.working), in_sheet=False),
)
