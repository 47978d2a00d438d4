"""Our own search over a corpus: the index as the build writes it, the worker as it is published."""

from pathlib import Path

import markdown
from search.corpora import LANGUAGES, Page

from portal import registers
from portal.search import synonyms, worker
from portal.search.indexes import Found, Index, built
from portal.search.texts import parts

ROOT = Path(__file__).parents[2]


def files(corpus: dict[str, list[Page]]) -> dict[str, str]:
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


def _found(page: Page) -> Found:
    html = markdown.markdown(page.markdown, extensions=["attr_list", "tables", "toc"])
    return Found(page.id, page.title, parts(html))
