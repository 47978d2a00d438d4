"""P03: telephone numbers, other than those of public lines.

Found are numbers with a country code after +, 00 or nothing (373 and 380), numbers of
Moldova and Ukraine as they are dialled at home (0 and 8 or 9 digits), and shorter ones after
a word for a telephone. Dates, years, decimal numbers, numbers of acts and addresses of pages
are set aside first: they have as many digits.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from portal.privacy.digits import Chain, chains
from portal.registers.contacts import Contact

_HOME = (("00373", 13), ("00380", 14), ("373", 11), ("380", 12))
"""Country codes of Moldova and Ukraine, and how many digits a number with them has."""

_NATIONAL = (9, 10)
_ABROAD = range(9, 16)
"""Digits of a number with a country code (ITU-T E.164: 15 at the most)."""

_BEGINNING = re.compile(r"(?=(?:00)?(?:373|380)|0[1-9])")
_CALLED = range(7, 16)

_LEAST_FOR_A_LINE = 6
"""Shorter public numbers (112) are never taken for a private one, so nothing hides them."""

_PLUS = re.compile(r"(?<!\d )\+[ (]{0,3}\Z|\+\(?\Z")
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_DAY}[./-]{_MONTH}[./-]{_YEAR}|{_YEAR}-{_MONTH}-{_DAY}|{_YEAR}-{_MONTH})(?!\d)"
_TO = " ?[/-] ?"
_DATES = (
    rf"(?:{_DATE}(?:[ /-]{{1,3}}{_DATE}|{_TO}{_YEAR}(?!\d))*+"
    rf"|{_YEAR}(?:{_TO}(?:{_DATE}|{_YEAR}(?!\d)))++)"
)
_SET_ASIDE = re.compile(
    r"https?://(?!(?:wa|t)\.me/)[^\s<>\"]+"
    rf"|(?<![\d+])(?<!\d[ ./-]){_DATES}(?![./-]?\d)"
    r"|(?<![\d.,])0[.,](?!\d{8}(?!\d))\d++(?![.,-]\d)"
    rf"|\b(?:nr|no)\.? ?\d{{1,4}}/\d{{1,4}}(?:[/-]{_YEAR})?(?![./-]?\d)"
    rf"|(?<=[a-z])-\d{{1,4}}(?:-\d{{1,4}})*+(?<=-{_YEAR})(?![./-]?\d)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:\b(?:tel|telefon\w*|mob|mobil\w*|gsm|viber|whatsapp|тел|телефон\w*|моб|вайбер)\b|☎)"
    r"[ .:()-]{0,4}(?=\d)",
    re.IGNORECASE,
)
_LONGEST_WRITTEN = 48


def public_numbers(contacts: Iterable[Contact]) -> frozenset[str]:
    """The numbers of public lines, as `problems_in` and `found` want them."""
    return frozenset(
        significant(number.number) for contact in contacts for number in contact.numbers
    )


def significant(number: str) -> str:
    """The digits of a telephone number without the country code or the leading zero."""
    digits = re.sub(r"\D", "", number)
    return digits.removeprefix("00").removeprefix("373").lstrip("0")


@cache
def dialled(numbers: frozenset[str]) -> frozenset[str]:
    """Public numbers with all their digits: as they are dialled at home and from abroad."""
    lines = [number for number in numbers if len(number) >= _LEAST_FOR_A_LINE]
    return frozenset(prefix + line for line in lines for prefix in ("0", "373", "00373"))


def without_other_numbers(reading: str) -> str:
    """A reading in which dates, decimals, acts and addresses of pages are no digits any more."""
    return _SET_ASIDE.sub("x", reading)


def holds_phone(chain: Chain) -> bool:
    """Whether a telephone number stands in the chain, which holds no public line any more."""
    return _is_called_abroad(chain) or any(
        start + size in chain.edges
        for start in map(re.Match.start, _BEGINNING.finditer(chain.digits))
        if start in chain.edges
        for size in _sizes(chain, start)
    )


def names_phone(reading: str, public: frozenset[str]) -> bool:
    """Whether a number that is no public line follows a word for a telephone."""
    known = dialled(public) | public
    return any(
        len(piece.digits) in _CALLED
        for word in _NAMED.finditer(reading)
        for chain in islice(chains(_after(word), _CALLED.start), 1)
        for piece in chain.without(known)
    )


def _after(word: re.Match[str]) -> str:
    return word.string[word.end() : word.end() + _LONGEST_WRITTEN]


def _is_called_abroad(chain: Chain) -> bool:
    if _PLUS.search(chain.before):
        return any(size in chain.edges for size in _ABROAD)
    with_exit_code = chain.groups[0] == "00" and chain.digits[2:3] not in ("", "0")
    return (
        with_exit_code
        and not _is_row_of_13(chain)
        and any(size + 2 in chain.edges for size in _ABROAD)
    )


def _sizes(chain: Chain, start: int) -> Iterator[int]:
    """How many digits a telephone number may have that begins at `start`."""
    row_of_13 = _is_row_of_13(chain)
    for code, size in _HOME:
        if chain.digits.startswith(code, start) and (not row_of_13 or size == 13):
            yield size
    if chain.digits[start] == "0" != chain.digits[start + 1] and not (
        row_of_13 or chain.is_amount or _is_decimal(chain, start)
    ):
        yield from _NATIONAL


def _is_decimal(chain: Chain, start: int) -> bool:
    """Whether the digits from `start` are decimals of the number before, in a row of numbers."""
    group = chain.edges[start]
    return group > 0 and chain.gaps[group - 1] in (".", ",") and not chain.has_equal_gaps


def _is_row_of_13(chain: Chain) -> bool:
    """Thirteen digits with equal gaps are one number; of telephones only 00373 and 8 digits."""
    return len(chain.digits) == 13 and chain.has_equal_gaps
