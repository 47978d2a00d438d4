"""The words of the search box, and whom to call when it finds nothing."""

import json
from dataclasses import dataclass

from portal import languages
from portal.registers import Registers
from portal.registers.contacts import Number
from portal.strings import strings

LINES = ("serviciul-112", "linia-verde-refugiati")
"""Whom to call when nothing was found: in danger, and with questions (`registers/contacts.yml`)."""

_FORMS = ("one", "few", "many", "other")


@dataclass(frozen=True)
class Line:
    """A line one may call, named in the language of the page."""

    name: str
    numbers: list[Number]


def lines(registers: Registers, language: str) -> list[Line]:
    """The lines of `LINES` that are there."""
    known = (registers.contacts[name] for name in LINES if name in registers.contacts)
    return [Line(line.name.in_language(language)[0], line.numbers) for line in known]


def words(language: str) -> str:
    """A JSON object: the count of pages in each plural form (CLDR), and what is said without any.

    `prefix` is what stands before the addresses of the language.
    """
    told = strings(language)
    forms = {form: f"search.found.{form}" for form in _FORMS}
    counted = {form: told.text(key, count="{count}") for form, key in forms.items() if key in told}
    prefix = "" if language == languages.DEFAULT else f"{language}/"
    said = {
        "nothing": told.text("search.nothing"),
        "failed": told.text("search.failed"),
        "first": told.text("search.first", count="{count}"),
        "as": told.text("search.as_read", question="{question}"),
        "prefix": prefix,
    }
    return json.dumps({**counted, **said}, ensure_ascii=False)
