"""Figures that official documents state, recomputed.

A figure is compared with the parts its document prints, where it prints any; else with
the published figures of the logs it counts. The verdict is

* `reconciles`: an exact figure equals an exact sum;
* `supported`: a figure that says "at least" is reached;
* `differs`: the sums are exact and not equal, or "at least" is not reached by an exact sum;
* `undecided`: figures are missing, hidden, approximate, or bounds that do not decide it.

Problem reported: T11 the verdict is not the one the record says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.problems import Problem
from portal.trainings import indexes
from portal.trainings.indexes import Figure
from portal.trainings.logs import Entry, Trainings
from portal.trainings.model import Claim, Verdict


@dataclass(frozen=True)
class Recomputed:
    """A claim, what it was compared with, and what came of it."""

    claim: Claim
    entries: tuple[Entry, ...]
    total: Figure
    verdict: Verdict


def recomputed(claim: Claim, trainings: Trainings) -> Recomputed:
    """The claim beside the sum of its printed parts or of the logs it counts."""
    logs = trainings.by_reference
    named = [logs[reference] for reference in logs.keys() & set(claim.counts)]
    named.sort(key=lambda entry: (entry.training, entry.log.when.order, entry.slug))
    entries = tuple(indexes.counted(named, trainings))
    from_logs = sum((indexes.attendance(entry) for entry in entries), Figure())
    total = Figure(sum(claim.parts), known=len(claim.parts)) if claim.parts else from_logs
    return Recomputed(claim, entries, total, verdict(claim, total))


def verdict(claim: Claim, total: Figure) -> Verdict:
    """What `total` says of the figure the claim states."""
    stated = claim.states
    if not total.is_known or stated.exactness == "approximate":
        return "undecided"
    if stated.exactness == "at-least":
        if total.count >= stated.present and not total.approximate:
            return "supported"
        return "differs" if total.is_exact else "undecided"
    if total.is_exact:
        return "reconciles" if total.count == stated.present else "differs"
    too_many = total.at_least and not total.approximate and total.count > stated.present
    return "differs" if too_many else "undecided"


def check(trainings: Trainings) -> Iterator[Problem]:
    """Verdicts that changed without their record saying so; `trainings` as they are told."""
    read = {entry.reference for entry in trainings.entries}
    for record in trainings.claims:
        found = recomputed(record.value, trainings).verdict
        # A log that cannot be read has problems of its own.
        if read.issuperset(record.value.counts) and found != record.value.verdict:
            about = {"verdict": record.value.verdict, "found": found}
            yield record.problem("T11", "verdict", **about)
