"""A page as one sheet of A4 that folds to A6 without a cut, on any office printer.

The sheet is folded twice, text outside: first across, the upper half to the back, then along. The
upper half is printed upside down, and so its two pages stand inside the folded leaflet. In front is
what it is about and the emergency number, at the back the numbers to call and where all is from.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape

from portal import qr, wording
from portal.handouts import lasting
from portal.handouts.fitting import Part, fitted
from portal.languages import DEFAULT
from portal.pages import Page, address, link_from, published_at
from portal.prose import ProsePage
from portal.registers import Registers, references
from portal.registers.citing import brief
from portal.registers.contacts import Contact
from portal.registers.places import Place
from portal.registers.sources import Source
from portal.rendering import Markdown, encode, environment, shown
from portal.sections import Section
from portal.settings import Settings
from portal.strings import strings

EMERGENCY = "serviciul-112"
"""The line that stands on every leaflet, in `registers/contacts.yml`."""

CONTACTS = "contacts"
"""The marker of a page that lists every line."""

AT_A_GLANCE = "pe-scurt"
NOT_VERIFIED = "ce-nu-am-putut-verifica"
_LEFT_OUT = ("temeiul-legal", "surse")

_CARE = "despre/index.md#cine-poate-corecta"
_SOURCE = re.compile(r"\s*\[(?P<text>[^\[\]]*)\]\(source:[^()]*\)")
_INSIDE = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\((?!tel:|https?:|(?:act|contact|fact|term):)[^()]*\)(?:\{[^{}]*\})?"
)
_NOT_FOR_PAPER = re.compile(r"^\s*(?:\||<!--|`{3})", re.M)
_WAY = re.compile(r"^- \[[^\[\]]*\]\([^():]*\)", re.M)


@dataclass(frozen=True)
class Leaflets:
    """The leaflets of pages; `lags` says whether a page may not say what its original says."""

    registers: Registers
    settings: Settings
    today: date
    lags: Callable[[ProsePage], bool]

    def page(self, page: ProsePage, uri: str) -> Page:
        """The leaflet of a page, at `uri` inside its language."""
        return Page(uri, partial(self._written, page, uri), lasting=False)

    def _written(self, page: ProsePage, uri: str) -> str:
        words = strings(page.language)
        place = Place(page.language, uri, self.today, lists_sources=True)
        whole = list(self._parts(page, place))
        size, parts = fitted(whole, page.language)
        within = int(self.settings.facts_confirmed_within_days)
        check_by = lasting.check_by(page, self.registers, self.today, within)
        template = environment(page.language).get_template("leaflet.md")
        return template.render(
            title=page.title or "",
            of=Markdown(address(page.uri, DEFAULT)),
            to_page=Markdown(link_from(uri, page.uri)),
            lead=Markdown(self._told(_lead(page), place)),
            emergency=self.registers.contacts.get(EMERGENCY),
            size=size,
            parts=[(Markdown(part.heading), Markdown(part.text)) for part in parts],
            is_whole=len(parts) == len(whole),
            numbers=[] if CONTACTS in page.markers else list(self._numbers(page)),
            sources=self._sources(page),
            is_unconfirmed=any(not f.confirmed for f in lasting.facts(page, self.registers)),
            lags=self.lags(page),
            made=Markdown(escape(wording.day(self.today, page.language))),
            check_by=Markdown(escape(wording.day(check_by, page.language))),
            code=self._code(page, words.text("handouts.leaflet.code")),
        )

    def _parts(self, page: ProsePage, place: Place) -> Iterator[Part]:
        """The sections worth paper: facts at a glance, steps, then the rest."""
        if CONTACTS in page.markers:
            yield from self._lines(page.language)
        for section in page.sections:
            text = "\n\n".join(block.text for block in section.blocks if _CARE not in block.text)
            if not section.id or section.id in _LEFT_OUT or _NOT_FOR_PAPER.search(text):
                continue
            if 2 * len(_WAY.findall(text)) >= len(re.findall(r"^- ", text, re.M)) > 0:
                continue
            heading = section.heading.words if section.heading else ""
            yield Part(heading, self._told(text, place), _rank(section, text, page))

    def _lines(self, language: str) -> Iterator[Part]:
        """Every line to call, for the page of contacts."""
        for contact in self._in_order(self.registers.contacts.values()):
            told = [shown(contact.purpose, language), shown(contact.hours, language)]
            told += [f"({encode(brief(self._newest(contact)))})"]
            name, numbers = shown(contact.name, language), _numbers(contact, language)
            yield Part("", f"**{name}: {numbers}** {' '.join(filter(None, told))}", 0)

    def _told(self, text: str, place: Place) -> str:
        """Markdown for paper: no citations, no way to other pages, registers filled in."""
        text = _INSIDE.sub(r"\g<text>", _SOURCE.sub(_with_text, text))
        return "\n".join(
            references.replaced(line, lambda m: references.resolved(m, self.registers, place))
            for line in text.split("\n")
        )

    def _numbers(self, page: ProsePage) -> Iterator[tuple[Markdown, Markdown, Markdown]]:
        """Whom the page says to call: the name, the numbers, and how old the newest source is."""
        named = {match["id"] for _, match in page.references if match["scheme"] == "contact"}
        for contact in self._in_order(
            self.registers.contacts[name] for name in named - {EMERGENCY}
        ):
            name = Markdown(shown(contact.name, page.language))
            source = Markdown(encode(brief(self._newest(contact))))
            yield name, _numbers(contact, page.language), source

    def _newest(self, contact: Contact) -> Source:
        """The newest source of a number."""
        return max((self.registers.sources[cited.id] for cited in contact.sources), key=_year)

    def _in_order(self, contacts: Iterable[Contact]) -> list[Contact]:
        return sorted(contacts, key=lambda contact: (contact.order, contact.id))

    def _sources(self, page: ProsePage) -> Markdown:
        """What the page cites, each document once, with its date."""
        cited = [m["id"] for _, m in page.references if m["scheme"] == "source"]
        cited += [fact.sources[0].id for fact in lasting.facts(page, self.registers)]
        known = self.registers.sources
        told = (_dated(known[name], page.language) for name in cited if name in known)
        return Markdown("; ".join(dict.fromkeys(told)))

    def _code(self, page: ProsePage, name: str) -> Markdown | None:
        """The way back to the page, where the site says where it stands."""
        if not self.settings.site_address:
            return None
        to = published_at(self.settings.site_address, page.uri, page.language)
        drawn = qr.drawn(to, "leaflet__drawing")
        return Markdown(
            f'<div class="leaflet__code"><span role="img" aria-label="{escape(name)}">'
            f"{drawn}</span>"
            f'<a href="{escape(to)}">{escape(to)}</a></div>'
        )


def _lead(page: ProsePage) -> str:
    """The first paragraph of the page."""
    return next((b.text for b in page.sections[0].blocks if ".notice" not in b.text), "")


def _rank(section: Section, text: str, page: ProsePage) -> int:
    if section.id == AT_A_GLANCE:
        return 0
    if section.id == NOT_VERIFIED:
        return 99
    with_steps = [s.id for s in page.sections if any(".steps" in b.text for b in s.blocks)]
    if ".steps" in text:
        return with_steps.index(section.id)
    return 10 + [s.id for s in page.sections].index(section.id)


def _numbers(contact: Contact, language: str) -> Markdown:
    told = []
    for number in contact.numbers:
        said = number.number.replace(" ", "\N{NO-BREAK SPACE}")
        dial = Markdown(f"[{said}](tel:{number.dialled})")
        abroad = number.calling_from == "abroad"
        key = "contacts.from_abroad"
        told.append(strings(language).text(key, number=dial) if abroad else dial)
    return Markdown(", ".join(told))


def _dated(source: Source, language: str) -> str:
    known = source.dated.year is not None
    when = wording.moment(source.dated, language) if known else ""
    return encode(f"{source.publisher}, {when or strings(language).text('sources.undated')}")


def _year(source: Source) -> int:
    return source.dated.year or 0


def _with_text(match: re.Match[str]) -> str:
    return f" {match['text']}" if match["text"] else ""
