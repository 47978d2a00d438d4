"""Which values of two texts, each in its language, do not agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.values.fixed import Value


@dataclass(frozen=True)
class Difference:
    """A value of one text beside what the other says in its place; None is nothing."""

    original: Value | None
    translated: Value | None


def differences(original: Sequence[Value], translated: Sequence[Value]) -> list[Difference]:
    """What one text says and the other does not; the order of values does not matter.

    A weak value counts only where both texts have one left: `a doua` beside `третий`.
    """
    ours, theirs = list(original), list(translated)
    _match(ours, theirs, lambda one, other: one.canonical == other.canonical)
    _match(ours, theirs, Value.agrees)
    ours, theirs = _weighed(ours, theirs), _weighed(theirs, ours)
    return _paired(ours, theirs)


def _match(ours, theirs, same) -> None:  # type: ignore[no-untyped-def]
    for value in list(ours):
        found = next(
            (other for other in theirs if value.agrees(other) and same(value, other)), None
        )
        if found:
            ours.remove(value)
            theirs.remove(found)


def _weighed(values: list[Value], others: list[Value]) -> list[Value]:
    """Without the weak ones that have nothing of their kind against them."""
    kinds = {other.kind for other in others}
    return [value for value in values if not value.weak or value.kind in kinds]


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
