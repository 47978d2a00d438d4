"""What is wrong with the portal as a whole: every rule that needs more than one file.

Problems reported here: D01 missing translation, D04 sections that differ, D10 a page that is
generated. The others come from the rooms they belong to.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from portal import languages
from portal.acts import checks as acts
from portal.addresses import checks as addresses_of_site
from portal.changes import topics
from portal.problems import Problem, errors
from portal.prose import ProsePage
from portal.reading import codes
from portal.registers import abbreviations, counting, validity
from portal.registers.force import Force
from portal.safety import sensitive
from portal.search import names, questions
from portal.settings import Settings
from portal.trainings import addresses, checks, claims
from portal.translations import parity
from portal.translations.status import State

if TYPE_CHECKING:
    from portal.site import Site


def check(site: "Site", pieces: tuple[str, ...]) -> Iterator[Problem]:
    """Every problem of what was read; `pieces` are the markers a page may hold.

    Addresses and what questions name are judged where all could be read: what could not be
    would look lost.
    """
    is_whole = not errors(site.problems)
    yield from _in_pages(site, pieces)
    if is_whole:
        yield from addresses_of_site.check(site.registers, site.redirects)
    for language in languages.CODES:
        asked, found = questions.read(site.docs, language)
        yield from found
        if asked and is_whole and not errors(found):
            written = {page.uri for page in site.prose if page.language == language}
            yield from asked.problems(written, {page.uri for page in site.pages(language)})


def _in_pages(site: "Site", pieces: tuple[str, ...]) -> Iterator[Problem]:
    made = {page.uri for page in site.pages(languages.DEFAULT) if not page.default}
    made -= {addresses.of_training(name) for name in site.trainings.courses}
    force = Force(site.registers.acts, site.today)
    yield from acts.in_register(site.registers, force)
    pieces = (*pieces, *counting.pieces(site.registers))
    originals = {page.uri: page for page in site.prose if page.language == languages.DEFAULT}
    for page in site.prose:
        yield from _in_page(page, originals.get(page.uri), site, force, pieces)
        if page.uri in made:
            yield Problem(page.path, 1, 1, "D10", {"page": page.uri})
    yield from site.translations.problems()
    yield from _disagreeing(site)
    yield from checks.check(site.logged, frozenset(originals))
    yield from claims.check(site.trainings)
    yield from codes.check(originals.values())
    yield from validity.in_register(
        site.registers, site.today, int(site.settings.facts_confirmed_within_days)
    )
    for language in languages.CODES[1:]:
        translated = {page.uri: page for page in site.prose if page.language == language}
        yield from _missing(originals, translated, language, site.settings)
        for uri in originals.keys() & translated.keys():
            yield from _different_sections(originals[uri], translated[uri])


def in_texts(
    site: "Site", pieces: tuple[str, ...], pages: Collection[ProsePage]
) -> Iterator[Problem]:
    """What is wrong in the texts of `pages`, where nothing but texts changed since all was right.

    The head, the headings and the references of each page are those of before.
    """
    originals = {page.uri: page for page in site.prose if page.language == languages.DEFAULT}
    force = Force(site.registers.acts, site.today)
    known = (*pieces, *counting.pieces(site.registers))
    for page in pages:
        yield from _in_page(page, originals.get(page.uri), site, force, known)
    yield from site.translations.problems(pages)
    yield from _disagreeing(site, {page.uri for page in pages})


def in_logs(site: "Site") -> Iterator[Problem]:
    """What is wrong in the logs, where nothing but logs changed since all was right."""
    yield from site.problems
    originals = (page.uri for page in site.prose if page.language == languages.DEFAULT)
    yield from checks.check(site.logged, frozenset(originals))
    yield from claims.check(site.trainings)


def _in_page(
    page: ProsePage,
    original: ProsePage | None,
    site: "Site",
    force: Force,
    pieces: tuple[str, ...],
) -> Iterator[Problem]:
    """What is wrong in one page, by itself or beside its original."""
    found = page.problems(site.registers, pieces)
    yield from (one for one in found if not counting.is_unsure(one, site.registers))
    yield from _of_facts(page, site)
    yield from abbreviations.unexplained(page, site.registers)
    yield from acts.in_page(page, force)
    yield from topics.problems(page, frozenset(site.registers.topics))
    yield from sensitive.problems(page, original)
    yield from names.problems(page)


def _disagreeing(site: "Site", uris: Collection[str] | None = None) -> Iterator[Problem]:
    """What translations say otherwise than the original: all of them, or those at `uris`."""
    originals = [page.uri for page in site.prose if page.language == languages.DEFAULT]
    for uri in originals if uris is None else uris:
        found = (site.translations.page(language, uri) for language in languages.CODES[1:])
        for status in filter(None, found):
            if status.page:
                outdated = {section.id for section in status.those(State.OUTDATED)}
                yield from parity.check(status.original, status.page, outdated)


def _of_facts(page: ProsePage, site: "Site") -> Iterator[Problem]:
    """Facts of a page that no longer hold, or that it says differently."""
    for line, match in page.references:
        fact = site.registers.facts.get(match["id"]) if match["scheme"] == "fact" else None
        if fact:
            yield from validity.in_page(match, fact, page.path, line, page.language, site.today)


def _missing(
    originals: dict[str, ProsePage],
    translated: dict[str, ProsePage],
    language: str,
    chosen: Settings,
) -> Iterator[Problem]:
    """A page that exists in one language only: an error until fallback is asked for.

    An original that is missing is an error always: there is nothing to fall back to.
    """
    asked = chosen.missing_translation == "fallback"
    for uri in sorted(originals.keys() - translated.keys()) if not asked else ():
        about: dict[str, str | int] = {"page": uri, "language": language}
        yield Problem(originals[uri].path, 1, 1, "D01", about)
    for uri in sorted(translated.keys() - originals.keys()):
        about = {"page": uri, "language": languages.DEFAULT}
        yield Problem(translated[uri].path, 1, 1, "D01", about)


def _different_sections(original: ProsePage, translated: ProsePage) -> Iterator[Problem]:
    """The same sections in every language, so that links and codes lead to the same place."""
    ours = {heading.id for heading in original.headings if heading.id}
    theirs = {heading.id for heading in translated.headings if heading.id}
    if ours != theirs:
        about: dict[str, str | int] = {"missing": ", ".join(sorted(ours ^ theirs))}
        yield Problem(translated.path, 1, 1, "D04", about)
