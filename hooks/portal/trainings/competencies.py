"""Which trainings build a competency, for whom, and when it was last offered.

A training offers a competency when a session of it was held; one that is announced or
planned promises it. It offers it to those among its audiences for whom a source asks it.
"""

from dataclasses import dataclass

from portal.dates import When
from portal.registers.competencies import Competency
from portal.trainings.logs import Course, Trainings


@dataclass(frozen=True)
class Offer:
    """The trainings that build a competency: those that were held and those only promised.

    `last` is when it was last offered; None where it never was, or nobody knows the date.
    """

    held: tuple[Course, ...] = ()
    promised: tuple[Course, ...] = ()
    last: When | None = None


def offer(trainings: Trainings, competency: Competency, audience: str | None = None) -> Offer:
    """Who builds the competency, for everybody or for one of the audiences it is asked of."""
    building = [
        course
        for course in trainings.courses.values()
        if competency.id in course.training.competencies
        and (audience is None or audience in course.training.audience)
    ]
    held = tuple(course for course in building if _moments(course))
    moments = [when for course in held for when in _moments(course) if when.year]
    last = max(moments, key=lambda when: when.order, default=None)
    return Offer(held, tuple(course for course in building if course not in held), last)


def _moments(course: Course) -> list[When]:
    return [entry.log.when for entry in course.entries if entry.log.status == "held"]
