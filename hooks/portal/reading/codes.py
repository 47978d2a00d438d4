"""The code of a section: eight digits, the same in every language, to be said over the telephone.

Digits alone, because a displaced person and an official name them without taking one alphabet
for the other. Seven are made from the address and the id of the section, so that nothing has to
be kept; the eighth is the check digit of H. Michael Damm (Total anti-symmetrische Quasigruppen,
2004), which tells every wrong digit and every two neighbours that changed places.

Problem reported: K01 two sections with one code.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.problems import Problem
from portal.prose import ProsePage

DIGITS = 7
"""Without the check digit: among a thousand sections, one chance in twenty that two meet."""

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


#   code("drepturi/index.md", "cum-cereti")  ->  eight digits
def code(uri: str, section: str) -> str:
    """The code of the section `section` of the page at `uri`."""
    digest = hashlib.sha256(f"{uri}#{section}".encode()).digest()
    digits = f"{int.from_bytes(digest) % 10**DIGITS:0{DIGITS}}"
    return f"{digits}{_check_digit(digits)}"


def is_code(digits: str) -> bool:
    """Whether `digits` may be a code: none of them was misheard."""
    return digits.isdecimal() and len(digits) == DIGITS + 1 and _check_digit(digits) == 0


#   said("12345678")  ->  "1234 5678", with a space where no line breaks
def said(digits: str) -> str:
    """The code as people say and read it."""
    return f"{digits[:4]}\N{NO-BREAK SPACE}{digits[4:]}"


@dataclass(frozen=True)
class Coded:
    """A section with its code: where it stands and what it is called in one language."""

    code: str
    page: ProsePage
    section: str
    words: str


def coded(pages: Iterable[ProsePage]) -> Iterator[Coded]:
    """The sections of typed pages, in the order of the pages."""
    for page in pages:
        for heading in page.headings:
            if heading.id:
                yield Coded(code(page.uri, heading.id), page, heading.id, heading.words)


def check(pages: Iterable[ProsePage]) -> Iterator[Problem]:
    """Two sections of one language whose codes are the same: one of them needs another id."""
    seen: dict[str, Coded] = {}
    for found in coded(pages):
        other = seen.setdefault(found.code, found)
        if (other.page.uri, other.section) != (found.page.uri, found.section):
            line = next(h.line for h in found.page.headings if h.id == found.section)
            about: dict[str, str | int] = {
                "id": found.section,
                "other": f"{other.page.path}#{other.section}",
            }
            yield Problem(found.page.path, line, 1, "K01", about)


def _check_digit(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state
