"""How pages cite sources: `[](source:id)`, and the list of what was cited."""

from collections.abc import Iterable

from portal import wording
from portal.registers.places import Place
from portal.registers.sources import Source
from portal.rendering import Markdown, encode, environment, link, shown
from portal.strings import strings


def reference(source: Source, text: str, place: Place) -> str:
    """A link to the source, or to its line where the page lists its sources."""
    told = Markdown(text or encode(brief(source)))
    address = f"#{_anchor(source)}" if place.lists_sources else source.address
    made = link(told, address) if address and not place.in_link else told
    return made if text else f"({made})"


def source_list(sources: Iterable[Source], language: str, *, unofficial: bool = True) -> Markdown:
    """The sources with their dates, each with the anchor its references lead to.

    `unofficial` says whether the list itself tells that titles are working translations.
    """
    sources = list(sources)
    template = environment(language).get_template("sources.md")
    ready = [_listed(source, language) for source in sources]
    told = unofficial and any(source.is_unofficial("title", language) for source in sources)
    return Markdown(template.render(sources=ready, unofficial=told))


def brief(source: Source) -> str:
    """`IGM, 2026`: the publisher and the year, as short as a sentence bears."""
    year = source.dated.year
    return f"{source.publisher}, {year}" if year else source.publisher


def _anchor(source: Source) -> str:
    return f"sursa-{source.id}"


def _listed(source: Source, language: str) -> dict[str, Markdown]:
    words = strings(language)
    known = source.dated.year is not None
    when = words.text("sources.dated", when=wording.moment(source.dated, language))
    facts = [
        when if known else words.text("sources.undated"),
        words.text("sources.read", day=wording.day(source.read, language)),
        *([words.text("sources.excerpt")] if source.extent == "excerpt" else []),
    ]
    title = Markdown(shown(source.title, language))
    return {
        "title": link(title, source.address) if source.address else title,
        "publisher": Markdown(encode(source.publisher)),
        "facts": Markdown(encode(", ".join(facts))),
        "anchor": Markdown(_anchor(source)),
    }
