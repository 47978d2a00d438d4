"""How problems are told: to a person, to a tool, to a pull request."""

import json
from collections.abc import Sequence

from portal.languages import CODES, DEFAULT
from portal.problems import Problem
from portal.rules import pages as rules
from portal.strings import strings


def message(problem: Problem, language: str) -> str:
    """What is wrong, as one line."""
    return strings(language).text(f"problems.{problem.code}.wrong", **_shown(problem))


def remedy(problem: Problem, language: str) -> str:
    """What to write instead, as one line."""
    kind = "write_none" if problem.about.get("nearest") == "" else "write"
    return strings(language).text(f"problems.{problem.code}.{kind}", **_shown(problem))


def line(problem: Problem, language: str) -> str:
    """`file:line:column: code: what is wrong; what to write`; `file: Sheet!B7: …` for a cell."""
    told = f"{message(problem, language)}; {remedy(problem, language)}"
    return f"{_place(problem)}: {problem.code}: {told}"


def as_text(problems: Sequence[Problem], language: str) -> str:
    """One line a problem."""
    return "\n".join(line(problem, language) for problem in problems)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """A list of objects: path, line, column, code, severity, message, remedy, rule.

    A problem in a sheet has its cell too; `rule` is where it is explained, as a path
    on the site (`/ru/despre/reguli/l04/`).
    """
    told = language if language in CODES else DEFAULT
    return json.dumps(
        [
            {
                "path": problem.path,
                "line": problem.line,
                "column": problem.column,
                **({"cell": problem.cell} if problem.cell else {}),
                "code": problem.code,
                "severity": str(problem.severity),
                "message": message(problem, language),
                "remedy": remedy(problem, language),
                "rule": rules.address_of(problem.code, told),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_markdown(problems: Sequence[Problem], language: str) -> str:
    """An answer to a pull request: a list with places, or a line that says all is well."""
    words = strings(language)
    if not problems:
        return words.text("check.answer.well") + "\n"
    lines = [words.text("check.answer.found", count=len(problems)), ""]
    for problem in problems:
        place = _place(problem).replace("`", "'")
        told = f"{message(problem, language)}; {remedy(problem, language)}"
        lines.append(f"- `{place}` **{problem.code}** {_inert(told)}")
    return "\n".join([*lines, "", words.text("check.answer.next"), ""])


def _place(problem: Problem) -> str:
    path = _one_line(problem.path)
    if problem.cell:
        return f"{path}: {_one_line(problem.cell)}"
    return f"{path}:{problem.line}:{problem.column}"


def _shown(problem: Problem) -> dict[str, str | int]:
    return {name: _one_line(value) for name, value in problem.about.items()}


def _one_line(value: str | int) -> str | int:
    """A quoted value must not break the line it is reported on, nor flood it."""
    if isinstance(value, int):
        return value
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value)
    return shown if len(shown) <= 80 else shown[:79] + "…"


def _inert(text: str) -> str:
    """What a log says must stay text where Markdown is read: no links, mentions or HTML."""
    return "".join(f"&#{ord(c)};" if c in "\\`*_[]<>@#!&" else c for c in text)
