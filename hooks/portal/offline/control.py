"""The form on which a reader chooses what to save: hidden until a script finds that it can work."""

import json
import posixpath
from html import escape

from portal.languages import SITE
from portal.offline.choices import SECTIONS, SENSITIVE
from portal.offline.manifest import place
from portal.pages import address
from portal.strings import Strings, strings

PIECE = "offline"
"""`<!-- portal: offline -->` in a page."""

_MESSAGES = (
    *("total", "nothing", "saving", "waiting", "stopped", "done", "damaged", "full", "failed"),
    *("saved", "newer", "none", "forgotten"),
)
_PLACES = {name: f"{{{name}}}" for name in ("size", "percent", "day", "language", "sections")}
"""What the script fills in."""


def form(language: str, uri: str) -> str:
    """The form as Markdown, for the page at `uri` of a language.

    One block of HTML on one line, which Markdown leaves alone. The manifests say which sections
    there are, and their sizes.
    """
    words = strings(language)
    root = posixpath.relpath("/", f"/{address(uri, language)}") + "/"
    said = json.dumps(
        {name: words.text(f"offline.messages.{name}", **_PLACES) for name in _MESSAGES},
        ensure_ascii=False,
    )
    manifests = json.dumps({each.code: place(each.code) for each in SITE})
    return (
        f'<div class="offline-place"><p class="notice">{escape(words.text("offline.without"))}</p>'
        f'<form class="offline" hidden data-script="offline" data-root="{root}"'
        f' data-manifests="{escape(manifests)}" data-words="{escape(said)}">'
        f'<p class="offline__state"></p>{_languages(words)}'
        f"{_sections(words, sensitive=False)}{_sections(words, sensitive=True)}"
        f'<p class="offline__total"></p><p class="offline__buttons">'
        f"{_button(words, 'save', 'button')}{_button(words, 'stop', 'button button--quiet')}"
        f"{_button(words, 'forget', 'button button--quiet')}</p>"
        '<p class="offline__message" role="status"></p>'
        f'<progress class="offline__progress" max="100" hidden'
        f' aria-label="{escape(words.text("offline.progress"))}"></progress></form></div>'
    )


def _languages(words: Strings) -> str:
    choices = "".join(
        f'<label><input type="radio" name="language" value="{each.code}"'
        f"{' checked' if each.code == words.language else ''}>"
        f'<span lang="{each.code}">{each.endonym}</span></label>'
        for each in SITE
    )
    return _fieldset(words.text("offline.language"), choices)


def _sections(words: Strings, *, sensitive: bool) -> str:
    choices = "".join(
        f'<label hidden><input type="checkbox" name="section"'
        f' value="{section.name}{SENSITIVE if sensitive else ""}">'
        f'<span class="offline__name" data-rest="{escape(_rest(words, section.name))}">'
        f"{escape(words.text(f'nav.{section.name}'))}</span>"
        '<span class="offline__size"></span></label>'
        for section in SECTIONS
    )
    if not sensitive:
        return _fieldset(words.text("offline.sections"), choices)
    warning = f'<p class="offline__warning">{escape(words.text("offline.warning"))}</p>'
    return _fieldset(words.text("offline.sensitive"), warning + choices)


def _rest(words: Strings, name: str) -> str:
    return words.text("offline.rest", section=words.text(f"nav.{name}"))


def _fieldset(legend: str, content: str) -> str:
    return (
        f'<fieldset class="offline__choice"><legend>{escape(legend)}</legend>{content}</fieldset>'
    )


def _button(words: Strings, name: str, classes: str) -> str:
    kind = "submit" if name == "save" else "button"
    hidden = "" if name == "save" else " hidden"
    return (
        f'<button type="{kind}" class="{classes}" data-does="{name}"{hidden}>'
        f"{escape(words.text(f'offline.{name}'))}</button>"
    )
