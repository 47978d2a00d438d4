"""What is told of a page where somebody pastes its address: in a chat, a letter, a social network.

Whoever looks over a shoulder sees it too: a sensitive page gives the name of the site, a sentence
about the site and a picture without a topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape

from portal.pages import Asset, published_at
from portal.rendering import Markdown, plain
from portal.settings import Settings
from portal.strings import strings

SECTIONS = {
    "acte": "acts",
    "centre-de-plasament": "centres",
    "cifre": "figures",
    "despre": "about",
    "glosar": "glossary",
    "instruiri": "trainings",
    "noutati": "changes",
    "proceduri": "procedures",
    "recomandari": "procedures",
}
"""The folders whose pages have a picture of their own, and what the menu calls them."""

NEUTRAL = "site"
FOLDER = "imagini"

WIDTH, HEIGHT = 1200, 630
"""Pixels of a picture (https://ogp.me)."""

LOCALES = {"ro": "ro_RO", "ru": "ru_RU", "uk": "uk_UA"}
"""Languages as https://ogp.me wants them, with the territories that services know."""


@dataclass(frozen=True)
class Preview:
    """The words and the picture of a link; `image` is a full address."""

    title: str
    description: str
    image: str
    locale: str
    width: int = WIDTH
    height: int = HEIGHT


def assets(settings: Settings, language: str) -> Iterator[Asset]:
    """The pictures of a language; none where the site has no address, which they need."""
    if not settings.site_address:
        return
    words, name = strings(language), settings.name or ""
    yield Asset(f"{FOLDER}/{NEUTRAL}.png", partial(_drawn, name, ""))
    for key in sorted(set(SECTIONS.values())):
        title = words.text(f"nav.{key}")
        yield Asset(f"{FOLDER}/{key}.png", partial(_drawn, name, title))


def _drawn(name: str, title: str) -> bytes:
    from portal.previews import cards  # drawing is rare, and takes long to load

    return cards.drawn(name, title)


def of(
    settings: Settings,
    language: str,
    uri: str,
    title: str | None,
    description: str | None,
    sensitive: bool = False,
) -> Preview | None:
    """What is told of the page at `uri`; None where the site has no address.

    `title` and `description` are as the head of the page has them, encoded or not.
    """
    if not settings.site_address:
        return None
    words, name = strings(language), settings.name or ""
    folder = uri.partition("/")[0]
    key = NEUTRAL if sensitive else SECTIONS.get(folder, NEUTRAL)
    about = words.text("preview.about")
    return Preview(
        title=name if sensitive else _plain(title) or name,
        description=about if sensitive else _plain(description) or about,
        image=published_at(settings.site_address, f"{FOLDER}/{key}.png", language),
        locale=LOCALES[language],
    )


def _plain(text: str | None) -> str:
    return unescape(plain(Markdown(text or "")))
