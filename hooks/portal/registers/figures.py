"""Figures over time that a source gives: `registers/figures.yml`.

A series counts one thing in one unit. Its points come from whoever counted them, each
with its date and how exact it is; nothing here is added up or worked out.

A point that stands at the same moment twice is told as L25, a value that is repeated.
"""

from collections.abc import Iterator

from pydantic import Field

from portal.fields import Count, Exactness, Fault, Fields, HumanText, Id, When, Written
from portal.registers.sources import Citation


class Point(Fields):
    """What was counted at a moment, or in a span of time."""

    when: When = Field(description="The moment or the span it was counted in, EDTF")
    value: Count
    exactness: Exactness = "exact"
    note: HumanText | None = Field(None, description="What sets this point apart from the others")
    sources: list[Citation] = Field([], description="What gives it, if not the whole series")


class Figures(Fields):
    """A series of figures; what readers must know of all of it is in `note`."""

    id: Id
    title: HumanText = Field(description="What was counted; it names the table and the chart")
    unit: HumanText = Field(description="What a value is a number of", examples=[{"ro": "Oameni"}])
    points: list[Point] = Field(min_length=1)
    note: HumanText | None = None
    sources: list[Citation] = Field(min_length=1, description="What gives the points")

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """No moment has two values (L25)."""
        seen: set[str] = set()
        points = written.get("points")
        for position, point in enumerate(points if isinstance(points, list) else []):
            when = point.get("when") if isinstance(point, dict) else None
            if isinstance(when, str) and when in seen:
                yield ("points", position, "when"), "L25", {"value": when}
            seen.add(str(when))

    @property
    def in_order(self) -> list[Point]:
        """The points, the earliest first."""
        return sorted(self.points, key=lambda point: point.when.order)

    def sources_of(self, point: Point) -> list[Citation]:
        """What gives a point: its own sources, or those of the series."""
        return point.sources or self.sources
