"""What a trainer writes: a training, its logs, and claims about them.

The declaration is the documentation: descriptions and examples go into the
JSON Schemas that editors show while one types.

Problems reported: L22 attendance of something that was not held, L26 a number larger
than the one it is part of; for those of all records see `records.py`.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from portal.fields import (
    ClockTime,
    Count,
    Exactness,
    Fault,
    Fields,
    HumanText,
    Id,
    Measure,
    Translated,
    Truth,
    When,
    Written,
    is_whole_number,
    measured,
    reference,
    repeated,
)
from portal.registers.sources import Citation

UNKNOWN = "unknown"
"""The key of a breakdown under which the part nobody knows stands."""

BREAKDOWNS = ("by_institution", "by_role", "by_sex")

Institution = reference("institutions")
District = reference("districts")
Topic = reference("topics")
Audience = reference("audiences")
Competency = reference("competencies")


class Training(Translated):
    """A training: what it is about and for whom. It is held in sessions, which are logged."""

    kind: Literal["training", "workshop", "meeting", "e-learning"]
    title: HumanText
    summary: HumanText | None = Field(None, description="One or two sentences, from the source")
    topics: list[Topic] = Field(min_length=1, examples=[["violenta-in-familie"]])  # type: ignore[valid-type]
    audience: list[Audience] = Field(min_length=1)  # type: ignore[valid-type]
    competencies: list[Competency] = Field(  # type: ignore[valid-type]
        default=[], description="What people can do after it, where its source says so"
    )
    materials: list[str] = Field(default=[], description="Pages below docs/<language>/")
    teaches: list[str] = Field(default=[], description="Pages of procedures it teaches")

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """What must hold between the fields of a training."""
        yield from super().across(written)
        lists = ("topics", "audience", "competencies", "materials", "teaches")
        yield from repeated(written, *lists)


class Expected(Fields):
    """How many were expected. Never attendance."""

    participants: Count
    exactness: Exactness = "exact"


class Attendance(Fields):
    """How many came: the headcount, how exact it is, and what is known of its parts."""

    present: Count
    exactness: Exactness = "exact"
    by_institution: dict[reference("institutions", UNKNOWN), Count] = {}  # type: ignore[valid-type]
    by_role: dict[reference("audiences", UNKNOWN), Count] = {}  # type: ignore[valid-type]
    by_sex: dict[Literal["women", "men", "unknown"], Count] = {}


class Satisfaction(Fields):
    """What participants said at the end: how many answered, their mean, and out of what."""

    answers: Count = Field(description="How many answered")
    mean: Measure = Field(description="The mean of their answers")
    scale: Count = Field(description="The best answer possible")


class Knowledge(Fields):
    """Test results of the people who took both tests, and of nobody else."""

    matched: Count = Field(description="How many took both tests")
    before: Measure = Field(description="Their mean before")
    after: Measure = Field(description="Their mean after")
    out_of: Count = Field(description="The best result possible")


class FollowUp(Fields):
    """What remained after some months: how many were reached and how many apply it."""

    after_months: Count
    reached: Count = Field(description="How many were asked and answered")
    applying: Count = Field(description="How many of them apply what they learned")


class Evaluation(Fields):
    """What the training changed, where somebody measured it."""

    satisfaction: Satisfaction | None = None
    knowledge: Knowledge | None = None
    follow_up: FollowUp | None = None


class Log(Translated):
    """One session, or several told by the source as one."""

    when: When = Field(examples=["2026-03-12"])
    starts: ClockTime | None = Field(None, examples=["10:00"])
    ends: ClockTime | None = Field(None, examples=["16:30"])
    status: Literal["planned", "announced", "held", "cancelled"]
    sessions: Count | None = Field(None, description="How many meetings it stands for, if known")
    part_of: str | None = Field(None, description="The log whose figure already contains this one")
    districts: list[District] = []  # type: ignore[valid-type]
    venue: HumanText | None = None
    online: Truth = False
    languages: list[Literal["ro", "ru", "uk", "en"]] = Field(
        default=[], description="The languages it was or will be held in, if known"
    )
    organisers: list[Institution] = []  # type: ignore[valid-type]
    partners: list[Institution] = []  # type: ignore[valid-type]
    funders: list[Institution] = []  # type: ignore[valid-type]
    expected: Expected | None = None
    attendance: Attendance | None = None
    evaluation: Evaluation | None = None
    sources: list[Citation] = Field(min_length=1)
    note: HumanText | None = Field(None, description="For readers; never names or contacts")

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """What must hold between the fields of a log."""
        yield from super().across(written)
        yield from repeated(written, "districts", "languages", "organisers", "partners", "funders")
        starts, ends = str(written.get("starts") or ""), str(written.get("ends") or "")
        if starts and ends and len(starts) == len(ends) and ends <= starts:
            yield ("ends",), "L11", {"starts": starts, "ends": ends}
        attendance, status = written.get("attendance"), written.get("status")
        for counted in ("attendance", "evaluation"):
            if written.get(counted) and status in ("planned", "announced", "cancelled"):
                yield (counted,), "L22", {"status": str(status), "key": counted}
        if isinstance(attendance, dict):
            yield from _sums(attendance)
        yield from _bounds(written)


def _sums(attendance: Written) -> Iterator[Fault]:
    """The parts of each breakdown sum to the headcount."""
    present = attendance.get("present")
    for name in BREAKDOWNS:
        parts = attendance.get(name)
        numbers = list(parts.values()) if isinstance(parts, dict) else []
        if not numbers or not all(is_whole_number(number) for number in [present, *numbers]):
            continue
        total, of = sum(map(int, numbers)), int(str(present))
        about: dict[str, str | int] = {"total": total, "present": of}
        if total > of:
            yield ("attendance", name), "L07", about
        elif total < of:
            yield ("attendance", name), "L08", {**about, "missing": of - total}


_EVALUATION: tuple[tuple[str, str, str], ...] = (
    ("satisfaction", "mean", "scale"),
    ("knowledge", "before", "out_of"),
    ("knowledge", "after", "out_of"),
    ("follow_up", "applying", "reached"),
)
"""In each part of an evaluation, what is no more than what."""

_ANSWERED = (("satisfaction", "answers"), ("knowledge", "matched"), ("follow_up", "reached"))
"""Who answered also came, where the headcount is exact."""


def _bounds(written: Written) -> Iterator[Fault]:
    """The numbers of an evaluation fit each other and the headcount."""
    evaluation, attendance = written.get("evaluation"), written.get("attendance")
    if not isinstance(evaluation, dict):
        return
    for part, less, more in _EVALUATION:
        inside = evaluation.get(part)
        if isinstance(inside, dict):
            where = ("evaluation", part, less)
            yield from _at_most(where, inside.get(less), more, inside.get(more))
    if isinstance(attendance, dict) and attendance.get("exactness") in (None, "exact"):
        for part, answered in _ANSWERED:
            inside = evaluation.get(part)
            if isinstance(inside, dict):
                where = ("evaluation", part, answered)
                yield from _at_most(
                    where, inside.get(answered), "present", attendance.get("present")
                )


def _at_most(where: tuple[str, ...], less: object, than: str, more: object) -> Iterator[Fault]:
    first, second = measured(less), measured(more)
    if first is not None and second is not None and first > second:
        yield where, "L26", {"value": str(less), "than": than, "most": str(more)}


class Stated(Fields):
    """The figure a document states."""

    present: Count
    exactness: Exactness = "exact"


Verdict = Literal["reconciles", "supported", "differs", "undecided"]
"""What recomputing a stated figure gave; `claims.py` says when each holds."""


class Claim(Translated):
    """A figure an official document states about trainings, to be checked against the logs."""

    id: Id
    title: HumanText
    states: Stated
    sources: list[Citation] = Field(min_length=1)
    verdict: Verdict = Field(description="What the logs or the printed parts say of it")
    counts: list[str] = Field(default=[], description="The logs it counts: <training>/<slug>")
    parts: list[Count] = Field(default=[], description="The parts as the document prints them")
    note: HumanText | None = None
