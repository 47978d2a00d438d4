"""The markers a typed page may hold, and what stands in their place.

<!-- portal: sources -->
"""

from typing import TYPE_CHECKING

from portal.acts import pages as acts
from portal.changes import pages as changes
from portal.components import examples
from portal.offline import control
from portal.reading import pages as reading
from portal.registers import calling, counting, glossary
from portal.trainings import pages as trainings
from portal.translations import coverage

if TYPE_CHECKING:
    from portal.site import Site

DOWNLOADS = "attendance downloads"

PIECES = (
    *("sources", "contacts", "glossary", DOWNLOADS),
    *(coverage.PIECE, control.PIECE, *examples.PIECES),
    *(*acts.PIECES, *trainings.PIECES, *reading.PIECES, *changes.PIECES),
)
"""Their names."""


def piece(site: "Site", name: str, language: str, uri: str) -> str | None:
    """The Markdown a marker stands for on the page at `uri`; None for one nobody knows."""
    if name == "contacts":
        return calling.contact_list(site.registers, language)
    if name == "glossary":
        return glossary.glossary(site.registers, language)
    if name == DOWNLOADS:
        return site.downloads.listing(language, uri)
    if name == coverage.PIECE:
        return coverage.listing(site.translations, language, uri)
    if name == control.PIECE:
        return control.form(language, uri)
    if name in reading.PIECES:
        return site.reading.codes(language, uri)
    if name in changes.PIECES:
        return site.changes[language].piece(name, uri)
    if name in acts.PIECES:
        return site.acts[language].piece(uri)
    if name in trainings.PIECES:
        return site.training_pages[language].piece(name, uri)
    return counting.piece(name, site.registers, language, uri)
