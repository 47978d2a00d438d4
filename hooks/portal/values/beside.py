"""What stands before and after a number or a month and tells what it is."""

import re
from functools import lru_cache

from portal.values import words

PERCENT = re.compile(
    r" ?(?:%|la sută(?!\w)|процент\w*|відсот\w*|percent\w*)|-(?:процентн|відсотков)\w*"
)
WORKING = re.compile(r"(?:робоч|рабоч|working|lucrătoare)\w*")
HALF_A_YEAR = re.compile(rf"(?:{'|'.join(words.HALF_A_YEAR)})(?!\w)")
QUARTER_AFTER = re.compile(r"(?:-(?:й|го|м|му|ий|ого|ому))? (?:кварт\w*|кв\.)")

_YEAR = re.compile(r",? (?:din |anul(?:ui)? |al anului )?(?P<year>(?:19|20)\d\d)(?!\d|[.,/]\d)")
_TENS = re.compile(r" (?:și )?(?P<word>[^\W\d_]+(?:’[^\W\d_]+)*)")
_BEFORE = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]+)\.?:?(?: nr\.| №)?(?: a| al)? ?\(?$")
_LOOK_BACK = 32
_MORE = re.compile(
    r" (?:mult|puțin|mar[ei]|mic|bine|bun|rău|de|ales|târziu|devreme|întâi|jos|sus|grav|ușor|des)"
)
_IN = re.compile(r"\b(?:în|din|lun[aăi]i?|în luna)[ ]$")
_TO_MONTH = re.compile(r" ?[–-] ?[^\W\d_]+ (?:19|20)\d\d")
_ON = re.compile(r" \w")
_COUNTED = re.compile(r"\b(?:clas|capitol|nivel|parte|secțiun|titlul|anex|глав|раздел|розділ)\w*$")
_COUNTED_AFTER = re.compile(
    r"-a(?!\w)|-(?:й|го|м)(?!\w)| (?:класс?|раздел|розділ|глав|уров|рів|кварт|кв\.)\w*"
)
_LABELS = {
    "article": re.compile(r"art|articol\w*|ст|стат[ьіт]\w*|статей|article"),
    "paragraph": re.compile(r"alin|alineat\w*|ч|част[иьяею]\w*|абз\w*"),
    "point": re.compile(r"pct|punct\w*|п|пп|пункт\w*|підпункт\w*|подпункт\w*|subpunct\w*|point"),
    "hour": re.compile(r"ora|orele|orei"),
    "quarter": re.compile(r"trimestr\w*|trim"),
}


def year(plain: str, position: int) -> re.Match[str] | None:
    """A year at the end of a date."""
    return _YEAR.match(plain, position)


def tens(plain: str, position: int) -> re.Match[str] | None:
    """The word after a number of tens: `douăzeci și patru`, `двадцать четыре`."""
    return _TENS.match(plain, position)


def follows(plain: str, start: int, articles: frozenset[str]) -> bool:
    """Whether what begins at `start` stands after one of the words."""
    before = plain[max(0, start - _LOOK_BACK) : start].split()
    return bool(before) and before[-1] in articles


def is_month(word: str, plain: str, start: int, end: int) -> bool:
    """`mai` is a month after a preposition or before another month, and `more` elsewhere."""
    if word in ("march", "may"):
        return False
    if word != "mai":
        return True
    if _TO_MONTH.match(plain, end):
        return True
    before = plain[max(0, start - _LOOK_BACK) : start]
    return bool(_IN.search(before)) and not _ON.match(plain, end)


def is_more(plain: str, end: int) -> bool:
    """Whether `mai` that ended at `end` compares: `cele 2 mai mari`."""
    return _MORE.match(plain, end) is not None


def counts_on(plain: str, end: int) -> bool:
    """Whether a number follows: `ст. 38 ч. (1)` speaks of parts, not of hours."""
    return re.compile(r"\.? ?\(?\d").match(plain, end) is not None


def numbers_something(plain: str, start: int, end: int) -> bool:
    """Whether a letter alone is a Roman numeral: `clasa I`, `I квартал`."""
    before = plain[max(0, start - _LOOK_BACK) : start].removesuffix(" ").removesuffix(" a")
    named = label(plain, start) in ("quarter", "article")
    return bool(named or _COUNTED.search(before) or _COUNTED_AFTER.match(plain, end))


def label(plain: str, start: int) -> str | None:
    """What the number at `start` counts, by the word before it."""
    before = _BEFORE.search(plain[max(0, start - _LOOK_BACK) : start])
    return _label(before["word"]) if before else None


@lru_cache(maxsize=4096)
def _label(word: str) -> str | None:
    return next((name for name, words in _LABELS.items() if words.fullmatch(word)), None)
