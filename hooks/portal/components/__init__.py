"""The components of a page, as plain Markdown with a class: a Python-Markdown extension.

    1.  First step                   Participants by year
    2.  Second step                  { .caption }

    { .steps }                       | Year | Participants |

A line of classes alone gives them to the block above it: `steps` and `chain`
on ordered lists, `key-facts` and `contacts` on definition lists, `records` on
lists, `index` on tables whose last row is the total. A `caption` paragraph becomes
the caption of the table below it. Tables get scopes, classes instead of styles, and
a region that can be reached and scrolled by keyboard on a narrow screen. Links to other sites
carry the address they are printed with. Romanian words in a Russian or Ukrainian text say so.
"""

from markdown import Extension, Markdown

from portal.components.blocks import BlockClasses
from portal.components.foreign import ForeignWords
from portal.components.headings import HeadingLinks
from portal.components.links import PrintedAddresses
from portal.components.tables import Tables


class Components(Extension):
    """Registers the components after `attr_list` (priority 8) has done its part."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Add the tree processors."""
        md.treeprocessors.register(BlockClasses(md), "portal-blocks", 7)
        md.treeprocessors.register(Tables(md), "portal-tables", 6)
        md.treeprocessors.register(PrintedAddresses(md), "portal-links", 5)
        md.treeprocessors.register(HeadingLinks(md), "portal-headings", 4)
        md.treeprocessors.register(ForeignWords(md), "portal-foreign", 3)


def makeExtension(**options: object) -> Components:  # noqa: N802 - the name is Markdown's
    """What Python-Markdown calls."""
    return Components(**options)
