"""What a trainer writes: a training, its logs, and claims about them.

The declaration is the documentation: descriptions and examples go into the
JSON Schemas that editors show while one types.

Problem reported: L22 attendance of something that was not held; for those of all
records see `records.py`.
"""

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.fields import (
    ClockTime,
    Count,
    Exactness,
    Fields,
    HumanText,
    Id,
    Measure,
    Translated,
    Truth,
    When,
    reference,
    refused,
)
from portal.suggestions import nearest

UNKNOWN = "unknown"
"""The key of a breakdown under which the part nobody knows stands."""

Breakdown = dict[str, Count]

Institution = reference("institutions")
District = reference("districts")
Topic = reference("topics")
Audience = reference("audiences")
SourceId = reference("sources")


class Training(Translated):
    """A training: what it is about and for whom. It is held in sessions, which are logged."""

    kind: Literal["training", "workshop", "meeting", "e-learning"]
    title: HumanText
    summary: HumanText | None = Field(None, description="One or two sentences, from the source")
    topics: list[Topic] = Field(min_length=1, examples=[["violenta-in-familie"]])  # type: ignore[valid-type]
    audience: list[Audience] = Field(min_length=1)  # type: ignore[valid-type]
    competencies: list[Id] = []
    materials: list[str] = Field(default=[], description="Pages below docs/<language>/")
    teaches: list[str] = Field(default=[], description="Pages of procedures it teaches")


class Citation(Fields):
    """A source, and where in it the figure stands."""

    id: SourceId  # type: ignore[valid-type]
    point: str | None = Field(None, description="Page, point or row", examples=["300-302"])


class Expected(Fields):
    """How many were expected. Never attendance."""

    participants: Count
    exactness: Exactness = "exact"


class Attendance(Fields):
    """How many came: the headcount, how exact it is, and what is known of its parts."""

    present: Count
    exactness: Exactness = "exact"
    by_institution: dict[str, Count] = {}
    by_role: dict[str, Count] = {}
    by_sex: dict[str, Count] = {}

    @field_validator("by_institution", "by_role", "by_sex")
    @classmethod
    def _names_are_known(cls, parts: Breakdown, info: ValidationInfo) -> Breakdown:
        register = _REGISTERS[info.field_name or ""]
        known = info.context.ids.get(register) if info.context and register else _SEXES
        for name in parts:
            if known is None or name == UNKNOWN or name in known:
                continue
            if register:
                raise refused("L03", value=name, register=register, nearest=nearest(name, known))
            raise refused("L06", value=name, choices=", ".join(sorted({*_SEXES, UNKNOWN})))
        return parts

    @field_validator("by_institution", "by_role", "by_sex")
    @classmethod
    def _parts_sum_to_the_headcount(cls, parts: Breakdown, info: ValidationInfo) -> Breakdown:
        present, total = info.data.get("present"), sum(parts.values())
        if not parts or present is None:
            return parts
        if total > present:
            raise refused("L07", total=total, present=present)
        if total < present:
            raise refused("L08", total=total, present=present, missing=present - total)
        return parts


_REGISTERS = {"by_institution": "institutions", "by_role": "audiences", "by_sex": None}

_SEXES = frozenset({"women", "men"})


class Satisfaction(Fields):
    """What participants said at the end: how many answered, their mean, and out of what."""

    answers: Count
    mean: Measure
    scale: Count


class Knowledge(Fields):
    """Test results of the people who took both tests."""

    matched: Count
    before: Measure
    after: Measure
    out_of: Count


class FollowUp(Fields):
    """What remained after some months: how many were reached and how many apply it."""

    after_months: Count
    reached: Count
    applying: Count


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
    organisers: list[Institution] = []  # type: ignore[valid-type]
    partners: list[Institution] = []  # type: ignore[valid-type]
    funders: list[Institution] = []  # type: ignore[valid-type]
    expected: Expected | None = None
    attendance: Attendance | None = None
    evaluation: Evaluation | None = None
    sources: list[Citation] = Field(min_length=1)
    note: HumanText | None = Field(None, description="For readers; never names or contacts")

    @field_validator("ends")
    @classmethod
    def _ends_after_it_starts(cls, ends: str | None, info: ValidationInfo) -> str | None:
        starts = info.data.get("starts")
        if ends and starts and ends <= starts:
            raise refused("L11", starts=starts, ends=ends)
        return ends

    @field_validator("attendance")
    @classmethod
    def _came_only_to_what_was_held(
        cls, attendance: Attendance | None, info: ValidationInfo
    ) -> Attendance | None:
        status = info.data.get("status")
        if attendance and status and status != "held":
            raise refused("L22", status=status)
        return attendance


class Stated(Fields):
    """The figure a document states."""

    present: Count
    exactness: Exactness = "exact"


class Claim(Translated):
    """A figure an official document states about trainings, to be checked against the logs."""

    id: Id
    title: HumanText
    states: Stated
    sources: list[Citation] = Field(min_length=1)
    counts: list[str] = Field(default=[], description="The logs it counts: <training>/<slug>")
    parts: list[Count] = Field(default=[], description="The parts as the document prints them")
    note: HumanText | None = None
