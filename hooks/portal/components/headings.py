"""Links from a heading to itself, which only a pointer needs."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_PERMALINK = "headerlink"


class HeadingLinks(Treeprocessor):
    """Takes the sign beside a heading out of its name and out of the way of the keyboard.

    Markdown calls it "Permanent link" in every language, and a screen reader would read
    "paragraph sign" after each heading. By keyboard the code of the section leads there.
    """

    def run(self, root: Element) -> None:
        """Go through the links of headings."""
        for link in root.iter("a"):
            if link.get("class") == _PERMALINK:
                link.attrib.pop("title", None)
                link.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
