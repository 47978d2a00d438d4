"""How easy pages are to read: `python bench/readability`, a row for each page and language.

Counted are sentences a reader reads: paragraphs, items of lists, definitions. Headings, tables,
code, links to sources and lists of links alone are not; a list item or a definition ends a
sentence. A telephone number counts as one word.

- LIX = words / sentences + 100 × words of more than 6 letters / words. C. H. Björnsson,
  Läsbarhet, 1968. His bands, made for Swedish: to 30 very easy, to 40 easy, to 50 medium,
  to 60 difficult.
- FRE = 206.835 − 1.3 × words / sentences − 60.1 × syllables / words, for Russian only: I. V.
  Oborneva's constants, 2006, for the formula of R. Flesch. A syllable is a vowel. 60 and more is
  plain language. We know of no such constants for Romanian and Ukrainian that were published
  with their evaluation, so those columns stay empty.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("uk", "ru", "ro")

LONG_WORD = 6
"""A long word of LIX has more letters than this."""

LONG_SENTENCE = 20
"""A long sentence has more words than this."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.S | re.M)
_CONTACT = re.compile(r"\[\]\(contact:[^)]*\)")
_SILENT = re.compile(r"\[\]\([a-z]+:[^)]*\)|\{:?\s*[.#][^}]*\}|<!--.*?-->")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")
_ONLY_LINKS = re.compile(r"[-*] (?:\[[^\[\]]*\]\([^)]*\)(?:\{[^}]*\})?[\s.,]*)+")
_NOT_PROSE = re.compile(r"\s*(?:#|\||\{)")
_LEAD = re.compile(r"^\s*(?:[-*]|\d+\.|:) +")
_ABBREVIATION = re.compile(r"\b(?:nr|art|alin|pct|lit|ч|ст|п)\.(?= )")
_SENTENCE = re.compile(r"(?<=[.!?…])[»”)*]*\s+(?=[«„(*]?[^\W_])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,/\-\N{NO-BREAK SPACE}–][^\W_]+)*")
_VOWEL = re.compile(r"[аеёиоуыэюя]", re.I)


@dataclass(frozen=True)
class Measured:
    """What was counted on a page, or on several."""

    sentences: int
    long_sentences: int
    words: int
    long_words: int
    vowels: int

    @property
    def mean(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences

    @property
    def long_share(self) -> float:
        """Long sentences in a hundred."""
        return 100 * self.long_sentences / self.sentences

    @property
    def lix(self) -> float:
        """Björnsson's index: more is harder."""
        return self.mean + 100 * self.long_words / self.words

    @property
    def fre(self) -> float:
        """Flesch's index with Oborneva's constants: more is easier; only of Russian."""
        return 206.835 - 1.3 * self.mean - 60.1 * self.vowels / self.words


def main() -> None:
    """Print the pages that the arguments name."""
    arguments = _arguments()
    print("| page | language | sentences | words / sentence | over 20 words, % | LIX | FRE (ru) |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for language in LANGUAGES:
        folder = ROOT / "docs" / language
        texts = {
            path.relative_to(folder).as_posix(): sentences(path.read_text())
            for path in sorted((folder / arguments.folder).rglob("*.md"))
        }
        for page, found in texts.items():
            if found and not arguments.totals:
                print(_row(page, language, measured(found)))
        everything = [sentence for found in texts.values() for sentence in found]
        print(_row(f"**{len(texts)} pages**", language, measured(everything)))
        for sentence in sorted(everything, key=lambda text: -len(words(text)))[: arguments.longest]:
            print(f"  {len(words(sentence))}: {sentence}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python bench/readability", description=__doc__)
    parser.add_argument("folder", nargs="?", default="drepturi", help="inside docs/LANGUAGE")
    parser.add_argument("--totals", action="store_true", help="only one row for a language")
    parser.add_argument("--longest", type=int, default=0, help="print so many longest sentences")
    return parser.parse_args()


def _row(page: str, language: str, of: Measured) -> str:
    fre = f"{of.fre:.0f}" if language == "ru" else ""
    figures = f"{of.sentences} | {of.mean:.1f} | {of.long_share:.0f} | {of.lix:.0f} | {fre}"
    return f"| {page} | {language} | {figures} |"


def measured(found: Iterable[str]) -> Measured:
    """The counts of sentences together."""
    each = [words(sentence) for sentence in found]
    every = [word for sentence in each for word in sentence]
    return Measured(
        sentences=len(each),
        long_sentences=sum(len(sentence) > LONG_SENTENCE for sentence in each),
        words=len(every),
        long_words=sum(sum(map(str.isalpha, word)) > LONG_WORD for word in every),
        vowels=sum(len(_VOWEL.findall(word)) for word in every),
    )


def words(sentence: str) -> list[str]:
    """The words; a number, a date's part or an address is one."""
    return _WORD.findall(sentence)


def sentences(text: str) -> list[str]:
    """What is read on a page, sentence by sentence."""
    text = _FENCE.sub("", _FRONT_MATTER.sub("", text))
    return [sentence for block in _blocks(text) for sentence in _split(block)]


def _blocks(text: str) -> Iterator[str]:
    """Every line of prose: our pages write a paragraph, an item, a definition on one."""
    for line in text.split("\n"):
        if line.strip() and not _NOT_PROSE.match(line) and not _ONLY_LINKS.fullmatch(line):
            yield _LEAD.sub("", line, count=1)


def _split(block: str) -> Iterator[str]:
    told = _LINK.sub(r"\1", _SILENT.sub("", _CONTACT.sub("112", block)))
    told = _ABBREVIATION.sub(lambda match: match[0][:-1], told)
    yield from (piece.strip() for piece in _SENTENCE.split(told) if words(piece))


if __name__ == "__main__":
    main()
