"""What a page is known by beside its name in the menu: its heading, numbers one may call.

A page whose title names no danger says in its head what people ask who need it, in its language:

    asked_as: [soțul mă bate, violență în familie]

Nobody sees these words; search finds the page by them as by its title. Problems reported: Q05
`asked_as` that is no list of words.
"""

import re
from collections.abc import Iterator

from portal import sections, yamls
from portal.problems import Problem
from portal.prose import ProsePage
from portal.registers import Registers
from portal.search.texts import plain

CONTACTS = "contacte/index.md"
HOME = "index.md"
KEY = "asked_as"

_COUNTRY = "373"
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)(?:<a\b[^>]*headerlink.*?)?</h1>", re.S)


#   of("contacte/index.md", …)  ->  ("Contacte", "112", "0 800 800 11", "080080011", …)
def of(uri: str, html: str, registers: Registers, site_name: str) -> tuple[str, ...]:
    """Other names of the page at `uri` inside its language, rendered as `html`.

    A number is known as it is printed, as it is dialled in the country, and from abroad.
    """
    if uri == CONTACTS:
        lines = registers.contacts.values()
        numbers = (number.number for line in lines for number in line.numbers)
        return tuple(name for number in numbers for name in (number, *_dialled(number)))
    heading = tuple(plain(found) for found in _HEADING.findall(html))
    return (*heading, site_name) if uri == HOME else heading


def problems(page: ProsePage) -> Iterator[Problem]:
    """What is wrong with the words in the head of a page."""
    head = "\n".join(sections.head(page.text))
    if KEY not in head:
        return
    node = yamls.parse(head.encode(), page.path, lenient=True)[0]
    said = node.get(KEY) if isinstance(node, yamls.Mapping) else None
    if said is None:
        return
    items = said.items if isinstance(said, yamls.Sequence) else []
    wrong = [item for item in items if not (isinstance(item, yamls.Scalar) and item.text.strip())]
    for at in wrong if items else [said]:
        yield Problem(page.path, at.mark.line + 1, at.mark.column, "Q05")


def _dialled(number: str) -> tuple[str, ...]:
    """The digits from inside and from outside of the country; none for a short number."""
    digits = "".join(sign for sign in number if sign.isdecimal())
    if number.startswith(f"+{_COUNTRY}"):
        digits = f"0{digits.removeprefix(_COUNTRY)}"
    if not digits.startswith("0"):
        return ()
    return digits, f"{_COUNTRY}{digits[1:]}"
