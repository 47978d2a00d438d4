"""Pages that may endanger who is seen reading them: `sensitive: true` in the head of the page.

Such a page offers a quick way out, in every language; so do the pages made from it.

Problems reported: D11 a value that means nothing here, D12 languages that differ.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from portal import sections, yamls
from portal.languages import DEFAULT
from portal.problems import Problem
from portal.prose import ProsePage

KEY = "sensitive"


def is_sensitive(page: ProsePage) -> bool:
    """Whether the page asks for a quick way out."""
    said = _said(page)
    return said is not None and said.text == "true"


def of(prose: Iterable[ProsePage], made_from: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """The sensitive pages inside any language, by their paths.

    Those whose original is marked, and generated pages `made_from` one of them.
    """
    typed = {page.uri for page in prose if page.language == DEFAULT and is_sensitive(page)}
    return frozenset(typed | {uri for uri, sources in made_from.items() if typed & sources})


def problems(page: ProsePage, original: ProsePage | None) -> list[Problem]:
    """What is wrong with the mark of a page, by itself and beside its original."""
    said = _said(page)
    if said is not None and said.text != "true":
        return [Problem(page.path, said.mark.line + 1, said.mark.column, "D11")]
    if original is None or is_sensitive(page) == is_sensitive(original):
        return []
    line = said.mark.line + 1 if said else 1
    return [Problem(page.path, line, 1, "D12", {"original": original.path})]


def marked(text: str) -> str:
    """The Markdown of a generated page with the mark in its head."""
    return text.replace("---\n", f"---\n{KEY}: true\n", 1)


def _said(page: ProsePage) -> yamls.Scalar | None:
    head = "\n".join(sections.head(page.text))
    if KEY not in head:
        return None
    node = yamls.parse(head.encode(), page.path, lenient=True)[0]
    said = node.get(KEY) if isinstance(node, yamls.Mapping) else None
    if isinstance(said, (yamls.Mapping, yamls.Sequence)):
        return yamls.Scalar("", said.mark)
    return said
