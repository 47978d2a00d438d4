"""How pages give telephone lines: `[](contact:id)`, and the list of all of them."""

from portal.registers import Registers
from portal.registers.citing import brief
from portal.registers.contacts import Contact, Number
from portal.registers.places import Place
from portal.rendering import Markdown, encode, environment
from portal.strings import strings


def reference(contact: Contact, text: str, place: Place) -> str:
    """The first number of a line, as a link that calls it."""
    number = _unbroken(contact.numbers[0]) if place.in_link else _dial(contact.numbers[0])
    return f"{text} {number}" if text else number


def contact_list(registers: Registers, language: str) -> Markdown:
    """All contacts in their order, with what they are for."""
    contacts = sorted(registers.contacts.values(), key=lambda contact: (contact.order, contact.id))
    template = environment(language).get_template("contacts.md")
    ready = [_contact(contact, registers, language) for contact in contacts]
    told = any(contact.is_unofficial("name", language) for contact in contacts)
    return Markdown(template.render(contacts=ready, unofficial=told))


def _dial(number: Number) -> Markdown:
    return Markdown(f"[{_unbroken(number)}](tel:{number.dialled})")


def _unbroken(number: Number) -> str:
    return number.number.replace(" ", "\N{NO-BREAK SPACE}")


def _contact(contact: Contact, registers: Registers, language: str) -> dict[str, object]:
    words = strings(language)
    numbers = [
        words.text("contacts.from_abroad", number=_dial(number))
        if number.calling_from == "abroad"
        else _dial(number)
        for number in contact.numbers
    ]
    cited = [
        f"[{encode(brief(registers.sources[source.id]))}](source:{source.id})"
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
