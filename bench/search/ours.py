"""Our own search over a corpus: the index as the build writes it, the worker as it is published."""

import json
from itertools import count, takewhile
from pathlib import Path

import markdown

from portal import registers
from portal.search import synonyms, worker
from portal.search.indexes import Found, Index, built
from portal.search.texts import parts
from search.corpora import LANGUAGES, Page

ROOT = Path(__file__).parents[2]


Files = dict[str, str]
"""What a site has for search, by its place: `search/uk/index.json`."""


def files(corpus: dict[str, list[Page]]) -> Files:
    """The worker and the indexes of a corpus, by their place on the site."""
    known, _ = registers.read(ROOT / "registers")
    made = {"worker.js": worker.script(ROOT / "docs/assets/search")}
    for language in LANGUAGES:
        groups = synonyms.groups(known, language)
        index: Index = built(language, map(_found, corpus[language]), groups)
        made[f"search/{language}/index.json"] = index.words
        for number, text in enumerate(index.texts):
            made[f"search/{language}/{number}.json"] = text
    return made


def published(site: Path) -> Files:
    """The worker and the indexes of a published site."""
    (worker_file,) = site.glob("assets/js/search-worker.*.js")
    made = {"worker.js": worker_file.read_text(encoding="utf-8")}
    for path in sorted(site.glob("search/*/*.json")):
        made[path.relative_to(site).as_posix()] = path.read_text(encoding="utf-8")
    return made


def text(made: Files, language: str) -> str:
    """All that is searched: titles, headings and the texts below them."""
    told = json.loads(made[f"search/{language}/index.json"])["pages"]
    names = ([title, *(heading for _, heading in parts)] for _, title, _, parts, *_ in told)
    places = (f"search/{language}/{number}.json" for number in count())
    pieces = [json.loads(made[place]) for place in takewhile(made.__contains__, places)]
    texts = (page for piece in pieces for page in piece["pages"])
    return "\n".join("\n".join([*n, *t]) for n, t in zip(names, texts, strict=True))


def _found(page: Page) -> Found:
    html = markdown.markdown(page.markdown, extensions=["attr_list", "tables", "toc"])
    return Found(page.id, page.title, parts(html))
