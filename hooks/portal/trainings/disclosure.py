"""What of the logs may become public: the one gate between `logs.py` and everything told.

`published` gives the trainings back with every log stripped of what it counted and
given what may be told of it (`Entry.shown`, `Entry.evaluation`). Pages, charts,
downloads and the ledger take these trainings and never see the others. The rule, and
why it holds, is in docs/decisions/0007; the thresholds are in `suppression.py`.

Problem reported: T10 a count that figures already public give away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.problems import Problem
from portal.registers import Registers
from portal.registers.sources import Citation
from portal.trainings import headcounts
from portal.trainings.headcounts import Headcount
from portal.trainings.ledger import Earlier
from portal.trainings.logs import Entry, Trainings
from portal.trainings.model import BREAKDOWNS, Attendance, Claim, FollowUp
from portal.trainings.shown import HIDDEN, Cell, Shown, ShownEvaluation, ShownFollowUp
from portal.trainings.suppression import RULES, Rule, hidden_parts

ENOUGH_ANSWERS = 10
"""Fewer answers say too little about a training and too much about those who gave them."""


def published(
    trainings: Trainings, registers: Registers, earlier: Earlier | None = None
) -> tuple[Trainings, list[Problem]]:
    """The trainings as the public may know them, and what cannot be kept from it."""
    gate = _Gate(trainings, registers, earlier or {})
    courses = {
        name: replace(course, entries=tuple(gate.passed(entry) for entry in course.entries))
        for name, course in trainings.courses.items()
    }
    claims = tuple(claim for claim in trainings.claims if gate.may_tell(claim.value))
    return Trainings(courses, claims), gate.problems


class _Gate:
    """Decides log by log, once it is known which headcounts stay."""

    def __init__(self, trainings: Trainings, registers: Registers, earlier: Earlier) -> None:
        self.trainings = trainings
        self.registers = registers
        self.earlier = earlier
        self.rules = {name: RULES[course.kind] for name, course in trainings.courses.items()}
        self.heads = {
            e.reference: self._headcount(e) for e in trainings.entries if e.log.attendance
        }
        claims = [record.value for record in trainings.claims]
        sums = [self._logs_of(claim) for claim in claims if self._is_equation(claim)]
        self.hidden, given_away = headcounts.hidden(self.heads, sums)
        self.problems = [
            Problem(entry.path, 1, 1, "T10", {"log": entry.reference})
            for entry in trainings.entries
            if entry.reference in given_away
        ]
        self.bound = self._bound_breakdowns()

    def passed(self, entry: Entry) -> Entry:
        """The log as it may be told."""
        log, is_public = entry.log, self._are_public(entry.log.sources)
        expected = log.expected
        if expected and not is_public and self._rule(entry).protects(expected.participants):
            expected = None
        stripped = log.model_copy(
            update={"attendance": None, "evaluation": None, "expected": expected}
        )
        shown = self._shown(entry, log.attendance) if log.attendance else None
        return replace(entry, log=stripped, shown=shown, evaluation=self._evaluation(entry))

    def may_tell(self, claim: Claim) -> bool:
        """What a public document states is public; another claim would tell hidden logs."""
        return self._are_public(claim.sources) or self.hidden.isdisjoint(claim.counts)

    def _rule(self, entry: Entry) -> Rule:
        return self.rules[entry.training]

    def _are_public(self, cited: Iterable[Citation]) -> bool:
        sources = [self.registers.sources.get(citation.id) for citation in cited]
        return all(source and source.public for source in sources)

    def _headcount(self, entry: Entry) -> Headcount:
        present = entry.log.attendance.present if entry.log.attendance else 0
        rule, wholes = self._rule(entry), tuple(self.trainings.wholes_of(entry))
        told = any(state.present == present for state in self._before(entry))
        is_out = told and not rule.protects(present)  # hiding it now would hide nothing
        return Headcount(present, rule, is_out or self._are_public(entry.log.sources), wholes)

    def _before(self, entry: Entry) -> tuple[Shown, ...]:
        return self.earlier.get(entry.reference, ())

    def _is_equation(self, claim: Claim) -> bool:
        """Whether outsiders can take the claim for the sum of its logs."""
        states_a_sum = claim.states.exactness != "at-least"
        has_figures = all(reference in self.heads for reference in claim.counts)
        return states_a_sum and has_figures and self._are_public(claim.sources)

    def _logs_of(self, claim: Claim) -> list[str]:
        """The logs a claim adds up: a part beside its whole is in it already."""
        return [r for r in claim.counts if not set(self.heads[r].wholes) & set(claim.counts)]

    def _shown(self, entry: Entry, attendance: Attendance) -> Shown:
        parts = _breakdowns(attendance)
        if self._are_public(entry.log.sources):
            return Shown(attendance.present, attendance.exactness, parts)
        if entry.reference in self.hidden:
            return Shown(HIDDEN, attendance.exactness, {}, tuple(parts))
        told = {name: self._cells(entry, name, cells) for name, cells in parts.items()}
        return Shown(
            attendance.present,
            attendance.exactness,
            {name: cells for name, cells in told.items() if cells},
            tuple(name for name, cells in told.items() if not cells),
        )

    def _cells(self, entry: Entry, name: str, cells: Mapping[str, int]) -> dict[str, Cell] | None:
        """The cells of a breakdown; None where it is withheld."""
        states = [state.parts.get(name, {}) for state in self._before(entry)]
        before = {key for told in states[-1:] for key, cell in told.items() if cell is HIDDEN}
        known = {key for told in states for key, cell in told.items() if cell == cells.get(key)}
        hidden = hidden_parts(cells, self._rule(entry), before, known)
        if hidden is None or (_family(self.trainings, entry), name) in self.bound:
            return None
        return {key: HIDDEN if key in hidden else count for key, count in cells.items()}

    def _bound_breakdowns(self) -> frozenset[tuple[str, str]]:
        """Breakdowns that several logs of a family have, where one of them hides something.

        Those of a whole and of its parts bound each other cell by cell, so none is told.
        """
        having: dict[tuple[str, str], list[bool]] = {}
        for entry in self.trainings.entries:
            for name, cells in _breakdowns(entry.log.attendance).items():
                may_hide = not self._are_public(entry.log.sources)
                hides = may_hide and any(map(self._rule(entry).protects, cells.values()))
                having.setdefault((_family(self.trainings, entry), name), []).append(hides)
        return frozenset(key for key, hides in having.items() if len(hides) > 1 and any(hides))

    def _evaluation(self, entry: Entry) -> ShownEvaluation | None:
        """What participants answered, where enough did and their number may be told."""
        evaluation = entry.log.evaluation
        if evaluation is None or entry.reference in self.hidden:
            return None
        said, tested, later = evaluation.satisfaction, evaluation.knowledge, evaluation.follow_up
        return ShownEvaluation(
            said if said and said.answers >= ENOUGH_ANSWERS else None,
            tested if tested and tested.matched >= ENOUGH_ANSWERS else None,
            self._follow_up(entry, later) if later and later.reached >= ENOUGH_ANSWERS else None,
        )

    def _follow_up(self, entry: Entry, later: FollowUp) -> ShownFollowUp:
        """Those who apply what they learned are told unless they, or the others, are few."""
        groups = (later.applying, later.reached - later.applying)
        is_public = self._are_public(entry.log.sources)
        few = not is_public and any(map(self._rule(entry).protects, groups))
        return ShownFollowUp(later.after_months, later.reached, HIDDEN if few else later.applying)


def _breakdowns(attendance: Attendance | None) -> dict[str, dict[str, int]]:
    """The breakdowns that were filled in, by name."""
    named = {name: getattr(attendance, name) for name in BREAKDOWNS} if attendance else {}
    return {name: cells for name, cells in named.items() if cells}


def _family(trainings: Trainings, entry: Entry) -> str:
    """The log that contains all others of a chain of parts."""
    return [entry.reference, *trainings.wholes_of(entry)][-1]
