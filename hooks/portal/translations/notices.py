"""What a reader sees where a translation lags behind the original, or where a machine made it.

A notice stands right below the heading of its section, in the reader's language, and the original
beside it says that it is Romanian. Nothing of it needs JavaScript.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from portal import prose
from portal.languages import DEFAULT
from portal.registers import Registers
from portal.registers.places import Place
from portal.rendering import Markdown, environment
from portal.sections import head, headings
from portal.translations.digests import LEAD, Unit
from portal.translations.status import PageStatus, SectionStatus, State

_NAME = re.compile(r"(?P<before>\{[^{}]*?)#[^\s{}]+\s*")
_MARKER = re.compile(r"<!--.*?-->", re.S)
_EMPTY = re.compile(r"\{:?\s*\}")


def noted(text: str, status: PageStatus, registers: Registers, place: Place) -> str:
    """The Markdown of a translated page, with a notice at each section that needs one."""
    told = dict(_notices(status, registers, place))
    if not told:
        return text
    lines = text.split("\n")
    for line, name in sorted(_places(text), reverse=True):
        if name in told:
            lines[line:line] = ["", told[name], ""]
    return "\n".join(lines)


def _notices(
    status: PageStatus, registers: Registers, place: Place
) -> Iterator[tuple[str, Markdown]]:
    """A notice for each section that needs one; one for all where a machine made the whole page."""
    for section in status.sections:
        is_first, whole = section.id == LEAD, status.is_all_by_machine
        by_machine = "page" if whole and is_first else "section" if not whole else ""
        by_machine = by_machine if section.by_machine else ""
        is_outdated = section.state == State.OUTDATED
        if by_machine or is_outdated:
            template = environment(place.language).get_template("drift.md")
            made = template.render(
                outdated=is_outdated,
                machine=by_machine,
                original=_original(section, registers, place) if is_outdated else [],
                told_apart=bool(section.changed),
                language_of_original=Markdown(DEFAULT),
            )
            yield section.id, Markdown(made.strip("\n"))


def _original(section: SectionStatus, registers: Registers, place: Place) -> list[Markdown]:
    """What changed in the original, or all of it where that cannot be told."""
    bodies = tuple(unit for unit in section.units if not unit.is_heading)
    units = section.changed or bodies or section.units
    there = Place(DEFAULT, place.uri, place.today)
    return [*filter(None, map(partial(_shown, registers, there), units))]


def _shown(registers: Registers, place: Place, unit: Unit) -> Markdown | None:
    """A piece of the original as it would stand on its own page; none where nothing is left.

    Markers are filled on the page itself, and an id stands on a page only once.
    """
    if unit.is_heading:
        return Markdown(f"**{unit.text}**")
    text = _EMPTY.sub("", _NAME.sub(r"\g<before>", _MARKER.sub("", unit.text)))
    return Markdown(prose.filled(text, registers, place, lambda _: None)) if text.strip() else None


def _places(text: str) -> Iterable[tuple[int, str]]:
    """The sections of a page, each with how many lines stand above what follows its heading."""
    found = list(headings(text))
    title = next((heading for heading in found if heading.level == 1), None)
    above = len(head(text)) + 2 if text.startswith("---") else 0
    yield (title.line if title else above), LEAD
    yield from ((one.line, one.id) for one in found if one.level > 1 and one.id)
