"""What stands in the navigation, at every depth."""

from collections.abc import Iterable, Iterator

from mkdocs.structure import StructureItem


def items(of: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Each item, and then those inside it."""
    for item in of:
        yield item
        yield from items(getattr(item, "children", None) or ())
