"""Problems are values: reading collects them, nobody raises them.

A problem knows where it is and what it is about; `reports.py` gives it words
in the language of whoever reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """Refuses the build."""

    NOTICE = "notice"
    """Informs, and never refuses."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place.

    `path` is relative to the project and uses `/`; `line` and `column` count
    from 1. `code` is stable and names the rule; `about` holds the values its
    message speaks of. In a spreadsheet the place is a cell: `sheet` is the name of
    its sheet, empty where a file has no more than one.
    """

    path: str
    line: int
    column: int
    code: str
    about: dict[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """The cell as people call it, `Participants!B7` or `B7`; None in a file of lines."""
        return None if self.sheet is None else cell(self.line, self.column, self.sheet)


#   cell(7, 2)                  ->  "B7"
#   cell(1, 28, "Participants") ->  "Participants!AB1"
def cell(row: int, column: int, sheet: str | None = None) -> str:
    """The address of a cell; rows and columns count from 1."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row}" if sheet else f"{letters}{row}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors first, then by place."""
    unique = {(p.path, p.sheet, p.line, p.column, p.code, str(p.about)): p for p in problems}
    return sorted(
        unique.values(),
        key=lambda p: (
            p.severity != Severity.ERROR,
            p.path,
            p.sheet or "",
            p.line,
            p.column,
            p.code,
        ),
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that refuse the build."""
    return [problem for problem in problems if problem.severity == Severity.ERROR]
