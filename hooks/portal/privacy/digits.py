"""Digits that stand together, in whatever groups they are written.

A chain is what may be one number: groups of digits with gaps of spaces, dots, dashes,
slashes, brackets, quotes, marks of emphasis, a line break or a comma alone between them.
Commas with a space, colons, semicolons and bars usually part numbers from each other: with
them, groups are a chain only when all gaps are the same and the groups are as regular as
those of one number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_TIGHT = re.compile(r"(?<!\d)\d++(?:(?:[\s.()\[\]/\\_*`~'’ʼ^·•\"„”“«»-]{1,4}+|,)\d++)*+")
_LISTED = re.compile(r"(?<!\d)\d++( ?[,;:|] ?)\d++(?:\1\d++)*+")
_GROUP = re.compile(r"(\d+)")
_MOST_LISTED = 13
_BEFORE, _AFTER = 4, 16


@dataclass(frozen=True)
class Chain:
    """Groups of digits that may be one number, the gaps between them and the text around."""

    groups: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @cached_property
    def digits(self) -> str:
        """All its digits."""
        return "".join(self.groups)

    @cached_property
    def edges(self) -> dict[int, int]:
        """Where groups begin in the digits, and where the last ends, with the group's number."""
        places, place = {}, 0
        for number, group in enumerate(self.groups):
            places[place] = number
            place += len(group)
        places[place] = len(self.groups)
        return places

    def windows(self, *sizes: int) -> Iterator[str]:
        """The pieces of one of `sizes` that begin and end where groups do."""
        for start in self.edges:
            for size in sizes:
                if start + size in self.edges:
                    yield self.digits[start : start + size]

    @cached_property
    def has_equal_gaps(self) -> bool:
        """Whether all its gaps are the same; a single group has none."""
        return len(set(self.gaps)) == 1

    @cached_property
    def is_amount(self) -> bool:
        """Whether it is written as large amounts are: `1 000 000`."""
        first, *rest = self.groups
        thousands = self.has_equal_gaps and {len(group) for group in rest} == {3}
        return thousands and len(first) < 4 and first[0] != "0"

    @cached_property
    def is_regular(self) -> bool:
        """Whether its groups have one size, counted from the left or from the right."""
        sizes = [len(group) for group in self.groups]
        from_left = len({*sizes[:-1]}) == 1 and sizes[-1] <= sizes[0]
        return from_left or (len({*sizes[1:]}) == 1 and sizes[0] <= sizes[-1])

    def runs(self, size: int) -> Iterator["Chain"]:
        """The pieces of `size` digits that stand apart: the whole, a group, what has equal gaps."""
        if len(self.digits) == size:
            yield self
        elif len(self.digits) > size:
            yield from (Chain((group,)) for group in self.groups if len(group) == size)
            yield from (piece for piece in self._equally_parted() if len(piece.digits) == size)

    def without(self, numbers: Iterable[str]) -> list["Chain"]:
        """What is left of it where `numbers` do not stand."""
        pieces, begin = [], 0
        for first, after in sorted(place for number in numbers for place in self._places(number)):
            if first >= begin:
                pieces.append(self._part(begin, first))
                begin = after
        pieces.append(self._part(begin, len(self.groups)))
        return [piece for piece in pieces if piece.groups]

    def _equally_parted(self) -> Iterator["Chain"]:
        begin = 0
        for end in range(1, len(self.gaps) + 1):
            if end == len(self.gaps) or self.gaps[end] != self.gaps[begin]:
                yield self._part(begin, end + 1)
                begin = end

    def _places(self, number: str) -> Iterator[tuple[int, int]]:
        start = self.digits.find(number)
        while start >= 0:
            first, after = self.edges.get(start), self.edges.get(start + len(number))
            if first is not None and after is not None:
                yield first, after
            start = self.digits.find(number, start + 1)

    def _part(self, begin: int, end: int) -> "Chain":
        before = self.before if begin == 0 else ""
        after = self.after if end == len(self.groups) else ""
        return Chain(self.groups[begin:end], self.gaps[begin : end - 1], before, after)


def chains(text: str, fewest: int = 9) -> Iterator[Chain]:
    """Every chain of a reading that has at least the `fewest` digits."""
    for match in _TIGHT.finditer(text):
        if match.end() - match.start() >= fewest:
            yield from _chain(match, fewest)
    for match in _LISTED.finditer(text):
        if match.end() - match.start() >= fewest:
            yield from (chain for chain in _chain(match, fewest) if _is_one_number(chain))


def _chain(match: re.Match[str], fewest: int) -> Iterator[Chain]:
    text, start, end = match.string, match.start(), match.end()
    pieces = _GROUP.split(match.group())
    chain = Chain(
        groups=tuple(pieces[1::2]),
        gaps=tuple(pieces[2:-1:2]),
        before=text[max(0, start - _BEFORE) : start],
        after=text[end : end + _AFTER],
    )
    if len(chain.digits) >= fewest:
        yield chain


def _is_one_number(chain: Chain) -> bool:
    """Whether listed groups look like one number; a group of nine digits is one by itself."""
    largest = max(map(len, chain.groups))
    few = len(chain.groups) <= _MOST_LISTED
    return few and chain.is_regular and (largest == 1 or 2 < largest < 9)
