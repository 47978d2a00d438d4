"""The search of the site: pages read as they were rendered, and an index of each language."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from engine import parallel, stages
from engine.assets import hashed
from engine.generated import place_of
from engine.kept import Kept, key
from engine.session import is_built, kept_of, site_of
from portal import languages
from portal.search import names, synonyms, weights, worker
from portal.search.indexes import Analysed, Found, Part, analysed, joined
from portal.search.texts import parts, plain
from portal.site import Site

PARTS = "assets/search"
"""Where the parts of the worker stand below `docs/`."""

INDEX = "search/{language}/index.json"
TEXTS = "search/{language}/{number}.json"

_ANALYSIS = "search 1"


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
    if language == building and is_searched(page.meta) and page.file.src_uri not in site.fallbacks:
        rendered = Rendered(page.url, str(page.title or ""), page.meta, html)
        found = told(site, language, uri, rendered)
        _found(config)[language][found.address] = found


@dataclass(frozen=True)
class Rendered:
    """A page as search reads it: its address, title and head, and the HTML of its text."""

    url: str
    title: str
    meta: Mapping[str, Any]
    html: str


def is_searched(meta: Mapping[str, Any]) -> bool:
    """Whether the head of a page lets it be found."""
    return not (meta.get("search") or {}).get("exclude")


def told(site: Site, language: str, uri: str, page: Rendered) -> Found:
    """What search must know of a page."""
    prefix = "" if language == languages.DEFAULT else f"{language}/"
    address = page.url.removeprefix("./").removeprefix(prefix)
    known = uri, language, site.registers, site.today
    also = names.of(uri, page.html, site.registers, site.settings.name or "")
    also += tuple(map(str, page.meta.get(names.KEY) or ()))
    weight, note = weights.weight(*known), weights.note(*known)
    return Found(address, plain(page.title), parts(page.html), weight, also, note)


def write(config: MkDocsConfig, language: str) -> None:
    """The index of a language and its texts, into the folder of the site.

    Where earlier builds are remembered, another process does so while the next language is built.
    """
    if not is_built(config, language):
        return
    kept, pages = kept_of(config), _found(config).pop(language, {})
    if kept.is_open and parallel.processes() > 1:
        kept.flush()  # two processes do not write the same
        _apart(config)[language] = parallel.Apart(partial(_written, config, language, pages))
        return
    with stages.stage("search", language):
        kept.trace.search[language] = _write(config, language, pages)


def finish(config: MkDocsConfig) -> None:
    """Wait for the indexes that other processes write."""
    kept = kept_of(config)
    for language, apart in _apart(config).items():
        with stages.stage("search", language):
            kept.trace.search[language], told = apart.result()
            kept.take(told)
    _apart(config).clear()


def stop(config: MkDocsConfig) -> None:
    """Stop what still writes: the build came to nothing."""
    for apart in _apart(config).values():
        apart.end()


def _written(
    config: MkDocsConfig, language: str, pages: dict[str, Found]
) -> tuple[dict[str, str], Any]:
    kept = kept_of(config)
    kept.begin()
    names = _write(config, language, pages)
    return names, kept.told()


def _write(config: MkDocsConfig, language: str, found: dict[str, Found]) -> dict[str, str]:
    """Write the index; by what the words of each page are kept."""
    site = site_of(config)
    kept = kept_of(config)
    pages = [of_page(kept, language, page) for page in found.values()]
    for place, content in files(site, language, (one for one, _ in pages)).items():
        path = Path(config.site_dir) / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {one.page.address: name.hex() for one, name in pages}


def files(site: Site, language: str, pages: Iterable[Analysed]) -> dict[str, bytes]:
    """The index of a language and its texts, by their places on the site."""
    index = joined(language, pages, synonyms.groups(site.registers, language))
    texts = {
        TEXTS.format(language=language, number=number): text
        for number, text in enumerate(index.texts)
    }
    told = {INDEX.format(language=language): index.words, **texts}
    return {place: text.encode() for place, text in told.items()}


def of_page(kept: Kept, language: str, page: Found) -> tuple[Analysed, bytes]:
    """The words of a page, and the name they are kept by."""
    name = key(_ANALYSIS, kept.edition, language, json.dumps(asdict(page), ensure_ascii=False))
    known = recalled(kept, name)
    if known is None:
        known = analysed(language, page)
        kept.put(name, asdict(known))
    return known, name


def recalled(kept: Kept, name: bytes) -> Analysed | None:
    """The words of a page as they were kept."""
    told = kept.get(name)
    if told is None:
        return None
    page = told["page"]
    parts_of = tuple(Part(**part) for part in page["parts"])
    found = Found(**{**page, "parts": parts_of, "names": tuple(page["names"])})
    return Analysed(found, tuple(told["lengths"]), told["words"])


def _found(config: MkDocsConfig) -> dict[str, dict[str, Found]]:
    """The pages read so far, by language and address; MkDocs makes a new `config` each time."""
    found: dict[str, dict[str, Found]] | None = getattr(config, "_portal_found", None)
    if found is None:
        found = defaultdict(dict)
        config._portal_found = found  # type: ignore[attr-defined]
    return found


def _apart(config: Any) -> dict[str, parallel.Apart]:
    """The indexes that other processes write, by language."""
    apart: dict[str, parallel.Apart] | None = getattr(config, "_portal_indexes", None)
    if apart is None:
        apart = config._portal_indexes = {}
    return apart


def _worker(config: MkDocsConfig) -> tuple[str, bytes]:
    content = worker.script(Path(config.docs_dir) / PARTS).encode()
    return hashed("assets/js/search-worker.js", content), content
