"""A section of one page as it is compared with the same section of another: piece by piece."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from portal.prose import ProsePage
from portal.sections import Section
from portal.translations import structure
from portal.translations.spoken import Spoken, spoken, stated
from portal.translations.structure import Piece

_BETWEEN = "\n\x00\n"
_LONGEST = 60


class Text:
    """Pieces as one text, in which every place knows its line, and what it states."""

    def __init__(self, pieces: Sequence[Piece], language: str) -> None:
        self.pieces = pieces
        self.spoken = [
            Spoken(piece.text) if piece.kind == "code" else spoken(piece.text) for piece in pieces
        ]
        self.text = _BETWEEN.join([said.text for said in self.spoken])
        self.values = stated(self.text, language)
        self.links = [
            (link, piece.line)
            for said, piece in zip(self.spoken, pieces, strict=True)
            for link in said.links
        ]
        self.codes = [code for said in self.spoken for code in said.codes]

    @property
    def states_nothing(self) -> bool:
        """Whether there is nothing in it that another language could say otherwise."""
        return not (self.values or self.links or self.codes)

    def line(self, offset: int) -> int:
        """The line of the page that `offset` of the text stands on."""
        starts, start = [], 0
        for said in self.spoken:
            starts.append(start)
            start += len(said.text) + len(_BETWEEN)
        number = bisect_right(starts, offset) - 1
        return self.pieces[number].line + self.text.count("\n", starts[number], offset)


class Side:
    """A section of one page, and the pieces it is made of."""

    def __init__(self, page: ProsePage, section: Section, pieces: Sequence[Piece]) -> None:
        self.page = page
        self.section = section
        self.pieces = pieces

    def without_title(self) -> "Side":
        """A page without a title is told elsewhere."""
        kept = [piece for piece in self.pieces if piece.kind != "title"]
        return Side(self.page, self.section, kept)

    @cached_property
    def kinds(self) -> list[str]:
        """The shape of the section."""
        return [piece.kind for piece in self.pieces]

    @cached_property
    def texts(self) -> list[Text]:
        """Each piece by itself."""
        return [Text([piece], self.page.language) for piece in self.pieces]

    @cached_property
    def text(self) -> Text:
        """All pieces together."""
        return Text(self.pieces, self.page.language)

    @property
    def last_line(self) -> int:
        """The line its last piece begins on."""
        return self.pieces[-1].line if self.pieces else self.section.line

    def place(self, line: int) -> str:
        """A line as messages name it: `docs/ro/index.md:7`."""
        return f"{self.page.path}:{line}"

    def written(self, line: int) -> str:
        """The beginning of a line as it stands in the page."""
        return self.page.text.split("\n")[line - 1].strip()[:_LONGEST]


@lru_cache(maxsize=2)
def sides(page: ProsePage) -> dict[str, Side]:
    """The sections of a page by their ids; an original is asked for once per translation."""
    return {section.id: _side(page, section) for section in page.sections}


def _side(page: ProsePage, section: Section) -> Side:
    head = [] if section.id else structure.of_head(page.text)
    return Side(page, section, [*head, *structure.pieces(section)])
