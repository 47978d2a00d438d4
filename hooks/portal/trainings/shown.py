"""What of a log may be told: the figures that passed `disclosure.py`, and nothing else.

A count that may not be told is HIDDEN. Readers see `[c]`, as the Government Statistical
Service (UK) recommends for suppressed figures; `[c]` does not say why a count is hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from portal.fields import Exactness
from portal.trainings.model import Knowledge, Satisfaction

HIDDEN: Final = None
"""Stands in place of a count that may not be told."""

MARK = "[c]"
"""How a hidden count is written, in every output."""

Cell = int | None
"""A count, or HIDDEN."""


@dataclass(frozen=True)
class Shown:
    """The attendance of one log as the public may see it.

    `parts` holds, for each breakdown that is told, its cells in the order of the log;
    `withheld` names the breakdowns of which not even the rows are told.
    """

    present: Cell
    exactness: Exactness = "exact"
    parts: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()

    @property
    def hides(self) -> bool:
        """Whether anything that was logged is not told."""
        cells = [self.present, *(cell for part in self.parts.values() for cell in part.values())]
        return bool(self.withheld) or HIDDEN in cells


@dataclass(frozen=True)
class ShownFollowUp:
    """How many were reached after some months, and how many apply what they learned."""

    after_months: int
    reached: int
    applying: Cell


@dataclass(frozen=True)
class ShownEvaluation:
    """What may be told of what a session changed; None where too few answered."""

    satisfaction: Satisfaction | None
    knowledge: Knowledge | None
    follow_up: ShownFollowUp | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.satisfaction or self.knowledge or self.follow_up)
