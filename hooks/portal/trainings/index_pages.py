"""Pages of attendance: totals, a page per index, and a page per row of each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal import wording
from portal.pages import link_from
from portal.rendering import Markdown, environment, link
from portal.trainings import addresses, indexes
from portal.trainings.index_tables import IndexTables, came, crosses_years
from portal.trainings.indexes import IN_TIME, Crossing, Dimension, Figure, Index, Key, Row
from portal.trainings.logs import Entry, Trainings
from portal.trainings.naming import Naming
from portal.trainings.suppression import Kind


class IndexPages:
    """Attendance in the language of `naming`, as known on `today`."""

    def __init__(self, trainings: Trainings, naming: Naming, today: date) -> None:
        self.trainings = trainings
        self.naming = naming
        self.today = today
        self.language = naming.language
        self.words = naming.words
        self.tables = IndexTables(naming)
        self.templates = environment(naming.language)

    def totals(self, total: Row, kinds: Mapping[Kind, Row]) -> str:
        """How many came in all and by class of people, and how far that can be trusted."""
        told = {kind: came(row, self.language) for kind, row in kinds.items() if row.held}
        return self.templates.get_template("totals.md").render(
            total=self._total(total), kinds=told if len(told) > 1 else {}
        )

    def index(self, index: Index, crossing: Crossing | None, matrix: str, place: str) -> str:
        """An index on a page of its own."""
        dimension = index.dimension
        return self.templates.get_template("index.md").render(
            dimension=dimension,
            to_attendance=Markdown(self._to_section(dimension, place)),
            summary=Markdown(self.tables.summary(index)),
            chart=Markdown(self.tables.chart(index)),
            table=Markdown(self.tables.table(index, place)),
            crossing=Markdown(self.tables.crossing(crossing, place)) if crossing else None,
            matrix=Markdown(matrix) if matrix else None,
        )

    def overview(self, indexes: Mapping[Dimension, Index], place: str) -> str:
        """Every index but that of years: a sentence about it, and the way to it."""
        return self.templates.get_template("indexes.md").render(
            indexes=[
                {
                    "dimension": dimension,
                    "anchor": Markdown(addresses.ANCHORS[dimension]),
                    "summary": Markdown(self.tables.summary(index)),
                    "to": Markdown(link_from(place, addresses.of_index(dimension))),
                }
                for dimension, index in indexes.items()
                if dimension != "year"
            ]
        )

    def _to_section(self, dimension: Dimension, place: str) -> str:
        return f"{link_from(place, addresses.ATTENDANCE)}#{addresses.ANCHORS[dimension]}"

    def page(self, dimension: Dimension, row: Row, place: str) -> str:
        """One row with the sessions it counts, the latest first."""
        entries = sorted(row.entries, key=lambda entry: entry.log.when.order, reverse=True)
        counted = {entry.reference for entry in indexes.counted(entries, self.trainings)}
        self.naming.took_unofficial()
        told = [self._entry(entry, entry.reference in counted, place) for entry in entries]
        back = (
            self._to_section(dimension, place)
            if dimension == "year"
            else link_from(place, addresses.of_index(dimension))
        )
        return self.templates.get_template("selection.md").render(
            dimension=dimension,
            heading=self._heading(dimension, row.key),
            plain_heading=self._plain_heading(dimension, row.key),
            to_attendance=Markdown(back),
            total=self._total(row),
            kinds={},
            spans=crosses_years(row),
            entries=told,
            unofficial=self.naming.took_unofficial(),
        )

    def _heading(self, dimension: Dimension, key: Key) -> Markdown:
        if dimension in IN_TIME and key is None:
            return Markdown(self.words.text(f"attendance.heading.{dimension}_none"))
        name = self.naming.key(dimension, key)
        return Markdown(self.words.text(f"attendance.heading.{dimension}", key=name))

    def _plain_heading(self, dimension: Dimension, key: Key) -> str:
        """The heading without any markup, for the head of the page."""
        if dimension in IN_TIME and key is None:
            return self.words.text(f"attendance.heading.{dimension}_none")
        name = self.naming.plain_key(dimension, key)
        return self.words.text(f"attendance.heading.{dimension}", key=name)

    def _entry(self, entry: Entry, counted: bool, place: str) -> dict[str, Any]:
        course = self.trainings.course_of(entry)
        to = f"{link_from(place, addresses.of_training(course.id))}#{entry.slug}"
        return {
            "link": link(self.naming.of(course.training, "title") or "", to),
            "when": wording.moment(entry.log.when, self.language),
            "came": self._entry_came(entry, counted),
        }

    def _entry_came(self, entry: Entry, counted: bool) -> str:
        if entry.log.status != "held":
            return self.words.text(f"attendance.not_counted.{entry.log.status}")
        told = wording.figure(indexes.attendance(entry), self.language)
        return told if counted else f"{told} ({self.words.text('attendance.not_counted.part')})"

    def _total(self, row: Row) -> dict[str, Any]:
        ahead = [entry for entry in row.entries if entry.log.status in ("announced", "planned")]
        return {
            "held": row.held,
            "came": came(row, self.language),
            "sessions": wording.figure(row.sessions, self.language),
            "unknown": row.attendance.unknown,
            "hidden": row.attendance.hidden,
            "announced": len(ahead),
            "trust": self._trust(row.attendance),
        }

    def _trust(self, total: Figure) -> str:
        flags = {
            "exact": total.is_exact,
            "no_figure": not total.is_known and not total.hidden,
            "only_hidden": total.is_hidden,
            "missing": total.is_known and total.unknown > 0,
            "hidden": total.is_known and total.hidden > 0,
            "said_at_least": total.said_at_least,
            "estimated": total.approximate,
        }
        told = [self.words.text(f"attendance.{name}") for name, holds in flags.items() if holds]
        day = wording.day(self.today, self.language)
        return " ".join([*told, self.words.text("attendance.clock", day=day)])
