"""Synthetic sites in three languages: seeded, like real ones in shape, true of nobody.

    write(folder, pages=300, sessions=2000)

A page is 6 to 8 KB of Markdown: six sections with paragraphs, lists, a table and links to other
pages; fifty pages stand in a folder. Words come from the pages of the project, in no order that
means anything; every number is the same in all languages, as the checks of the project want it.
"""

import random
import re
import shutil
from functools import cache
from pathlib import Path

from attendance.synthetic import Synthetic

from portal.reading.codes import code
from portal.values.words import CURRENCIES, SCALES
from portal.values.words import words as counted_in

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ro", "ru", "uk")
PER_FOLDER = 50
NOTICE = "# Synthetic: made by bench/build to measure the portal. Nothing in it is true.\n"

_WORDS = 1500
"""Different words a language has: as many as fifty pages of the project use."""
_LENGTH = {"ro": (7, 11), "ru": (4, 5), "uk": (4, 5)}
"""Words in a sentence: a Cyrillic letter has two bytes, and pages are to weigh the same."""
_TOTAL = {"ro": "în total", "ru": "всего", "uk": "усього"}
_LETTERS = {"ro": "a-zăâîșț", "ru": "а-яё", "uk": "а-щьюяґєії"}


def write(folder: Path, pages: int, sessions: int = 0) -> None:
    """A whole project in `folder`: our hooks and theme, `pages` pages a language, some logs.

    The pages refer to no register, so without logs the registers are empty: what is built is what
    every other generator gets.
    """
    for name in ("hooks", "theme", "registers"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    _write_settings(folder)
    for language in LANGUAGES:
        _write_pages(folder / "docs" / language, language, pages)
    (folder / "trainings").mkdir()
    if sessions:
        _write_logs(folder, sessions)
    else:
        for register in (folder / "registers").glob("*.yml"):
            register.write_text(f"{NOTICE}[]\n", encoding="utf-8")
    for record in ("addresses.txt", "changes.jsonl"):  # of pages that are not here
        (folder / "registers" / record).unlink(missing_ok=True)


#   uri(50)  ->  "grup-01/index.md"        uri(57)  ->  "grup-01/pagina-0057.md"
def uri(number: int) -> str:
    """Where a page stands inside its language."""
    name = f"pagina-{number:04}" if number % PER_FOLDER else "index"
    return f"grup-{number // PER_FOLDER:02}/{name}.md"


_coded: dict[str, tuple[int, int]] = {}


@cache
def section_id(page: int, place: int) -> str:
    """The id of a section; among thousands, two with one code to dictate would be a mistake."""
    name, here = f"sectiunea-{place}", (page, place)
    while _coded.setdefault(code(uri(page), name), here) != here:
        name += "-alta"
    return name


def _write_settings(folder: Path) -> None:
    """The settings of the project, with navigation from folders and an address."""
    told = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    told = re.sub(r"^nav:\n(?:(?:  .*)?\n)+", "", told, flags=re.M)
    told = re.sub(r"^validation:\n(?:  .*\n)+", "", told, flags=re.M)
    told = re.sub(r"^site_url:.*", "site_url: https://bench.example/", told, flags=re.M)
    (folder / "mkdocs.yml").write_text(NOTICE + told, encoding="utf-8")


def _write_pages(folder: Path, language: str, count: int) -> None:
    texts = _Texts(language, random.Random(f"{language} {count}"))
    shape = random.Random(count)  # the same in every language
    folder.mkdir(parents=True)
    links = "\n".join(f"* [{texts.name(n)}]({uri(n)})" for n in range(0, count, PER_FOLDER))
    _write_page(folder / "index.md", "Bench", f"{links}\n")
    for number in range(count):
        path = folder / uri(number)
        path.parent.mkdir(exist_ok=True)
        body = "\n".join(texts.section(place, number, count, shape) for place in range(6))
        _write_page(path, texts.name(number), body)


def _write_page(path: Path, title: str, body: str) -> None:
    path.write_text(f"---\ntitle: {title}\n---\n# {title}\n\n{body}", encoding="utf-8")


class _Texts:
    """Texts of a language without meaning."""

    def __init__(self, language: str, choice: random.Random) -> None:
        self.words = _words(language)
        self.choice = choice
        self.length = _LENGTH[language]
        self.total = _TOTAL[language]

    def name(self, number: int) -> str:
        """The title of a page, the same wherever it is asked for."""
        picked = random.Random(number).choices(range(len(self.words)), k=3)
        return f"{' '.join(self.words[n] for n in picked).capitalize()} {number}"

    def section(self, place: int, page: int, pages: int, shape: random.Random) -> str:
        """A section of a page; what `shape` decides is the same in every language."""
        numbers = [shape.randint(100, 999) for _ in range(5)]
        target = shape.choice([n for n in (page - 1, page + 1, page // 2) if 0 <= n < pages])
        link = f"[{self._few(2)}](../{uri(target)})"
        body = self._table(numbers[:3]) if place % 2 else self._list()
        return (
            f"## {self._few(3).capitalize()} {{#{section_id(page, place)}}}\n\n"
            f"{self._sentences(5)} {link}, {self.total} {numbers[3]}.\n\n"
            f"{body}\n\n{self._sentences(4)} {self.total.capitalize()}: {numbers[4]}.\n"
        )

    def _list(self) -> str:
        return "\n".join(f"* **{self._few(1)}** — {self._sentences(1)}" for _ in range(4))

    def _table(self, numbers: list[int]) -> str:
        rows = [f"| {self._few(1)} | {self._few(4)} | {number} |" for number in numbers]
        return "\n".join([f"| {' | '.join(self._few(3).split())} |", "|---|---|---|", *rows])

    def _sentences(self, count: int) -> str:
        made = (self._few(self.choice.randint(*self.length)) for _ in range(count))
        return " ".join(f"{sentence.capitalize()}." for sentence in made)

    def _few(self, count: int) -> str:
        return " ".join(self.choice.choices(self.words, k=count))


def _words(language: str) -> list[str]:
    """Words of the pages of the project, without those that count or measure something."""
    pages = sorted((ROOT / "docs" / language).rglob("*.md"))
    heads = re.compile(r"^---.*?^---", re.MULTILINE | re.DOTALL)
    texts = "\n".join(heads.sub("", path.read_text(encoding="utf-8"), count=1) for path in pages)
    found = set(re.findall(rf"(?<![\w/.#-])[{_LETTERS[language]}]{{4,}}(?![\w/.#-])", texts))
    counting = counted_in(language)
    for values in (counting.numbers, counting.ordinals, counting.units, counting.months):
        found -= values.keys()
    chosen = sorted(found - SCALES.keys() - CURRENCIES.keys())
    return chosen[:: max(1, len(chosen) // _WORDS)]


def _write_logs(folder: Path, sessions: int) -> None:
    shutil.rmtree(folder / "registers")
    Synthetic(folder, ROOT / "registers", seed=sessions).write(sessions)
