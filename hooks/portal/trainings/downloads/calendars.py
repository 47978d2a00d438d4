"""Sessions that are ahead, as iCalendar (RFC 5545): a calendar people can subscribe to.

An event keeps its UID as long as its log has its name; all that can change is told by
the log, so DTSTAMP is the day on which its sources were last read. A calendar without
events holds the time zone, because a calendar must hold something.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from portal import wording
from portal.fields import HumanText
from portal.pages import address
from portal.plain import line
from portal.registers import Registers
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses
from portal.trainings.downloads.meetings import Meeting, last_read
from portal.trainings.logs import Entry, Trainings

ZONE = "Europe/Chisinau"

_STATUSES = {"planned": "CONFIRMED", "announced": "TENTATIVE", "cancelled": "CANCELLED"}

_OWNER = "indrumar"
"""What makes UIDs ours; they must not depend on where the site stands today."""


class Calendars:
    """Calendars of `trainings` in one language."""

    def __init__(
        self, trainings: Trainings, registers: Registers, settings: Settings, language: str
    ) -> None:
        self.trainings = trainings
        self.registers = registers
        self.settings = settings
        self.language = language
        self.words = strings(language)

    def content(self, title: str, meetings: Iterable[Meeting]) -> bytes:
        """The calendar called `title`, with an event for each meeting."""
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", f"-//Indrumar//Trainings//{self.language.upper()}")
        calendar.add("name", line(title), parameters={"LANGUAGE": self.language})
        calendar.add("x-wr-calname", line(title))
        calendar.add("x-wr-timezone", ZONE)
        calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
        calendar.add_component(_zone())
        for meeting in meetings:
            calendar.add_component(self._event(meeting))
        made: bytes = calendar.to_ical()
        return made

    def _event(self, meeting: Meeting) -> Event:
        event, entry = Event(), meeting.entry
        course = self.trainings.course_of(entry)
        event.add("uid", _uid(meeting))
        event.add("dtstamp", datetime.combine(last_read(entry, self.registers), time(), UTC))
        _add_time(event, "dtstart", meeting.starts)
        if meeting.ends:
            _add_time(event, "dtend", meeting.ends)
        event.add("status", _STATUSES[entry.log.status])
        event.add("transp", "TRANSPARENT" if entry.log.status == "cancelled" else "OPAQUE")
        self._add_text(event, "summary", course.training.title)
        self._add_place(event, entry)
        event.add("description", self._description(entry))
        topics = (self.registers.topics[key].name for key in course.training.topics)
        event.add("categories", [self._text(name) for name in topics])
        if self.settings.site_address:
            page = address(addresses.of_training(course.id), self.language)
            event.add("url", f"{self.settings.web_address(page)}#{entry.slug}")
        return event

    def _add_text(self, event: Event, name: str, text: HumanText) -> None:
        """A text with the language it really is in."""
        told, language = text.in_language(self.language)
        event.add(name, line(told), parameters={"LANGUAGE": language})

    def _add_place(self, event: Event, entry: Entry) -> None:
        """The venue and the districts; that it is at a distance where there is no venue."""
        log = entry.log
        places = [self._text(self.registers.districts[key].name) for key in log.districts]
        if log.venue:
            places = [self._text(log.venue), *places]
        elif log.online:
            places = [self.words.text("training.online"), *places]
        language = log.venue.in_language(self.language)[1] if log.venue else self.language
        if places:
            event.add("location", ", ".join(places), parameters={"LANGUAGE": language})

    def _description(self, entry: Entry) -> str:
        """What else is known, a line each."""
        log, training = entry.log, self.trainings.course_of(entry).training
        facts = {
            "status": self.words.text(f"downloads.status.{log.status}"),
            "hours": self._hours(entry),
            "audience": self._names("audiences", training.audience),
            "languages": "; ".join(self.words.text(f"languages.{code}") for code in log.languages),
            "organisers": self._names("institutions", log.organisers),
            "partners": self._names("institutions", log.partners),
            "funders": self._names("institutions", log.funders),
            "note": self._text(log.note) if log.note else "",
            "sources": "; ".join(self._source(cited.id) for cited in log.sources),
        }
        told = (
            f"{self.words.text(f'training.{name}')}: {fact}" for name, fact in facts.items() if fact
        )
        return "\n".join(told)

    def _hours(self, entry: Entry) -> str:
        log = entry.log
        if not (log.starts and log.ends):
            return ""
        return self.words.text("training.hours_value", starts=log.starts, ends=log.ends)

    def _names(self, register: str, keys: Iterable[str]) -> str:
        records = getattr(self.registers, register)
        return "; ".join(self._text(records[key].name) for key in keys)

    def _source(self, key: str) -> str:
        source = self.registers.sources[key]
        dated = wording.moment(source.dated, self.language) if source.dated.year else ""
        return ", ".join(filter(None, [line(source.publisher), dated]))

    def _text(self, text: HumanText) -> str:
        return line(text.in_language(self.language)[0])


def _uid(meeting: Meeting) -> str:
    """`exemplu.2027-03-12@indrumar`; the second of several separate days has `.2` behind it."""
    entry = meeting.entry
    number = f".{meeting.number}" if meeting.number > 1 else ""
    return f"{entry.training}.{entry.slug}{number}@{_OWNER}"


def _add_time(event: Event, name: str, moment: date | datetime) -> None:
    zone = {"TZID": ZONE} if isinstance(moment, datetime) else {}
    event.add(name, moment, parameters=zone)


def _zone() -> Timezone:
    """The time of Moldova since 2022, by the rules of the European Union (IANA tz 2026).

    Written here, because the tz database of the machine would make other bytes elsewhere.
    """
    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=2), timedelta(hours=3)
    daylight, standard = TimezoneDaylight(), TimezoneStandard()
    _add_rule(daylight, "EEST", datetime(2022, 3, 27, 3), winter, summer)
    _add_rule(standard, "EET", datetime(2022, 10, 30, 4), summer, winter)
    zone.add_component(daylight)
    zone.add_component(standard)
    return zone


def _add_rule(
    rule: TimezoneDaylight | TimezoneStandard,
    name: str,
    since: datetime,
    before: timedelta,
    after: timedelta,
) -> None:
    """From `since` on, the last Sunday of that month each year."""
    rule.add("dtstart", since)
    rule.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
    rule.add("tzname", name)
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", after)
