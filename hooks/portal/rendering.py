"""Templates in which data is always data.

Text that came from YAML is not Markdown and not HTML. It is encoded when it
enters a template, by the environment and not by whoever writes the template;
only what is marked as `Markdown` passes as it is.
"""

import json
import re
from functools import cache
from html import escape, unescape
from pathlib import Path
from unicodedata import category
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.fields import HumanText
from portal.strings import Strings, strings

FOLDERS = [
    Path(__file__).parent / room / "templates"
    for room in (
        *("trainings", "registers", "acts", "addresses"),
        *("translations", "changes", "rules", "handouts"),
    )
]


_NOT_IN_A_HEAD = ("Cc", "Cn", "Co", "Cs")
"""Controls, halves of characters and what is none: the reader of heads refuses most of them."""

_BREAK = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces where a line may break; those of a number like `1 028` may not."""

_SIGN = re.compile(r"[^ 0-9A-Za-z\x80-\U0010ffff]")
"""What may mean something to Markdown or HTML: signs are ASCII, letters and digits are no signs."""


class Markdown(str):
    """Text that is Markdown on purpose."""


#   encode("<b>\n1. A*")  ->  "&#60;b&#62; 1&#46; A&#42;"
def encode(text: str) -> str:
    """Text on one line in which nothing means anything to Markdown or HTML."""
    line = _BREAK.sub(" ", text).strip()
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", line)


def link(text: str, address: str) -> Markdown:
    """A link to an address that came from data; `text` is encoded unless it is Markdown."""
    return Markdown(f"[{shown(text)}]({quote(address, safe='%/:=&?~#+$,;@')})")


def shown(value: object, language: str = "") -> str:
    """A value as it enters Markdown; a text in another language than the page says so."""
    match value:
        case Markdown():
            return value
        case HumanText():
            text, really = value.in_language(language)
            return encode(text) if really == language else tagged(text, really)
        case None:
            return ""
        case _:
            return encode(str(value))


def tagged(text: str, language: str) -> Markdown:
    """Text in a language that is not the page's."""
    return Markdown(f'<span lang="{encode(language)}">{encode(text)}</span>')


def plain(markdown: Markdown) -> str:
    """What encoded text says, without the tags around pieces of it."""
    return unescape(re.sub(r"<[^>]*>", "", markdown))


def front_matter(value: object, language: str = "") -> Markdown:
    """A value for the head of a page: HTML-encoded, because themes print titles as they are."""
    match value:
        case HumanText():
            text = value.in_language(language)[0]
        case Markdown():
            text = plain(value)
        case _:
            text = str(value)
    seen = "".join(" " if category(c) in _NOT_IN_A_HEAD else c for c in text)
    return Markdown(json.dumps(escape(" ".join(seen.split())), ensure_ascii=False))


class Words:
    """`t` in templates: the interface's words, with values encoded on their way in."""

    def __init__(self, words: Strings) -> None:
        self.words = words

    def __call__(self, key: str, /, **values: object) -> Markdown:
        """The words for `key`, as Markdown."""
        language = self.words.language
        ready = {
            name: value if isinstance(value, int) else shown(value, language)
            for name, value in values.items()
        }
        return Markdown(self.words.text(key, **ready))


@cache
def environment(language: str) -> Environment:
    """The templates for pages in `language`."""
    env = Environment(  # noqa: S701 - `finalize` encodes for Markdown and HTML alike
        loader=FileSystemLoader(FOLDERS),
        finalize=lambda value: shown(value, language),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="<#",  # `{#` begins the id of a heading
        comment_end_string="#>",
    )
    env.globals["t"] = Words(strings(language))
    env.globals["language"] = language
    env.filters["front_matter"] = lambda value: front_matter(value, language)
    return env
