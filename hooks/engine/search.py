"""The search of the site: pages are read as they were rendered, indexes are written at the end."""

from collections import defaultdict
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from engine.assets import hashed
from engine.generated import place_of
from engine.session import site_of
from portal import languages
from portal.search import names, synonyms, weights, worker
from portal.search.indexes import Found, built
from portal.search.texts import parts, plain

PARTS = "assets/search"
"""Where the parts of the worker stand below `docs/`."""

INDEX = "search/{language}/index.json"
TEXTS = "search/{language}/{number}.json"


def add_worker(files: Files, config: MkDocsConfig) -> None:
    """The worker as a file of the site."""
    uri, content = _worker(config)
    level = InclusionLevel.INCLUDED
    files.append(File.generated(config, uri, content=content, inclusion=level))


def worker_address(config: MkDocsConfig) -> str:
    """Where the worker stands on the site."""
    return _worker(config)[0]


def read(html: str, page: Page, config: MkDocsConfig, building: str) -> None:
    """Remember what search must know of a page that is being rendered, unless it says no."""
    language, uri = place_of(page.file, building)
    site = site_of(config)
    left_out = (page.meta.get("search") or {}).get("exclude")
    if language != building or left_out or page.file.src_uri in site.fallbacks:
        return
    prefix = "" if language == languages.DEFAULT else f"{language}/"
    address = page.url.removeprefix("./").removeprefix(prefix)
    title = plain(str(page.title or ""))
    known = uri, language, site.registers, site.today
    also = names.of(uri, html, site.registers, config.site_name)
    also += tuple(map(str, page.meta.get(names.KEY) or ()))
    weight, note = weights.weight(*known), weights.note(*known)
    _found(config)[language][address] = Found(address, title, parts(html), weight, also, note)


def write(config: MkDocsConfig, language: str) -> None:
    """The index of a language and its texts, into the folder of the site."""
    site = site_of(config)
    pages = _found(config)[language].values()
    index = built(language, pages, synonyms.groups(site.registers, language))
    texts = {
        TEXTS.format(language=language, number=number): text
        for number, text in enumerate(index.texts)
    }
    for place, content in {INDEX.format(language=language): index.words, **texts}.items():
        path = Path(config.site_dir) / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def _found(config: MkDocsConfig) -> dict[str, dict[str, Found]]:
    """The pages read so far, by language and address; MkDocs makes a new `config` each time."""
    found: dict[str, dict[str, Found]] | None = getattr(config, "_portal_found", None)
    if found is None:
        found = defaultdict(dict)
        config._portal_found = found  # type: ignore[attr-defined]
    return found


def _worker(config: MkDocsConfig) -> tuple[str, bytes]:
    content = worker.script(Path(config.docs_dir) / PARTS).encode()
    return hashed("assets/js/search-worker.js", content), content
