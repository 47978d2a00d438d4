"""The sign-in sheet of a planned session: a page to print, that asks nothing online.

It stays with the organiser. Its code (QR, ISO/IEC 18004) leads to the session on the site,
and is left out where nobody has set the address of the site.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from portal import qr, wording
from portal.pages import Page, link_from, published_at
from portal.rendering import Markdown, environment, link
from portal.settings import Settings
from portal.strings import Strings
from portal.trainings import addresses
from portal.trainings.logs import Course, Entry
from portal.trainings.model import Log
from portal.trainings.naming import Naming, joined

ROWS = 25
"""Rows to sign in."""

_BLANK = Markdown('<span class="sheet-blank"></span>')


def has_sheet(log: Log) -> bool:
    """Whether somebody may still have to sign: what is only announced is not ours to count."""
    return log.status == "planned"


def link_to_sheet(entry: Entry, place: str, words: Strings) -> Markdown | None:
    """A link from the page at `place` to the sheet of a session; None where it has none."""
    if not has_sheet(entry.log):
        return None
    to = link_from(place, addresses.of_sheet(entry.training, entry.slug))
    return link(words.text("sign_in.link"), to)


class Sheets:
    """The sheets of planned sessions, in the language of `naming`."""

    def __init__(self, naming: Naming, settings: Settings) -> None:
        self.naming = naming
        self.words = naming.words
        self.site_address = settings.site_address
        self.template = environment(naming.language).get_template("sign_in.md")

    def pages(self, course: Course) -> Iterator[Page]:
        """A page for each session that has a sheet."""
        for entry in course.entries:
            if has_sheet(entry.log):
                yield self._page(course, entry)

    def _page(self, course: Course, entry: Entry) -> Page:
        uri = addresses.of_sheet(course.id, entry.slug)

        def write() -> str:
            return self._written(course, entry, uri)

        return Page(uri, write, written_in=entry.path, lasting=False)

    def _written(self, course: Course, entry: Entry, place: str) -> str:
        self.naming.took_unofficial()
        facts = [(name, value) for name, value in self._facts(entry.log) if value]
        to_session = link_from(place, addresses.of_training(course.id))
        return self.template.render(
            training=course.training,
            facts=facts,
            code=self._code(entry),
            rows=range(1, ROWS + 1),
            to_session=Markdown(f"{to_session}#{entry.slug}"),
            unofficial=self.naming.took_unofficial(),
        )

    def _facts(self, log: Log) -> Iterator[tuple[str, Any]]:
        yield "attendance.columns.when", wording.moment(log.when, self.naming.language)
        yield "sign_in.day", None if _is_one_meeting(log) else _BLANK
        yield "training.hours", self.naming.hours(log)
        yield "training.where", self.naming.where(log)
        yield "sign_in.organiser", joined(self.naming.institution(key) for key in log.organisers)

    def _code(self, entry: Entry) -> Markdown | None:
        """The code and, for those who cannot scan it, the address it holds."""
        if not self.site_address:
            return None
        page = addresses.of_training(entry.training)
        address = published_at(self.site_address, page, self.naming.language)
        name, told = (
            escape(self.words.text(key)) for key in ("sign_in.code", "sign_in.code_leads")
        )
        to = escape(f"{address}#{entry.slug}")
        return Markdown(
            f'<figure class="sheet-code"><span role="img" aria-label="{name}">'
            f"{qr.drawn(f'{address}#{entry.slug}', 'sheet-code__drawing')}</span>"
            f'<figcaption>{told} <a href="{to}">{to}</a></figcaption></figure>'
        )


def _is_one_meeting(log: Log) -> bool:
    """Whether the log names the one day on which people sign."""
    span = log.when.spans[0]
    is_day = len(log.when.spans) == 1 and span.single and bool(span.start.year and span.start.day)
    return is_day and (log.sessions or 1) == 1
