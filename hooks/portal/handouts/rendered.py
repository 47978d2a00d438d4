"""Markdown as HTML, as the site has it, made without an engine: for files that stand alone."""

from collections.abc import Callable
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from portal import sections
from portal.components.links import typed

EXTENSIONS = (
    *("attr_list", "def_list", "md_in_html", "tables", "toc"),
    *("pymdownx.superfences", "portal.components"),
)
"""Those of `mkdocs.yml`; headings have no links to themselves here."""

Lead = Callable[[str], str | None]
"""Where a link of the page leads in the file; None where it can lead nowhere."""


#   html("# A\n\n[B](b.md)", lambda href: None)  ->  '<h1 id="pagina">A</h1>\n<p><span>B</span></p>'
def html(text: str, lead: Lead) -> str:
    """The body of a filled page; sources are text, with the addresses one can type."""
    converter = _converter()
    converter.links.lead = lead
    converter.markdown.reset()
    head = sections.head(text)
    body = text.split("\n")[len(head) + 2 :] if text.startswith("---") else text.split("\n")
    return str(converter.markdown.convert("\n".join(body)))


class _Links(Treeprocessor):
    """Turns links that lead nowhere into text, and those to sources into text with an address."""

    lead: Lead = staticmethod(lambda href: href)

    def run(self, root: Element) -> None:
        for sources in root.iter("ul"):
            if "sources" in sources.get("class", "").split():
                for link in list(sources.iter("a")):
                    _tell(link)
        for link in list(root.iter("a")):
            to = self.lead(link.get("href", ""))
            if to is None:
                _unlink(link)
            else:
                link.set("href", to)
            link.attrib.pop("data-address", None)


class _Carried(Extension):
    def __init__(self) -> None:
        super().__init__()
        self.links = _Links()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.treeprocessors.register(self.links, "portal-carried", 4)


class _Converter:
    def __init__(self) -> None:
        carried = _Carried()
        self.links = carried.links
        self.markdown = Markdown(extensions=[*EXTENSIONS, carried])


@cache
def _converter() -> _Converter:
    """One for the process: making it costs more than a page."""
    return _Converter()


def _tell(link: Element) -> None:
    address = typed(link.get("href", ""))
    _unlink(link)
    if address:
        SubElement(link, "span", {"class": "address"}).text = f" ({address})"


def _unlink(link: Element) -> None:
    kept = {key: value for key, value in link.attrib.items() if key in ("lang", "class", "id")}
    link.tag = "span"
    link.attrib.clear()
    link.attrib.update(kept)
