"""What is translated and what needs work, for editors: `<!-- portal: translation coverage -->`."""

import posixpath
from collections.abc import Iterable

from portal import languages
from portal.pages import address
from portal.prose import ProsePage
from portal.rendering import Markdown, encode, environment
from portal.strings import strings
from portal.translations.digests import LEAD
from portal.translations.status import PageStatus, SectionStatus, State, Translations

PIECE = "translation coverage"

MACHINE = "by-machine"
"""Beside the states: sections that a machine made and nobody reviewed."""

KINDS = (*map(str, State), MACHINE, "reviewed")
"""What sections are counted by."""


def listing(translations: Translations, language: str, uri: str) -> Markdown:
    """The state of all translations, for the page at `uri` in a language."""
    pages = {code: translations.pages(code) for code in languages.CODES[1:]}
    template = environment(language).get_template("coverage.md")
    work = ((code, _work(those, language, uri)) for code, those in pages.items())
    return Markdown(
        template.render(
            kinds=KINDS,
            rows=[_row(code, those, language) for code, those in pages.items()],
            work=[{"language": code, "pages": told} for code, told in work if told],
        )
    )


def _row(code: str, pages: list[PageStatus], language: str) -> dict[str, object]:
    sections = [section for page in pages for section in page.sections]
    counts = {str(state): sum(s.state == state for s in sections) for state in State}
    counts[MACHINE] = sum(section.by_machine for section in sections)
    counts["reviewed"] = sum(section.review is not None for section in sections)
    number = strings(language).number
    return {
        "language": code,
        "pages": sum(page.page is not None for page in pages),
        "of": len(pages),
        "counts": {name: number(count) for name, count in counts.items()},
    }


def _work(pages: Iterable[PageStatus], language: str, uri: str) -> list[dict[str, object]]:
    """The pages of a language that need work, each with what it needs."""
    return [
        {"link": _link(page, "", _titles(page)[LEAD], language, uri), "needs": needs}
        for page in pages
        if (needs := _needs(page, language, uri))
    ]


def _needs(page: PageStatus, language: str, uri: str) -> list[dict[str, object]]:
    """What a page needs, by kind: the sections it is about; no list where it is about all."""
    kinds: dict[str, list[SectionStatus]] = {
        state: page.those(state) for state in State if state != State.CURRENT
    }
    kinds[MACHINE] = [section for section in page.sections if section.by_machine]
    titles = _titles(page)
    return [
        {
            "kind": str(kind),
            "sections": Markdown(
                ", ".join(_link(page, s.id, titles.get(s.id, s.id), language, uri) for s in those)
                if len(those) < len(page.sections)
                else strings(language).text("coverage.whole_page")
            ),
        }
        for kind, those in kinds.items()
        if those
    ]


def _titles(page: PageStatus) -> dict[str, str]:
    """What the sections are called in the translation, or in the original where it is missing."""
    told: ProsePage = page.page or page.original
    named = {s.id or LEAD: s.heading.words for s in told.sections if s.heading}
    return named | {LEAD: told.title or told.uri}


def _link(page: PageStatus, section: str, title: str, language: str, uri: str) -> Markdown:
    """A link into another language of the site, which says so."""
    there, here = address(page.uri, page.language), address(uri, language)
    anchor = f"#{section}" if section else ""
    really = page.language if page.page else languages.DEFAULT
    href = f"{posixpath.relpath(there or '.', here or '.')}/{anchor}"
    attributes = f'href="{encode(href)}"' + (f' lang="{really}"' if really != language else "")
    return Markdown(f"<a {attributes}>{encode(title)}</a>")
