"""The front door to all pages and pieces about trainings, in one language."""

from collections.abc import Iterator
from datetime import date

from portal.pages import Page
from portal.registers import Registers
from portal.rendering import environment
from portal.settings import Settings
from portal.trainings import addresses, indexes
from portal.trainings.course_pages import CoursePages, Titles
from portal.trainings.index_pages import IndexPages
from portal.trainings.indexes import DIMENSIONS, Dimension, Row
from portal.trainings.logs import Course, Trainings
from portal.trainings.naming import Naming

PIECES = ("trainings", "attendance totals", *(f"attendance by-{name}" for name in DIMENSIONS))
"""The markers this room fills."""


class TrainingPages:
    """What is generated about `trainings` for readers of `language`, as known on `today`."""

    def __init__(
        self,
        trainings: Trainings,
        registers: Registers,
        settings: Settings,
        titles: Titles,
        today: date,
        language: str,
    ) -> None:
        naming = Naming(registers, language)
        self.trainings = trainings
        self.templates = environment(language)
        self.courses = CoursePages(trainings, naming, settings, titles, today)
        self.attendance = IndexPages(trainings, naming, today)
        self.indexes = {name: indexes.index(trainings, name) for name in DIMENSIONS}

    def pages(self) -> Iterator[Page]:
        """One page per training and per row of each index; lists where nobody wrote them."""
        yield self._default(addresses.LIST, "instruiri.md")
        yield self._default(addresses.ATTENDANCE, "prezenta.md")
        for course in self.trainings.courses.values():
            yield self._course(course)
        for dimension in DIMENSIONS:
            for row in self.indexes[dimension].rows:
                yield self._row(dimension, row)

    def piece(self, name: str, place: str) -> str:
        """What the marker `name`, one of PIECES, stands for on the page at `place`."""
        if name == "trainings":
            return self.courses.overview(place)
        if name == "attendance totals":
            return self.attendance.totals(self.indexes["year"].total)
        dimension = next(one for one in DIMENSIONS if name == f"attendance by-{one}")
        return self.attendance.table(self.indexes[dimension], dimension, place)

    def _default(self, uri: str, template: str) -> Page:
        return Page(uri, lambda: self.templates.get_template(template).render(), default=True)

    def _course(self, course: Course) -> Page:
        uri = addresses.of_training(course.id)
        return Page(uri, lambda: self.courses.page(course, uri), written_in=course.path)

    def _row(self, dimension: Dimension, row: Row) -> Page:
        uri = addresses.of_selection(dimension, row.key)
        return Page(uri, lambda: self.attendance.page(dimension, row, uri))
