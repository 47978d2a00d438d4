"""Personal data that must never stand in a log, found before it is published.

P01 personal code, P02 e-mail address, P03 telephone number, P04 list of names; one module
for each. They are looked for in every reading of a text (`disguises`), so that how it is
written does not hide them: in groups, in other digits, with signs that cannot be seen, with
entities and tags, over several lines. Numbers of public lines (`registers/contacts.yml`) and
codes of organisations are not personal.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal import yamls
from portal.privacy.codes import holds_personal_code, holds_tax_number
from portal.privacy.digits import Chain, chains
from portal.privacy.disguises import in_digits, readings
from portal.privacy.emails import holds_email
from portal.privacy.names import looks_like_names
from portal.privacy.phones import (
    dialled,
    holds_phone,
    names_phone,
    public_numbers,
    without_other_numbers,
)
from portal.problems import Problem

__all__ = ["found", "problems_in", "public_numbers"]

_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 7
_DATED_LOG = re.compile(
    r"(?P<folder>(?:[a-z][a-z0-9-]*/)+)(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?"
    r"(?P<rest>(?:-[a-z0-9-]+)?(?:\.yml)?)"
)
"""`curs-07/2026-03-12.yml`: the digits of a folder and the day behind it are no one number."""

_SHORT = 64


def problems_in(
    node: yamls.Node, path: str, public_numbers: frozenset[str], text: str = ""
) -> list[Problem]:
    """A problem for each kind of personal data in a file's name, comments and texts.

    `node` is the tree of `text`; a text over several lines is only whole in the tree.
    `public_numbers` are digits only, without the country code.
    """
    named = [Problem(path, 1, 1, code) for code in found(path, public_numbers)]
    in_texts = [
        (scalar, code)
        for scalar in yamls.scalars(node)
        for code in found(scalar.text, public_numbers)
    ]
    told = {
        (line, code)
        for scalar, code in in_texts
        for line in range(scalar.mark.line, max(scalar.mark.line, scalar.last) + 1)
    }
    in_comments = _in_comments(text, path, public_numbers)
    return [
        *named,
        *(Problem(path, s.mark.line, s.mark.column, code) for s, code in in_texts),
        *(problem for problem in in_comments if (problem.line, problem.code) not in told),
    ]


def found(text: str, public_numbers: frozenset[str]) -> list[str]:
    """The codes of what is found in `text`, each once, in order.

    For text that is no YAML too: of a table, give a whole sheet with each cell on a line of
    its own, because names are a list only together. `public_numbers` are those of
    `public_numbers()`.
    """
    search = _remembered if len(text) <= _SHORT else _codes
    named = _DATED_LOG.fullmatch(text)
    pieces = [named["folder"], named["rest"]] if named else [text]
    return sorted({code for piece in pieces for code in search(piece, public_numbers)})


def _codes(text: str, public: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({code for way in readings(text) for code in _codes_in(way, public)}))


# Keys, ids and states come again and again in thousands of logs.
_remembered = lru_cache(maxsize=4096)(_codes)


def _codes_in(way: str, public: frozenset[str]) -> Iterator[str]:
    for digits in {way, in_digits(way)}:
        if len(_DIGIT.findall(digits)) >= _FEWEST_DIGITS:
            yield from _numbers_in(digits, public)
    if holds_email(way):
        yield "P02"
    if looks_like_names(way):
        yield "P04"


def _numbers_in(way: str, public: frozenset[str]) -> Iterator[str]:
    others = without_other_numbers(way)
    whole = _private_chains(way, public)
    apart = whole if others == way else _private_chains(others, public)
    if any(map(holds_personal_code, whole)) or any(map(holds_tax_number, apart)):
        yield "P01"
    if any(map(holds_phone, apart)) or names_phone(others, public):
        yield "P03"


def _private_chains(way: str, public: frozenset[str]) -> list[Chain]:
    lines = dialled(public)
    return [piece for chain in chains(way) for piece in chain.without(lines)]


def _in_comments(text: str, path: str, public: frozenset[str]) -> Iterator[Problem]:
    """What comments hold, line by line, and what they hold only together on their first line."""
    for lines in _comments(text):
        alone = [
            Problem(path, line, 1, code) for line, said in lines for code in found(said, public)
        ]
        yield from alone
        together = found("\n".join(said for _, said in lines), public) if len(lines) > 1 else []
        told = {problem.code for problem in alone}
        yield from (Problem(path, lines[0][0], 1, code) for code in together if code not in told)


def _comments(text: str) -> Iterator[list[tuple[int, str]]]:
    """Comments with their lines; those on neighbouring lines of their own are one."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        before, sign, comment = line.partition("#")
        if lines and (before.strip() or not sign):
            yield lines
            lines = []
        if sign:
            lines.append((number, comment))
    if lines:
        yield lines
