"""What the rest of a site takes from a typed page: all but the words of its sections.

Its head, its headings, what it refers to and the pieces it holds. While these are the same, a
change concerns the page itself, its translations and what is shown beside it, and nothing else; in
an original also what tells of changes. What tools write about a translation (`translated_from`,
`reviewed`) is told apart: only who asks for the state of translations needs it.
"""

import re
from hashlib import blake2b

from portal import sections
from portal.prose import ProsePage
from portal.translations.provenance import KEYS

_TOLD = re.compile(rf"({'|'.join(KEYS)})\s*:")


def outline(page: ProsePage) -> str:
    """A hash of what others take from a page."""
    told = [
        *_head(page, told=False),
        *(f"{h.level} {h.text} {h.id}" for h in sections.headings(page.text)),
        *(f"{match['scheme']} {match['id']}" for _, match in page.references),
        *sorted(page.markers),
    ]
    return blake2b("\n".join(told).encode(), digest_size=20).hexdigest()


def provenance(page: ProsePage) -> str:
    """A hash of what tools wrote about the translation."""
    return blake2b("\n".join(_head(page, told=True)).encode(), digest_size=20).hexdigest()


def _head(page: ProsePage, *, told: bool) -> list[str]:
    """The lines of the head that tools wrote, or the others."""
    found, is_told = [], False
    for line in sections.head(page.text):
        if not line.startswith((" ", "\t", "-")):
            is_told = bool(_TOLD.match(line))
        if is_told == told:
            found.append(line)
    return found
