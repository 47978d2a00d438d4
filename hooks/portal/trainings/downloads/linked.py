"""Trainings and the data set as schema.org says it: JSON-LD inside pages.

Only what a source says. A day in doubt has no date, a session whose outcome nobody knows
no status, and the languages are those a log names, never those of the page. Counts of
people are left to the tables, which can say "at least".
"""

import posixpath
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from babel import Locale

from portal import languages
from portal.fields import HumanText
from portal.linking import SCHEMA, Value, filled, iso
from portal.pages import address
from portal.plain import line
from portal.registers import Registers
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses
from portal.trainings.downloads.meetings import meetings
from portal.trainings.downloads.package import LICENCE
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import Log
from portal.trainings.planned import is_ahead

_COUNTRY = "MD"


class Linked:
    """What machines are told inside the pages of one language, as known on `today`."""

    def __init__(
        self, registers: Registers, settings: Settings, today: date, language: str
    ) -> None:
        self.registers = registers
        self.settings = settings
        self.today = today
        self.language = language
        self.words = strings(language)

    def course(self, course: Course) -> Value:
        """A training with its sessions."""
        training = course.training
        spoken = sorted({code for entry in course.entries for code in entry.log.languages})
        return filled(
            {
                "@type": "Course",
                "url": self._page(addresses.of_training(course.id)),
                "name": self._text(training.title),
                "description": self._text(training.summary),
                "availableLanguage": spoken,
                "about": self._named("Thing", "topics", training.topics),
                "audience": self._audience(training.audience),
                "teaches": self._names("competencies", training.competencies),
                "citation": self._citations(course.entries),
                "hasCourseInstance": [self._instance(entry, course) for entry in course.entries],
            }
        )

    def _instance(self, entry: Entry, course: Course) -> Value:
        log, page = entry.log, self._page(addresses.of_training(course.id))
        organisers = self._named("Organization", "institutions", log.organisers)
        return filled(
            {
                "@type": "CourseInstance",
                "url": f"{page}#{entry.slug}" if page else None,
                "name": self._text(course.training.title),
                "startDate": _start(entry),
                "endDate": _end(entry),
                "eventStatus": self._status(log),
                "courseMode": _mode(log),
                "inLanguage": list(log.languages),
                "location": self._location(log),
                "organizer": organisers,
                "contributor": self._named("Organization", "institutions", log.partners),
                "funder": self._named("Organization", "institutions", log.funders),
                "description": self._text(log.note),
            }
        )

    def dataset(self, trainings: Trainings, files: Iterable[Value]) -> Value:
        """The data set that `files`, each a DataDownload, distribute."""
        return filled(
            {
                "@type": "Dataset",
                "url": self._page(addresses.DATA),
                "name": self.words.text("attendance.title"),
                "description": self.words.text("downloads.about"),
                "license": LICENCE["path"],
                "isAccessibleForFree": True,
                "dateModified": self.today.isoformat(),
                "inLanguage": _written_in(trainings),
                "temporalCoverage": _years(trainings),
                "spatialCoverage": {
                    "@type": "Country",
                    "name": Locale.parse(self.language).territories[_COUNTRY],
                    "identifier": _COUNTRY,
                },
                "distribution": list(files),
            }
        )

    def file(self, uri: str, language: str, name: str, kind: str) -> Value:
        """A file of the data set; until the site has an address, as seen from the page of data."""
        there = address(uri, language)
        here = posixpath.relpath(there, address(addresses.DATA, self.language))
        content = self.settings.web_address(there) if self.settings.site_address else here
        return {
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": kind,
            "contentUrl": content,
        }

    def _page(self, uri: str) -> str | None:
        path = address(uri, self.language)
        return self.settings.web_address(path) if self.settings.site_address else None

    def _text(self, text: HumanText | None) -> str | Value | None:
        """A text; with its language where that is not the page's."""
        if text is None:
            return None
        told, language = text.in_language(self.language)
        if language == self.language:
            return line(told)
        return {"@value": line(told), "@language": language}

    def _names(self, register: str, keys: Iterable[str]) -> list[Any]:
        records: Mapping[str, Any] = getattr(self.registers, register)
        return [self._text(records[key].name) for key in keys]

    def _named(self, kind: str, register: str, keys: Iterable[str]) -> list[Value]:
        return [{"@type": kind, "name": name} for name in self._names(register, keys)]

    def _audience(self, keys: Iterable[str]) -> list[Value]:
        names = self._names("audiences", keys)
        return [{"@type": "Audience", "audienceType": name} for name in names]

    def _citations(self, entries: Iterable[Entry]) -> list[Value]:
        cited = {citation.id: None for entry in entries for citation in entry.log.sources}
        sources = [self.registers.sources[key] for key in cited]
        return [
            filled(
                {
                    "@type": "CreativeWork",
                    "name": self._text(source.title),
                    "publisher": {"@type": "Organization", "name": line(source.publisher)},
                    "url": source.address,
                }
            )
            for source in sources
        ]

    def _status(self, log: Log) -> str | None:
        if log.status == "cancelled":
            return f"{SCHEMA}/EventCancelled"
        known = log.status == "held" or is_ahead(log, self.today)
        return f"{SCHEMA}/EventScheduled" if known else None

    def _location(self, log: Log) -> list[Value]:
        """The venue in its district; districts by themselves where there is no venue."""
        regions = self._names("districts", log.districts)
        areas = [{"@type": "AdministrativeArea", "name": name} for name in regions]
        if not log.venue:
            return areas
        country = {"@type": "PostalAddress", "addressCountry": _COUNTRY} if regions else None
        venue = {"@type": "Place", "name": self._text(log.venue), "address": country}
        return [filled({**venue, "containedInPlace": areas})]


def _start(entry: Entry) -> str | None:
    known = list(meetings(entry))
    first = entry.log.when.spans[0].start
    if known and known[0].first.isoformat() == iso(first):
        return known[0].starts.isoformat()
    return iso(first)


def _end(entry: Entry) -> str | None:
    spans, known = entry.log.when.spans, list(meetings(entry))
    last = spans[-1].end
    if last is None:
        return None
    only = known[0] if len(known) == 1 and len(spans) == 1 else None
    if only and only.first == only.last and entry.log.starts and entry.log.ends:
        return f"{only.last.isoformat()}T{entry.log.ends}:00"
    return iso(last)


def _mode(log: Log) -> list[str]:
    """At a distance where a source says so, on site where a venue is known."""
    return [*(["online"] if log.online else []), *(["onsite"] if log.venue else [])]


def _written_in(trainings: Trainings) -> list[str]:
    """The languages in which the data has texts."""
    titles = [course.training.title for course in trainings.courses.values()]
    return [code for code in languages.CODES if any(getattr(title, code) for title in titles)]


def _years(trainings: Trainings) -> str | None:
    """`2016/2026`: the first and the last year of any session."""
    known = [entry.log.when for entry in trainings.entries if entry.log.when.year]
    years = [year for when in known for year in (when.year, when.last_year) if year]
    return f"{min(years)}/{max(years)}" if years else None
