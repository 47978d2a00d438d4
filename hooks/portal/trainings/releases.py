"""Whether a release, together with the ones before it, gives a hidden count away.

An outsider keeps old releases. A count that is hidden now and was told before is known
if it has not changed. A breakdown that was told with other cells hidden is one more
equation over the same counts, and hidden counts that stand in the same equations must
leave each other room (`suppression.py`).

Problem reported: T12 a hidden count that an earlier release gives away.
"""

from collections.abc import Iterator, Mapping

from portal.problems import Problem
from portal.trainings.ledger import Earlier
from portal.trainings.logs import Trainings
from portal.trainings.model import BREAKDOWNS, Attendance
from portal.trainings.shown import HIDDEN, Shown
from portal.trainings.suppression import RULES, Rule

PRESENT = "present"


def check(logged: Trainings, told: Trainings, earlier: Earlier) -> Iterator[Problem]:
    """A problem for each log of which this release and earlier ones tell too much."""
    shown = {entry.reference: entry.shown for entry in told.entries}
    for entry in logged.entries:
        now, before = shown[entry.reference], earlier.get(entry.reference, ())
        if now and now.hides and before and entry.log.attendance:
            rule = RULES[logged.course_of(entry).kind]
            given_away = sorted(_given_away(entry.log.attendance, now, before, rule))
            if given_away:
                about: dict[str, str | int] = {"log": entry.reference}
                about["key"] = ", ".join(given_away)
                yield Problem(entry.path, 1, 1, "T12", about)


def _given_away(
    counted: Attendance, now: Shown, before: tuple[Shown, ...], rule: Rule
) -> Iterator[str]:
    """The figures of a log that are known from all its states together."""
    was_told = any(state.present == counted.present for state in before)
    if now.present is HIDDEN and was_told and rule.protects(counted.present):
        yield PRESENT
    for name in BREAKDOWNS:
        cells: Mapping[str, int] = getattr(counted, name)
        if cells and _tells_cells(name, cells, now, before, rule):
            yield name


def _tells_cells(
    name: str, cells: Mapping[str, int], now: Shown, before: tuple[Shown, ...], rule: Rule
) -> bool:
    """Whether a protected cell of a breakdown is left without room."""
    told_before = {key for state in before for key in _same(state.parts.get(name, {}), cells)}
    told_now = {key for key, cell in now.parts.get(name, {}).items() if cell is not HIDDEN}
    unknown = cells.keys() - told_now - told_before
    equations = [
        frozenset(_hidden(state, name) & unknown)
        for state in (now, *before)
        if _is_equation(state, name, cells)
    ]
    protected = {key for key in cells.keys() - told_now if rule.protects(cells[key])}
    if protected & told_before:
        return True
    places: dict[frozenset[int], list[int]] = {}
    for key in unknown:
        place = frozenset(i for i, equation in enumerate(equations) if key in equation)
        places.setdefault(place, []).append(cells[key])
    return any(
        place and any(map(rule.protects, counts)) and not rule.leaves_room(counts)
        for place, counts in places.items()
    )


def _same(told: Mapping[str, int | None], cells: Mapping[str, int]) -> set[str]:
    """The cells that were told as they still are."""
    return {key for key, cell in told.items() if cell is not HIDDEN and cell == cells.get(key)}


def _hidden(state: Shown, name: str) -> set[str]:
    return {key for key, cell in state.parts.get(name, {}).items() if cell is HIDDEN}


def _is_equation(state: Shown, name: str, cells: Mapping[str, int]) -> bool:
    """Whether a state tells the sum of its hidden cells, and they still have that sum.

    Where figures were corrected since, the old sum says nothing about the new ones.
    """
    told = state.parts.get(name, {})
    if not told or state.present is HIDDEN:
        return False
    rest = state.present - sum(cell for cell in told.values() if cell is not HIDDEN)
    return rest == sum(cells.get(key, -1) for key in _hidden(state, name))
