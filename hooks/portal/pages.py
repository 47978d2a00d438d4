"""Pages that nobody typed: where they stand, what writes them, what they were made from."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass


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
