"""Pages that show a typed page together with its original: put together once both are rendered.

MkDocs renders all pages of a language before it frames the first, and the languages one after
another, the original first. So what is needed is kept when the pages of a language stand, and the
page is put together when it is framed.
"""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from engine.generated import place_of
from engine.session import is_built, language_of, site_of
from portal import languages
from portal.reading.pages import Reading

_Rendered = tuple[str, TableOfContents]


def keep(files: Files, config: MkDocsConfig) -> None:
    """Remember what the typed pages of the language were rendered to, where it is shown again."""
    language, reading = language_of(config), site_of(config).reading
    kept = _kept(config)
    for other in kept.keys() - {languages.DEFAULT}:
        del kept[other]  # its pages are made
    kept[language] = {}
    for uri in reading.pairs.values():
        file = files.src_uris.get(languages.localized(uri, language))
        if file and file.page and file.page.content is not None and _is_shown(reading, uri):
            kept[language][uri] = file.page.content, file.page.toc


def show(page: Page, config: MkDocsConfig) -> None:
    """Put on a page that shows another one in two languages what it shows."""
    language, place = place_of(page.file, language_of(config))
    reading = site_of(config).reading
    uri = reading.pairs.get(place)
    if uri is None or not reading.is_offered(language, uri):
        return
    kept = _kept(config)
    (own, page.toc), (original, _) = kept[language][uri], kept[languages.DEFAULT][uri]
    page.content = reading.shown(language, uri, own, original)


def is_needed(page: Page, config: MkDocsConfig) -> bool:
    """Whether a page of a language that is not built is shown on a page of one that is."""
    language, uri = place_of(page.file, language_of(config))
    reading = site_of(config).reading
    built = (other for other in languages.CODES if is_built(config, other))
    return language == languages.DEFAULT and any(reading.is_offered(o, uri) for o in built)


def _is_shown(reading: Reading, uri: str) -> bool:
    return any(reading.is_offered(language, uri) for language in languages.CODES)


def _kept(config: Any) -> dict[str, dict[str, _Rendered]]:
    """Typed pages by language and path inside it; MkDocs makes a new configuration each time."""
    kept: dict[str, dict[str, _Rendered]] | None = getattr(config, "_portal_beside", None)
    if kept is None:
        kept = config._portal_beside = {}
    return kept
