"""What acts are called in sentences, and how pages refer to them: `[](act:id)`."""

import re

from portal.pages import link_from
from portal.registers import Registers
from portal.registers.acts import Act
from portal.registers.places import Place
from portal.rendering import Markdown, encode, link, shown, tagged
from portal.strings import strings

LIST = "acte/index.md"
"""The page that lists all acts."""


def page_of(act: str) -> str:
    """Where the page of an act stands, from its id."""
    return f"acte/{act}.md"


def reference(act: Act, text: str, mark: str, registers: Registers, place: Place) -> str:
    """A link to the page of an act; `mark` says that the text speaks of history or of a draft."""
    told = Markdown(text) if text else short(act, registers, place.language)
    if place.in_link:
        return told
    made = link(told, link_from(place.uri, page_of(act.id)))
    return f"{made}{{: .{mark} }}" if mark else made


#   short(ordin-mmps-209-2025)  ->  "Ordinul MMPS nr. 209/2025", "Приказ MMPS № 209/2025"
def short(act: Act, registers: Registers, language: str) -> Markdown:
    """The name of an act in the nominative: kind, number and year, as sentences have it."""
    if act.name:
        return Markdown(shown(act.name, language))
    kind = "draft" if act.status == "draft" else act.kind
    issuer = _issuer(act, registers, language)
    number = encode(numbered(act) or "")
    told = strings(language).text(f"acts.short.{kind}", number=number, issuer=issuer)
    return Markdown(re.sub(" {2,}", " ", told))


#   numbered(ordin-mmps-209-2025)  ->  "209/2025"
def numbered(act: Act) -> str | None:
    """Number and year; numbers of drafts and of the Union carry their year already."""
    carries_year = act.status == "draft" or act.kind == "eu-act"
    if not act.number or carries_year or not act.date.year:
        return act.number
    return f"{act.number}/{act.date.year}"


def _issuer(act: Act, registers: Registers, language: str) -> Markdown:
    """`MMPS`: abbreviations stay Romanian in every language, and say so."""
    names = [registers.institutions[key].abbreviation for key in act.issuers]
    told = "–".join(name for name in names if name)
    return Markdown(encode(told)) if language == "ro" or not told else tagged(told, "ro")
