"""A page as one file without a script: it opens on any phone, and nobody learns that it did.

Links inside the site need its address and are text without one; sources are text with their
addresses. No script can mark what has expired since, so each value says until when it holds.
"""

import posixpath
import re
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

from portal import wording
from portal.handouts import lasting, rendered
from portal.pages import published_at
from portal.prose import ProsePage
from portal.registers import Registers
from portal.rendering import Markdown, environment
from portal.safety import policy
from portal.settings import Settings
from portal.strings import strings

MOST_BYTES = 60_000
"""A messenger sends it at once, and a slow connection loads it while one waits."""

STYLE = Path(__file__).with_name("pocket.css").read_text(encoding="utf-8").strip()

_FACT = re.compile(r'<(?P<tag>time|data|span) class="fact"(?P<rest>[^>]*)>(?P<said>.*?)</(?P=tag)>')
_UNTIL = re.compile(r' data-valid-until="(?P<day>[^"]*)"')
_EXPIRED = re.compile(r' data-expired="[^"]*"')


class Pocket:
    """Pages as files; `fill` leaves nothing to fill in the text of the page of a language."""

    def __init__(
        self,
        registers: Registers,
        settings: Settings,
        today: date,
        fill: Callable[[str, str, str], str],
    ) -> None:
        self.registers = registers
        self.settings = settings
        self.today = today
        self.fill = fill
        self._made: dict[str, bytes] = {}

    def made(self, page: ProsePage) -> bytes:
        """The bytes of the file; made once, though each language of the site asks for it."""
        if page.path not in self._made:
            self._made[page.path] = self._written(page).encode()
        return self._made[page.path]

    def _written(self, page: ProsePage) -> str:
        within = int(self.settings.facts_confirmed_within_days)
        body = rendered.html(
            self.fill(page.text, page.language, page.uri), lambda href: self._lead(href, page)
        )
        return (
            environment(page.language)
            .get_template("pocket.html")
            .render(
                title=page.title or "",
                style=Markdown(STYLE),
                style_hash=Markdown(policy.hashed(STYLE)),
                page_address=Markdown(escape(self._address(page.uri, page.language) or "")),
                made=wording.day(self.today, page.language),
                check_by=wording.day(
                    lasting.check_by(page, self.registers, self.today, within), page.language
                ),
                body=Markdown(_with_ends(body, page.language)),
            )
        )

    def _address(self, uri: str, language: str) -> str | None:
        site = self.settings.site_address
        return published_at(site, uri, language) if site else None

    def _lead(self, href: str, page: ProsePage) -> str | None:
        """Links of the page and telephones stay; the way to other pages is their full address."""
        if href.startswith("#") or re.match(r"[a-z]+:", href):
            return href
        path, _, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
        whole = None if target.startswith("..") else self._address(target, page.language)
        return whole and (f"{whole}#{anchor}" if anchor else whole)


def _with_ends(body: str, language: str) -> str:
    """Each value with the last day it holds, unless it is that day itself."""
    words = strings(language)

    def told(match: re.Match[str]) -> str:
        rest = _EXPIRED.sub("", match["rest"])
        until = _UNTIL.search(rest)
        made = (
            f'<{match["tag"]} class="fact"{_UNTIL.sub("", rest)}>{match["said"]}</{match["tag"]}>'
        )
        if until is None or f'datetime="{until["day"]}"' in rest:
            return made
        day = wording.day(date.fromisoformat(until["day"]), language)
        return (
            f'{made} <span class="until">({escape(words.text("handouts.until", day=day))})</span>'
        )

    return _FACT.sub(told, body)
