"""Classes for blocks that Markdown has no place to write them on."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_CLASSES = re.compile(r"\{:?\s*(?P<classes>(?:\.[a-z][a-z-]*\s*)+)\}")


PAGE = "pagina"
"""The id of every page's title, the same in all languages."""


class BlockClasses(Treeprocessor):
    """A paragraph that is only `{ .class }` gives the class to the block before it."""

    def run(self, root: Element) -> None:
        """Go through every block that holds blocks."""
        for title in root.iter("h1"):
            title.attrib.setdefault("id", PAGE)
        for parent in list(root.iter()):
            previous: Element | None = None
            for child in list(parent):
                match = _CLASSES.fullmatch((child.text or "").strip()) if _is_text(child) else None
                if match and previous is not None:
                    _add(previous, match["classes"].replace(".", " ").split())
                    parent.remove(child)
                else:
                    previous = child


def _is_text(element: Element) -> bool:
    return element.tag == "p" and len(element) == 0


def _add(element: Element, classes: list[str]) -> None:
    element.set("class", " ".join([*element.get("class", "").split(), *classes]))
