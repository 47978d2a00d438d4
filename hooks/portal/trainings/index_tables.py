"""An index as a reader takes it in: a table, a chart, a sentence, and a crossing of two."""

from typing import Any

from portal import charts, wording
from portal.charts import Bar
from portal.pages import link_from, link_to_shared
from portal.rendering import Markdown, encode, environment
from portal.strings import strings
from portal.trainings import addresses
from portal.trainings.indexes import Crossing, Dimension, Index, Row
from portal.trainings.naming import Naming

MOST_BARS = 12
"""More bars than this are harder to read than the table."""

LARGEST = 3
"""Rows that the sentence about an index names."""


class IndexTables:
    """Indexes in the language of `naming`."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.language = naming.language
        self.words = naming.words
        self.templates = environment(naming.language)

    def table(self, index: Index, place: str) -> str:
        """The rows of an index as a table."""
        self.naming.took_unofficial()
        rows = [self._cells(row, index.dimension, place) for row in index.rows]
        return self.templates.get_template("by.md").render(
            dimension=index.dimension,
            overlaps=index.overlaps,
            spans=crosses_years(index.total),
            rows=rows,
            total=self._cells(index.total, index.dimension, place),
            hides=index.total.attendance.hidden > 0,
            to_hidden=Markdown(link_from(place, addresses.HIDDEN)),
            to_csv=self._to_csv(f"by-{index.dimension}", place),
            unofficial=self.naming.took_unofficial(),
        )

    def chart(self, index: Index) -> str:
        """The figures of an index as bars: the largest, or the latest, first."""
        caption = self.words.text(f"attendance.caption.{index.dimension}")
        rows = [row for row in index.rows if row.held]
        bars = [self._bar(row, index.dimension) for row in rows[:MOST_BARS]]
        title = self.words.text("attendance.chart", caption=caption)
        return self.templates.get_template("chart.md").render(
            chart=charts.bars(bars, title, f"grafic-{index.dimension}"),
            count=len(bars),
            complete=len(bars) == len(rows),
        )

    def summary(self, index: Index) -> str:
        """An index in a sentence: how many rows, and which have the largest figures."""
        known = [row for row in index.rows if row.attendance.is_known]
        largest = sorted(known, key=lambda row: -row.attendance.count)[:LARGEST]
        rows = self.words.text("attendance.rows", count=len(index.rows))
        if not largest:
            return f"{rows} {self.words.text('attendance.no_largest')}"
        told = "; ".join(self._told(row, index.dimension) for row in largest)
        return f"{rows} {self.words.text('attendance.largest', rows=told)}"

    def crossing(self, crossing: Crossing, place: str) -> str:
        """Two dimensions as a table; a cell in which nothing was held has a dash."""
        rows, columns = crossing.rows, crossing.columns
        self.naming.took_unofficial()
        return self.templates.get_template("crossing.md").render(
            dimension=rows.dimension,
            columns=[self.naming.key(columns.dimension, row.key) for row in columns.rows],
            rows=[
                {
                    "link": self.naming.to_selection(rows.dimension, row.key, place),
                    "cells": [self._cell(crossing, row, column) for column in columns.rows],
                    "total": self._short(row),
                }
                for row in rows.rows
            ],
            totals=[self._short(column) for column in columns.rows],
            total=self._short(rows.total),
            to_csv=self._to_csv(f"by-{rows.dimension}-and-{columns.dimension}", place),
            unofficial=self.naming.took_unofficial(),
        )

    def _to_csv(self, name: str, place: str) -> Markdown:
        return Markdown(link_to_shared(place, self.language, addresses.of_data(f"{name}.csv")))

    def _cells(self, row: Row, dimension: Dimension, place: str) -> dict[str, Any]:
        return {
            "link": self.naming.to_selection(dimension, row.key, place),
            "came": came(row, self.language),
            "sessions": wording.figure(row.sessions, self.language) if row.held else "0",
            "unknown": self.words.number(row.attendance.unknown),
            "hidden": self.words.number(row.attendance.hidden),
        }

    def _bar(self, row: Row, dimension: Dimension) -> Bar:
        figure = row.attendance
        return Bar(
            self.naming.plain_key(dimension, row.key),
            figure.count if figure.is_known else None,
            wording.short(figure, self.language),
            figure.is_known and figure.at_least,
        )

    def _told(self, row: Row, dimension: Dimension) -> str:
        name = encode(self.naming.plain_key(dimension, row.key))
        return f"{name} – {wording.figure(row.attendance, self.language)}"

    def _cell(self, crossing: Crossing, row: Row, column: Row) -> str:
        cell = crossing.cells.get((row.key, column.key))
        return self._short(cell) if cell else "–"

    def _short(self, row: Row) -> str:
        return wording.short(row.attendance, self.language) if row.held else "–"


def came(row: Row, language: str) -> str:
    """How many came, or that nothing was held yet."""
    if not row.held:
        ahead = any(entry.log.status in ("announced", "planned") for entry in row.entries)
        return strings(language).text(f"attendance.{'only_announced' if ahead else 'not_held'}")
    return wording.figure(row.attendance, language)


def crosses_years(row: Row) -> bool:
    """Whether any of its sessions began in one year and ended in another."""
    return any(entry.log.when.crosses_years for entry in row.entries)
