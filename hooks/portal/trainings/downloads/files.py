"""Every file that is published for machines, and the list of them on the page of data."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from math import ceil

from portal.languages import CODES, DEFAULT
from portal.linking import Value, block
from portal.pages import Asset, link_from, link_to_shared
from portal.registers import Registers
from portal.rendering import Markdown, encode, environment, link
from portal.settings import Settings
from portal.strings import Strings, strings
from portal.trainings import addresses
from portal.trainings.downloads import contents, csv_files, nested, package
from portal.trainings.downloads.feed import Feed
from portal.trainings.downloads.linked import Linked
from portal.trainings.downloads.meetings import ahead
from portal.trainings.downloads.tables import Table
from portal.trainings.logs import Trainings

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ics": ("iCalendar", "text/calendar"),
    "xml": ("Atom", "application/atom+xml"),
}
"""What files are, by the end of their names: for people, and as media types."""

Write = Callable[[], bytes]

Title = Callable[[Strings], str]
"""What a file is called, in the words of a reader."""


@dataclass(frozen=True)
class Download:
    """A file with its title; `shared` says that it is the same for all languages.

    `holds_data` tells the files of the data set from those that announce something.
    """

    asset: Asset
    title: Title
    shared: bool = False
    holds_data: bool = True

    @property
    def format(self) -> tuple[str, str]:
        """What it is, for people and as a media type."""
        return FORMATS[self.asset.uri.rpartition(".")[2]]


class Downloads:
    """The files made of `trainings`, as known on `today`; each is made once, when asked for."""

    def __init__(
        self, trainings: Trainings, registers: Registers, settings: Settings, today: date
    ) -> None:
        self.trainings = trainings
        self.registers = registers
        self.settings = settings
        self.today = today

    def assets(self, language: str) -> list[Asset]:
        """The files that stand inside a language; those for all stand in the default one."""
        shared = self._shared if language == DEFAULT else []
        files = [*shared, *self._own[language], *self._of_districts[language]]
        return [download.asset for download in files]

    def listing(self, language: str, place: str) -> str:
        """Every file with its format and size for the page at `place`, and the data set."""
        files = [*self._shared, *self._own[language]]
        calendars = self._of_districts[language]
        template = environment(language).get_template("downloads.md")
        return template.render(
            files=[self._row(download, language, place) for download in files],
            calendars=Markdown(" · ".join(_link(one, language, place) for one in calendars)),
            linked=block(self._dataset(files, language)),
        )

    @cached_property
    def _shared(self) -> list[Download]:
        """The files that are the same for all languages."""
        return [
            *(self._of_table(table) for table in self._tables),
            _shared("datapackage.json", self._package, _words("package")),
            _shared("attendance.json", self._nested, _words("nested")),
        ]

    @cached_property
    def _own(self) -> dict[str, list[Download]]:
        """The files of each language, less the calendars of districts."""
        return {language: list(self._files_in(language)) for language in CODES}

    @cached_property
    def _of_districts(self) -> dict[str, list[Download]]:
        """A calendar for every district, with or without events: its address must not vanish."""
        return {language: list(self._calendars_in(language)) for language in CODES}

    def _of_table(self, table: Table) -> Download:
        def title(words: Strings) -> str:
            return package.title_of(table, words)

        return _shared(f"{table.name}.csv", lambda: self._csv[table.name], title)

    def _files_in(self, language: str) -> Iterator[Download]:
        words = strings(language)
        feed = Feed(self.trainings, self.registers, self.settings, self.today, language)
        calendar = self._calendar(language, words.text("downloads.calendar"), None)
        workbook = cache(lambda: self._workbook(language))
        yield Download(Asset(addresses.WORKBOOK, workbook), _words("workbook"))
        made = Asset(addresses.FEED, cache(feed.content))
        yield Download(made, _words("feed"), holds_data=False)
        made = Asset(addresses.CALENDAR, calendar)
        yield Download(made, _words("calendar"), holds_data=False)

    def _calendars_in(self, language: str) -> Iterator[Download]:
        for key, district in self.registers.districts.items():
            name = district.name.in_language(language)[0]
            title = strings(language).text("downloads.calendar_of", district=name)
            made = Asset(addresses.of_calendar(key), self._calendar(language, title, key))
            yield Download(made, _name(name), holds_data=False)

    def _calendar(self, language: str, title: str, district: str | None) -> Write:
        """Writes the calendar of all that is ahead, or of what is ahead in a district."""
        from portal.trainings.downloads.calendars import Calendars  # takes long to load

        calendars = Calendars(self.trainings, self.registers, self.settings, language)

        def write() -> bytes:
            meetings = ahead(self.trainings.entries, self.today)
            chosen = (m for m in meetings if district in (None, *m.entry.log.districts))
            return calendars.content(title, chosen)

        return cache(write)

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        return contents.tables(self.trainings, self.registers, self.settings)

    @cached_property
    def _csv(self) -> dict[str, bytes]:
        return {table.name: csv_files.content(table) for table in self._tables}

    def _package(self) -> bytes:
        return package.content(self._tables, self._csv, self.settings, self.today)

    def _nested(self) -> bytes:
        return nested.content(self._tables, self.settings, self.today)

    def _workbook(self, language: str) -> bytes:
        from portal.trainings.downloads import workbooks  # takes long to load

        return workbooks.content(self._tables, self.registers, self.settings, self.today, language)

    def _dataset(self, files: Iterable[Download], language: str) -> Value:
        linked = Linked(self.registers, self.settings, self.today, language)
        words = strings(language)
        told = [
            linked.file(
                one.asset.uri, DEFAULT if one.shared else language, one.title(words), one.format[1]
            )
            for one in files
            if one.holds_data
        ]
        return linked.dataset(self.trainings, told)

    def _row(self, download: Download, language: str, place: str) -> dict[str, str]:
        size = ceil(len(download.asset.write()) / 1024)
        return {
            "link": _link(download, language, place),
            "name": Markdown(f"`{download.asset.uri.rpartition('/')[2]}`"),
            "format": download.format[0],
            "size": strings(language).text("downloads.size", size=size),
        }


def _shared(name: str, write: Write, title: Title) -> Download:
    return Download(Asset(addresses.of_data(name), cache(write)), title, shared=True)


def _words(key: str) -> Title:
    return lambda words: words.text(f"downloads.{key}")


def _name(name: str) -> Title:
    return lambda _: name


def _link(download: Download, language: str, place: str) -> Markdown:
    uri = download.asset.uri
    to = link_to_shared(place, language, uri) if download.shared else link_from(place, uri)
    return link(Markdown(encode(download.title(strings(language)))), to)
