"""Abbreviations that a page uses and never explains.

Known are those of `registers/terms.yml` and `registers/institutions.yml`. One is explained
where its full name stands on the page, or where it stands in brackets or before them: `(IGM)`,
`IGM (…)`; a reference to its term explains it by itself.

Problem reported: G01 an abbreviation that the page does not explain (a notice: a name in
another case of its declension is not recognised, so a person judges).
"""

import re
from collections.abc import Collection, Iterator

from portal.fields import HumanText
from portal.problems import Problem, Severity
from portal.prose import ProsePage
from portal.registers import Registers
from portal.sections import prose_lines

_NOT_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|\{[^{}]*\}|https?://\S+|„[^”]*”|«[^»]*»")
"""Code, targets of links, HTML, attributes, addresses, and what is quoted as it is named."""


def unexplained(page: ProsePage, registers: Registers) -> Iterator[Problem]:
    """The first place of each abbreviation that the page does not explain."""
    referred = {match["id"] for _, match in page.references if match["scheme"] == "term"}
    whole = page.text.casefold()
    known = _known(registers)
    for short, place in _first_places(page, known).items():
        names = known[short]
        if names.keys() & referred:
            continue
        told = any(
            name.casefold() in whole
            for text in names.values()
            for name in (text.ro, text.ru, text.uk)
            if name
        )
        if not told and not re.search(
            rf"\({re.escape(short)}\)|\b{re.escape(short)} \(", page.text
        ):
            about: dict[str, str | int] = {"short": short, "name": _name(names, page.language)}
            yield Problem(page.path, *place, "G01", about, Severity.NOTICE)


def _known(registers: Registers) -> dict[str, dict[str, HumanText]]:
    """Each abbreviation with the ids it belongs to and the names that explain it."""
    found: dict[str, dict[str, HumanText]] = {}
    named = [(term.abbreviation, term.id, term.form) for term in registers.terms.values()]
    named += [(body.abbreviation, body.id, body.name) for body in registers.institutions.values()]
    for short, name, text in named:
        if short:
            found.setdefault(short, {})[name] = text
    return found


def _name(names: dict[str, HumanText], language: str) -> str:
    return next(iter(names.values())).in_language(language)[0]


def _first_places(page: ProsePage, shorts: Collection[str]) -> dict[str, tuple[int, int]]:
    """Where each of `shorts` that stands in the prose of the page stands first."""
    places: dict[str, tuple[int, int]] = {}
    if not shorts:
        return places
    longest_first = "|".join(map(re.escape, sorted(shorts, key=len, reverse=True)))
    if not re.search(longest_first, page.text):
        return places
    word = re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w-])")
    for number, line in prose_lines(page.text):
        if word.search(line):
            bare = _NOT_PROSE.sub(lambda match: " " * len(match[0]), line)
            for match in word.finditer(bare):
                places.setdefault(match[0], (number, match.start() + 1))
    return places
