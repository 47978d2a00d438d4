"""Texts in three languages and questions about them.

corpus     a folder with ro.txt, ru.txt, uk.txt: `=== page-id`, then Markdown, and so on
questions  a JSON file: {"queries": [{"query", "lang", "expected": [page-id], "cls"}]}
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from portal import languages
from portal.pages import address
from portal.search import questions as questions_of_readers

LANGUAGES = ("ro", "ru", "uk")


@dataclass(frozen=True)
class Page:
    """A page of a corpus as Markdown."""

    id: str
    markdown: str

    @property
    def title(self) -> str:
        """The heading of level 1."""
        found = re.search(r"^# (.*)$", self.markdown, re.M)
        return found[1] if found else self.id


@dataclass(frozen=True)
class Question:
    """What is asked on the site of a language, and the pages that must come up."""

    text: str
    language: str
    expected: tuple[str, ...]
    kind: str


def pages(folder: Path, language: str) -> list[Page]:
    """The pages of a corpus in a language."""
    text = (folder / f"{language}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^=== (.*)$", text, flags=re.M)[1:]
    return [Page(name.strip(), body) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def questions(path: Path) -> list[Question]:
    """The questions of a file."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return [
        Question(one["query"], one["lang"], tuple(one["expected"]), one["cls"])
        for one in told["queries"]
    ]


def our_questions(docs: Path) -> list[Question]:
    """The questions of our readers below `docs`, expecting addresses inside their language."""
    return [
        Question(
            one.question,
            language,
            tuple(address(uri, languages.DEFAULT) for uri in one.pages),
            one.kind,
        )
        for language in LANGUAGES
        if (asked := questions_of_readers.read(docs, language)[0])
        for one in asked.questions
    ]


def enlarged(few: list[Page], count: int, seed: int = 7) -> list[Page]:
    """Synthetic: `count` pages, each from the sentences of three of `few`, without meaning."""
    rng = random.Random(seed)
    made = []
    for number in range(count):
        chosen = rng.sample(few, 3)
        every = (s for page in chosen for s in re.split(r"(?<=\.)\s+", page.markdown))
        sentences = [sentence for sentence in every if "#" not in sentence]
        rng.shuffle(sentences)
        half = len(sentences) // 2
        begin, end = " ".join(sentences[:half]), " ".join(sentences[half:])
        body = f"# {chosen[0].title} {number}\n\n{begin}\n\n## {chosen[1].title}\n\n{end}\n"
        made.append(Page(f"page-{number}", body))
    return made
