"""A table of what is published, as data: what its columns hold, not how a file writes it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from portal.dates import When
from portal.fields import HumanText
from portal.trainings.shown import HIDDEN, MARK
from portal.trainings.shown import Cell as Counted

Kind = Literal[
    "text", "human", "id", "ids", "key", "count", "whole", "number", "truth", "day", "when"
]
"""What a column holds.

`human` is text in up to three languages; `id` and `ids` name records or choices; `key` is
the key of an index; `count` is a number of people, which may be hidden; `whole` and
`number` are other numbers; `when` is a date as far as it is known (EDTF).
"""

Cell = str | int | bool | Decimal | date | When | HumanText | tuple[str, ...] | None
"""A value; None where there is none. In a column of counts the only text is `[c]`."""

UNKNOWN_KEY = "unknown"
"""The key of the row for sessions that name none: a key is never empty."""


@dataclass(frozen=True)
class Column:
    """One column: `get` takes its cell from a record.

    `of` is what its ids belong to: a register, a dimension of an index, or a group of
    words; `choices` are all values it can have; `needed` says that no cell is empty;
    `in_sheet` whether people see it in a workbook as well.
    """

    name: str
    kind: Kind
    get: Callable[[Any], Cell]
    of: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    in_sheet: bool = True


@dataclass(frozen=True)
class Reference:
    """`fields` of a table that name a row of the table `to` by its key."""

    fields: tuple[str, ...]
    to: str
    key: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Records under columns, with what makes a row unique and what it refers to.

    `dimension` is that of an index, the first two of a crossing, or nothing.
    """

    name: str
    columns: tuple[Column, ...]
    records: Sequence[Any]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    dimensions: tuple[str, ...] = ()
    in_workbook: bool = field(default=True)

    def rows(self, columns: Iterable[Column] | None = None) -> Iterator[list[Cell]]:
        """The cells of each record, under all columns or some."""
        chosen = self.columns if columns is None else tuple(columns)
        for record in self.records:
            yield [column.get(record) for column in chosen]


def counted(cell: Counted) -> Cell:
    """A count that may be hidden, as a cell: None would mean that nobody knows it."""
    return MARK if cell is HIDDEN else cell
