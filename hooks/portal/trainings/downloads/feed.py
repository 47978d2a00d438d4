"""The sessions last read about, as Atom (RFC 4287), in one language.

What changed on a site of records is what somebody read: an entry is as new as the last
day on which a source of its log was read. Ids are UUIDs made of the name of the log, so
they stay wherever the site stands; addresses are relative until it has one.
"""

from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from portal import wording
from portal.fields import HumanText
from portal.pages import address, link_from
from portal.registers import Registers
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses, indexes
from portal.trainings.downloads.calendars import last_read
from portal.trainings.downloads.plain import line
from portal.trainings.logs import Entry, Trainings

MOST = 30
"""Entries in a feed."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_RIGHTS = "CC BY 4.0"


class Feed:
    """The feed of `trainings` in one language, as known on `today`."""

    def __init__(
        self,
        trainings: Trainings,
        registers: Registers,
        settings: Settings,
        today: date,
        language: str,
    ) -> None:
        self.trainings = trainings
        self.registers = registers
        self.settings = settings
        self.today = today
        self.language = language
        self.words = strings(language)

    def content(self) -> bytes:
        """The feed as the bytes of a file."""
        latest = self._latest()
        title = self.words.text("training.list")
        feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": self.language})
        _add(feed, "id", _id(f"feed/{self.language}"))
        _add(feed, "title", title)
        _add(feed, "updated", _moment(max(map(self._read, latest), default=self.today)))
        _add(SubElement(feed, "author"), "name", line(self.settings.name or title))
        _add(feed, "rights", _RIGHTS)
        self._add_link(feed, "self", addresses.FEED, "application/atom+xml")
        self._add_link(feed, "alternate", addresses.LIST, "text/html")
        for entry in latest:
            self._add_entry(feed, entry)
        indent(feed)
        made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
        return made + b"\n"

    def _latest(self) -> list[Entry]:
        """The logs most recently read about; of those read on one day the latest sessions."""
        entries = sorted(self.trainings.entries, key=lambda entry: entry.reference)
        entries.sort(key=lambda e: (self._read(e), e.log.when.order), reverse=True)
        return entries[:MOST]

    def _read(self, entry: Entry) -> date:
        return last_read(entry, self.registers)

    def _add_entry(self, feed: Element, entry: Entry) -> None:
        course, made = self.trainings.course_of(entry), SubElement(feed, "entry")
        _add(made, "id", _id(f"{self.language}/{entry.reference}"))
        self._add_title(made, course.training.title, entry)
        _add(made, "updated", _moment(self._read(entry)))
        page = addresses.of_training(course.id)
        self._add_link(made, "alternate", page, "text/html", f"#{entry.slug}")
        _add(made, "summary", self._summary(entry))
        for key in course.training.topics:
            name = self.registers.topics[key].name.in_language(self.language)[0]
            SubElement(made, "category", {"term": key, "label": line(name)})

    def _summary(self, entry: Entry) -> str:
        """What became of it, and how many came as far as that may be told."""
        told = [self.words.text(f"downloads.status.{entry.log.status}")]
        if entry.log.status == "held":
            figure = wording.figure(indexes.attendance(entry), self.language)
            told.append(f"{self.words.text('training.came')}: {figure}")
        return ". ".join(told)

    def _add_title(self, parent: Element, title: HumanText, entry: Entry) -> None:
        """The training and the time, marked where they are in another language than the feed."""
        told, language = title.in_language(self.language)
        made = _add(parent, "title", f"{line(told)}, {wording.moment(entry.log.when, language)}")
        if language != self.language:
            made.set("xml:lang", language)

    def _add_link(
        self, parent: Element, relation: str, uri: str, kind: str, anchor: str = ""
    ) -> None:
        here = address(addresses.FEED, self.language)
        there = address(uri, self.language)
        to = self.settings.web_address(there)
        if not self.settings.site_address:
            to = link_from(here, there) + ("/" if there.endswith("/") else "")
        about = {"rel": relation, "type": kind, "hreflang": self.language, "href": to + anchor}
        SubElement(parent, "link", about)


def _add(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = text
    return made


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'indrumar:{name}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
