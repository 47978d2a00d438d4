"""Links that still lead somewhere on paper."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

ADDRESS = "data-address"
"""What a link is printed with, after its text: `docs/assets/css/print.css`."""

_WEB = re.compile(r"https?://(?:www\.)?(?P<rest>[^/].*?)/?", re.I)


LONG = 40
"""Characters nobody types from paper: of a longer address only the site is told."""


class PrintedAddresses(Treeprocessor):
    """Gives links to other sites the address a person can type, unless their text says it.

    In the list of sources it is told in full.
    """

    def run(self, root: Element) -> None:
        """Go through every link of the page."""
        listed = {
            link
            for sources in root.iter("ul")
            if "sources" in sources.get("class", "").split()
            for link in sources.iter("a")
        }
        for link in root.iter("a"):
            address = typed(link.get("href", ""))
            if len(address) > LONG and link not in listed:
                address = address.partition("/")[0]
            if address and address not in "".join(link.itertext()):
                link.set(ADDRESS, address)


#   typed("https://www.anofm.md/")  ->  "anofm.md"
#   typed("tel:112")                ->  ""
def typed(href: str) -> str:
    """An address on the web as people type it; nothing for any other."""
    match = _WEB.fullmatch(href)
    return match["rest"] if match else ""
