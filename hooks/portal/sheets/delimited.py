"""CSV: its encoding and its delimiter are found out, or asked for; never guessed.

Problems reported: X11 formulas (by the place of each), X14 too many cells, X15 neither
UTF-8 nor UTF-16, X16 cannot be split into cells.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from portal.problems import Problem
from portal.sheets.refusals import MOST_CELLS
from portal.sheets.workbooks import MOST_COLUMNS, MOST_ROWS
from portal.yamls import Mark

DELIMITERS = ";,\t"

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_NUMBER = re.compile(r"[-+]?[0-9][0-9 .,:]*")
MOST_CHARACTERS = 2**17
"""In one cell. The reader of Python has a limit too, but any library may lift that for all."""

_FORMULA = re.compile(r"[=@\t\r]|[-+](?=.*\w)")
"""How a cell begins that a spreadsheet may run; a lone dash is none."""


def rows(content: bytes, name: str) -> tuple[list[list[str]], list[Problem]]:
    """The cells of a CSV file called `name`, row by row."""
    text = _decoded(content)
    if text is None:
        return [], [Problem(name, 1, 1, "X15")]
    split = [table for delimiter in DELIMITERS if (table := _split(text, delimiter))]
    table = max(split, key=_cells, default=[])
    if _cells(table) < 2:
        return [], [Problem(name, 1, 1, "X16")]
    widest = max(len(row) for row in table)
    filled = sum(bool(cell) for row in table for cell in row)
    if len(table) > MOST_ROWS or widest > MOST_COLUMNS or filled > MOST_CELLS:
        return [], [Problem(name, 1, 1, "X14")]
    formulas = list(_formulas(table))
    if formulas:
        return [], [formulas[0].problem(name, "X11", count=len(formulas))]
    return table, []


def _decoded(content: bytes) -> str | None:
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    try:
        text = content[len(mark) :].decode(_MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _split(text: str, delimiter: str) -> list[list[str]]:
    """The cells, if this is the delimiter; strict: an open quotation mark hides what follows."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold() == f"sep={delimiter}".strip():
        text = "\n" + rest  # Excel's own hint; the row stays, so that addresses are right
    try:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        table = list(islice(reader, MOST_ROWS + 1))
    except csv.Error:
        return []
    longest = max((len(cell) for row in table for cell in row), default=0)
    return table if longest <= MOST_CHARACTERS else []


def _cells(table: list[list[str]]) -> int:
    """How many rows have more than one cell: most of them, with the right delimiter."""
    return sum(len(row) > 1 for row in table)


def _formulas(table: list[list[str]]) -> Iterator[Mark]:
    for number, row in enumerate(table, 1):
        for column, cell in enumerate(row, 1):
            if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell.strip()):
                yield Mark(number, column, "")
