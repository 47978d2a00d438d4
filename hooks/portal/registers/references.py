"""How text refers to the registers: `[](source:id)` and `[](contact:id)`, and their lists."""

import re
from collections.abc import Iterable

from portal import wording
from portal.fields import Translated
from portal.languages import DEFAULT
from portal.registers import Registers
from portal.registers.contacts import Contact, Number
from portal.registers.sources import Source
from portal.rendering import Markdown, encode, environment, link, shown
from portal.strings import strings

SCHEMES = {"source": "sources", "contact": "contacts"}
"""The schemes, each with the register its ids stand in."""

PATTERN = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<scheme>source|contact):(?P<id>[^()\s]*)\)")


def resolved(match: re.Match[str], registers: Registers, *, listed: bool) -> str:
    """The Markdown a reference stands for; one to an unknown id stays as it was.

    `listed` says whether the page lists its sources: references then lead there,
    else to the source itself.
    """
    text, name = match["text"], match["id"]
    if match["scheme"] == "source":
        source = registers.sources.get(name)
        return _source_reference(source, text, listed=listed) if source else match[0]
    contact = registers.contacts.get(name)
    return _contact_reference(contact, text) if contact else match[0]


def source_list(sources: Iterable[Source], language: str, *, unofficial: bool = True) -> Markdown:
    """The sources with their dates, each with the anchor its references lead to.

    `unofficial` says whether the list itself tells that titles are working translations.
    """
    sources = list(sources)
    template = environment(language).get_template("sources.md")
    ready = [_listed(source, language) for source in sources]
    told = unofficial and any(_is_unofficial(source, "title", language) for source in sources)
    return Markdown(template.render(sources=ready, unofficial=told))


def _is_unofficial(record: Translated, field: str, language: str) -> bool:
    return language != DEFAULT and record.is_working(field, language)


def contact_list(registers: Registers, language: str) -> Markdown:
    """All contacts in their order, with what they are for."""
    contacts = sorted(registers.contacts.values(), key=lambda contact: (contact.order, contact.id))
    template = environment(language).get_template("contacts.md")
    ready = [_contact(contact, registers, language) for contact in contacts]
    told = any(_is_unofficial(contact, "name", language) for contact in contacts)
    return Markdown(template.render(contacts=ready, unofficial=told))


def _source_reference(source: Source, text: str, *, listed: bool) -> str:
    told = Markdown(text or encode(_brief(source)))
    address = f"#{_anchor(source)}" if listed else source.address
    made = link(told, address) if address else told
    return made if text else f"({made})"


def _brief(source: Source) -> str:
    """`IGM, 2026`: the publisher and the year, as short as a sentence bears."""
    year = source.dated.year
    return f"{source.publisher}, {year}" if year else source.publisher


def _anchor(source: Source) -> str:
    return f"sursa-{source.id}"


def _listed(source: Source, language: str) -> dict[str, Markdown]:
    words = strings(language)
    known = source.dated.year is not None
    when = words.text("sources.dated", when=wording.moment(source.dated, language))
    facts = [
        when if known else words.text("sources.undated"),
        words.text("sources.read", day=wording.day(source.read, language)),
        *([words.text("sources.excerpt")] if source.extent == "excerpt" else []),
    ]
    title = Markdown(shown(source.title, language))
    return {
        "title": link(title, source.address) if source.address else title,
        "publisher": Markdown(encode(source.publisher)),
        "facts": Markdown(encode(", ".join(facts))),
        "anchor": Markdown(_anchor(source)),
    }


def _contact_reference(contact: Contact, text: str) -> str:
    number = _dial(contact.numbers[0])
    return f"{text} {number}" if text else number


def _dial(number: Number) -> Markdown:
    unbroken = number.number.replace(" ", "\N{NO-BREAK SPACE}")
    return Markdown(f"[{unbroken}](tel:{number.dialled})")


def _contact(contact: Contact, registers: Registers, language: str) -> dict[str, object]:
    words = strings(language)
    numbers = [
        words.text("contacts.from_abroad", number=_dial(number))
        if number.calling_from == "abroad"
        else _dial(number)
        for number in contact.numbers
    ]
    cited = [
        f"[{encode(_brief(registers.sources[source.id]))}](source:{source.id})"
        for source in contact.sources
    ]
    facts = [
        ("hours", contact.hours),
        ("cost", contact.cost),
        ("languages", ", ".join(words.text(f"languages.{code}") for code in contact.languages)),
        ("caution", contact.caution),
        ("source", Markdown("; ".join(cited))),
    ]
    return {
        "name": contact.name,
        "anchor": Markdown(contact.id),
        "purpose": contact.purpose,
        "numbers": Markdown(" · ".join(numbers)),
        "facts": [(name, value) for name, value in facts if value],
    }
