"""Feeds as Atom (RFC 4287): what is new, for whoever subscribes.

Ids are UUIDs made of names, so they stay wherever the site stands; addresses are relative
until it has one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from portal.pages import address, link_from
from portal.plain import line
from portal.settings import Settings

TYPE = "application/atom+xml"
"""The media type, https://www.rfc-editor.org/rfc/rfc4287#section-7"""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_RIGHTS = "CC BY 4.0"


@dataclass(frozen=True)
class Item:
    """One entry: `name` makes its id, `title` is in `title_language`.

    `uri` is the page it leads to, inside the language, with `anchor` behind it; `topics` are
    pairs of an id and its name.
    """

    name: str
    title: str
    title_language: str
    updated: date
    uri: str
    anchor: str = ""
    summary: str = ""
    topics: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed at `uri` that tells what is new on the page `about`, in one language."""

    uri: str
    about: str
    name: str
    title: str
    language: str
    items: Iterable[Item]

    def content(self, settings: Settings, today: date) -> bytes:
        """The feed as the bytes of a file; without items it was updated `today`."""
        items = list(self.items)
        feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": self.language})
        _add(feed, "id", _id(self.name))
        _add(feed, "title", self.title)
        _add(feed, "updated", _moment(max((item.updated for item in items), default=today)))
        _add(SubElement(feed, "author"), "name", settings.name or self.title)
        _add(feed, "rights", _RIGHTS)
        self._add_link(feed, "self", self.uri, TYPE, settings)
        self._add_link(feed, "alternate", self.about, "text/html", settings)
        for item in items:
            self._add_item(feed, item, settings)
        indent(feed)
        made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
        return made + b"\n"

    def _add_item(self, feed: Element, item: Item, settings: Settings) -> None:
        made = SubElement(feed, "entry")
        _add(made, "id", _id(item.name))
        title = _add(made, "title", item.title)
        if item.title_language != self.language:
            title.set("xml:lang", item.title_language)
        _add(made, "updated", _moment(item.updated))
        self._add_link(made, "alternate", item.uri, "text/html", settings, item.anchor)
        _add(made, "summary", item.summary or item.title)
        for key, name in item.topics:
            SubElement(made, "category", {"term": key, "label": line(name)})

    def _add_link(
        self,
        parent: Element,
        relation: str,
        uri: str,
        kind: str,
        settings: Settings,
        anchor: str = "",
    ) -> None:
        there = address(uri, self.language)
        to = settings.web_address(there)
        if not settings.site_address:
            here = address(self.uri, self.language)
            to = link_from(here, there) + ("/" if there.endswith("/") else "")
        about = {"rel": relation, "type": kind, "hreflang": self.language, "href": to + anchor}
        SubElement(parent, "link", about)


def _add(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = line(text)
    return made


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'indrumar:{name}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
