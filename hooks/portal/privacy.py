"""Personal data that must never stand in a log, found before it is published.

P01 personal code, P02 e-mail address, P03 telephone number. Numbers of public
lines (`registers/contacts.yml`) are not personal.
"""

import re
from collections.abc import Iterable, Iterator

from portal import yamls
from portal.problems import Problem
from portal.registers.contacts import Contact

_DIGITS = re.compile(r"(?<!\d)\d(?:[ \u00a0]?\d){12}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]@[\w-]+(\.[\w-]+)+")
_GAP = r"[ \u00a0().-]{0,2}"
_PHONE = re.compile(
    r"(?<![\d/,-])(?<!\d[ .\u00a0])"
    rf"(?:(?:\+|00)(?:{_GAP}\d){{9,14}}|0(?:{_GAP}\d){{8}})(?![\d/])"
)


def problems_in(
    node: yamls.Node, path: str, public_numbers: frozenset[str], text: str = ""
) -> list[Problem]:
    """A problem for each piece of personal data in a file: its name, comments and texts.

    `node` is the tree of `text`; a text over several lines is only whole in the tree.
    `public_numbers` are digits only, without the country code.
    """
    named = [Problem(path, 1, 1, code) for code in _found(path, public_numbers)]
    in_lines = [
        Problem(path, number, 1, code)
        for number, line in enumerate(text.split("\n"), 1)
        for code in _found(line.partition("#")[2], public_numbers)
    ]
    in_texts = [
        Problem(path, scalar.mark.line, scalar.mark.column, code)
        for scalar in yamls.scalars(node)
        for code in _found(scalar.text, public_numbers)
    ]
    told = {(problem.line, problem.code) for problem in in_texts}
    return [*named, *in_texts, *(p for p in in_lines if (p.line, p.code) not in told)]


def _found(text: str, public_numbers: frozenset[str]) -> Iterator[str]:
    codes = (
        re.sub(r"\D", "", match.group())
        for match in _DIGITS.finditer(text)
        if match.group().isdigit() or not match.group().startswith("00")  # 00 dials abroad
    )
    if any(is_personal_code(number) for number in codes):
        yield "P01"
    if _EMAIL.search(text):
        yield "P02"
    if any(_is_private_phone(match.group(), public_numbers) for match in _PHONE.finditer(text)):
        yield "P03"


def is_personal_code(number: str) -> bool:
    """Whether 13 digits are a personal code (IDNP) of the Republic of Moldova.

    The last digit is the sum of the others weighted 7, 3, 1, 7, 3, 1, … modulo 10;
    codes of persons begin with 0 or 2, those of organisations (IDNO) with 1.
    """
    weighted = sum(
        int(digit) * weight for digit, weight in zip(number[:12], (7, 3, 1) * 4, strict=True)
    )
    return number[0] in "02" and weighted % 10 == int(number[12])


def public_numbers(contacts: Iterable[Contact]) -> frozenset[str]:
    """The numbers of public lines, as `problems_in` wants them."""
    return frozenset(
        significant(number.number) for contact in contacts for number in contact.numbers
    )


def significant(number: str) -> str:
    """The digits of a telephone number without the country code or the leading zero."""
    digits = re.sub(r"\D", "", number)
    return digits.removeprefix("00").removeprefix("373").lstrip("0")


def _is_private_phone(number: str, public_numbers: frozenset[str]) -> bool:
    return significant(number) not in public_numbers and not re.fullmatch(r"\d{13}", number)
