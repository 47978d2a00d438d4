"""What a text is looked up by: folded words, act numbers, telephone numbers, stems.

    folded("Înștiințare")            "instiintare"
    words("HG nr. 21/2023")          "hg", "nr", "21/2023", "21", "2023"
    stems("захистом", "uk")          "захист", "захист"

The same is written in JavaScript in `docs/assets/search/analysis.js`, from the same
`tables.json`; `tests/cases/search/analysis.yml` holds what both must give. The stemmers are
light: lists of endings in three steps (reflexive, grammar, derivation), the longest first.
No Ukrainian stemmer exists in Snowball; ours follow its Russian one in what an ending is.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = json.loads(
    Path(__file__).with_name("tables.json").read_text(encoding="utf-8")
)
"""Letters, endings, keyboards and transliterations; both languages of code read it."""

# Letters that stay are told, too: what a table does not know costs `translate` an exception.
_KNOWN = "".join(map(chr, [*range(0x20, 0x7F), *range(0x430, 0x460)]))
_FOLDED = str.maketrans(
    dict(zip(_KNOWN, _KNOWN, strict=True)) | dict.fromkeys(TABLES["dropped"], "") | TABLES["fold"]
)
_LETTER = r"[^\W\d_]"
_RUN = rf"(?:{_LETTER}++|[0-9]++)"

# Written from its first digit on: so a search leaps from digit to digit.
_NUMBERED = re.compile(
    rf"([0-9](?<![^\W_][0-9])[0-9]{{0,3}}(?:-{_LETTER})?)\s+(?:din|от|від)\s+"
    rf"(?:[0-9]{{1,2}}[.\s]+(?:{_LETTER}|[0-9])+[.\s]+)?([0-9]{{4}})(?![0-9])"
)
"""An act named by number and date: „nr. 209 din 1 septembrie 2025”."""

# What begins with a letter comes first, as most words do; nothing else may begin with one.
_TOKEN = re.compile(
    rf"{_LETTER}{_RUN}*+(?:-{_RUN}++)*+"
    rf"|[0-9]{{1,4}}(?:-{_LETTER})?/[0-9]{{2,4}}(?![0-9])"
    r"|\+?[0-9][0-9\s().-]{4,}[0-9]"
    rf"|{_RUN}++(?:-{_RUN}++)*+"
)
_GROUPED = re.compile(r"\+?[0-9][0-9\s().-]*")

SHORTEST_TELEPHONE = 6
"""How many digits written in groups are taken for one number."""


@dataclass(frozen=True)
class _Language:
    shortest: int
    stop: frozenset[str]
    endings: tuple[frozenset[str], ...]


def folded(text: str) -> str:
    """The text in small letters without what people leave out: diacritics, apostrophes, accents.

    й and ї stay: they are letters, not accents.
    """
    small = unicodedata.normalize("NFC", text).lower()
    return small.translate(_FOLDED)


def words(text: str) -> list[str]:
    """The words of a text as they are looked up; of act numbers and compounds also the parts."""
    plain = folded(text)
    found = [f"{number}/{year}" for number, year in _NUMBERED.findall(plain)]
    for token in _TOKEN.findall(plain):
        found += _looked_up(token)
    return found


@lru_cache(maxsize=1 << 17)
def _looked_up(token: str) -> tuple[str, ...]:
    if token.isalpha():
        return (token,)
    parts = [part for part in re.split(r"[^0-9]+", token) if part]
    if "/" in token:
        return (token, *re.split(r"[/-]", token))
    if _GROUPED.fullmatch(token):
        digits = "".join(parts)
        whole = [digits] if len(parts) > 1 and len(digits) >= SHORTEST_TELEPHONE else []
        return (*whole, *parts)
    if "-" in token:
        return (token.replace("-", ""), *token.split("-"))
    return (token,)


#   stems("вакцинуватися", "uk")  ->  ("вакцин", "вакцин")
#   stems("asistenței", "ro")     ->  ("asistent", "asisten")
@cache
def stems(word: str, language: str) -> tuple[str, str]:
    """A folded word without its grammatical ending, and the root that its family shares."""
    table = _language(language)
    reflexive, grammar, family = table.endings
    stem = _without(_without(word, reflexive, table.shortest), grammar, table.shortest)
    root = _without(stem, family, table.shortest)
    root = re.sub(r"(.)\1$", r"\1", root)
    return stem, re.sub("[йьъ]$", "", root)


def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing of what is asked, folded."""
    return _language(language).stop


def _without(word: str, endings: frozenset[str], shortest: int) -> str:
    """The word without the longest of `endings` that leaves at least `shortest` letters."""
    for start in range(shortest, len(word)):
        if word[start:] in endings:
            return word[:start]
    return word


@cache
def _language(language: str) -> _Language:
    table = TABLES["languages"][language]
    return _Language(
        table["min"],
        frozenset(folded(table["stop"]).split()),
        tuple(frozenset(group.split()) for group in table["endings"]),
    )
