"""What a training changed, from what was measured: knowledge gained by those who took both tests.

The gain of averages is the mean after less the mean before, of matched pairs only: who
took one test is in neither mean. Hake's normalised gain is that gain as a share of the
largest one possible, (after - before) / (out of - before): R. R. Hake, "Interactive-
engagement versus traditional methods", American Journal of Physics 66, 64 (1998),
https://doi.org/10.1119/1.18809. Where the mean before stands at the ceiling there is
nothing to divide by, or so little that the share says nothing; it is then not given.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from portal.trainings.model import Knowledge

CEILING = Decimal("0.9")
"""From this share of the best result on, the mean before leaves no room to show a gain."""

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Gain:
    """Points gained of `out_of`; Hake's `normalised` gain to two decimals, None at the ceiling."""

    points: Decimal
    normalised: Decimal | None

    @property
    def at_ceiling(self) -> bool:
        """Whether most knew it before, so that the test could not show a gain."""
        return self.normalised is None


def gain(tested: Knowledge) -> Gain:
    """What those who took both tests gained; negative where they lost."""
    points = tested.after - tested.before
    if tested.before >= CEILING * tested.out_of:
        return Gain(points, None)
    normalised = points / (tested.out_of - tested.before)
    return Gain(points, normalised.quantize(_HUNDREDTH, ROUND_HALF_UP))
