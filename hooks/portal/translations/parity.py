"""Whether a translated page says what the original says: values, links and structure.

Problems reported, at the place in the translation and naming the one in the original: C01 another
value, C02 a value that is missing, C03 a value the original has not, C04 another structure, C05
other links or code, C06 a declared difference that is none, C07 a declaration that cannot be
read, C08 values of one kind in another order. In a section that is known to lag behind the
original they are notices, because its reader is told so.

Where two sections have the same structure they are compared piece by piece, else as a whole.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import asdict
from itertools import zip_longest

from portal import memory
from portal.problems import Problem, Severity
from portal.prose import ProsePage
from portal.sections import Section
from portal.translations.declared import ORDER, STRUCTURE, Declared, declared
from portal.translations.digests import LEAD
from portal.translations.sides import Side, Text, sides
from portal.translations.spoken import Link, stated
from portal.values import Difference, Value, differences, swapped

_NOTHING = "–"

_About = dict[str, str | int]


def check(
    original: ProsePage, translated: ProsePage, lagging: Collection[str] = ()
) -> Iterator[Problem]:
    """Where the pages do not agree; `lagging` are the ids of sections known to be outdated."""
    texts = (original.path, original.text, translated.path, translated.text)
    about = (original.language, translated.language, *sorted(lagging))
    found = memory.recalled(
        "parity",
        (*texts, *about),
        lambda: [asdict(one) for one in _checked(original, translated, lagging)],
    )
    yield from (Problem(**{**one, "severity": Severity(one["severity"])}) for one in found)


def _checked(
    original: ProsePage, translated: ProsePage, lagging: Collection[str]
) -> Iterator[Problem]:
    ours, theirs = sides(original), sides(translated)
    for name in ours:
        if name in theirs:
            pair = _Pair(ours[name], theirs[name], (name or LEAD) in lagging)
            yield from pair.problems()
    for section in original.sections:
        yield from (_unneeded(original, found) for found in _declared(section))


class _Pair:
    """A section of the original and of the translation."""

    def __init__(self, ours: Side, theirs: Side, is_lagging: bool) -> None:
        titled = ours.page.title and theirs.page.title
        self.ours = ours if titled else ours.without_title()
        self.theirs = theirs if titled else theirs.without_title()
        self.severity = Severity.NOTICE if is_lagging else Severity.ERROR
        self.declared = list(_declared(theirs.section))
        self.used: set[Declared] = set()

    def problems(self) -> Iterator[Problem]:
        """Everything that does not agree, and what was declared for nothing."""
        if not self.ours.section.id:
            yield from self._order()
        if self.ours.kinds == self.theirs.kinds:
            for one, other in zip(self.ours.texts, self.theirs.texts, strict=True):
                if not (one.states_nothing and other.states_nothing):
                    yield from self._compared(one, other)
        else:
            yield from self._structure()
            yield from self._compared(self.ours.text, self.theirs.text)
        for found in self.declared:
            if found not in self.used:
                yield _unneeded(self.theirs.page, found)

    def _order(self) -> Iterator[Problem]:
        """Sections that both pages have, in another order."""
        ours, theirs = self.ours.page.sections, self.theirs.page.sections
        common = {section.id for section in ours} & {section.id for section in theirs}
        one, other = ([s for s in page if s.id in common] for page in (ours, theirs))
        moved = next((p for p in zip(one, other, strict=False) if p[0].id != p[1].id), None)
        if moved and not self._is_declared(ORDER):
            there, here = (f"#{section.id}" for section in moved)
            yield self._problem("C04", moved[1].line, moved[0].line, here=here, there=there)

    def _structure(self) -> Iterator[Problem]:
        """The first piece that is another one."""
        if self._is_declared(STRUCTURE):
            return
        first, other = next(
            (one, other)
            for one, other in zip_longest(self.ours.pieces, self.theirs.pieces)
            if one is None or other is None or one.kind != other.kind
        )
        there = self.ours.written(first.line) if first else _NOTHING
        here = self.theirs.written(other.line) if other else _NOTHING
        line = other.line if other else self.theirs.last_line
        place = first.line if first else self.ours.last_line
        yield self._problem("C04", line, place, here=here, there=there)

    def _compared(self, ours: Text, theirs: Text) -> Iterator[Problem]:
        """Values, links and code of the same part in both."""
        one, other = ours.values, theirs.values
        found = differences(one, other)
        for difference in found:
            yield from self._value(difference, ours, theirs)
        moved = swapped(one, other) if not found and len(ours.pieces) == 1 else None
        if moved:
            yield from self._value(moved, ours, theirs, "C08")
        yield from self._links(ours, theirs)
        yield from self._codes(ours, theirs)

    def _value(
        self, difference: Difference, ours: Text, theirs: Text, code: str = ""
    ) -> Iterator[Problem]:
        one, other = difference.original, difference.translated
        if self._is_declared(*_written(one, other)):
            return
        place = ours.line(one.start) if one else ours.pieces[0].line
        line = theirs.line(other.start) if other else theirs.pieces[0].line
        yield self._told(one, other, line, place, code)

    def _told(
        self, one: Value | None, other: Value | None, line: int, place: int, code: str = ""
    ) -> Problem:
        about = {"there": _said(one)} if one else {}
        about |= {"here": _said(other)} if other else {}
        code = code or ("C01" if one and other else "C02" if one else "C03")
        return self._problem(code, line, place, at=other.written if other else "", **about)

    def _links(self, ours: Text, theirs: Text) -> Iterator[Problem]:
        one, other = ours.links, list(theirs.links)
        missing: list[tuple[Link, int]] = []
        for link, line in one:
            found = next((pair for pair in other if pair[0].target == link.target), None)
            if found:
                other.remove(found)
                yield from self._worded(link, line, *found)
            else:
                missing.append((link, line))
        for was, now in zip_longest(missing, other):
            there, here = was[0].target if was else None, now[0].target if now else None
            if not self._is_declared(there, here):
                line = now[1] if now else theirs.pieces[0].line
                place = was[1] if was else ours.pieces[0].line
                told = here or _NOTHING, there or _NOTHING
                yield self._problem("C05", line, place, at=here or "", here=told[0], there=told[1])

    def _worded(self, link: Link, line: int, other: Link, other_line: int) -> Iterator[Problem]:
        """The values in the words of a reference, where both have words of their own."""
        if not (link.is_reference and link.text and other.text) or link.is_fact:
            return
        pages = self.ours.page.language, self.theirs.page.language
        for found in differences(stated(link.text, pages[0]), stated(other.text, pages[1])):
            one, two = found.original, found.translated
            if not self._is_declared(*_written(one, two)):
                yield self._told(one, two, other_line, line)

    def _codes(self, ours: Text, theirs: Text) -> Iterator[Problem]:
        """Code that anybody types alike, in whatever language; values in it are compared above."""
        if ours.codes == theirs.codes:
            return
        one, other = Counter(ours.codes), Counter(theirs.codes)
        was, now = [*(one - other).elements()], [*(other - one).elements()]
        pairs = zip(was, now, strict=False) if len(was) == len(now) else zip_longest(was, now)
        for there, here in pairs:
            if _is_typed_alike(there, here) and not self._is_declared(there, here):
                lines = theirs.pieces[0].line, ours.pieces[0].line
                told = here or _NOTHING, there or _NOTHING
                yield self._problem("C05", *lines, here=told[0], there=told[1])

    def _is_declared(self, *written: str | None) -> bool:
        found = [one for one in self.declared if one.covers(*written)]
        self.used.update(found)
        return bool(found)

    def _problem(self, code: str, line: int, place: int, at: str = "", **about: str) -> Problem:
        page = self.theirs.page
        shown = page.text.split("\n")[line - 1]
        column = shown.find(at.split("\n")[0]) + 1 if at else 1
        told: _About = {**about, "original": self.ours.place(place)}
        return Problem(page.path, line, max(column, 1), code, told, self.severity)


def _is_typed_alike(there: str | None, here: str | None) -> bool:
    """Whether two pieces of code should be the same: nobody translated them."""
    if there is None or here is None:
        return True
    is_told = differences(stated(there, "en"), stated(here, "en"))
    return there.isascii() and here.isascii() and not is_told


def _said(value: Value) -> str:
    return " ".join(value.written.split())


def _written(*found: Value | None) -> list[str]:
    return [value.written for value in found if value]


def _declared(section: Section) -> Iterator[Declared]:
    for block in section.blocks:
        if not block.is_code:
            yield from declared(block.text, block.line)


def _unneeded(page: ProsePage, found: Declared) -> Problem:
    if found.what is None:
        return Problem(page.path, found.line, 1, "C07", {"value": found.written})
    return Problem(page.path, found.line, 1, "C06", {"value": found.what})
