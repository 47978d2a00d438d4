"""Tables that a screen reader can read and a phone can show."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

_GRIDS = {"index", "matrix", "sheet"}
"""Tables of short cells; they stay tables on a narrow screen."""

_ALIGN = re.compile(r"text-align:\s*(?P<side>left|right|center);?")


class Tables(Treeprocessor):
    """Captions, scopes, alignment by class, labels for a narrow screen, a wrapper that scrolls."""

    def run(self, root: Element) -> None:
        """Rewrite every table of the page."""
        number = 0
        for parent in list(root.iter()):
            before: Element | None = None
            for child in list(parent):
                if child.tag == "table":
                    number += 1
                    caption = before if _is_caption(before) else None
                    self._rewrite(parent, child, caption, f"tabel-{number}")
                before = child

    def _rewrite(self, parent: Element, table: Element, caption: Element | None, name: str) -> None:
        if not table.get("class"):
            table.set("class", "plain")  # Material wraps tables without a class once more
        for cell in table.iter():
            if cell.tag in ("th", "td"):
                _align_by_class(cell)
        for cell in table.iter("th"):
            cell.set("scope", "col")
        heads = [_text(head) for head in table.iterfind("thead/tr/th")]
        kinds = set(table.get("class", "").split())
        for row in table.iterfind("tbody/tr"):
            _head_of_row(row)
            if kinds.isdisjoint(_GRIDS):
                _label(row, heads)
        if "index" in kinds:
            _foot(table)
        wrapper = Element("div", {"class": "table", "tabindex": "0"})
        if caption is not None:
            parent.remove(caption)
            caption.tag = "caption"
            caption.attrib = {"id": name}
            caption.tail = None
            table.insert(0, caption)
            wrapper.attrib |= {"role": "region", "aria-labelledby": name}
        place = list(parent).index(table)
        wrapper.tail, table.tail = table.tail, None
        parent.remove(table)
        wrapper.append(table)
        parent.insert(place, wrapper)


def _is_caption(element: Element | None) -> bool:
    return element is not None and "caption" in element.get("class", "").split()


def _align_by_class(cell: Element) -> None:
    match = _ALIGN.fullmatch(cell.attrib.pop("style", "").strip())
    if match and match["side"] != "left":
        cell.set("class", f"{cell.get('class', '')} align-{match['side']}".strip())


def _foot(table: Element) -> None:
    """The last row of an index is its total: it stays where it is when the others are sorted."""
    body = table.find("tbody")
    if body is not None and len(body):
        total = body[-1]
        body.remove(total)
        SubElement(table, "tfoot").append(total)


def _label(row: Element, heads: list[str]) -> None:
    """Each cell repeats the head of its column: on a narrow screen a row is a card (tables.css)."""
    for cell, head in zip(row, heads, strict=False):
        if cell.tag == "td" and head:
            cell.set("data-label", head)


def _head_of_row(row: Element) -> None:
    """The first cell names its row."""
    if len(row):
        row[0].tag = "th"
        row[0].set("scope", "row")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
