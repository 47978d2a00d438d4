"""What of a page fits on the two inner pages of a leaflet, reckoned without a browser.

A line is reckoned short and a sheet small, because nobody knows which letters the device has that
prints: `tests/browser/test_leaflets.py` prints every leaflet with letters a tenth wider.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

WIDTH, HEIGHT = 89, 132
"""Millimetres of a page of A6 inside its margins."""

SIZES = (11, 10, 9)
"""Points a leaflet may be set in, the best first."""

LEADING = 1.3

LETTER = {"ro": 0.51, "ru": 0.55, "uk": 0.55}
"""How wide a letter is on average, in parts of the size, in the wider of common fonts."""

_POINT = 25.4 / 72
_LOST = 2
"""Lines that stay empty at the foot of the pages, because paragraphs are not cut."""


@dataclass(frozen=True)
class Part:
    """A piece that is taken whole or not at all; `text` is Markdown, ready for paper.

    Those of `rank` 0 must be told, the others in the order of their ranks.
    """

    heading: str
    text: str
    rank: int


#   fitted([Part("A", "…", 0), Part("B", <long>, 2), Part("C", "…", 1)], "ro")  ->  11, [A, C]
def fitted(parts: Sequence[Part], language: str) -> tuple[int, list[Part]]:
    """The size to set it in, and the parts that fit, in their order on the page.

    The best size is for those that fit whole; rather more of the others than larger letters.
    """
    must = [part for part in parts if part.rank == 0]
    wanted = [*((parts, size) for size in SIZES[:-1]), *((must, size) for size in SIZES[1:])]
    size = next((size for some, size in wanted if _fits(some, size, language)), SIZES[-1])
    taken: list[Part] = []
    for part in sorted(parts, key=lambda part: part.rank):
        if _fits([*taken, part], size, language):
            taken.append(part)
    return size, [part for part in parts if part in taken]


def _fits(parts: Sequence[Part], size: int, language: str) -> bool:
    room = 2 * int(HEIGHT / (size * _POINT * LEADING)) - _LOST
    return sum(_lines(part, size, language) for part in parts) <= room


def _lines(part: Part, size: int, language: str) -> float:
    letters = WIDTH / (size * _POINT * LETTER[language])
    heading = 1.3 * ceil(len(part.heading) * 1.2 / letters) + 0.7 if part.heading else 0
    return heading + sum(
        ceil(len(text) / (letters * (0.92 if listed else 1))) + 0.35
        for text, listed in _paragraphs(part.text)
    )


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs a reader sees, and whether each is an item of a list."""
    for block in re.split(r"\n\s*\n", text):
        if not (said := _seen(block)):
            continue
        items = re.split(r"^\s*(?:[-*]|\d+\.)\s+", said, flags=re.M)
        if len(items) > 1:
            yield from ((item, True) for item in items if item.strip())
        else:
            yield said, False


def _seen(markdown: str) -> str:
    """Markdown without what is not printed: addresses, classes, tags."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", markdown)
    return re.sub(r"\{[^{}]*\}|<[^<>]*>|\*\*", "", text).strip()
