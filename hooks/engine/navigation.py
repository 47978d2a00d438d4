"""What stands in the navigation: at every depth, and as the menu of a page shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def items(of: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Each item, and then those inside it."""
    for item in of:
        yield item
        yield from items(getattr(item, "children", None) or ())


@dataclass(frozen=True)
class Entry:
    """A link of the menu, with the links below it where the reader is inside.

    `at` is a value of `aria-current`: `page` for the page itself, `true` for the list that a
    generated page belongs to, else empty.
    """

    title: str
    url: str
    at: str
    below: list["Entry"]


class Menu:
    """Every section, and the pages of the one the reader is in."""

    def __init__(self, nav: Navigation) -> None:
        self._nav = nav
        self._listed = {id(page) for page in nav.pages}

    def entries(self, page: Page | None) -> list[Entry]:
        """The menu of a page; of no page on the page for wrong addresses."""
        return [entry for item in self._nav.items for entry in self._entry(item, page)]

    def _entry(self, item: Any, page: Page | None) -> Iterator[Entry]:
        front = _front(item)
        if front is None:
            return
        is_own = front is item or getattr(front, "is_index", False)
        at = self._at(front, page) if is_own else ""
        inside = item.children or () if item.active or at else ()
        rest = (child for child in inside if not (is_own and child is front))
        below = [entry for child in rest for entry in self._entry(child, page)]
        yield Entry(item.title or "", front.url, at, below)

    def _at(self, front: Any, page: Page | None) -> str:
        if page is None:
            return ""
        if front is page:
            return "page"
        is_listed = id(page) in self._listed or front is self._nav.homepage
        return "" if is_listed or not page.url.startswith(front.url) else "true"


def _front(item: Any) -> Any | None:
    """What an entry leads to: itself, or the page a section begins with."""
    children = item.children or ()
    if not children:
        return None if item.is_section else item
    own = (child for child in children if getattr(child, "is_index", False))
    begun = (front for child in children if (front := _front(child)) is not None)
    return next(own, None) or next(begun, None)
