"""Values that are written alike in every language: addresses, telephones, acts, dates in digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_ALIKE = {
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\n\t", " "),
    **dict.fromkeys("'\u02bc\u2018", "\u2019"),
    "\u2011": "-",
    "\u2014": "\u2013",
}


@dataclass(frozen=True)
class Value:
    """One value of a text, from `start` to `end`, as it is `written` there.

    `kind` is address, phone, act, date, month, day (of a month without its year), time,
    duration, money, percent, year, ordinal, word (a number in letters) or number.
    `canonical` is the same whatever the notation and the language:

        date "2027-03-01"   month "2027-03" or "--03"   day "--03-01"    time "08:00"
        duration "15 days"  money "3900 MDL"            percent "82 %"   act "21/2023"
        number "1.5"        phone "22123456" (no country code, no leading zero)

    `also` are what it may mean besides: in `14–15 martie` the 14 is a day of March too.
    `label` says what a number counts where the text does: `article`, `paragraph`, `point`.
    A `weak` value may be no value at all: `un an`, `o nouă cerere`, `a doua zi`.
    """

    kind: str
    canonical: str
    start: int
    end: int
    written: str
    also: frozenset[str] = frozenset()
    label: str = ""
    weak: bool = False

    def agrees(self, other: "Value") -> bool:
        """Whether both may mean the same."""
        if self.label and other.label and self.label != other.label:
            return False
        if self.canonical == other.canonical:
            return True
        return bool(({self.canonical} | self.also) & ({other.canonical} | other.also))


_ZONES = "md|org|com|net|int|eu|ua|ro|ru|info|gov|edu|io|example"
_HOST = rf"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_ZONES})(?![\w-]|\.\w)"
_ADDRESS = re.compile(
    rf"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<web>https?://[^\s<>\"„”«»|]+|(?<![\w@.-])(?:www\.)?{_HOST}(?:/[^\s<>\"„”«»|]*)?)"
)
_PHONE = re.compile(
    r"(?<![\w.,/–-])(?:(?:\+|00(?=[1-9]))\(?\d[\d ()-]{6,}\d"
    r"|\(?0\)?[ -]?\d{1,4}\)?(?:[ -]\d{2,4}){1,4}|0\d{7,9})(?![\d/]|[.,]\d)"
)
_FEWEST_DIGITS = 7
_NOTHING = "\x00"

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\d./-])(?:(?P<y>{_YEAR})-(?P<m>{_MONTH})(?:-(?P<d>{_DAY}))?(?![\d-])"
    rf"|(?P<d2>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<m2>0?[1-9]|1[0-2])(?P=sep)(?P<y2>{_YEAR})"
    r"(?![\d/]))"
)
_TIME = re.compile(r"(?<![\d:.])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])")
_ACT = re.compile(r"(?<![\w./])\d+(?:-[\w]{1,2})?(?:[/]\d+)+(?:-\d+)*(?![\w/])")


def alike(text: str) -> str:
    """The text in small letters, with one kind of space, apostrophe and dash; as long as before."""
    plain = text
    for sign, same in _ALIKE.items():  # sooner than `translate`, as most texts have none of them
        plain = plain.replace(sign, same)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else plain


def fixed(plain: str, text: str) -> Iterator[Value]:
    """The values of one shape in `plain`, which is `alike(text)`; none of them overlap."""
    for sign, pattern, told in _SHAPES:
        if not sign.search(plain):
            continue
        taken: list[tuple[int, int]] = []
        for match in pattern.finditer(plain):
            made = told(match)
            if made:
                kind, canonical, end = made
                yield Value(kind, canonical, match.start(), end, text[match.start() : end])
                taken.append((match.start(), end))
        plain = blanked(plain, taken)


def blanked(plain: str, spans: list[tuple[int, int]]) -> str:
    """The text with what was understood replaced by as many signs that mean nothing."""
    for start, end in spans:
        plain = plain[:start] + _NOTHING * (end - start) + plain[end:]
    return plain


_Made = tuple[str, str, int] | None
"""Kind, canonical form and end."""


def _address(match: re.Match[str]) -> _Made:
    written = match[0].rstrip(".,;:!?)]*_")
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", written).rstrip("/")
    return "address", bare, match.start() + len(written)


def _phone(match: re.Match[str]) -> _Made:
    digits = re.sub(r"\D", "", match[0])
    if len(digits) < _FEWEST_DIGITS:
        return None
    own = digits.removeprefix("00").removeprefix("373").lstrip("0")
    return "phone", own, match.end()


def _date(match: re.Match[str]) -> _Made:
    year, month = match["y"] or match["y2"], int(match["m"] or match["m2"])
    day = match["d"] or match["d2"]
    if not day:
        return "month", f"{year}-{month:02}", match.end()
    try:
        return "date", date(int(year), month, int(day)).isoformat(), match.end()
    except ValueError:
        return None


def _time(match: re.Match[str]) -> _Made:
    return "time", f"{int(match['h']):02}:{match['m']}", match.end()


def _act(match: re.Match[str]) -> _Made:
    parts = match[0].split("/")
    if all(re.fullmatch(_YEAR, part) for part in parts):
        return None
    return "act", match[0], match.end()


_SHAPES = (
    (re.compile(rf"@|://|\.(?:{_ZONES})(?!\w)"), _ADDRESS, _address),
    (re.compile(r"[+0]"), _PHONE, _phone),
    (re.compile(_YEAR), _DATE, _date),
    (re.compile(":"), _TIME, _time),
    (re.compile("/"), _ACT, _act),
)
"""In the order they are looked for; first a sign that no text with such a value lacks."""
