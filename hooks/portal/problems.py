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
    message speaks of.
    """

    path: str
    line: int
    column: int
    code: str
    about: dict[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors first, then by place."""
    unique = {(p.path, p.line, p.column, p.code, str(p.about)): p for p in problems}
    return sorted(
        unique.values(),
        key=lambda p: (p.severity != Severity.ERROR, p.path, p.line, p.column, p.code),
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that refuse the build."""
    return [problem for problem in problems if problem.severity == Severity.ERROR]
