"""The parts of a page as people write it: its head, its headings, its sections and their blocks.

The section is the unit of everything that is compared between languages: links, codes,
translations, figures. It goes from one heading with an id to the next one; what stands
before the first is the section whose id is empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

HEADING = re.compile(r"(?P<marks>#{1,6})(?!#)\s*(?P<text>.*?)\s*$")
"""A line that is a heading."""

ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[*+-]|\d+[.)])\s+(?P<text>.*)")
"""A line that begins an item of a list."""

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
_ID = re.compile(r"\{[^}]*#(?P<id>[^\s}]+)[^}]*\}$")


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6 with its explicit id, if it has one; `text` as it is written."""

    level: int
    text: str
    id: str | None
    line: int

    @property
    def words(self) -> str:
        """What the reader sees: the heading without its attributes."""
        return _ATTRIBUTES.sub("", self.text)


@dataclass(frozen=True)
class Block:
    """Lines without an empty one between them, or a whole fence; `line` is where it begins."""

    text: str
    line: int
    is_code: bool = False


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, up to the next heading of any level.

    The lead, before the first heading of level 2, has an empty id and the title of the
    page, where there is one, as its heading.
    """

    id: str
    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def line(self) -> int:
        """The line it begins on."""
        first = self.heading or next(iter(self.blocks), None)
        return first.line if first else 1


def head(text: str) -> list[str]:
    """The lines between the two `---` at the top of a page."""
    lines = StringIO(text)  # as far as they are needed
    if next(lines, "").strip() != "---":
        return []
    found: list[str] = []
    for line in lines:
        if line.strip() in ("---", "..."):
            return found
        found.append(line.removesuffix("\n"))
    return []


@lru_cache(maxsize=16)
def prose_lines(text: str) -> tuple[tuple[int, str], ...]:
    """The lines that are not code and not the head of the page, numbered from 1.

    Known of the last texts: whoever looks at a page looks at its lines for one thing after another.
    """
    return tuple((number, line) for number, line, is_code in _lines(text) if not is_code)


def headings(text: str) -> Iterator[Heading]:
    """The headings of every level, in order."""
    return (found for number, line in prose_lines(text) if (found := _heading(number, line)))


#   sections("# T\n\nLead.\n\n## A {#a}\n\nText.")  ->  [Section "" (Lead.), Section "a" (Text.)]
def sections(text: str) -> list[Section]:
    """The sections of a page in order; those whose heading has no id are part of the one before."""
    found = [Section("", None, ())]
    written: list[Block] = []
    for item in _items(text):
        if isinstance(item, Heading) and item.id and item.level > 1:
            found[-1] = _with(found[-1], written)
            found.append(Section(item.id, item, ()))
            written = []
        elif isinstance(item, Heading) and item.level == 1 and not found[0].heading:
            found[0] = Section("", item, found[0].blocks)
        elif isinstance(item, Heading):
            written.append(Block(f"{'#' * item.level} {item.text}", item.line))
        else:
            written.append(item)
    found[-1] = _with(found[-1], written)
    return found


def _with(section: Section, blocks: list[Block]) -> Section:
    return Section(section.id, section.heading, tuple(blocks))


def _items(text: str) -> Iterator[Heading | Block]:
    """Headings and blocks in the order they stand."""
    lines: list[str] = []
    start, kind = 0, False
    for number, line, is_code in _lines(text):
        heading = None if is_code else _heading(number, line)
        ends = heading or (is_code != kind) or (not is_code and not line.strip())
        if ends and lines:
            yield Block("\n".join(lines), start, kind)
            lines = []
        if heading:
            yield heading
        elif is_code or line.strip():
            start = start if lines else number
            lines.append(line)
        kind = is_code
    if lines:
        yield Block("\n".join(lines), start, kind)


def _heading(number: int, line: str) -> Heading | None:
    match = HEADING.match(line) if line.startswith("#") else None
    if not match:
        return None
    name = _ID.search(match["text"])
    return Heading(len(match["marks"]), match["text"], name["id"] if name else None, number)


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Every line below the head: its number, the line, and whether it is code."""
    fence = ""
    body = len(head(text)) + 2 if text.startswith("---") else 0
    has_fences = "```" in text or "~~~" in text
    for number, line in enumerate(text.split("\n")[body:], body + 1):
        opened = _FENCE.match(line) if has_fences else None
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            yield number, line, True
        elif opened:
            fence = opened[1]
            yield number, line, True
        else:
            yield number, line, False
