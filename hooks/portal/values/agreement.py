"""Which values of two texts, each in its language, do not agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.values.fixed import Value


@dataclass(frozen=True)
class Difference:
    """A value of one text beside what the other says in its place; None is nothing."""

    original: Value | None
    translated: Value | None


def differences(original: Sequence[Value], translated: Sequence[Value]) -> list[Difference]:
    """What one text says and the other does not; the order of values does not matter.

    A weak value takes what strong ones have left. Alone it counts only as an ordinal beside
    another ordinal: `a doua` and `третий`.
    """
    ours, theirs = _strong_first(original), _strong_first(translated)
    for same in (_alike, Value.agrees):
        _match(ours, theirs, same)
    ours, theirs = _weighed(ours, theirs), _weighed(theirs, ours)
    return _paired(ours, theirs)


def swapped(original: Sequence[Value], translated: Sequence[Value]) -> Difference | None:
    """The first two values of one kind that stand in another order in texts that do agree.

    Grammar moves a date before an amount, and hardly ever one amount before another.
    """
    if len(original) < 2:
        return None
    ours, theirs = _by_kind(original), _by_kind(translated)
    for kind in ours:
        pairs = list(zip(ours[kind], theirs.get(kind, []), strict=False))
        moved = next((Difference(*pair) for pair in pairs if not pair[0].agrees(pair[1])), None)
        if moved and len(ours[kind]) == len(theirs[kind]):
            return moved
    return None


def _by_kind(values: Sequence[Value]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values:
        if not value.weak:
            found.setdefault("number" if value.kind == "word" else value.kind, []).append(value)
    return found


def _alike(one: Value, other: Value) -> bool:
    return one.canonical == other.canonical and one.agrees(other)


def _strong_first(values: Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda value: (value.weak, value.start))


def _match(ours: list[Value], theirs: list[Value], same: Callable[[Value, Value], bool]) -> None:
    """Take out of both what is the same in both."""
    for value in list(ours):
        found = next((other for other in theirs if same(value, other)), None)
        if found:
            ours.remove(value)
            theirs.remove(found)


def _weighed(values: list[Value], others: list[Value]) -> list[Value]:
    ordinals = any(other.kind == "ordinal" for other in others)
    return [v for v in values if not v.weak or (v.kind == "ordinal" and ordinals)]


def _paired(ours: list[Value], theirs: list[Value]) -> list[Difference]:
    """Each with the one most like it: of its kind first, then in order."""
    paired: list[Difference] = []
    for same_kind in (True, False):
        for value in list(ours):
            found = next((o for o in theirs if not same_kind or o.kind == value.kind), None)
            if found:
                ours.remove(value)
                theirs.remove(found)
                paired.append(Difference(value, found))
    alone = [Difference(value, None) for value in ours]
    return [*paired, *alone, *(Difference(None, value) for value in theirs)]
