"""How well search answers, beside stock Material and Pagefind over the same pages in the same run.

    python bench/search --corpus DIR --queries FILE [--ours-only] [--json] [--misses]
    python bench/search --corpus DIR --queries FILE --enlarged 1000
    python bench/search --site public [--json] [--misses]

`--enlarged` asks of that many synthetic pages a language, made of the sentences of the corpus: how
long it takes, not how well. `--site` asks the published site the questions of `questions.yml`.
R@5 is the share of the expected pages among the first five answers, MRR the mean of one over the
place of the first of them; where nothing is expected, both are 1 if nothing is answered. `zero`
counts questions without any answer that should have one. Bytes are gzipped, and the largest of the
three languages; `text` is what is searched, and not sent. Milliseconds are those of this machine.
"""

import argparse
import gzip
import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests"), str(ROOT / "hooks")]

from search import asking, corpora, ours, peers  # noqa: E402
from search.asking import Answer  # noqa: E402
from search.corpora import LANGUAGES, Page  # noqa: E402

ASKING = """<!doctype html><meta charset="utf-8"><title>Bench</title><script>
const worker = new Worker("worker.js");
worker.postMessage({setup: {base: new URL(".", location).href, language: "LANGUAGE"}});
let id = 0;
window.ask = (question) => new Promise((done) => {
  const own = ++id;
  worker.onmessage = ({data}) => {
    if (data.id !== own) return;
    if (data.failed) throw new Error(data.failed);
    done(data.results.map((result) => result.address));
  };
  worker.postMessage({id: own, question});
});
</script>"""
"""A page that asks our worker; the search box of the site does the same."""

Corpus = dict[str, list[Page]]
Figures = dict[str, Any]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.site:
            questions = corpora.our_questions(ROOT / "docs")
            answers, sizes = _asked(ours.published(options.site), questions, folder / "ours")
        else:
            corpus = {code: corpora.pages(options.corpus, code) for code in LANGUAGES}
            if options.enlarged:
                corpus = {c: corpora.enlarged(p, options.enlarged) for c, p in corpus.items()}
            questions = corpora.questions(options.queries)
            answers, sizes = _asked(ours.files(corpus), questions, folder / "ours")
        told = {"ours": _figures(answers, sizes)}
        is_alone = options.site or options.ours_only or options.enlarged
        if not is_alone:
            for peer, measured in peers.all_of(corpus, questions, folder):
                told[peer] = _figures(*measured) if measured else {"not obtained": True}
    if options.json:
        print(json.dumps(told["ours"] if is_alone else told, ensure_ascii=False, indent=1))
        return
    _print(told)
    if options.misses:
        _print_misses(answers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/search", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder with ro.txt, ru.txt and uk.txt")
    parser.add_argument("--queries", type=Path, help="a JSON file of questions")
    parser.add_argument("--site", type=Path, help="the published site, instead of a corpus")
    parser.add_argument("--enlarged", type=int, help="synthetic pages a language", metavar="PAGES")
    parser.add_argument("--ours-only", action="store_true", help="without the peers")
    parser.add_argument("--json", action="store_true", help="one object, for programs")
    parser.add_argument("--misses", action="store_true", help="the questions that were missed")
    options = parser.parse_args()
    if not (options.site or (options.corpus and options.queries)):
        parser.error("either --site, or --corpus and --queries")
    return options


def _asked(
    made: ours.Files, questions: list[corpora.Question], folder: Path
) -> tuple[list[Answer], Figures]:
    """What our worker answers over an index of each language, and what is sent for it."""
    for language in LANGUAGES:
        made[f"{language}.html"] = ASKING.replace("LANGUAGE", language)
    for place, content in made.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(content, encoding="utf-8")
    answers = asking.answers(folder, {code: f"{code}.html" for code in LANGUAGES}, questions)
    indexes = [_gzipped(made[f"search/{code}/index.json"]) for code in LANGUAGES]
    texts = [_gzipped(ours.text(made, code)) for code in LANGUAGES]
    return answers, {
        "code": _gzipped(made["worker.js"]),
        "first_answer": max(indexes),
        "text": max(texts),
        "share_of_text": round(max(i / t for i, t in zip(indexes, texts, strict=True)), 2),
    }


def _gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _figures(answers: list[Answer], sizes: Figures) -> Figures:
    by_language: dict[str, list[Answer]] = defaultdict(list)
    by_class: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_language[answer.question.language].append(answer)
        by_class[answer.question.kind].append(answer)
    later = sorted(answer.milliseconds for answer in answers if not answer.first)
    return {
        "overall": _quality(answers),
        "languages": {code: _quality(some) for code, some in by_language.items()},
        "classes": {kind: _quality(some) for kind, some in sorted(by_class.items())},
        "bytes": sizes,
        "latency_ms": {
            "first": round(max(answer.milliseconds for answer in answers if answer.first), 1),
            "median": round(statistics.median(later), 1),
            "p95": round(later[int(len(later) * 0.95)], 1),
        },
    }


def _quality(answers: Iterable[Answer]) -> Figures:
    some = list(answers)
    return {
        "r5": round(statistics.mean(map(_recall, some)), 3),
        "mrr": round(statistics.mean(map(_reciprocal, some)), 3),
        "zero": sum(bool(answer.question.expected) and not answer.pages for answer in some),
        "questions": len(some),
    }


def _recall(answer: Answer) -> float:
    expected = answer.question.expected
    if not expected:
        return float(not answer.pages)
    return sum(page in answer.pages[:5] for page in expected) / len(expected)


def _reciprocal(answer: Answer) -> float:
    expected = answer.question.expected
    if not expected:
        return float(not answer.pages)
    places = [place for place, page in enumerate(answer.pages, 1) if page in expected]
    return 1 / places[0] if places else 0.0


def _print(told: dict[str, Figures]) -> None:
    for name, figures in told.items():
        print(f"\n{name}")
        if "overall" not in figures:
            print("  not obtained")
            continue
        rows = {"all": figures["overall"], **figures["languages"], **figures["classes"]}
        for row, quality in rows.items():
            print(f"  {row:12} R@5 {quality['r5']:.3f}  MRR {quality['mrr']:.3f}", end="")
            print(f"  zero {quality['zero']:2} of {quality['questions']}")
        print(f"  bytes {figures['bytes']}\n  milliseconds {figures['latency_ms']}")


def _print_misses(answers: list[Answer]) -> None:
    print("\nmissed")
    for answer in answers:
        if _recall(answer) < 1:
            asked = answer.question
            wanted, got = ", ".join(asked.expected) or "nothing", ", ".join(answer.pages[:5])
            print(f"  {asked.language} {asked.kind}: {asked.text}  wanted {wanted}, got {got}")


if __name__ == "__main__":
    main()
