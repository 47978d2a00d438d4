"""The page on which a code is entered: a form where JavaScript runs, and a list of all codes."""

from collections.abc import Iterable
from html import escape

from portal.pages import link_from
from portal.prose import ProsePage
from portal.reading.codes import DIGITS, Coded, coded, said
from portal.rendering import Markdown, link
from portal.strings import Strings, strings

MESSAGES = ("empty", "length", "misheard", "unknown")
"""What may be wrong with a code that was entered."""


def written(pages: Iterable[ProsePage], language: str, place: str) -> str:
    """The form and the list as Markdown, for the page at `place`."""
    words = strings(language)
    rows = sorted(coded(pages), key=lambda found: found.code)
    listed = [_row(found, place) for found in rows]
    return "\n\n".join([_form(words), "\n".join(listed), "{ .section-codes }"])


def _form(words: Strings) -> str:
    """On one line, so that Markdown leaves it alone; without JavaScript it stays hidden."""
    said_when = " ".join(
        f'data-{name}="{escape(words.text(f"code.{name}", digits=DIGITS + 1))}"'
        for name in MESSAGES
    )
    label, find = words.text("code.label", digits=DIGITS + 1), words.text("code.find")
    return (
        f'<form class="code-form" hidden {said_when}>'
        f'<label class="code-form__label" for="cod">{escape(label)}</label>'
        '<input class="code-form__input" id="cod" type="text" inputmode="numeric"'
        ' autocomplete="off" maxlength="40" aria-describedby="cod-eroare">'
        f'<button class="button" type="submit">{escape(find)}</button>'
        '<p class="code-form__error" id="cod-eroare" role="alert"></p></form>'
    )


def _row(found: Coded, place: str) -> str:
    to = f"{link_from(place, found.page.uri)}#{found.section}"
    title = Markdown(found.page.title or found.page.uri)
    return f"- {link(said(found.code), to)} {title}: {found.words}"
