"""The pages people write: what they hold, and what is filled into them.

Problems reported: D02 unknown marker, D03 heading without an id, D05 reference to
an unknown id, D06 no title, D07 the same section id twice, D08 reference that cannot be
understood, D09 second title.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from portal import sections
from portal.problems import Problem
from portal.registers import Registers, citing, references, stating
from portal.registers.places import Place
from portal.sections import Heading, Section, prose_lines
from portal.suggestions import nearest
from portal.texts import decoded, taken
from portal.translations import declared

_TOP = re.compile(r"#(?!#)\s*\S")
_UNDERLINE = re.compile(r"(-{2,}|={2,})\s*$")
_REFERENCE_LIKE = re.compile(
    r"\]\((?P<value>\s*(?!https?:|tel:|mailto:)[A-Za-z][A-Za-z+.-]*:[^)]*)\)"
)
_MEANT = re.compile(r"<!--\s*portal\b.*?(-->|$)", re.I)
_MARKER = re.compile(r"<!--\s*portal:\s*(?P<name>.*?)\s*-->\s*$")
_TITLE = re.compile(r"title:\s*(?P<title>.+?)\s*$")


MOST_BYTES = 1024 * 1024
"""A page of a megabyte is a mistake."""


@dataclass(frozen=True)
class ProsePage:
    """A page somebody wrote: `uri` is its path inside `language`, `path` in the project."""

    language: str
    uri: str
    path: str
    text: str

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of level 2 to 6, in order."""
        return [heading for heading in sections.headings(self.text) if heading.level > 1]

    @property
    def sections(self) -> tuple[Section, ...]:
        """What the page is made of, in order."""
        return _sections(self.text)

    @cached_property
    def title(self) -> str | None:
        """The title in the head of the page."""
        head = sections.head(self.text)
        found = (_TITLE.match(line) for line in head)
        return next((match["title"].strip("\"'") for match in found if match), None)

    @cached_property
    def references(self) -> list[tuple[int, re.Match[str]]]:
        """What the page refers to in the registers, each with its line."""
        return [
            (number, match)
            for number, line in prose_lines(self.text)
            for match in references.on_line(line)
        ]

    @cached_property
    def markers(self) -> frozenset[str]:
        """The names of the generated pieces the page holds."""
        return frozenset(name for _, name in _markers(self.text))

    def problems(self, registers: Registers, pieces: tuple[str, ...]) -> Iterator[Problem]:
        """What is wrong in the page by itself."""
        if self.text and not self.title:
            yield Problem(self.path, 1, 1, "D06")
        seen: set[str] = set()
        for heading in self.headings:
            yield from self._of_heading(heading, seen)
        yield from self._of_titles()
        text = declared.PATTERN.sub("", self.text) if declared.is_in(self.text) else self.text
        for number, name in _markers(text, anywhere=True):
            if name not in pieces:
                about: dict[str, str | int] = {"marker": name, "nearest": nearest(name, pieces)}
                yield Problem(self.path, number, 1, "D02", about)
        for number, line in prose_lines(self.text):
            yield from self._misspelt_references(line, number)
        for number, reference in self.references:
            yield from self._of_reference(reference, number, registers)

    def _of_titles(self) -> Iterator[Problem]:
        """One title, written with `#`; headings underlined as in old Markdown get no id."""
        tops, before = 0, ""
        for number, line in prose_lines(self.text):
            is_top = line.startswith("#") and _TOP.match(line) is not None
            tops += is_top
            if tops > 1 and is_top:
                yield Problem(self.path, number, 1, "D09")
            is_underline = line.startswith(("--", "==")) and _UNDERLINE.match(line)
            if is_underline and before.strip() and before.lstrip()[0] not in "|-*>":
                about: dict[str, str | int] = {"heading": before.strip(), "example": "## … {#…}"}
                yield Problem(self.path, number - 1, 1, "D03", about)
            before = line

    def _of_heading(self, heading: Heading, seen: set[str]) -> Iterator[Problem]:
        if heading.id is None:
            about: dict[str, str | int] = {"heading": heading.text, "example": "{#…}"}
            yield Problem(self.path, heading.line, 1, "D03", about)
        elif heading.id in seen:
            yield Problem(self.path, heading.line, 1, "D07", {"id": heading.id})
        else:
            seen.add(heading.id)

    def _of_reference(
        self, match: re.Match[str], number: int, registers: Registers
    ) -> Iterator[Problem]:
        register = references.SCHEMES[match["scheme"]]
        ids = registers.ids.get(register)
        if ids is not None and match["id"] not in ids:
            about: dict[str, str | int] = {"value": match["id"], "register": register}
            about["nearest"] = nearest(match["id"], ids)
            yield Problem(self.path, number, match.start() + 1, "D05", about)

    def _misspelt_references(self, line: str, number: int) -> Iterator[Problem]:
        """A link with a scheme that is neither the web's nor ours."""
        if "](" not in line:
            return
        plain = re.sub(r"(`+).+?\1", lambda code: " " * len(code[0]), line)
        known = [match.span() for match in references.PATTERN.finditer(plain)]
        for match in _REFERENCE_LIKE.finditer(plain):
            if not any(start <= match.start() < end for start, end in known):
                about: dict[str, str | int] = {"value": match["value"]}
                yield Problem(self.path, number, match.start("value") + 1, "D08", about)


@lru_cache(maxsize=32)
def _sections(text: str) -> tuple[Section, ...]:
    """Known for the last pages alone: all of a site are twice as much as their texts."""
    return tuple(sections.sections(text))


def read(
    docs: Path, name: str, languages: tuple[str, ...]
) -> tuple[list[ProsePage], list[Problem]]:
    """The pages under `docs`, called `name` in the project, in every language."""
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    for language in languages:
        for path in sorted((docs / language).rglob("*.md")):
            place = f"{name}/{path.relative_to(docs).as_posix()}"
            content, found = taken(path, place, MOST_BYTES)
            text, unread = decoded(content, place)
            problems += found or unread
            uri = path.relative_to(docs / language).as_posix()
            pages.append(ProsePage(language, uri, place, text))
    return pages, problems


def filled(
    text: str, registers: Registers, place: Place, piece: Callable[[str], str | None]
) -> str:
    """The page with its markers and references replaced.

    `piece` gives the Markdown a marker stands for, None for one it does not know;
    the marker `sources` lists what the page refers to.
    """
    text = declared.without(text)
    used: dict[str, dict[str, None]] = {scheme: {} for scheme in references.SCHEMES}
    place = replace(place, lists_sources=any(name == "sources" for _, name in _markers(text)))

    def told(match: re.Match[str]) -> str:
        if not (match["scheme"] == "fact" and match["mark"]):
            used[match["scheme"]][match["id"]] = None
        return references.resolved(match, registers, place)

    text = _with_pieces(text, piece)
    lines = text.split("\n")
    for number, line in prose_lines(text):
        lines[number - 1] = references.replaced(_sourced(line, registers), told)
    facts = [registers.facts[name] for name in used["fact"] if name in registers.facts]
    note = references.replaced(stating.unconfirmed(facts, registers, place.language), told)
    sources = [registers.sources[name] for name in used["source"] if name in registers.sources]
    if note and not place.lists_sources:
        lines = [*"\n".join(lines).rstrip("\n").split("\n"), "", note]

    def listed(name: str) -> str | None:
        return (
            f"{note}\n\n{citing.source_list(sources, place.language)}"
            if name == "sources"
            else None
        )

    return _with_pieces("\n".join(lines), listed)


def _sourced(line: str, registers: Registers) -> str:
    """The line with a source after each fact that has none; a heading is left short."""
    if line.startswith("#"):
        return line
    facts = [
        match
        for match in references.on_line(line)
        if match["scheme"] == "fact" and not references.is_in_link(match)
    ]
    return stating.sourced(line, facts, registers) if facts else line


def _with_pieces(text: str, piece: Callable[[str], str | None]) -> str:
    lines = text.split("\n")
    for number, name in _markers(text):
        made = piece(name)
        if made is not None:
            lines[number - 1] = made.strip("\n")
    return "\n".join(lines)


def _markers(text: str, *, anywhere: bool = False) -> Iterator[tuple[int, str]]:
    """The markers of a page and the lines they stand on.

    `anywhere` also gives what was meant as one and is none: not alone on its line.
    """
    for number, line in prose_lines(text) if "<!--" in text else ():
        if "<!--" not in line:
            continue
        if match := _MARKER.match(line):
            yield number, match["name"]
        elif anywhere and (meant := _MEANT.search(line)):
            yield number, meant[0]
