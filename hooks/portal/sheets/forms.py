"""From cells to what a form says: answers about the session, and people without names.

What stands in the columns of names and signatures is looked at only to see whether
there is something, and goes no further than this module.

Problems reported: X21 no row or column of a form, X22 a row nobody knows, X23 a row
filled in twice, X24 not in the list, X26 a column that is nearly known, X27 a column
that stands twice, X30 (a notice) a sheet that is no form, X32 a second table.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal import languages
from portal.problems import Problem, Severity
from portal.sheets import cells, layout
from portal.sheets.cells import folded
from portal.sheets.choices import Lists
from portal.sheets.reading import Grid
from portal.strings import strings
from portal.suggestions import nearest
from portal.yamls import Mark

Cells = dict[int, cells.Value]
"""The filled cells of a row by their columns."""

FEWEST_HEADINGS = 2
"""One known word may stand in any row; two make it the head of the table of participants."""


@dataclass(frozen=True)
class Answer:
    """What was answered, as logs write it, and in which cell.

    `text` is empty where the cell is, and None where the answer was refused.
    """

    key: str
    text: str | None
    mark: Mark


@dataclass(frozen=True)
class Person:
    """What is counted of a participant: ids, None where nothing was chosen."""

    institution: str | None = None
    role: str | None = None
    sex: str | None = None


@dataclass
class Form:
    """What a file says: its answers in their order and its people.

    `filled` and `blanks` are the first cells of a row that were filled in and left empty;
    `table` is the head of the table of people, `start` the first cell of the first sheet.
    """

    language: str = languages.DEFAULT
    answers: list[Answer] = field(default_factory=list)
    filled: dict[str, Mark] = field(default_factory=dict)
    blanks: dict[str, Mark] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    table: Mark | None = None
    start: Mark = field(default_factory=lambda: Mark(1, 1))
    known: bool = False


def read(grids: list[Grid], lists: Lists, name: str) -> tuple[Form, list[Problem]]:
    """The form in the sheets of the file called `name`, and every wrong cell of it."""
    reader = _Reader(lists, name)
    for grid in grids:
        if _is_form(grid):
            reader.read(grid)
        elif grid.rows:
            about: dict[str, str | int] = {"number": grid.number}
            reader.problems.append(Problem(name, 1, 1, "X30", about, Severity.NOTICE))
    if not reader.words:
        return Form(), [Problem(name, 1, 1, "X21")]
    reader.form.known = True
    reader.form.language = reader.words.most_common(1)[0][0]
    return reader.form, reader.problems


def _is_form(grid: Grid) -> bool:
    return any(_heading(row) or _label(row)[0] for row in grid.rows.values())


class _Reader:
    """Reads the sheets of one file into one form."""

    def __init__(self, lists: Lists, name: str) -> None:
        self.lists = lists
        self.name = name
        self.form = Form()
        self.problems: list[Problem] = []
        self.words: Counter[str] = Counter()

    def read(self, grid: Grid) -> None:
        if not self.words:
            self.form.start = Mark(1, 1, grid.sheet)
        heading: dict[int, str] = {}
        for number in grid.rows:
            row = grid.row(number)
            found = _heading(row)
            if found:
                heading = found
                self._head(Mark(number, 1, grid.sheet), row)
            elif heading and not _label(row)[0]:
                self._person(grid.rows[number], row, Mark(number, 1, grid.sheet), heading)
            else:
                self._row(row, Mark(number, 1, grid.sheet))

    def _row(self, row: Cells, mark: Mark) -> None:
        """A row about the session: its name, and the value in the next cell."""
        key, column = _label(row)
        following = column + 1
        while following in row and row[following] == row[column]:  # the name's cell was merged
            following += 1
        here = Mark(mark.line, following, mark.sheet)
        value = row.get(following, "")
        if key:
            self.words[layout.labels("rows")[_told(row, column)][1]] += 1
            self._answer(key, value, here)
        elif cells.text(value):
            known = {folded(label): label for label in _labels("rows")}
            likely = known.get(nearest(_told(row, column), known), "")
            self._tell(Mark(mark.line, column, mark.sheet), "X22", nearest=likely)

    def _answer(self, key: str, value: cells.Value, here: Mark) -> None:
        row = layout.ROWS[key]
        text: str | None = row.told(value)
        if not text:
            self.form.blanks.setdefault(key, here)
        elif key in self.form.filled and row.times == 1:
            self._tell(here, "X23", first=self.form.filled[key].cell)
            return
        else:
            self.form.filled.setdefault(key, here)
            text = self._chosen(row.choices, text, here) if row.choices else text
        self.form.answers.append(Answer(key, text, here))

    def _head(self, mark: Mark, row: Cells) -> None:
        """The heading of the table of participants; it may stand again on every page."""
        if self.form.table and self.form.table.sheet != mark.sheet:
            self._tell(mark, "X32", first=self.form.table.cell)
            return
        self.form.table = self.form.table or mark
        known = layout.labels("columns")
        names = {folded(label): label for label in _labels("columns")}
        first: dict[str, int] = {}
        for column in row:
            here, told = Mark(mark.line, column, mark.sheet), _told(row, column)
            key, language = known.get(told, ("", ""))
            self.words.update([language] if key else [])
            likely = "" if key else names.get(nearest(told, names), "")
            if likely:
                self._tell(here, "X26", nearest=likely)
            elif layout.COLUMNS.get(key) and first.setdefault(key, column) != column:
                self._tell(here, "X27", first=Mark(mark.line, first[key]).cell)

    def _person(self, own: Cells, row: Cells, mark: Mark, heading: dict[int, str]) -> None:
        """A row of the table: a person if anything but its number was filled in.

        An empty box to tick is FALSE to a spreadsheet: nothing was filled in.
        """
        told = [c for c in sorted(own) if heading.get(c, "number") != "number"]
        told = [column for column in told if own[column] is not False and cells.text(own[column])]
        if not told or _is_total(own[told[0]]):
            return
        chosen: dict[str, str | None] = {}
        for column, key in heading.items():
            choices = layout.COLUMNS.get(key)
            text = cells.text(row.get(column, ""))
            if choices and text:
                chosen[key] = self._chosen(choices, text, Mark(mark.line, column, mark.sheet))
        self.form.people.append(Person(**chosen))

    def _chosen(self, choices: str, text: str, mark: Mark) -> str | None:
        """The id of a choice; the text itself is never quoted, it may be a name."""
        found = self.lists[choices].find(text)
        if found is None:
            self._tell(mark, "X24", nearest=self.lists[choices].nearest(text))
        return found

    def _tell(self, mark: Mark, code: str, **about: str | int) -> None:
        self.problems.append(mark.problem(self.name, code, **about))


def _heading(row: Cells) -> dict[int, str]:
    """The key of each headed column if the row is the head of the table, else nothing.

    A column of somebody's own has a heading and no key: whoever is only in it is counted.
    """
    known = layout.labels("columns")
    keys = {column: known.get(_told(row, column), ("", ""))[0] for column in row}
    found = set(keys.values()) - {""}
    return keys if len(found) >= FEWEST_HEADINGS else {}


def _label(row: Cells) -> tuple[str, int]:
    """The key of a row about the session, if it is known, and the column of its name."""
    column = min(row)
    return layout.labels("rows").get(_told(row, column), ("", ""))[0], column


def _told(row: Cells, column: int) -> str:
    return folded(cells.text(row[column]))


def _labels(kind: str) -> Iterator[str]:
    keys = layout.ROWS if kind == "rows" else layout.COLUMNS
    for language in languages.CODES:
        yield from (layout.label(kind, key, language) for key in keys)


def _is_total(value: cells.Value) -> bool:
    """A row that sums the table up is no person."""
    totals = (strings(code).text("sheet.total").split("|") for code in languages.CODES)
    first = folded(cells.text(value)).split()
    return bool(first) and first[0] in {folded(word) for words in totals for word in words}
