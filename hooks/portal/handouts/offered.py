"""Which pages readers may take along, and where their handouts stand.

The front door of the room: what `site.py` asks for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from portal.handouts.leaflets import Leaflets
from portal.handouts.pocket import Pocket
from portal.languages import DEFAULT
from portal.pages import Asset, Page, address
from portal.prose import ProsePage
from portal.registers import Registers
from portal.settings import Settings

RIGHTS = "drepturi"
CONTACTS = "contacte/index.md"

FILE = "{topic}-{language}.html"
"""The name of a file, as a reader's phone keeps it: a path of the site, which is neutral."""


#   is_offered("drepturi/munca.md")  ->  True        is_offered("drepturi/index.md")  ->  False
def is_offered(uri: str) -> bool:
    """Whether a page tells one right, or whom to call."""
    path = PurePosixPath(uri)
    is_right = path.parent.as_posix() == RIGHTS and path.name != "index.md"
    return is_right or uri == CONTACTS


#   pocket_uri("drepturi/munca.md", "uk")  ->  "drepturi/munca/munca-uk.html"
#   pocket_uri("contacte/index.md", "ro")  ->  "contacte/contacte-ro.html"
def pocket_uri(uri: str, language: str) -> str:
    """Where the file of a page stands, inside its language: beside the page."""
    folder = PurePosixPath(address(uri, DEFAULT))
    return str(folder / FILE.format(topic=folder.name, language=language))


#   leaflet_uri("drepturi/munca.md")  ->  "drepturi/munca/foaie.md"
def leaflet_uri(uri: str) -> str:
    """Where the leaflet of a page stands, inside its language."""
    return f"{address(uri, DEFAULT)}foaie.md"


#   kilobytes(23_001)  ->  24
def kilobytes(size: int) -> int:
    """The size of a file as readers are told it."""
    return -(-size // 1000)


@dataclass(frozen=True)
class Offered:
    """The handouts of one page: addresses from the root of the site, and kilobytes."""

    pocket: str
    kilobytes: int
    leaflet: str


class Handouts:
    """The handouts of all pages; `fill` leaves nothing to fill in the text of one."""

    def __init__(
        self,
        prose: list[ProsePage],
        registers: Registers,
        settings: Settings,
        today: date,
        fill: Callable[[str, str, str], str],
        lags: Callable[[ProsePage], bool],
    ) -> None:
        self.prose = {(page.language, page.uri): page for page in prose if is_offered(page.uri)}
        self.pocket = Pocket(registers, settings, today, fill)
        self.leaflets = Leaflets(registers, settings, today, lags)
        self.pairs = {leaflet_uri(uri): uri for _, uri in self.prose}
        """Where the leaflet of a page stands, and the page."""

    def assets(self, language: str) -> Iterator[Asset]:
        """The files of a language."""
        for (of, uri), page in self.prose.items():
            if of == language:
                yield Asset(pocket_uri(uri, language), partial(self.pocket.made, page))

    def pages(self, language: str) -> Iterator[Page]:
        """The leaflets of a language."""
        for (of, uri), page in self.prose.items():
            if of == language:
                yield self.leaflets.page(page, leaflet_uri(uri))

    def of(self, language: str, uri: str) -> Offered | None:
        """What is offered of a page; None where nothing is."""
        page = self.prose.get((language, uri))
        if page is None:
            return None
        return Offered(
            pocket=address(pocket_uri(uri, language), language),
            kilobytes=kilobytes(len(self.pocket.made(page))),
            leaflet=address(leaflet_uri(uri), language),
        )
