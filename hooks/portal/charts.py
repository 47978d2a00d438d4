"""Bar charts as inline SVG, made at build time: no script, no inline style, no words of its own.

The picture is for those who see it; the table beside it holds the same figures and is
its alternative. Lengths are percentages of the page's width and text keeps its size, so
a chart is readable on a narrow phone and in print. Colours are in `chart.css`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, tostring

from portal.rendering import Markdown

LINE = 20
"""Height of a line of text, px."""

BAR = 14
"""Height of a bar, px."""

GAP = 14
"""Space between two bars, px."""

LONGEST = 58
"""Length of the longest bar in % of the width: the rest is for its value."""

LETTERS = 36
"""Letters of a label on one line: what fits 288 px at 14 px a letter's height."""


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its length (None draws none), what is written beside it.

    `is_open` says that the true value may be larger: the bar then has an open end.
    """

    label: str
    length: int | None
    value: str
    is_open: bool = False


def bars(shown: Sequence[Bar], title: str, key: str) -> Markdown:
    """A chart of horizontal bars called `title`; `key` makes the ids on the page unique."""
    figure = Element("figure", {"class": "chart"})
    named = {"role": "img", "aria-labelledby": f"{key}-titlu", "class": "chart__bars"}
    svg = SubElement(figure, "svg", {**named, "width": "100%"})
    SubElement(svg, "title", {"id": f"{key}-titlu"}).text = title
    longest = max((bar.length or 0 for bar in shown), default=0)
    top = 0
    for bar in shown:
        for element in _drawn(bar, top, longest):
            svg.append(element)
        top += len(_lines(bar)) * LINE + BAR + GAP
    svg.set("height", str(max(top - GAP, 0)))
    return Markdown(tostring(figure, encoding="unicode"))


def _lines(bar: Bar) -> list[str]:
    return wrap(bar.label, LETTERS) or [""]


def _drawn(bar: Bar, top: int, longest: int) -> Iterator[Element]:
    for number, line in enumerate(_lines(bar), 1):
        y = str(top + number * LINE - 6)
        yield _text(line, {"x": "0", "y": y, "class": "chart__label"})
    beside, width = top + len(_lines(bar)) * LINE, 0.0
    if bar.length is not None:
        width = LONGEST * bar.length / longest if longest else 0
        size = {"width": f"{width:.2f}%", "height": str(BAR)}
        yield Element("rect", {"x": "0", "y": str(beside), **size, "class": "chart__bar"})
    if bar.is_open:
        place = {"x": f"{width:.2f}%", "y": str(beside), "transform": "translate(3 0)"}
        yield Element("rect", {**place, "width": "3", "height": str(BAR), "class": "chart__open"})
    place = {"x": f"{width:.2f}%", "y": str(beside + BAR - 2), "dx": "10"}
    yield _text(bar.value, {**place, "class": "chart__value"})


def _text(content: str, attributes: dict[str, str]) -> Element:
    element = Element("text", attributes)
    element.text = content
    return element
