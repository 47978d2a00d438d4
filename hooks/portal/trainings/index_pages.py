"""The attendance index: totals, a table per dimension, and a page per row."""

from datetime import date
from typing import Any

from portal import wording
from portal.pages import link_from
from portal.rendering import Markdown, environment, link
from portal.strings import strings
from portal.trainings import addresses, indexes
from portal.trainings.indexes import Dimension, Figure, Index, Key, Row
from portal.trainings.logs import Entry, Trainings
from portal.trainings.naming import Naming


class IndexPages:
    """Attendance in the language of `naming`, as known on `today`."""

    def __init__(self, trainings: Trainings, naming: Naming, today: date) -> None:
        self.trainings = trainings
        self.naming = naming
        self.today = today
        self.language = naming.language
        self.words = naming.words
        self.templates = environment(naming.language)

    def totals(self, row: Row) -> str:
        """How many came in all, and how far that can be trusted."""
        return self.templates.get_template("totals.md").render(total=self._total(row))

    def table(self, index: Index, dimension: Dimension, place: str) -> str:
        """The rows of an index as a table."""
        self.naming.took_unofficial()
        rows = [self._cells(row, dimension, place) for row in index.rows]
        return self.templates.get_template("by.md").render(
            dimension=dimension,
            overlaps=index.overlaps,
            spans=_crosses_years(index.total),
            rows=rows,
            total=self._cells(index.total, dimension, place),
            unofficial=self.naming.took_unofficial(),
        )

    def page(self, dimension: Dimension, row: Row, place: str) -> str:
        """One row with the sessions it counts, the latest first."""
        entries = sorted(row.entries, key=lambda entry: entry.log.when.order, reverse=True)
        counted = indexes.counted(entries, self.trainings)
        self.naming.took_unofficial()
        told = [self._entry(entry, entry in counted, place) for entry in entries]
        back = f"{link_from(place, addresses.ATTENDANCE)}#{addresses.ANCHORS[dimension]}"
        return self.templates.get_template("selection.md").render(
            dimension=dimension,
            heading=self._heading(dimension, row.key),
            plain_heading=self._plain_heading(dimension, row.key),
            to_attendance=Markdown(back),
            total=self._total(row),
            spans=_crosses_years(row),
            entries=told,
            unofficial=self.naming.took_unofficial(),
        )

    def _heading(self, dimension: Dimension, key: Key) -> Markdown:
        if dimension == "year" and key is None:
            return Markdown(self.words.text("attendance.heading.year_none"))
        name = self.naming.key(dimension, key)
        return Markdown(self.words.text(f"attendance.heading.{dimension}", key=name))

    def _plain_heading(self, dimension: Dimension, key: Key) -> str:
        """The heading without any markup, for the head of the page."""
        if dimension == "year" and key is None:
            return self.words.text("attendance.heading.year_none")
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

    def _cells(self, row: Row, dimension: Dimension, place: str) -> dict[str, Any]:
        return {
            "link": self.naming.to_selection(dimension, row.key, place),
            "came": came(row, self.language),
            "sessions": wording.figure(row.sessions, self.language) if row.held else "0",
            "unknown": self.words.number(row.attendance.unknown),
        }

    def _total(self, row: Row) -> dict[str, Any]:
        ahead = [entry for entry in row.entries if entry.log.status in ("announced", "planned")]
        return {
            "held": row.held,
            "came": came(row, self.language),
            "sessions": wording.figure(row.sessions, self.language),
            "unknown": row.attendance.unknown,
            "announced": len(ahead),
            "trust": self._trust(row.attendance),
        }

    def _trust(self, total: Figure) -> str:
        flags = {
            "exact": total.is_exact,
            "no_figure": not total.is_known,
            "missing": total.is_known and total.unknown > 0,
            "said_at_least": total.said_at_least,
            "estimated": total.approximate,
        }
        told = [self.words.text(f"attendance.{name}") for name, holds in flags.items() if holds]
        day = wording.day(self.today, self.language)
        return " ".join([*told, self.words.text("attendance.clock", day=day)])


def came(row: Row, language: str) -> str:
    """How many came, or that nothing was held yet."""
    if not row.held:
        ahead = any(entry.log.status in ("announced", "planned") for entry in row.entries)
        return strings(language).text(f"attendance.{'only_announced' if ahead else 'not_held'}")
    return wording.figure(row.attendance, language)


def _crosses_years(row: Row) -> bool:
    return any(entry.log.when.crosses_years for entry in row.entries)
