"""What stands in the navigation: at every depth, and as the menu of a page shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def items(of: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Each item, and then those inside it."""
    for item in of:
        yield item
        yield from items(getattr(item, "children", None) or ())


@dataclass(frozen=True, eq=False)
class Entry:
    """A link of the menu, with the links below it where the reader is inside.

    `at` is a value of `aria-current`: `page` for the page itself, `true` for the list that a
    generated page belongs to, else empty.
    """

    title: str
    url: str
    at: str = ""
    below: tuple["Entry", ...] = ()


class Menu:
    """Every section, and the pages of the one the reader is in.

    The entry of what the reader is not in is the same object on all pages.
    """

    def __init__(self, nav: Navigation) -> None:
        self._nav = nav
        self._listed = {id(page) for page in nav.pages}

    @cached_property
    def _items(self) -> list["_Item"]:
        return list(_with_fronts(self._nav.items))  # once the titles of pages are known

    def entries(self, page: Page | None) -> tuple[Entry, ...]:
        """The menu of a page; of no page on the page for wrong addresses."""
        return tuple(self._entry(item, page) for item in self._items)

    def _entry(self, item: "_Item", page: Page | None) -> Entry:
        at = self._at(item, page)
        if not at and not item.of.active:
            return item.closed
        below = tuple(self._entry(child, page) for child in item.inside)
        return Entry(item.closed.title, item.closed.url, at, below)

    def _at(self, item: "_Item", page: Page | None) -> str:
        front = item.own
        if page is None or front is None:
            return ""
        if front is page:
            return "page"
        is_listed = id(page) in self._listed or front is self._nav.homepage
        return "" if is_listed or not page.url.startswith(front.url) else "true"


class _Item:
    """An item of the navigation with the page it leads to."""

    def __init__(self, item: Any, front: Any) -> None:
        is_own = front is item or getattr(front, "is_index", False)
        rest = (child for child in item.children or () if not (is_own and child is front))
        self.of = item
        self.own = front if is_own else None
        """The page it leads to, unless that is another item's."""
        self.inside = list(_with_fronts(rest))
        self.closed = Entry(item.title or "", front.url)


def _with_fronts(of: Iterable[Any]) -> Iterator[_Item]:
    fronts = ((item, _front(item)) for item in of)
    yield from (_Item(item, front) for item, front in fronts if front is not None)


def _front(item: Any) -> Any | None:
    """What an entry leads to: itself, or the page a section begins with."""
    children = item.children or ()
    if not children:
        return None if item.is_section else item
    own = (child for child in children if getattr(child, "is_index", False))
    begun = (front for child in children if (front := _front(child)) is not None)
    return next(own, None) or next(begun, None)
