"""Which headcounts to hide: a log may be part of another, and documents state sums of logs.

Both are equations an outsider can set up: parts are no more than their whole, and the
logs a public document counts sum to what it states. A hidden headcount can move as far
as the others in the same equations, and the whole above them, leave it room.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf

from portal.trainings.suppression import Rule


@dataclass(frozen=True)
class Headcount:
    """The figure of one log: its rule, whether it is public already, the logs that contain it."""

    count: int
    rule: Rule
    is_public: bool = False
    wholes: tuple[str, ...] = ()

    @property
    def is_protected(self) -> bool:
        """Whether it must be hidden."""
        return not self.is_public and self.rule.protects(self.count)


Place = tuple[frozenset[int], str | None]
"""The equations a headcount stands in: stated sums, and the nearest published whole."""


def hidden(
    heads: Mapping[str, Headcount], sums: Collection[Collection[str]] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """The logs whose headcount to hide, and those that public figures give away anyway.

    `sums` are the logs of each sum that a public document states.
    """
    hidden_logs: set[str] = set()
    given_away: set[str] = set()
    for family, stated in _families(heads, [frozenset(logs) for logs in sums]):
        hiding = _Hiding(family, stated)
        hiding.settle()
        hidden_logs |= hiding.hidden
        given_away |= hiding.given_away
    return frozenset(hidden_logs), frozenset(given_away)


Sums = dict[int, frozenset[str]]
"""The logs of each stated sum, by its number."""


def _families(
    heads: Mapping[str, Headcount], sums: list[frozenset[str]]
) -> Iterator[tuple[dict[str, Headcount], Sums]]:
    """Logs that no equation connects with any other, and the sums they stand in.

    Each family is decided by itself: work grows with their number, not with its square.
    """
    equations = [*sums, *(frozenset((name, *head.wholes)) for name, head in heads.items())]
    standing_in: dict[str, list[int]] = {name: [] for name in heads}
    for number, logs in enumerate(equations):
        for name in logs & heads.keys():
            standing_in[name].append(number)
    left = dict(heads)
    while left:
        family: dict[str, Headcount] = {}
        numbers: set[int] = set()
        reached = {next(iter(left))}
        while reached:
            name = reached.pop()
            family[name] = left.pop(name)
            for number in set(standing_in[name]) - numbers:
                reached |= equations[number] & left.keys()
                numbers.add(number)
        yield family, {i: sums[i] for i in sorted(numbers) if i < len(sums)}


@dataclass
class _Hiding:
    """Hides what must be hidden, then more, until every hidden headcount has room."""

    heads: Mapping[str, Headcount]
    sums: Sums
    hidden: set[str] = field(init=False)
    given_away: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.hidden = {name for name, head in self.heads.items() if head.is_protected}

    def settle(self) -> None:
        """Each round hides one headcount more or gives a place up, so this ends."""
        given_up: set[Place] = set()
        while tight := sorted(self._tight() - given_up, key=str):
            place = tight[0]
            further = self._further(place)
            if further:
                self.hidden.add(further)
            else:
                given_up.add(place)
                self.given_away |= {n for n in self._at(place) if self.heads[n].is_protected}

    def _tight(self) -> set[Place]:
        return {p for p in map(self._place, self.hidden) if self._room(p) < self._threshold(p)}

    @cached_property
    def _sums_of(self) -> dict[str, frozenset[int]]:
        return {
            name: frozenset(i for i, logs in self.sums.items() if name in logs)
            for name in self.heads
        }

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        """The logs directly inside each: with a figure, and none with a figure between."""
        inside: dict[str, list[str]] = {name: [] for name in self.heads}
        for name, head in self.heads.items():
            whole = next((whole for whole in head.wholes if whole in self.heads), None)
            if whole:
                inside[whole].append(name)
        return inside

    def _place(self, name: str) -> Place:
        """The equations of a headcount and of the hidden ones that contain it.

        A hidden whole moves with its parts, so they share its room.
        """
        stated = self._sums_of[name]
        for whole in self.heads[name].wholes:
            if whole in self.heads and whole not in self.hidden:
                return stated, whole
            stated |= self._sums_of.get(whole, frozenset())
        return stated, None

    def _at(self, place: Place) -> list[str]:
        return [name for name in self.hidden if self._place(name) == place]

    def _tops(self, place: Place) -> list[str]:
        """The hidden headcounts of a place that no other of them contains."""
        names = self._at(place)
        return [name for name in names if not set(self.heads[name].wholes) & set(names)]

    def _threshold(self, place: Place) -> int:
        named = [self.heads[name] for name in self._at(place)]
        return max((head.rule.threshold for head in named if head.is_protected), default=0)

    def _room(self, place: Place, further: str | None = None) -> float:
        """How far hidden headcounts of a place can move, with a `further` one hidden too."""
        stated, whole = place
        names = [*self._tops(place), *([further] if further else [])]
        spread = sum(max(0, self.heads[name].count - self._least(name)) for name in names)
        if stated:
            return spread if len(names) > 1 else 0
        return inf if whole is None else spread + self._slack(whole)

    def _least(self, name: str) -> int:
        """What a headcount is at least, as far as the parts inside it say."""
        return max(self.heads[name].rule.least, self._inside_at_least(name))

    def _inside_at_least(self, name: str) -> int:
        return sum(
            self._least(inner) if inner in self.hidden else self.heads[inner].count
            for inner in self._inside[name]
        )

    def _slack(self, whole: str) -> int:
        parts = sum(self.heads[name].count for name in self._inside[whole])
        return max(0, self.heads[whole].count - parts)

    def _further(self, place: Place) -> str | None:
        """The headcount to hide next: the smallest beside that is enough, or the whole."""
        stated, whole = place
        beside = sorted(self._beside(place), key=lambda name: (self.heads[name].count, name))
        wanted = self._threshold(place)
        enough = [name for name in beside if self._room(place, name) >= wanted]
        if enough:
            return enough[0]
        if not stated and whole and not self.heads[whole].is_public:
            return whole
        return beside[-1] if beside else None

    def _beside(self, place: Place) -> list[str]:
        """Published headcounts that would stand in the same equations if they were hidden."""
        return [
            name
            for name, head in self.heads.items()
            if not (name in self.hidden or head.is_public)
            and self._place(name) == place
            and head.count >= head.rule.least
            and not set(head.wholes) & self.hidden
        ]
