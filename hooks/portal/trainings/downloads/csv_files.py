"""A table as CSV: RFC 4180 with CRLF, UTF-8 without a mark, one header row.

Lists in a cell are separated by spaces; true and false are written so; a text in several
languages has a column for each. Texts are guarded against spreadsheets (`plain.guarded`).
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from portal.dates import When
from portal.fields import HumanText
from portal.languages import CODES
from portal.plain import guarded, line
from portal.trainings.downloads.tables import Cell, Column, Table


def content(table: Table) -> bytes:
    """The table as the bytes of a file."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(name for column in table.columns for name in names(column))
    for row in table.rows():
        writer.writerow(
            text
            for column, cell in zip(table.columns, row, strict=True)
            for text in _cells(column, cell)
        )
    return made.getvalue().encode()


def names(column: Column) -> list[str]:
    """The names of the CSV columns that a column becomes."""
    is_human = column.kind == "human"
    return [f"{column.name}_{code}" for code in CODES] if is_human else [column.name]


def _cells(column: Column, cell: Cell) -> Iterator[str]:
    if column.kind != "human":
        yield written(cell)
        return
    for code in CODES:
        yield written(getattr(cell, code) if isinstance(cell, HumanText) else None)


def written(cell: Cell) -> str:
    """A cell as text; nothing for None."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case When():
            return cell.text
        case tuple():
            return " ".join(cell)
        case date():
            return cell.isoformat()
        case Decimal():
            return format(cell, "f")
        case _:
            return guarded(line(str(cell)))
