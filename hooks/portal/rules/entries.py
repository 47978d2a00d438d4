"""The entries of `rules/*.yml`: why a problem matters, and the examples of it.

An example is a map of paths in a project to what stands there; the path `docs/{ro,ru,uk}/a.md`
is three files with one text. What stands there is a text, or, where the mistake is in bytes, how
to make them, with `shown` saying in three languages what a text cannot show:

    {encoding: cp1251, text: …}      the text in that encoding
    {sign: ⇥, hex: "09", text: …}    the text with those bytes in place of the sign
    {repeat: "[", times: 9}          one text many times, between `before` and `after`
    {hex: "ff fe"}                   the bytes
    {sheets: {Sesiunea: […]}}        a workbook: for each sheet its rows of cells
    {made: …}                        a file of a spreadsheet program that the tests build
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from portal import yamls

FOLDER = Path(__file__).parent

EACH = "{ro,ru,uk}"
"""In the path of an example: the same text in each language."""

COMMAND = "check"
"""What reports a problem, where the entry names nothing else."""

Content = str | Mapping[str, Any]
"""What stands in a file of an example: its text, or how to make it."""


@dataclass(frozen=True)
class Rule:
    """What is told about a code besides its words.

    `why` says in each language what harm the mistake does; `shared` are files that stand beside
    both the `wrong` and the `right` example. `reported` are the [path, line, column] where the
    wrong one is told, row and column in a sheet. A rule that `informs` never refuses the build.
    """

    code: str
    why: dict[str, str]
    wrong: dict[str, Content]
    right: dict[str, Content]
    reported: list[list[str]]
    shared: dict[str, Content] = field(default_factory=dict)
    informs: bool = False
    command: str = COMMAND


@dataclass(frozen=True)
class Group:
    """The rules of one letter, and in each language what they are about."""

    letter: str
    about: dict[str, str]
    rules: list[Rule]


@cache
def groups() -> tuple[Group, ...]:
    """The rules of all letters, in the order of their codes."""
    return tuple(_group(path) for path in sorted(FOLDER.glob("*.yml")))


@cache
def codes() -> frozenset[str]:
    """The codes that have an entry."""
    return frozenset(rule.code for group in groups() for rule in group.rules)


def _group(path: Path) -> Group:
    node, problems = yamls.read(path, f"rules/{path.name}")
    if node is None or problems:
        raise ValueError(f"rules/{path.name} cannot be read: {problems}")
    tree: Any = yamls.plain(node)
    rules = [_rule(code, entry) for code, entry in sorted(tree["rules"].items())]
    return Group(path.stem, tree["about"], rules)


def _rule(code: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(
        code,
        entry["why"],
        entry["wrong"],
        entry["right"],
        entry["reported"],
        entry.get("shared", {}),
        str(entry.get("informs")) == "true",
        entry.get("command", COMMAND),
    )
