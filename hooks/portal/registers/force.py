"""Which act is in force on a day, and which one took the place of another.

Nothing is stored: an act stops to be in force when the day after its `until` comes, or the
day from which an act that `replaces` it is in force. So another day gets another answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from portal.dates import Point, When
from portal.registers.acts import Act


class Status(StrEnum):
    """What an act is on a day; the words stand in `strings/` under `acts.status`."""

    IN_FORCE = "in-force"
    AHEAD = "ahead"
    """Adopted, and not in force yet."""
    ABROGATED = "abrogated"
    ENDED = "ended"
    """Its time ran out, and nothing took its place."""
    DRAFT = "draft"
    UNKNOWN = "unknown"
    """No source that we read says."""

    @property
    def is_over(self) -> bool:
        """Whether the act no longer holds."""
        return self in (Status.ABROGATED, Status.ENDED)


def first_day(when: When) -> date | None:
    """The earliest day a date may mean; None when the year is not known."""
    start = when.spans[0].start
    return date(start.year, start.month or 1, start.day or 1) if start.year else None


def last_day(when: When) -> date | None:
    """The latest day a date may mean; None when the year or the end is not known."""
    end: Point | None = when.spans[-1].end
    return end.last_day if end else None


def starts(act: Act) -> date | None:
    """The first day an act may be in force: what it says, or else the date it bears."""
    return first_day(act.in_force.from_ or act.date)


@dataclass(frozen=True)
class Force:
    """The acts of the register as they stand on `today`."""

    acts: Mapping[str, Act]
    today: date

    def status(self, act: Act) -> Status:
        """What `act` is today."""
        until = last_day(act.in_force.until) if act.in_force.until else None
        begins = starts(act)
        if any(self.holds(later) for later in self.successors(act)):
            return Status.ABROGATED
        if act.status == "draft":
            return Status.DRAFT
        if until and until < self.today:
            return Status.ABROGATED if act.status == "abrogated" else Status.ENDED
        if begins and begins > self.today:
            return Status.AHEAD
        return Status(act.status)

    def last(self, act: Act) -> date | None:
        """The last day an act is known to be in force, where that is known already."""
        ends = [last_day(act.in_force.until)] if act.in_force.until else []
        begun = (starts(later) for later in self.successors(act) if later.status != "draft")
        ends += [day - timedelta(days=1) for day in begun if day]
        return min((day for day in ends if day), default=None)

    def holds(self, act: Act) -> bool:
        """Whether what `act` says of others has taken effect: no draft, and its day has come."""
        begins = starts(act)
        return act.status != "draft" and (begins is None or begins <= self.today)

    def successors(self, act: Act) -> list[Act]:
        """The acts that say they replace it, from today or from a later day."""
        return self._replacing.get(act.id, [])

    def chain(self, act: Act) -> list[Act]:
        """All acts that replaced one another up to `act` and after it, the oldest first."""
        found: dict[str, Act] = {}
        ahead = [act]
        while ahead:
            one = ahead.pop()
            if one.id not in found:
                found[one.id] = one
                earlier = [self.acts[key] for key in one.replaces if key in self.acts]
                ahead += [*earlier, *self.successors(one)]
        return sorted(found.values(), key=lambda one: (starts(one) or date.min, one.id))

    def instead(self, act: Act) -> list[Act]:
        """The acts that stand in its place today: the ends of the chain that begins with it."""
        return [one for one in self._after(act) if not self._has_heir(one)]

    def _after(self, act: Act) -> Iterator[Act]:
        seen = {act.id}
        ahead = [act]
        while ahead:
            for later in self.successors(ahead.pop(0)):
                if later.id not in seen and self.holds(later):
                    seen.add(later.id)
                    ahead.append(later)
                    yield later

    def _has_heir(self, act: Act) -> bool:
        return any(self.holds(later) for later in self.successors(act))

    @cached_property
    def _replacing(self) -> dict[str, list[Act]]:
        replacing: dict[str, list[Act]] = {}
        for act in self.acts.values():
            for key in act.replaces:
                replacing.setdefault(key, []).append(act)
        return replacing
