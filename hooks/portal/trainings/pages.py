"""The front door to all pages and pieces about trainings, in one language."""

from collections.abc import Iterator
from datetime import date

from portal.linking import block
from portal.pages import Page
from portal.registers import Registers
from portal.rendering import environment
from portal.settings import Settings
from portal.trainings import addresses, indexes
from portal.trainings.claim_pages import ClaimPages
from portal.trainings.competency_pages import CompetencyPages
from portal.trainings.course_pages import CoursePages, Titles
from portal.trainings.downloads.linked import Linked
from portal.trainings.evaluation_pages import EvaluationPages
from portal.trainings.index_pages import IndexPages
from portal.trainings.indexes import CROSSINGS, DIMENSIONS, Dimension, Row
from portal.trainings.logs import Course, Trainings
from portal.trainings.naming import Naming
from portal.trainings.planned import PlannedSessions
from portal.trainings.sign_in import Sheets
from portal.trainings.suppression import RULES

PIECES = (
    "trainings",
    "trainings planned",
    "attendance totals",
    "attendance indexes",
    "attendance claims",
    "attendance evaluation",
    *(f"attendance by-{name}" for name in DIMENSIONS),
    *(f"attendance chart-{name}" for name in DIMENSIONS),
)
"""The markers this room fills."""

_THRESHOLDS = {str(kind): rule.threshold for kind, rule in RULES.items()}


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
        self.planned = PlannedSessions(trainings, naming, today)
        self.sheets = Sheets(naming, settings)
        self.attendance = IndexPages(trainings, naming, today)
        self.competencies = CompetencyPages(trainings, naming)
        self.linked = Linked(registers, settings, today, language)
        self.evaluations = EvaluationPages(trainings, naming)
        self.claims = ClaimPages(trainings, naming)
        self.indexes = indexes.every_index(trainings)
        self.crossings = {
            rows: indexes.crossing(trainings, self.indexes[rows], self.indexes[columns])
            for rows, columns in CROSSINGS
        }

    def pages(self) -> Iterator[Page]:
        """One per training, planned session and row of an index; lists where nobody wrote them."""
        yield self._default(addresses.LIST, "instruiri.md")
        yield self._default(addresses.ATTENDANCE, "prezenta.md")
        yield self._default(addresses.HIDDEN, "cifre-ascunse.md", **_THRESHOLDS)
        yield self._default(addresses.DATA, "date.md")
        for course in self.trainings.courses.values():
            yield self._course(course)
            yield from self.sheets.pages(course)
        for dimension in DIMENSIONS:
            if dimension != "year":
                yield self._index(dimension)
            for row in self.indexes[dimension].rows:
                yield self._row(dimension, row)

    def piece(self, name: str, place: str) -> str:
        """What the marker `name`, one of PIECES, stands for on the page at `place`."""
        match name.partition(" ")[2].partition("-"):
            case "planned", *_:
                return self.planned.piece(place)
            case "totals", *_:
                kinds = indexes.by_kind(self.trainings)
                return self.attendance.totals(self.indexes["year"].total, kinds)
            case "indexes", *_:
                return self.attendance.overview(self.indexes, place)
            case "claims", *_:
                return self.claims.table(place)
            case "evaluation", *_:
                return self.evaluations.table(place)
            case "by", _, dimension:
                return self.attendance.tables.table(self.indexes[_named(dimension)], place)
            case "chart", _, dimension:
                return self.attendance.tables.chart(self.indexes[_named(dimension)])
            case _:
                return self.courses.overview(place)

    def _default(self, uri: str, template: str, **values: int) -> Page:
        return Page(
            uri, lambda: self.templates.get_template(template).render(**values), default=True
        )

    def _course(self, course: Course) -> Page:
        uri = addresses.of_training(course.id)

        def write() -> str:
            return f"{self.courses.page(course, uri)}\n{block(self.linked.course(course))}\n"

        return Page(uri, write, written_in=course.path)

    def _index(self, dimension: Dimension) -> Page:
        uri = addresses.of_index(dimension)
        crossing = self.crossings.get(dimension)
        matrix = self.competencies.matrix if dimension == "competency" else lambda _: ""
        index = self.indexes[dimension]
        return Page(uri, lambda: self.attendance.index(index, crossing, matrix(uri), uri))

    def _row(self, dimension: Dimension, row: Row) -> Page:
        uri = addresses.of_selection(dimension, row.key)
        return Page(uri, lambda: self.attendance.page(dimension, row, uri))


def _named(dimension: str) -> Dimension:
    return next(one for one in DIMENSIONS if one == dimension)
