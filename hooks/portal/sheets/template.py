"""The empty sheet: to fill in on a computer, or to print and sign.

XLSX has lists to choose from, on a hidden sheet; CSV is the same rows as text. What the
sheet asks for is in `layout`, its words are in `strings/`.
"""

import csv
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from portal.sheets import cells, layout
from portal.sheets.choices import Lists
from portal.strings import Strings, strings

PEOPLE = 40
"""Rows for participants that are ruled and printed; more may be filled in."""

FURTHEST = 1000
"""The last row in which lists are offered."""

_WIDTHS = {"number": 5, "name": 34, "institution": 40, "role": 30, "sex": 10, "signature": 22}
_HOW = ("fill", "several", "people", "names", "plain")
_A4 = 9
_MADE = datetime(2026, 1, 1)
"""When every template says it was made: the same lists give the same bytes."""


def workbook(lists: Lists, language: str, answers: Mapping[str, str]) -> bytes:
    """The sheet as XLSX; `answers` are ids already chosen, by row: `{"training": "exemplu"}`."""
    memory = BytesIO()
    book = Workbook(memory, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": strings(language).text("sheet.title"), "created": _MADE})
    _Writer(book, lists, language).write(answers)
    book.close()
    return memory.getvalue()


def table(lists: Lists, language: str, answers: Mapping[str, str]) -> bytes:
    """The sheet as CSV: UTF-8 with its mark, and `;`, as Excel saves it in these languages."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    for key in layout.rows():
        writer.writerow(
            [layout.label("rows", key, language), _chosen(lists, key, answers, language)]
        )
    writer.writerow([])
    writer.writerow(layout.label("columns", key, language) for key in layout.COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def _chosen(lists: Lists, key: str, answers: Mapping[str, str], language: str) -> str:
    """What the list shows for the id that was chosen for a row; nothing where none was."""
    choices = layout.ROWS[key].choices
    if key not in answers or not choices:
        return ""
    ids = [option.id for option in lists[choices].options]
    return lists[choices].shown(language)[ids.index(answers[key])]


class _Writer:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, book: Workbook, lists: Lists, language: str) -> None:
        self.book = book
        self.lists = lists
        self.language = language
        self.words: Strings = strings(language)
        self.ranges: dict[str, str] = {}

    def write(self, answers: Mapping[str, str]) -> None:
        session = self._sheet("session")
        people = self._sheet("participants")
        self._write_lists(self.book.add_worksheet(layout.LISTS))
        self._write_session(session, answers)
        self._write_people(people)
        session.activate()

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(self.words.text(f"sheet.{name}"))
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _write_lists(self, sheet: Worksheet) -> None:
        for column, (name, choices) in enumerate(self.lists.items()):
            shown = choices.shown(self.language)
            sheet.write_string(0, column, name)
            for row, text in enumerate(shown, 1):
                sheet.write_string(row, column, text)
            cells = xl_range_abs(1, column, max(len(shown), 1), column)
            self.ranges[name] = f"={layout.LISTS}!{cells}"
        sheet.very_hidden()

    def _write_session(self, sheet: Worksheet, answers: Mapping[str, str]) -> None:
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 2, 52)
        title = self._format(bold=True, font_size=16)
        sheet.merge_range(0, 0, 0, 2, self.words.text("sheet.title"), title)
        sheet.set_row(0, 26)
        for row, name in enumerate(_HOW, 1):
            how = self.words.text(f"sheet.how.{name}")
            sheet.merge_range(row, 0, row, 2, how, self._format(text_wrap=True))
            sheet.set_row(row, 16 * (1 + len(how) // 120))
        for row, key in enumerate(layout.rows(), len(_HOW) + 2):
            self._write_row(sheet, row, key, _chosen(self.lists, key, answers, self.language))
        sheet.freeze_panes(1, 0)

    def _write_row(self, sheet: Worksheet, row: int, key: str, chosen: str) -> None:
        described = layout.ROWS[key]
        label = layout.label("rows", key, self.language)
        counted = described.told == cells.number
        # Text stays as it is typed: as a date, 2026 would become a day of 1905 and 300-302 one too.
        shape = self._format(num_format="0" if counted else "@", text_wrap=True, border=1)
        sheet.write_string(row, 0, label, self._format(bold=described.required, border=1))
        if chosen:
            sheet.write_string(row, 1, chosen, shape)
        else:
            sheet.write_blank(row, 1, None, shape)
        if f"sheet.hints.{key}" in self.words:
            hint = self.words.text(f"sheet.hints.{key}")
            sheet.write_string(row, 2, hint, self._format(font_color="#555555", text_wrap=True))
        if described.choices:
            self._offer(sheet, (row, 1, row, 1), described.choices)
        elif counted:
            sheet.data_validation(row, 1, row, 1, self._whole_number())

    def _write_people(self, sheet: Worksheet) -> None:
        last = len(layout.COLUMNS) - 1
        sheet.set_landscape()
        sheet.merge_range(0, 0, 0, last, self.words.text("sheet.names"), self._format(italic=True))
        for column, (key, choices) in enumerate(layout.COLUMNS.items()):
            sheet.set_column(column, column, _WIDTHS[key])
            head = self._format(bold=True, border=1, text_wrap=True, bg_color="#E8EEF4")
            sheet.write_string(1, column, layout.label("columns", key, self.language), head)
            if choices:
                self._offer(sheet, (2, column, FURTHEST - 1, column), choices)
        ruled = self._format(border=1, text_wrap=True)
        for row in range(2, PEOPLE + 2):
            sheet.set_row(row, 22)
            sheet.write_number(row, 0, row - 1, ruled)
            for column in range(1, last + 1):
                sheet.write_blank(row, column, None, ruled)
        sheet.freeze_panes(2, 2)
        sheet.repeat_rows(1)

    def _offer(self, sheet: Worksheet, cells: tuple[int, int, int, int], choices: str) -> None:
        """Let the cells be chosen from a list, and from nothing else."""
        rule = {
            "validate": "list",
            "source": self.ranges[choices],
            "error_title": self.words.text("sheet.choose"),
            "error_message": self.words.text("sheet.choose_more"),
        }
        sheet.data_validation(*cells, rule)

    def _whole_number(self) -> dict[str, object]:
        title = self.words.text("sheet.count")
        return {"validate": "integer", "criteria": ">=", "value": 0, "error_title": title}

    def _format(self, **properties: object) -> Format:
        return self.book.add_format({"valign": "vcenter", **properties})
