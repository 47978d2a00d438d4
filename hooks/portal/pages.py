"""Pages that nobody typed: where they stand, what writes them, what they were made from."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass

from portal.languages import DEFAULT


@dataclass(frozen=True)
class Page:
    """A generated page, inside one language.

    `uri` is its path below `docs/<language>/`; `write` gives its Markdown;
    `written_in` is the file of the project a reader would correct; a `default`
    page yields to a file of the same name that somebody wrote.
    """

    uri: str
    write: Callable[[], str]
    written_in: str | None = None
    default: bool = False


#   link_from("instruiri/prezenta/2025.md", "instruiri/index.md")  ->  "../index.md"
def link_from(place: str, target: str) -> str:
    """The relative link from the page at `place` to the one at `target`."""
    return posixpath.relpath(target, posixpath.dirname(place) or ".")


#   published_at("https://a.test/b", "instruiri/x.md", "uk")  ->  "https://a.test/b/uk/instruiri/x/"
def published_at(site_address: str, uri: str, language: str) -> str:
    """The full address of the page at `uri` of a language, on the site at `site_address`."""
    folder, name = posixpath.split(uri)
    path = folder if name == "index.md" else uri.removesuffix(".md")
    prefix = "" if language == DEFAULT else language
    return "/".join([site_address.rstrip("/"), *filter(None, [prefix, path]), ""])
