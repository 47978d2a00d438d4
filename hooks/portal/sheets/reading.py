"""From a file that passed to its cells; the only module that opens spreadsheets.

Problems reported: X05 damaged, X30 (a notice) a hidden sheet, which is not read.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from portal.problems import Problem, Severity
from portal.sheets import delimited
from portal.sheets.cells import Value
from portal.sheets.layout import LISTS
from portal.sheets.refusals import Merged, Passed, judged
from portal.sheets.workbooks import MOST_COLUMNS, MOST_ROWS
from portal.yamls import Mark


@dataclass(frozen=True)
class Grid:
    """The filled cells of a sheet, by row and column from 1; no sheet's name in a CSV file.

    `number` is the place of the sheet in its file, from 1. `repeated` are cells that were
    merged into another and what that one holds: it says the same of every row it stands
    beside, and yet was filled in only once.
    """

    sheet: str
    number: int
    rows: dict[int, dict[int, Value]] = field(repr=False)
    repeated: dict[int, dict[int, Value]] = field(default_factory=dict, repr=False)

    def row(self, number: int) -> dict[int, Value]:
        """A row as one reads it, with what merged cells say of it."""
        return {**self.repeated.get(number, {}), **self.rows[number]}


def grids(path: Path) -> tuple[list[Grid], list[Problem]]:
    """The sheets of the file at `path`, if it may be opened at all."""
    passed, problems = judged(path)
    if passed is None:
        return [], problems
    if passed.suffix == ".csv":
        table, problems = delimited.rows(passed.content, path.name)
        return [_grid("", 1, table, ())] if table else [], problems
    return _opened(passed, path.name)


def _opened(passed: Passed, name: str) -> tuple[list[Grid], list[Problem]]:
    try:
        with _silence(), CalamineWorkbook.from_filelike(BytesIO(passed.content)) as book:
            sheets = book.sheets_metadata
            read = [
                _read(book.get_sheet_by_index(number - 1), number, passed.merged)
                for number, one in enumerate(sheets, 1)
                if one.visible == SheetVisibleEnum.Visible
                and one.typ == SheetTypeEnum.WorkSheet
                and one.name != LISTS
            ]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # what panics in Rust is no Exception, and may quote a cell
        return [], [Problem(name, 1, 1, "X05")]
    hidden = [
        Problem(name, 1, 1, "X30", {"number": number}, Severity.NOTICE)
        for number, one in enumerate(sheets, 1)
        if one.visible != SheetVisibleEnum.Visible and one.name != LISTS
    ]
    return read, hidden


def _read(sheet: CalamineSheet, number: int, merged: tuple[Merged, ...]) -> Grid:
    table = sheet.to_python(skip_empty_area=False)
    its_own = tuple(one for one in merged if one[0].sheet == sheet.name)
    return _grid(sheet.name, number, table, its_own)


def _grid(
    sheet: str, number: int, table: Sequence[Sequence[Value]], merged: tuple[Merged, ...]
) -> Grid:
    rows = {
        place: {column: value for column, value in enumerate(row, 1) if value != ""}
        for place, row in enumerate(table, 1)
    }
    grid = Grid(sheet, number, {place: row for place, row in rows.items() if row})
    for first, height, width in merged:
        value = grid.rows.get(first.line, {}).get(first.column)
        if value is not None:
            _repeat(grid, first, min(height, MOST_ROWS), min(width, MOST_COLUMNS), value)
    return grid


def _repeat(grid: Grid, first: Mark, height: int, width: int, value: Value) -> None:
    for row in range(first.line, first.line + height):
        for column in range(first.column, first.column + width):
            if (row, column) != (first.line, first.column):
                grid.repeated.setdefault(row, {})[column] = value


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing is printed below Python: a panic in Rust says what it met, perhaps a name."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
