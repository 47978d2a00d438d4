"""Names of records and links to their pages, in one language."""

from collections.abc import Iterable, Mapping

from portal import wording
from portal.fields import HumanText, Translated
from portal.languages import DEFAULT
from portal.pages import link_from
from portal.registers import Registers
from portal.registers.audiences import Audience
from portal.registers.competencies import Competency
from portal.registers.districts import District
from portal.registers.institutions import Institution
from portal.registers.topics import Topic
from portal.rendering import Markdown, link, shown
from portal.strings import strings
from portal.trainings import addresses
from portal.trainings.indexes import Dimension, Key
from portal.trainings.model import Log

Named = Topic | Institution | District | Audience | Competency
"""A record a row of an index can stand for."""


class Naming:
    """How the records of the registers are called for a reader of `language`."""

    def __init__(self, registers: Registers, language: str) -> None:
        self.registers = registers
        self.language = language
        self.words = strings(language)
        self._unofficial = False

    def text(self, text: HumanText | str) -> Markdown:
        """A text from data, marked where it is in another language than the page."""
        return Markdown(shown(text, self.language))

    def of(self, record: Translated, field: str) -> Markdown | None:
        """A text of a record; None where it has none. Remembers that it was unofficial."""
        text: HumanText | None = getattr(record, field)
        self._unofficial |= record.is_working(field, self.language)
        return self.text(text) if text else None

    def took_unofficial(self) -> bool:
        """Whether a working translation was given since this was last asked."""
        took, self._unofficial = self._unofficial, False
        return took and self.language != DEFAULT

    def institution(self, key: str) -> Markdown:
        """The name of an institution."""
        return self.of(self.registers.institutions[key], "name") or Markdown()

    def audience(self, key: str) -> Markdown:
        """The name of an audience."""
        return self.of(self.registers.audiences[key], "name") or Markdown()

    def where(self, log: Log) -> Markdown | None:
        """The place of a session, or that it is held at a distance; None where nobody said."""
        online = Markdown(self.words.text("training.online")) if log.online else None
        return self.of(log, "venue") or online

    def hours(self, log: Log) -> str | None:
        """From when to when, or from when; None where nobody said."""
        if log.starts and log.ends:
            return self.words.text("training.hours_value", starts=log.starts, ends=log.ends)
        return self.words.text("training.hours_from", starts=log.starts) if log.starts else None

    def key(self, dimension: Dimension, key: Key) -> Markdown:
        """What a row of an index stands for."""
        named = self.record(dimension, key)
        return self.text(named) if isinstance(named, str) else self.of(named, "name") or Markdown()

    def plain_key(self, dimension: Dimension, key: Key) -> str:
        """The same as plain text."""
        named = self.record(dimension, key)
        return named if isinstance(named, str) else named.name.in_language(self.language)[0]

    def record(self, dimension: Dimension, key: Key) -> Named | str:
        """The record a row of an index stands for; words where it is none."""
        if key is None:
            return self.words.text(f"attendance.none_key.{dimension}")
        if dimension == "year":
            return str(key)
        if dimension == "quarter":
            return wording.quarter(str(key), self.language)
        registers: dict[str, Mapping[str, Named]] = {
            "topic": self.registers.topics,
            "organiser": self.registers.institutions,
            "funder": self.registers.institutions,
            "district": self.registers.districts,
            "audience": self.registers.audiences,
            "competency": self.registers.competencies,
        }
        return registers[dimension][str(key)]

    def to_selection(self, dimension: Dimension, key: Key, place: str) -> Markdown:
        """A link from the page at `place` to the page of a row."""
        target = link_from(place, addresses.of_selection(dimension, key))
        return link(self.key(dimension, key), target)

    def to_selections(
        self, dimension: Dimension, keys: Iterable[str], place: str
    ) -> Markdown | None:
        """Links to several rows; None for none."""
        return joined(self.to_selection(dimension, key, place) for key in keys)


def joined(pieces: Iterable[str]) -> Markdown | None:
    """Pieces in a row; None for none, so that a fact without a value can be left out."""
    found = list(pieces)
    return Markdown("; ".join(found)) if found else None
