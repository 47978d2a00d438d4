"""What only ODS holds (OpenDocument 1.3): macros, links, formulas, and what is repeated.

Problems reported: X05 damaged, X06 a table inside a table, X07 locked with a password, X08
macros, X09 links to outside, X10 embedded objects, X11 formulas (by the place of each), X14
too many cells.
"""

import re
from collections.abc import Mapping
from typing import ClassVar

from portal.sheets.markup import Attributes, Refused, Scan, told, whole
from portal.sheets.workbooks import MOST_COLUMNS, MOST_ROWS
from portal.yamls import Mark

MOST_SPACES = 10_000
"""How many spaces all `text:s` together may stand for: each can ask for billions."""

PARTS = {
    "X08": re.compile(r"basic/|scripts/|dialogs/"),
    "X09": re.compile(r"database/"),
    "X10": re.compile(r"object |objectreplacements/"),
}
"""What the name of a part, in small letters, says about what is in it."""

_VALUES = frozenset({"value-type", "value", "string-value", "date-value", "time-value"})
_CELLS = ("table-cell", "covered-table-cell")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/|\\|\.\./", re.I)


class OpenDocumentScan(Scan):
    """Goes through one part of an ODS file."""

    forbidden: ClassVar[Mapping[str, str]] = {
        "script": "X08",
        "event-listener": "X08",
        "dde-link": "X09",
        "dde-source": "X09",
        "table-source": "X09",
        "cell-range-source": "X09",
        "database-source-sql": "X09",
        "database-source-query": "X09",
        "database-source-table": "X09",
        "object": "X10",
        "object-ole": "X10",
        "plugin": "X10",
        "applet": "X10",
        "floating-frame": "X10",
        "encryption-data": "X07",
    }

    def __init__(self) -> None:
        super().__init__()
        self.sheet = ""
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.spaces = 0
        self.holds = False
        self.meanings = {
            "table": self._table,
            "table-row": self._row,
            "table-cell": self._cell,
            "covered-table-cell": self._cell,
            "s": self._space,
        }

    def started(self, element: str, attributes: Attributes) -> None:
        """An element begins; any of them may lead somewhere."""
        super().started(element, attributes)
        if any(_OUTSIDE.match(address.strip()) for address in attributes.get("href", [])):
            self.seen.codes.add("X09")

    def ended(self, element: str) -> None:
        """Whether a cell holds something is known when it ends."""
        if element in _CELLS:
            if self.holds:
                self._filled()
            self.told()

    def text(self, text: str) -> None:
        """Line breaks between elements do not make a cell hold something."""
        super().text(text)
        self.holds = self.holds or not text.isspace()

    def _table(self, attributes: Attributes) -> None:
        if "table" in self.inside:
            raise Refused("X06")
        self.sheet, self.row, self.rows = told(attributes, "name"), 0, 1
        self.seen.names[str(len(self.seen.names))] = self.sheet

    def _row(self, attributes: Attributes) -> None:
        self.row += self.rows
        self.rows = whole(attributes, "number-rows-repeated", 1)
        self.column, self.columns = 0, 1

    def _cell(self, attributes: Attributes) -> None:
        self.column += self.columns
        self.columns = whole(attributes, "number-columns-repeated", 1)
        self.length, self.holds = 0, bool(attributes.keys() & _VALUES)
        if self.holds:
            self.length = sum(len(value) for values in attributes.values() for value in values)
        here = Mark(self.row, self.column, self.sheet)
        if "formula" in attributes:
            self.seen.formulas.append(here)
        rows = whole(attributes, "number-rows-spanned", 1)
        columns = whole(attributes, "number-columns-spanned", 1)
        if rows > 1 or columns > 1:
            self.seen.merged.append((here, rows, columns))

    def _filled(self) -> None:
        self.seen.cells += self.rows * self.columns
        if self.row + self.rows - 1 > MOST_ROWS or self.column + self.columns - 1 > MOST_COLUMNS:
            raise Refused("X14")

    def _space(self, attributes: Attributes) -> None:
        count = whole(attributes, "c", 1)
        self.spaces += count
        self.length += count
        self.holds = True
        if self.spaces > MOST_SPACES:
            raise Refused("X14")
