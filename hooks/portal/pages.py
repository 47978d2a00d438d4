"""Pages and files that nobody typed: where they stand, and what writes them."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from portal.languages import DEFAULT, localized


@dataclass(frozen=True)
class Page:
    """A generated page, inside one language.

    `uri` is its path below `docs/<language>/`; `write` gives its Markdown;
    `written_in` is the file of the project a reader would correct; a `default`
    page yields to a file of the same name that somebody wrote; the address of one that is not
    `lasting` is for a while and not kept.
    """

    uri: str
    write: Callable[[], str]
    written_in: str | None = None
    default: bool = False
    lasting: bool = True


@dataclass(frozen=True)
class Asset:
    """A generated file that is not a page, inside one language.

    `uri` is its path below `docs/<language>/`; a file that is the same for all languages
    stands in the default one. `write` gives its bytes.
    """

    uri: str
    write: Callable[[], bytes]

    @cached_property
    def content(self) -> bytes:
        """What `write` gives, written once."""
        return self.write()


#   link_from("instruiri/prezenta/2025.md", "instruiri/index.md")  ->  "../index.md"
@lru_cache(maxsize=1 << 14)
def link_from(place: str, target: str) -> str:
    """The relative link from the page at `place` to the one at `target`."""
    return posixpath.relpath(target, posixpath.dirname(place) or ".")


#   link_to_shared("a/index.md", "ru", "a/x.csv")  ->  "../../ro/a/x.csv"
def link_to_shared(place: str, language: str, target: str) -> str:
    """The relative link from a page to a file that is the same for all languages."""
    if language == DEFAULT:
        return link_from(place, target)
    return link_from(localized(place, language), localized(target, DEFAULT))


#   address("instruiri/prezenta/index.md", "ru")  ->  "ru/instruiri/prezenta/"
#   address("instruiri/date.md", "ro")            ->  "instruiri/date/"
def address(uri: str, language: str) -> str:
    """Where a page or a file stands on the site, from its root."""
    path = uri if language == DEFAULT else localized(uri, language)
    folder, name = posixpath.split(path)
    if not name.endswith(".md"):
        return path
    inside = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
    return f"{folder}/{inside}" if folder else inside


#   published_at("https://a.test/b", "instruiri/x.md", "uk")  ->  "https://a.test/b/uk/instruiri/x/"
def published_at(site_address: str, uri: str, language: str) -> str:
    """The full address of the page at `uri` of a language, on the site at `site_address`."""
    return f"{site_address.rstrip('/')}/{address(uri, language)}"
