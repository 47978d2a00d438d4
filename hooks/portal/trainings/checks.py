"""What can only be checked beside the pages somebody wrote.

Problems reported: T07 a page that does not exist, T08 a name whose address is taken.
"""

from collections.abc import Collection, Iterator

from portal.problems import Problem
from portal.suggestions import nearest
from portal.trainings import addresses
from portal.trainings.logs import Course, Trainings

ANCHORS = frozenset({"sesiuni", "materiale", "surse"})
"""The sections of a training's page; a log may not be called so."""

FOLDERS = frozenset({"prezenta", "date", "index"})
"""Addresses below the list of trainings that are not trainings."""


def is_taken(training: str, uris: Collection[str]) -> bool:
    """Whether the address a training of this name would get belongs to another page."""
    return training in FOLDERS or addresses.of_training(training) in uris


def check(trainings: Trainings, uris: frozenset[str]) -> Iterator[Problem]:
    """What is wrong between `trainings` and the pages at `uris`, paths inside a language."""
    for course in trainings.courses.values():
        yield from _missing_pages(course, uris)
        if is_taken(course.id, uris):
            yield Problem(course.path, 1, 1, "T08", {"name": course.id})
        for entry in course.entries:
            if entry.slug in ANCHORS:
                yield Problem(entry.path, 1, 1, "T08", {"name": entry.slug})


def _missing_pages(course: Course, uris: frozenset[str]) -> Iterator[Problem]:
    named = {"materials": course.training.materials, "teaches": course.training.teaches}
    for key, pages in named.items():
        for position, page in enumerate(pages):
            if page not in uris:
                likely = nearest(page, uris)
                yield course.record.problem("T07", key, position, page=page, nearest=likely)
