"""The index of one language as the reader's browser fetches it: small, and ready to use.

    index, texts = built("uk", pages)
    index    one JSON object: pages with their sections, words, where each word stands
    texts    the texts of the sections, in pieces that are fetched when they are shown

Words stand in order, each with the length of what it shares with the one before, in base 36:
`0захист 6у 6ом`. Where a word stands is told beside it, page by page, as the distance from
the page before (one of `DISTANCES`, or `_` and two of them, `-` and three), with `t` where it
stands in the title and `h` where in a heading. How often is not told: it would be a quarter of
the index and changes no answer (`bench/search`). The browser makes
of it what MiniSearch itself would have serialised. Query and index meet in `analysis.py`. Index and
texts carry the same `edition`, so that pieces of two releases are never mixed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from portal.search.analysis import stop_words, words

VERSION = 1
"""Changes with the form of the index; a worker that knows another one does not use it."""

PIECE = 48_000
"""How many letters of text are fetched at once, at least: some ten kilobytes on the way."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

DISTANCES = "0123456789abcdefgijklmnopqrsuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The signs of distances: all but `h` and `t`, which say where on the page."""


@dataclass(frozen=True)
class Part:
    """A section of a page: the id of its heading (empty before the first), and its text."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class Found:
    """A page that can be found.

    `weight` multiplies its score, 1 for a common page; `names` are what the page is also known by;
    `note` is shown beside the title and not searched.
    """

    address: str
    title: str
    parts: tuple[Part, ...]
    weight: float = 1.0
    names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Index:
    """The index of a language and the pieces of its texts, as JSON."""

    words: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Analysed:
    """A page with its words, parted by spaces, by the signs of where they stand.

    `t` in the title, `h` in a heading, `th` in both, none in a text alone. `lengths` are the
    numbers of words of its title, its headings and its texts.
    """

    page: Found
    lengths: tuple[int, int, int]
    words: dict[str, str]


def analysed(language: str, page: Found) -> Analysed:
    """The words of a page; those that say nothing are left out."""
    stop = stop_words(language)
    fields = [words(field) for field in _fields(page)]
    title, headings, text = (set(field) - stop for field in fields)
    title |= {word for name in page.names for word in words(name)}
    found = {
        "": text - title - headings,
        "t": title - headings,
        "h": headings - title,
        "th": title & headings,
    }
    first, second, third = map(len, fields)
    told = {signs: " ".join(sorted(those)) for signs, those in found.items()}
    return Analysed(page, (first, second, third), told)


def built(language: str, pages: Iterable[Found], synonyms: Sequence[str] = ()) -> Index:
    """The index of `pages`; the address of the piece `n` of its texts is for the engine to say."""
    return joined(language, (analysed(language, page) for page in pages), synonyms)


def joined(language: str, pages: Iterable[Analysed], synonyms: Sequence[str] = ()) -> Index:
    """The same, of pages whose words are known already."""
    known = sorted(pages, key=lambda one: one.page.address)
    ordered = [one.page for one in known]
    places = _places(known)
    vocabulary = sorted(places)
    pieces = list(_pieces(ordered))
    told = {
        "version": VERSION,
        "language": language,
        "pages": [_page(page) for page in ordered],
        "lengths": [one.lengths for one in known],
        "words": " ".join(_shortened(vocabulary)),
        "places": " ".join(places[word] for word in vocabulary),
        "pieces": [len(piece) for piece in pieces],
        "synonyms": list(synonyms),
    }
    texts = [[[part.text for part in page.parts] for page in piece] for piece in pieces]
    edition = sha256(_json([told, texts]).encode()).hexdigest()[:8]
    return Index(
        _json({**told, "edition": edition}),
        tuple(_json({"edition": edition, "pages": piece}) for piece in texts),
    )


def _page(page: Found) -> list[object]:
    """What is told of a page; the note only where there is one."""
    sections = [[part.anchor, part.heading] for part in page.parts]
    told: list[object] = [page.address, page.title, page.weight, sections]
    return [*told, page.note] if page.note else told


def _fields(page: Found) -> tuple[str, str, str]:
    return (
        page.title,
        " \n ".join(part.heading for part in page.parts),
        " \n ".join(part.text for part in page.parts),
    )


def _places(pages: Sequence[Analysed]) -> dict[str, str]:
    """Where each word stands."""
    distances = [_distance(number) for number in range(len(pages) + 1)]
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        for signs, those in page.words.items():
            for word in those.split():
                found[word].append(distances[number - last.get(word, -1)] + signs)
                last[word] = number
    return {word: "".join(told) for word, told in found.items()}


#   _distance(3)  ->  "3";  _distance(75)  ->  "_1f"
def _distance(number: int) -> str:
    base = len(DISTANCES)
    if number < base:
        return DISTANCES[number]
    high, low = divmod(number, base)
    if high < base:
        return f"_{DISTANCES[high]}{DISTANCES[low]}"
    top, high = divmod(high, base)
    return f"-{DISTANCES[top]}{DISTANCES[high]}{DISTANCES[low]}"


def _shortened(vocabulary: Sequence[str]) -> Iterator[str]:
    """Each word after what it shares with the one before."""
    before = ""
    for word in vocabulary:
        shared = min(_shared(word, before), len(_DIGITS) - 1)
        yield f"{_DIGITS[shared]}{word[shared:]}"
        before = word


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _pieces(pages: Sequence[Found]) -> Iterator[list[Found]]:
    """The pages in groups of at least `PIECE` letters."""
    sizes = (sum(len(part.text) for part in page.parts) for page in pages)
    before = [0]
    for size in sizes:
        before.append(before[-1] + size)
    for _, group in groupby(enumerate(pages), key=lambda numbered: before[numbered[0]] // PIECE):
        yield [page for _, page in group]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
