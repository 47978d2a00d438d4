"""Parts of the frame that are the same on many pages, rendered once for all of them.

    {{ shared("partials/footer.html") }}            instead of  {% include "partials/footer.html" %}
    {{ each(link, nav.menu.entries(page)) }}        instead of  a loop that calls the macro `link`

Such a part may ask nothing of the page but the way to addresses, by the filter `url`. That way is
told by how much of its own address a page shares with the other one, and by its depth: it is the
same from all pages of one depth that are below the same of the addresses the part leads to, and of
those above them. Each language has its environment, and each build makes new ones: no part outlives
the templates it came from.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, pass_context
from jinja2.runtime import Context, Macro
from mkdocs.utils import templates

from engine.markup import without_indentation

_Render = Callable[[Any], str]


@dataclass(frozen=True)
class _From:
    """Where a page stands."""

    addresses: tuple[str, ...]
    """Its own, and all above it up to the root of the site."""
    base: str
    """The way to that root."""


@dataclass(frozen=True)
class _Part:
    """A part of frames: where it leads, with all above, and what it looks like from where."""

    towards: frozenset[str]
    html: dict[tuple[str, str], str] = field(default_factory=dict)

    def seen(self, place: _From) -> tuple[str, str]:
        """What its addresses depend on."""
        for address in place.addresses:
            if address in self.towards:
                return address, place.base
        return "", place.base


_Parts = WeakKeyDictionary[Any, _Part]
"""An item and its part are forgotten together."""


class Fragments:
    """The parts of pages in one language, by the name of what renders them."""

    def __init__(self, env: Environment) -> None:
        self._parts: defaultdict[str, _Parts] = defaultdict(WeakKeyDictionary)
        self._towards: set[str] | None = None
        """Where the part leads that is being rendered."""
        env.filters["url"] = self.url
        env.globals["shared"] = self.shared
        env.globals["each"] = self.each

    @pass_context
    def url(self, context: Context, value: str) -> str:
        """MkDocs' filter; inside a part it is noted what it was asked for."""
        if self._towards is not None:
            self._towards.update(_and_above(str(value)))
        return templates.url_filter(context, value)  # type: ignore[arg-type]

    @pass_context
    def shared(self, context: Context, name: str) -> str:
        """What including a template gives."""
        template = context.environment.get_template(name)
        parts = self._parts[name]
        return self._all(context, parts, lambda it: it.render(context.get_all()), [template])

    @pass_context
    def each(self, context: Context, macro: Macro, items: Iterable[Any]) -> str:
        """What calling a macro with each of the items gives; an item is known by its identity."""
        return self._all(context, self._parts[macro.name], macro, items)

    def _all(self, context: Context, parts: _Parts, render: _Render, items: Iterable[Any]) -> str:
        page = context["page"]
        if page is None:  # the page for wrong addresses, the only one of its kind
            return "".join(map(render, items))
        place = _From(tuple(_and_above(page.url)), context["base_url"])
        return "".join(self._html(parts, place, render, item) for item in items)

    def _html(self, parts: _Parts, place: _From, render: _Render, item: Any) -> str:
        part = parts.get(item)
        html = part.html.get(part.seen(place)) if part else None
        if part is None or html is None:
            html, towards = self._new(render, item)
            part = parts.setdefault(item, _Part(towards))
            part.html[part.seen(place)] = html
        if self._towards is not None:
            self._towards |= part.towards
        return html

    def _new(self, render: _Render, item: Any) -> tuple[str, frozenset[str]]:
        """What is rendered, and where it leads."""
        around, self._towards = self._towards, set()
        html = without_indentation(render(item))
        towards, self._towards = frozenset(self._towards), around
        return html, towards


#   _and_above("uk/drepturi/munca/")  ->  "uk/drepturi/munca/", "uk/drepturi/", "uk/", ""
def _and_above(address: str) -> Iterator[str]:
    yield address
    while address:
        address = dirname(address.rstrip("/"))
        yield address and f"{address}/"
