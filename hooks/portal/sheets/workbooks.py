"""What only XLSX holds (ECMA-376): macros, links, formulas, and how far its cells reach.

Problems reported: X05 damaged, X08 macros, X09 links to outside, X10 embedded
objects, X11 formulas (by the place of each), X14 too many cells.
"""

import re
from collections.abc import Mapping
from typing import ClassVar

from portal.sheets.markup import Attributes, Refused, Scan, told, whole
from portal.yamls import Mark

MOST_ROWS = 3000
MOST_COLUMNS = 100
MOST_TEXTS = 100_000
"""How many texts a workbook may say it holds: its reader makes room for as many."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

PARTS = {
    "X08": re.compile(r"vba|macrosheets/|dialogsheets/|macro"),
    "X09": re.compile(r"externallinks/|querytables/|connections\.xml$|webextensions/"),
    "X10": re.compile(r"embeddings/|activex/|ctrlprops/|oleobject"),
}
"""What the name of a part, in small letters, says about what is in it."""

_KINDS = {
    "X08": re.compile(r"vba|macro|sheet\.binary", re.I),
    "X09": re.compile(r"externalLink|queryTable|connections", re.I),
    "X10": re.compile(r"oleObject|package$|control|activeX", re.I),
}
"""What the type of a part or of a relation says; ordinary types name none of these."""


class WorkbookScan(Scan):
    """Goes through one part of an XLSX file."""

    forbidden: ClassVar[Mapping[str, str]] = {
        "ddeLink": "X09",
        "externalReference": "X09",
        "connection": "X09",
        "queryTable": "X09",
        "oleLink": "X10",
        "oleObject": "X10",
        "control": "X10",
    }

    def __init__(self) -> None:
        super().__init__()
        self.row = self.column = 0
        self.meanings = {
            "row": self._row,
            "c": self._cell,
            "v": self._filled,
            "is": self._filled,
            "f": self._formula,
            "mergeCell": self._merged,
            "sst": self._texts,
            "sheet": self._sheet,
            "Relationship": self._relation,
            "Override": self._content,
            "Default": self._content,
        }

    def ended(self, element: str) -> None:
        """A text ends with its cell or its item."""
        if element in ("si", "v", "is"):
            self.told()

    def _row(self, attributes: Attributes) -> None:
        self.row, self.column = whole(attributes, "r", self.row + 1), 0

    def _cell(self, attributes: Attributes) -> None:
        self.column += 1
        for reference in attributes.get("r", []):
            row, column = place(reference)
            self.row, self.column = max(self.row, row), max(self.column, column)

    def _filled(self, _: Attributes) -> None:
        self.seen.cells += 1
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise Refused("X14")

    def _formula(self, _: Attributes) -> None:
        if "c" in self.inside:  # the lists to choose from are formulas too, outside of cells
            self.seen.formulas.append(Mark(self.row, self.column, ""))

    def _merged(self, attributes: Attributes) -> None:
        first, _, last = told(attributes, "ref").partition(":")
        (row, column), (end, right) = place(first), place(last or first)
        self.seen.merged.append((Mark(row, column, ""), end - row + 1, right - column + 1))

    def _texts(self, attributes: Attributes) -> None:
        if max(whole(attributes, name, 0) for name in ("count", "uniqueCount")) > MOST_TEXTS:
            raise Refused("X14")

    def _sheet(self, attributes: Attributes) -> None:
        self.seen.names[told(attributes, "id")] = told(attributes, "name")

    def _content(self, attributes: Attributes) -> None:
        self._kind(told(attributes, "ContentType"))

    def _relation(self, attributes: Attributes) -> None:
        if "external" in told(attributes, "TargetMode").casefold():
            self.seen.codes.add("X09")
        self._kind(told(attributes, "Type"))
        self.seen.targets[told(attributes, "Id")] = told(attributes, "Target")

    def _kind(self, kind: str) -> None:
        self.seen.codes |= {code for code, sign in _KINDS.items() if sign.search(kind)}


#   place("AB7")  ->  (7, 28)
def place(reference: str) -> tuple[int, int]:
    """The row and the column of a cell's address."""
    match = _CELL.fullmatch(reference)
    if not match:
        raise Refused("X05")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
