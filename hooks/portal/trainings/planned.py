"""Sessions that are ahead: which they are, how their status is told, and the list of them.

A session is ahead until the last day it may mean has passed: 31 December where only the
year is known, the day it begins where the end is open. A page is right on the day it was
made. What holds later stands on it too, and `docs/assets/js/planned.js` shows it by the
reader's own clock:

    <span class="planned__status" data-planned-until="2026-12-03" data-planned-passed="…">
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from portal import wording
from portal.pages import link_from
from portal.rendering import Markdown, encode, environment, link, shown
from portal.strings import Strings
from portal.trainings import addresses
from portal.trainings.logs import Entry, Trainings
from portal.trainings.model import Log
from portal.trainings.naming import Naming, joined
from portal.trainings.sign_in import link_to_sheet

_NOT_YET = ("planned", "announced")


def is_ahead(log: Log, today: date) -> bool:
    """Whether it was planned or announced and may still come, today included."""
    last = log.when.last_day
    return log.status in _NOT_YET and last is not None and last >= today


def ahead(trainings: Trainings, today: date) -> list[Entry]:
    """What is ahead, the next first; a month or a year comes after the days in it."""
    entries = (entry for entry in trainings.entries if is_ahead(entry.log, today))
    return sorted(entries, key=lambda entry: (*_in_time(entry.log), entry.reference))


def _in_time(log: Log) -> tuple[date, bool, bool, date, str]:
    begins, ends = log.when.spans[0].start, log.when.last_day
    return (
        begins.last_day or date.max,
        begins.month is None,
        begins.day is None,
        ends or date.max,
        log.starts or "",
    )


class Statuses:
    """What became of sessions, in the language of `words`, as known on `today`."""

    def __init__(self, words: Strings, today: date) -> None:
        self.words = words
        self.today = today

    def of(self, log: Log) -> Markdown:
        """The status of a session; of one that is ahead, also what it will be afterwards."""
        told = encode(self._told(log))
        if not is_ahead(log, self.today):
            return Markdown(told)
        passed = encode(self.words.text(f"status.{log.status}"))
        return Markdown(
            f'<span class="planned__status" data-planned-until="{log.when.last_day}"'
            f' data-planned-passed="{passed}">{told}</span>'
        )

    def of_all(self, logs: Iterable[Log]) -> Markdown | None:
        """Each status once, with the day of the last session that has it."""
        in_time = sorted(logs, key=lambda log: log.when.last_day or date.min)
        told = {self._told(log): self.of(log) for log in in_time}
        return joined(told[words] for words in sorted(told))

    def _told(self, log: Log) -> str:
        kind = f"{log.status}_ahead" if is_ahead(log, self.today) else log.status
        return self.words.text(f"status.{kind}")


class PlannedSessions:
    """The list of what is ahead, in the language of `naming`, as known on `today`."""

    def __init__(self, trainings: Trainings, naming: Naming, today: date) -> None:
        self.entries = ahead(trainings, today)
        self.trainings = trainings
        self.naming = naming
        self.words = naming.words
        self.today = today
        self.statuses = Statuses(naming.words, today)

    def piece(self, place: str) -> str:
        """A section of the page at `place`; nothing at all when nothing is ahead."""
        if not self.entries:
            return ""
        self.naming.took_unofficial()
        items = [self._item(entry, place) for entry in self.entries]
        template = environment(self.naming.language).get_template("planned.md")
        return template.render(
            state=self._state(), items=items, unofficial=self.naming.took_unofficial()
        )

    def _state(self) -> Markdown:
        """The day the list speaks from, and what replaces that once some or all have passed."""
        day = wording.day(self.today, self.naming.language)
        clock = self.words.text("attendance.clock", day=day)
        some = encode(self.words.text("planned.some_passed", clock=clock))
        none = encode(self.words.text("planned.none_left", clock=clock))
        return Markdown(
            f'<span data-planned-some="{some}" data-planned-none="{none}">{encode(clock)}</span>'
        )

    def _item(self, entry: Entry, place: str) -> dict[str, Any]:
        title = self.naming.text(self.trainings.course_of(entry).training.title)
        page = link_from(place, addresses.of_training(entry.training))
        return {
            "link": link(title, f"{page}#{entry.slug}"),
            "facts": Markdown(" · ".join(self._facts(entry.log))),
            "status": self.statuses.of(entry.log),
            "sheet": link_to_sheet(entry, place, self.words),
        }

    def _facts(self, log: Log) -> Iterator[str]:
        """When, where, who organises it, and in which languages, as far as it is known."""
        when = wording.moment(log.when, self.naming.language)
        hours = self.naming.hours(log)
        yield encode(f"{when}, {hours}" if hours else when)
        where = self.naming.where(log)
        organisers = joined(self.naming.institution(key) for key in log.organisers)
        yield from (shown(fact) for fact in (where, organisers) if fact)
        if log.languages:
            names = (self.words.text(f"languages.{key}") for key in log.languages)
            yield encode(self.words.text("planned.languages", languages=", ".join(names)))
