"""How pages use terms: `[BPT](term:id)` leads to the glossary and explains the abbreviation.

The first time a page refers to a term by an abbreviation, the full form in the language of
the page follows in brackets, as text: `<abbr title>` cannot be opened by touch, and screen
readers pass over it. A reference that stands in brackets itself follows its full form already.
"""

import re

from portal.pages import link_from
from portal.registers.places import Place
from portal.registers.terms import Term
from portal.rendering import Markdown, link, shown

GLOSSARY = "glosar/index.md"
"""The page with all terms, inside a language."""

_ABBREVIATION = re.compile(r"[^\W\d_]*[A-ZĂÂÎȘȚА-ЯЁІЇЄҐ][^\W\d_]*[A-ZĂÂÎȘȚА-ЯЁІЇЄҐ]\w*", re.UNICODE)
"""One word with two capitals or more: `BPT`, `CoE`, `НМСК`."""


def is_abbreviation(text: str) -> bool:
    """Whether a text is written as an abbreviation."""
    return _ABBREVIATION.fullmatch(text) is not None


def reference(term: Term, match: re.Match[str], place: Place) -> Markdown:
    """A link to the entry of the term, or its form alone in the text of a link.

    Without a text it is the form in the language of the page.
    """
    full = Markdown(shown(term.form, place.language))
    told = Markdown(match["text"]) if match["text"] else full
    if place.in_link:
        return told
    made = link(told, f"{link_from(place.uri, GLOSSARY)}#{term.id}")
    if not is_abbreviation(match["text"]) or term.id in place.explained:
        return made
    place.explained.add(term.id)
    return made if _in_brackets(match) else Markdown(f"{made} ({full})")


def _in_brackets(match: re.Match[str]) -> bool:
    around = match.string[: match.start()][-1:] + match.string[match.end() :][:1]
    return around == "()"
