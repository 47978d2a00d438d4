"""Which counts to hide so that nothing that stays tells them: the arithmetic, without logs.

The rule, for one total and its parts that are both published:

* a part under the threshold is hidden;
* whoever knows the total and the parts that stay knows the sum of the hidden ones, so
  they must be at least two, and what is left when each is at its least possible value
  must reach the threshold: then each of them can lie anywhere in a range that wide;
* where they leave less, further parts are hidden with them, as few as possible;
* where even all parts leave less, none of them is told.

Cell suppression with complementary cells: Hundepool et al., *Statistical Disclosure
Control* (Wiley, 2012), chapter 4. The range is exact for one equation, which is why sums
over logs are made of published counts alone (`indexes.py`, decision 0007).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

Kind = Literal["specialists", "beneficiaries"]


@dataclass(frozen=True)
class Rule:
    """How a class of people is protected.

    A count under `threshold` is hidden; zero is not where `zeros` are published, and
    then a hidden count is known to be at least one.
    """

    threshold: int
    zeros: bool

    @property
    def least(self) -> int:
        """The least that a hidden count can be."""
        return 1 if self.zeros else 0

    def protects(self, count: int) -> bool:
        """Whether the count alone says too much about few people."""
        return count < self.threshold and not (count == 0 and self.zeros)

    def leaves_room(self, hidden: Collection[int]) -> bool:
        """Whether hidden counts of a known sum can each lie anywhere in a wide enough range."""
        room = sum(hidden) - self.least * len(hidden)
        return len(hidden) > 1 and room >= self.threshold


RULES: Mapping[Kind, Rule] = {
    "specialists": Rule(threshold=5, zeros=True),
    "beneficiaries": Rule(threshold=10, zeros=False),
}
"""The two classes of people trainings are for: the only place where thresholds stand."""


def hidden_parts(
    parts: Mapping[str, int],
    rule: Rule,
    before: Collection[str] = (),
    known: Collection[str] = (),
) -> frozenset[str] | None:
    """The parts to hide beside a published total; None where none of them can be told.

    Of further parts that would do, those hidden `before` go first, then the smallest: a
    release that hides other cells than the one before would tell both. Those already
    `known` from an earlier release hide nothing.
    """
    protected = frozenset(name for name, count in parts.items() if rule.protects(count))
    if not protected:
        return protected
    others = [name for name, count in parts.items() if _may_hide(name, count, rule, known)]
    further = [name for name in others if name not in protected]
    further.sort(key=lambda name: (name not in before, parts[name], name))
    for chosen in _few_of(further):
        hidden = protected | set(chosen)
        if rule.leaves_room([parts[name] for name in hidden]):
            return hidden
    return None


def _may_hide(name: str, count: int, rule: Rule, known: Collection[str]) -> bool:
    return name not in known and (count > 0 or not rule.zeros)


def _few_of(names: list[str]) -> Iterable[tuple[str, ...]]:
    """None, each, then pairs: two parts that reach the threshold always leave room."""
    return (further for size in range(3) for further in combinations(names, size))
