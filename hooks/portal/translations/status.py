"""The state of every section of every translated page, computed from content.

Problems reported: H01 (a notice) sections never compared with the original, H02 (a notice) a
section whose original changed since. Neither refuses the build: the reader is told instead.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial

from portal import languages
from portal.problems import Problem, Severity
from portal.prose import ProsePage
from portal.registers import Registers, saying
from portal.translations import provenance
from portal.translations.digests import LEAD, Unit, units
from portal.translations.provenance import Head, Review


class State(StrEnum):
    """How a translated section stands to its original."""

    CURRENT = "up-to-date"
    OUTDATED = "outdated"
    UNCOMPARED = "never-compared"
    """There is no record of what it was made from."""
    MISSING = "missing"


@dataclass(frozen=True)
class SectionStatus:
    """One section in one language.

    `units` are what the original says now, `changed` those of them that were not there when it was
    translated: none where that cannot be told. `recorded` are the digests of what was there then;
    `line` is its place in the translation.
    """

    id: str
    state: State
    units: tuple[Unit, ...]
    changed: tuple[Unit, ...] = ()
    recorded: tuple[str, ...] = ()
    by_machine: bool = False
    review: Review | None = None
    line: int = 1


@dataclass(frozen=True)
class PageStatus:
    """One page in one language: `page` is None where it is missing."""

    language: str
    original: ProsePage
    page: ProsePage | None
    sections: tuple[SectionStatus, ...]

    @property
    def uri(self) -> str:
        """Its path inside its language."""
        return self.original.uri

    def those(self, state: State) -> list[SectionStatus]:
        """The sections in one state."""
        return [section for section in self.sections if section.state == state]

    @property
    def is_all_by_machine(self) -> bool:
        """Whether a machine made the whole page and nobody reviewed any of it."""
        return bool(self.sections) and all(section.by_machine for section in self.sections)


@dataclass(frozen=True)
class Translations:
    """Every translated page beside its original."""

    prose: list[ProsePage]
    registers: Registers

    def page(self, language: str, uri: str) -> PageStatus | None:
        """The state of one page; None where there is no original, and of an original."""
        original = self._written.get((languages.DEFAULT, uri))
        if original is None or language == languages.DEFAULT:
            return None
        if (language, uri) not in self._known:
            self._known[language, uri] = self._page(language, original)
        return self._known[language, uri]

    def pages(self, language: str) -> list[PageStatus]:
        """The state of every page in a language, by its path."""
        uris = (uri for code, uri in self._written if code == languages.DEFAULT)
        return [page for uri in uris if (page := self.page(language, uri)) is not None]

    def is_behind(self, page: ProsePage) -> bool:
        """Whether a page may not say what its original says, or a machine wrote any of it."""
        status = self.page(page.language, page.uri)
        return status is not None and any(
            section.by_machine or section.state == State.OUTDATED for section in status.sections
        )

    def problems(self, pages: Iterable[ProsePage] | None = None) -> Iterator[Problem]:
        """What is wrong in the heads of translated pages: of all of them, or of `pages`."""
        for page in self.prose if pages is None else pages:
            if page.language != languages.DEFAULT:
                yield from self._head(page).problems

    def notices(self) -> Iterator[Problem]:
        """What was never compared, and what its original left behind."""
        for language in languages.CODES[1:]:
            for page in self.pages(language):
                yield from _notices(page)

    @cached_property
    def _written(self) -> dict[tuple[str, str], ProsePage]:
        return {(page.language, page.uri): page for page in self.prose}

    @cached_property
    def _known(self) -> dict[tuple[str, str], PageStatus]:
        """What was asked for already."""
        return {}

    @cached_property
    def _heads(self) -> dict[str, Head]:
        return {}

    def _head(self, page: ProsePage) -> Head:
        if page.path not in self._heads:
            names = [section.id or LEAD for section in page.sections]
            self._heads[page.path] = provenance.read(page.text, page.path, names)
        return self._heads[page.path]

    @cached_property
    def _contents(self) -> dict[str, dict[str, tuple[Unit, ...]]]:
        return {}

    def content(self, original: ProsePage) -> dict[str, tuple[Unit, ...]]:
        """What each section of an original is made of, by its id."""
        if original.uri not in self._contents:
            self._contents[original.uri] = content(original, self.registers)
        return self._contents[original.uri]

    def _page(self, language: str, original: ProsePage) -> PageStatus:
        now = self.content(original)
        page = self._written.get((language, original.uri))
        if page is None:
            missing = tuple(SectionStatus(name, State.MISSING, had) for name, had in now.items())
            return PageStatus(language, original, None, missing)
        lines = {section.id or LEAD: section.line for section in page.sections}
        head = self._head(page)
        found = tuple(_section(name, had, head, lines.get(name)) for name, had in now.items())
        return PageStatus(language, original, page, found)


def content(page: ProsePage, registers: Registers) -> dict[str, tuple[Unit, ...]]:
    """What each section of an original is made of, by its id."""
    says = partial(saying.says, registers)
    texts = provenance.read(page.text, page.path, ()).texts
    return {
        section.id or LEAD: units(section, says, () if section.id else texts)
        for section in page.sections
    }


def _section(name: str, now: tuple[Unit, ...], head: Head, line: int | None) -> SectionStatus:
    if line is None:
        return SectionStatus(name, State.MISSING, now)
    told = head.provenance
    was = told.translated_from.get(name)
    state = State.UNCOMPARED
    changed: tuple[Unit, ...] = ()
    if was is not None:
        same = was == tuple(unit.digest for unit in now)
        state = State.CURRENT if same else State.OUTDATED
        changed = tuple(unit for unit in now if unit.digest not in was)
    by_machine, review = told.is_machine_made(name), told.reviewed.get(name)
    return SectionStatus(name, state, now, changed, was or (), by_machine, review, line)


def _notices(status: PageStatus) -> Iterator[Problem]:
    if status.page is None:
        return
    path, notice = status.page.path, Severity.NOTICE
    uncompared = [section.id for section in status.those(State.UNCOMPARED)]
    about: dict[str, str | int] = {"page": status.uri}
    if uncompared:
        yield Problem(path, 1, 1, "H01", {**about, "sections": ", ".join(uncompared)}, notice)
    for section in status.those(State.OUTDATED):
        told = {**about, "section": section.id, "language": status.language}
        yield Problem(path, section.line, 1, "H02", told, notice)
