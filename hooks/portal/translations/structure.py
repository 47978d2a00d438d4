"""What a section is made of, piece by piece: the shape that all languages share.

A piece is a paragraph, an item of a list, a cell, a term, a line of classes, a marker, a code
block; its kind says where in the shape it stands, so two sections are alike when the kinds of
their pieces are the same in the same order.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from portal.sections import HEADING, ITEM, Block, Section, head
from portal.translations import declared

_DEFINITION = re.compile(r":\s+(?P<text>.*)")
_CLASSES = re.compile(r"\s*\{:?\s*(?P<classes>[^{}]*?)\s*\}\s*")
_MARKER = re.compile(r"\s*<!--\s*portal:\s*(?P<name>.*?)\s*-->\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*")
_TAG = re.compile(r"\s*(?P<tag></?[a-z][^>]*>)\s*$")
_BEGINS = re.compile(r"\s*[<{*+:#>\d-]")
_CELL_END = re.compile(r"(?<!\\)\|")
_HEAD = re.compile(r"(?P<key>title|description):\s+(?P<text>.+)")


class Piece(NamedTuple):
    """One piece: `text` is its Markdown without the marks of its kind, `line` where it begins."""

    kind: str
    text: str
    line: int


def of_head(text: str) -> list[Piece]:
    """The title and the description in the head of a page."""
    lines = enumerate(head(text), 2)
    found = ((number, _HEAD.match(line)) for number, line in lines)
    return [Piece(match["key"], match["text"], number) for number, match in found if match]


def pieces(section: Section) -> list[Piece]:
    """What the section is made of, its heading first."""
    heading = section.heading
    made = [Piece(f"heading {heading.level}", heading.words, heading.line)] if heading else []
    for block in section.blocks:
        made += [Piece("code", block.text, block.line)] if block.is_code else _of_block(block)
    return _with_depth(made)


def _of_block(block: Block) -> list[Piece]:
    """A block of text; comments that are no markers are nothing."""
    text = _without_comments(block.text) if "<!--" in block.text else block.text
    lines = [(n, line) for n, line in enumerate(text.split("\n"), block.line) if line.strip()]
    if any("|" in line and _RULE.fullmatch(line) for _, line in lines[1:2]):
        return list(_table(lines))
    return _lines(lines)


def _without_comments(text: str) -> str:
    text = declared.PATTERN.sub("", text)
    return _COMMENT.sub(lambda said: said[0] if _MARKER.fullmatch(said[0]) else "", text)


def _table(lines: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    for number, line in lines:
        if _CLASSES.fullmatch(line):
            yield _own(line, number) or Piece("paragraph", line, number)
        elif _RULE.fullmatch(line):
            yield Piece("rule " + re.sub("-+", "-", line.replace(" ", "")), "", number)
        else:
            cells = _CELL_END.split(line.strip().removeprefix("|").removesuffix("|"))
            yield Piece(f"row {len(cells)}", "", number)
            yield from (Piece("cell", cell.strip(), number) for cell in cells)


def _lines(lines: Iterable[tuple[int, str]]) -> list[Piece]:
    made: list[Piece] = []
    for number, line in lines:
        piece = _own(line, number)
        if piece and piece.kind == "definition" and made and made[-1].kind == "paragraph":
            made[-1] = made[-1]._replace(kind="term")
        if piece:
            made.append(piece)
        elif (made and made[-1].kind in ("paragraph", "definition")) or _is_item(made):
            made[-1] = made[-1]._replace(text=f"{made[-1].text}\n{line.strip()}")
        else:
            made.append(Piece("paragraph", line.strip(), number))
    return made


def _is_item(made: list[Piece]) -> bool:
    return bool(made) and made[-1].kind.startswith("item")


def _own(line: str, number: int) -> Piece | None:
    """What a line begins by itself; None where it goes on with the line above."""
    if not _BEGINS.match(line):
        return None
    if match := _MARKER.fullmatch(line):
        return Piece(f"marker {match['name']}", "", number)
    if match := _CLASSES.fullmatch(line):
        return Piece(f"classes {' '.join(sorted(match['classes'].split()))}", "", number)
    if match := ITEM.fullmatch(line):
        kind = "item" if match["mark"] in "*+-" else "item numbered"
        return Piece(f"{kind} {len(match['indent'].expandtabs(4))}", match["text"], number)
    if match := _DEFINITION.fullmatch(line):
        return Piece("definition", match["text"], number)
    if match := HEADING.fullmatch(line):
        return Piece(f"heading {len(match['marks'])}", match["text"], number)
    if match := _TAG.fullmatch(line):
        return Piece(f"tag {match['tag'].split()[0].strip('<>')}", "", number)
    if line.startswith(">"):
        return Piece("quotation", line.lstrip("> "), number)
    return None


def _with_depth(made: list[Piece]) -> list[Piece]:
    """Items by how deep they are nested, not by how many spaces that takes somewhere."""
    found: list[Piece] = []
    indents: list[int] = []
    for piece in made:
        if not piece.kind.startswith("item"):
            found.append(piece)
            continue
        kind, _, spaces = piece.kind.rpartition(" ")
        indents = [*(indent for indent in indents if indent < int(spaces)), int(spaces)]
        found.append(piece._replace(kind=f"{kind} {len(indents)}"))
    return found
