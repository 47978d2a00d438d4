"""How pages show figures over time: the marker `figures ID`, and each series as a file.

The table says everything; the chart beside it is for those who see it. A series in which
a value stands for several years has no chart: its bar would look like one year's.
"""

from portal import charts, wording
from portal.charts import Bar
from portal.fields import Exactness
from portal.pages import Asset, link_to_shared
from portal.problems import Problem
from portal.registers import Registers
from portal.registers.figures import Figures, Point
from portal.registers.sources import Citation
from portal.rendering import Markdown, encode, environment, shown
from portal.strings import strings
from portal.trainings.downloads import csv_files
from portal.trainings.downloads.tables import Column, Table
from portal.trainings.indexes import Figure

MARKER = "figures "
"""What the marker of a series begins with; its id follows."""

_COLUMNS = (
    Column("when", "when", lambda row: row[1].when, needed=True),
    Column("value", "whole", lambda row: row[1].value, needed=True),
    Column("exactness", "text", lambda row: row[1].exactness, needed=True),
    Column("note", "human", lambda row: row[1].note),
    Column("sources", "ids", lambda row: _ids(*row), of="sources", needed=True),
)


def pieces(registers: Registers) -> list[str]:
    """The markers of all series, also of those that hold a mistake."""
    return [f"{MARKER}{name}" for name in sorted(registers.ids.get("figures", ()))]


def is_unsure(problem: Problem, registers: Registers) -> bool:
    """Whether a marker seems unknown only because the register of series cannot be read."""
    named = str(problem.about.get("marker", ""))
    return named.startswith(MARKER) and "figures" not in registers.ids


def piece(name: str, registers: Registers, language: str, place: str) -> Markdown | None:
    """What the marker `name` stands for on the page at `place`."""
    series = registers.figures.get(name.removeprefix(MARKER))
    if not name.startswith(MARKER) or series is None:
        return None
    rows = [_row(series, point, language) for point in series.in_order]
    to_csv = link_to_shared(place, language, _address(series))
    return Markdown(
        environment(language)
        .get_template("figures.md")
        .render(
            title=series.title,
            unit=series.unit,
            note=series.note,
            rows=rows,
            signs=sorted({p.exactness for p in series.points} - {"exact"}),
            is_split=len(rows) > 1 and _spans(series),
            chart=None if _spans(series) or len(rows) == 1 else _chart(series, language),
            to_csv=Markdown(to_csv),
        )
    )


def assets(registers: Registers) -> list[Asset]:
    """Every series as a CSV file, the same for all languages."""
    return [_file(series) for series in registers.figures.values()]


def _file(series: Figures) -> Asset:
    records = [(series, point) for point in series.in_order]
    table = Table(series.id, _COLUMNS, records, ("when",))
    return Asset(_address(series), lambda: csv_files.content(table))


def _address(series: Figures) -> str:
    return f"cifre/date/{series.id}.csv"


def _ids(series: Figures, point: Point) -> tuple[str, ...]:
    return tuple(citation.id for citation in series.sources_of(point))


def _spans(series: Figures) -> bool:
    return any(point.when.crosses_years for point in series.points)


def _row(series: Figures, point: Point, language: str) -> dict[str, str | Markdown]:
    return {
        "when": _when(point, language),
        "value": wording.figure(_figure(point), language),
        "sources": Markdown("; ".join(_cited(one, language) for one in series.sources_of(point))),
    }


def _cited(citation: Citation, language: str) -> str:
    source = f"[](source:{citation.id})"
    if not citation.point:
        return source
    point = strings(language).text("training.source_point", point=encode(citation.point))
    return f"{source}, {point}"


def _when(point: Point, language: str) -> Markdown:
    """The moment, and what sets its value apart from the others."""
    moment = Markdown(encode(wording.moment(point.when, language)))
    note = shown(point.note, language)
    return Markdown(f"{moment} ({note})") if note else moment


def _figure(point: Point) -> Figure:
    exactness: Exactness = point.exactness
    return Figure(
        point.value,
        known=1,
        at_least=exactness == "at-least",
        approximate=exactness == "approximate",
    )


def _chart(series: Figures, language: str) -> Markdown:
    bars = [_bar(point, language) for point in series.in_order]
    caption = series.title.in_language(language)[0]
    title = strings(language).text("attendance.chart", caption=caption)
    return charts.bars(bars, title, f"grafic-{series.id}")


def _bar(point: Point, language: str) -> Bar:
    moment = wording.moment(point.when, language)
    note = point.note.in_language(language)[0] if point.note else ""
    figure = _figure(point)
    return Bar(
        f"{moment} ({note})" if note else moment,
        point.value,
        wording.short(figure, language),
        figure.at_least,
    )
