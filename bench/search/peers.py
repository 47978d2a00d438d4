"""The peers over the same pages: stock Material with static-i18n, and Pagefind over its pages.

Both answer through the interface their own search boxes use. Pagefind comes from npm, for this run.
"""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search import asking
from search.asking import Answer
from search.corpora import LANGUAGES, Page, Question

PAGEFIND = "pagefind@1.6.0"

CONFIGURATION = """
site_name: Bench
docs_dir: docs
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: ro, name: Română, build: true, default: true}
        - {locale: ru, name: Русский, build: true}
        - {locale: uk, name: Українська, build: true}
"""

MATERIAL = """<!doctype html><meta charset="utf-8"><title>Bench</title><script>
const ready = (async () => {
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker("WORKER");
  await new Promise((done) => {
    worker.onmessage = ({data}) => data.type === 1 && done();
    const {config, docs} = index;
    worker.postMessage({type: 0, data: {config, docs, options: {suggest: false}}});
  });
  return worker;
})();
window.ask = async (question) => {
  const worker = await ready;
  const items = await new Promise((done) => {
    worker.onmessage = ({data}) => data.type === 3 && done(data.data.items);
    worker.postMessage({type: 2, data: question});
  });
  const start = "PREFIX";
  const own = (place) => place.startsWith(start) ? place.slice(start.length) : `other/${place}`;
  return items.map(([first]) => own(first.location.split("#")[0]).replace(/\\/$/, ""));
};
</script>"""

PAGEFIND_PAGE = """<!doctype html><html lang="LANGUAGE"><meta charset="utf-8"><title>Bench</title>
<script type="module">
const pagefind = await import("./pagefind/pagefind.js");
window.ask = async (question) => {
  const {results} = await pagefind.search(question);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return shown.map(({url}) => url.split("/").filter(Boolean).at(-1));
};
</script>"""

Corpus = dict[str, list[Page]]
Measured = tuple[list[Answer], dict[str, Any]] | None


def all_of(
    corpus: Corpus, questions: list[Question], folder: Path
) -> Iterator[tuple[str, Measured]]:
    """Each peer with its answers and bytes; None for one that could not be had."""
    site = _stock(corpus, folder / "stock")
    yield "Material and static-i18n", _material(site, questions)
    yield PAGEFIND.replace("@", " "), _pagefind(site, questions, folder)


def _stock(corpus: Corpus, folder: Path) -> Path:
    for language, pages in corpus.items():
        for page in pages:
            path = folder / "docs" / language / f"{page.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.markdown, encoding="utf-8")
        (folder / "docs" / language / "index.md").write_text("# Bench\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def _material(site: Path, questions: list[Question]) -> Measured:
    worker = next(site.glob("assets/javascripts/workers/search.*.js"))
    for language in LANGUAGES:
        prefix = "" if language == "ro" else f"{language}/"
        page = MATERIAL.replace("WORKER", worker.relative_to(site).as_posix())
        (site / f"ask-{language}.html").write_text(page.replace("PREFIX", prefix), encoding="utf-8")
    answers = asking.answers(site, {code: f"ask-{code}.html" for code in LANGUAGES}, questions)
    index = _gzipped(site / "search/search_index.json")
    packs = sum(map(_gzipped, site.glob("assets/javascripts/lunr/min/*.js")))
    return answers, {"code": _gzipped(worker), "first_answer": index, "packs_at_most": packs}


def _pagefind(site: Path, questions: list[Question], folder: Path) -> Measured:
    npm = shutil.which("npm")
    if npm is None:
        return None
    (folder / "npm").mkdir()
    got = subprocess.run(
        [npm, "install", "--silent", PAGEFIND], cwd=folder / "npm", capture_output=True, check=False
    )
    program = folder / "npm/node_modules/.bin/pagefind"
    if got.returncode or not program.exists():
        return None
    for page in site.glob("ask-*.html"):
        page.unlink()
    subprocess.run([program, "--site", str(site)], check=True, capture_output=True)
    for language in LANGUAGES:
        page_text = PAGEFIND_PAGE.replace("LANGUAGE", language)
        (site / f"ask-{language}.html").write_text(page_text, encoding="utf-8")
    answers = asking.answers(site, {code: f"ask-{code}.html" for code in LANGUAGES}, questions)
    code = sum(map(_gzipped, (site / "pagefind").glob("pagefind*.js")))
    wasm = max(map(_gzipped, (site / "pagefind").glob("wasm.*.pagefind")))
    return answers, {"code": code + wasm, "first_answer": "pieces, by what is asked"}


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
