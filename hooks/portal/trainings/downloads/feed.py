"""The sessions last read about, as a feed in one language.

What changed on a site of records is what somebody read: an entry is as new as the last
day on which a source of its log was read.
"""

from collections.abc import Iterator
from datetime import date

from portal import feeds, wording
from portal.feeds import Item
from portal.registers import Registers
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses, indexes
from portal.trainings.downloads.meetings import last_read
from portal.trainings.logs import Entry, Trainings

MOST = 30
"""Entries in a feed."""


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
        made = feeds.Feed(
            addresses.FEED,
            addresses.LIST,
            f"feed/{self.language}",
            self.words.text("training.list"),
            self.language,
            self._items(),
        )
        return made.content(self.settings, self.today)

    def _items(self) -> Iterator[Item]:
        for entry in self._latest():
            course = self.trainings.course_of(entry)
            told, language = course.training.title.in_language(self.language)
            names = ((key, self.registers.topics[key].name) for key in course.training.topics)
            yield Item(
                name=f"{self.language}/{entry.reference}",
                title=f"{told}, {wording.moment(entry.log.when, language)}",
                title_language=language,
                updated=self._read(entry),
                uri=addresses.of_training(course.id),
                anchor=f"#{entry.slug}",
                summary=self._summary(entry),
                topics=tuple((k, name.in_language(self.language)[0]) for k, name in names),
            )

    def _latest(self) -> list[Entry]:
        """The logs most recently read about; of those read on one day the latest sessions."""
        entries = sorted(self.trainings.entries, key=lambda entry: entry.reference)
        entries.sort(key=lambda e: (self._read(e), e.log.when.order), reverse=True)
        return entries[:MOST]

    def _read(self, entry: Entry) -> date:
        return last_read(entry, self.registers)

    def _summary(self, entry: Entry) -> str:
        """What became of it, and how many came as far as that may be told."""
        told = [self.words.text(f"downloads.status.{entry.log.status}")]
        if entry.log.status == "held":
            figure = wording.figure(indexes.attendance(entry), self.language)
            told.append(f"{self.words.text('training.came')}: {figure}")
        return ". ".join(told)
