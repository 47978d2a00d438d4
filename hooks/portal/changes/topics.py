"""Which topics a page is about: `topics: [referire]` in the head of the Romanian page.

Problem reported: D05 a topic that is not in the register.
"""

from collections.abc import Iterable, Iterator, Mapping

from portal import sections, yamls
from portal.languages import DEFAULT
from portal.problems import Problem
from portal.prose import ProsePage
from portal.suggestions import nearest

KEY = "topics"


def of_page(page: ProsePage) -> list[tuple[str, int]]:
    """The ids a page names, each with its line in the file."""
    head = "\n".join(sections.head(page.text))
    if KEY not in head:
        return []
    node = yamls.parse(head.encode(), page.path, lenient=True)[0]
    named = node.get(KEY) if isinstance(node, yamls.Mapping) else None
    items = named.items if isinstance(named, yamls.Sequence) else [named]
    return [(one.text, one.mark.line + 1) for one in items if isinstance(one, yamls.Scalar)]


def of_pages(prose: Iterable[ProsePage]) -> dict[str, frozenset[str]]:
    """The topics of every page, by its path inside a language: what its original says."""
    return {
        page.uri: frozenset(name for name, _ in of_page(page))
        for page in prose
        if page.language == DEFAULT
    }


def of_acts(
    prose: Iterable[ProsePage], topics: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """The topics of every act: those of the pages that cite it."""
    found: dict[str, frozenset[str]] = {}
    for page in (page for page in prose if page.language == DEFAULT):
        for _, match in page.references:
            if match["scheme"] == "act":
                found[match["id"]] = found.get(match["id"], frozenset()) | topics[page.uri]
    return found


def problems(page: ProsePage, known: frozenset[str]) -> Iterator[Problem]:
    """Topics of a page that nobody knows."""
    for name, line in of_page(page):
        if name not in known:
            about: dict[str, str | int] = {
                "value": name,
                "register": "topics",
                "nearest": nearest(name, known),
            }
            yield Problem(page.path, line, 1, "D05", about)
