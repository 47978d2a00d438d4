"""All tables as one XLSX workbook in one language: a sheet each, and one that explains.

Cells are written as text or as numbers, never as formulas or links, and the file tells no
time but the day of the site: the same site gives the same bytes.
"""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from portal import wording
from portal.dates import When
from portal.fields import HumanText
from portal.plain import line
from portal.registers import Registers
from portal.settings import Settings
from portal.strings import strings
from portal.trainings.downloads.package import LICENCE, heading
from portal.trainings.downloads.tables import UNKNOWN_KEY, Cell, Column, Table
from portal.trainings.naming import Naming

_WIDE = 36
_NARROW = 16
"""Widths of columns, in characters."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def content(
    tables: Iterable[Table],
    registers: Registers,
    settings: Settings,
    today: date,
    language: str,
) -> bytes:
    """The workbook for readers of `language`."""
    return _Workbook(registers, settings, today, language).content(tables)


class _Workbook:
    """Writes the tables in the words of one language."""

    def __init__(
        self, registers: Registers, settings: Settings, today: date, language: str
    ) -> None:
        self.registers = registers
        self.settings = settings
        self.today = today
        self.language = language
        self.words = strings(language)
        self.naming = Naming(registers, language)

    def content(self, tables: Iterable[Table]) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        with Workbook(made, _OPTIONS) as book:
            midnight = datetime.combine(self.today, time(), UTC)
            title = self.words.text("attendance.title")
            book.set_properties({"title": title, "created": midnight})
            bold = book.add_format({"bold": True})
            self._explain(book.add_worksheet(self.words.text("downloads.sheets.about")), bold)
            for table in tables:
                if table.in_workbook:
                    self._write(book.add_worksheet(self._name(table)), table, bold)
        return made.getvalue()

    def _name(self, table: Table) -> str:
        return self.words.text(f"downloads.sheets.{table.name}")

    def _explain(self, sheet: Worksheet, bold: Format) -> None:
        """What the figures mean, for those who have only the file."""
        words = self.words
        lines = [
            words.text("downloads.about"),
            words.text("attendance.clock", day=wording.day(self.today, self.language)),
            words.text("downloads.sheet_signs"),
            words.text("downloads.sheet_sums"),
            f"{words.text('downloads.licence')}: {LICENCE['title']}, {LICENCE['path']}",
            *filter(None, [self.settings.site_address]),
        ]
        sheet.set_column(0, 0, 3 * _WIDE)
        _write(sheet, 0, 0, words.text("attendance.title"), bold)
        for number, told in enumerate(lines, 1):
            _write(sheet, number, 0, told)

    def _write(self, sheet: Worksheet, table: Table, bold: Format) -> None:
        columns = [column for column in table.columns if column.in_sheet]
        for number, column in enumerate(columns):
            wide = column.kind in ("human", "ids", "key", "text", "when")
            sheet.set_column(number, number, _WIDE if wide else _NARROW)
            _write(sheet, 0, number, heading(column, self.words), bold)
        sheet.freeze_panes(1, 1)
        for row_number, row in enumerate(table.rows(columns), 1):
            for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
                _write(sheet, row_number, number, self._shown(column, cell))

    def _shown(self, column: Column, cell: Cell) -> str | int | float | None:
        """A cell as people read it."""
        match cell:
            case bool():
                return self.words.text(f"downloads.truth.{'yes' if cell else 'no'}")
            case int():
                return cell
            case Decimal():
                return float(cell)
            case When():
                return wording.moment(cell, self.language)
            case HumanText():
                return cell.in_language(self.language)[0]
            case date():
                return wording.day(cell, self.language)
            case tuple():
                return "; ".join(self._named(column, one) for one in cell)
            case str() if column.kind in ("id", "key"):
                return self._named(column, cell)
            case _:
                return cell

    def _named(self, column: Column, key: str) -> str:
        """What an id means: a row of an index, one of our words, or a record of a register."""
        if column.kind == "key":
            dimension: Any = column.of
            return self.naming.plain_key(dimension, None if key == UNKNOWN_KEY else key)
        if f"{column.of}.{key}" in self.words:
            return self.words.text(f"{column.of}.{key}")
        records = getattr(self.registers, column.of, {}) if column.of else {}
        if key not in records:
            return key
        if column.of == "sources":
            publisher: str = records[key].publisher
            return publisher
        name: HumanText = records[key].name
        return name.in_language(self.language)[0]


def _write(
    sheet: Worksheet, row: int, column: int, cell: str | float | None, style: Format | None = None
) -> None:
    """Text as text, a number as a number, nothing for nothing."""
    if isinstance(cell, str):
        sheet.write_string(row, column, line(cell), style)  # cut where Excel could hold no more
    elif cell is not None:
        sheet.write_number(row, column, cell, style)
