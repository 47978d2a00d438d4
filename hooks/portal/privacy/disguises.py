"""What a text says to a person, however it is written for a machine.

Personal data is not looked for in the text but in its readings: in ordinary letters,
digits and signs, without what cannot be seen, with entities decoded as often as they were
encoded, with tags taken out and looked at alone. Numbers are also looked for with letters
that stand for digits read as digits. A reading more can only find more.
"""

import html
import re
import unicodedata
from functools import cache
from urllib.parse import unquote

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""What shows as nothing although its category says letter, mark or symbol."""

_SIGNS = {
    **dict.fromkeys("\u3002\uff61\u066b", "."),
    **dict.fromkeys("\u066c\u060c", ","),
    **dict.fromkeys("\u2044\u2215", "/"),
    "\u2212": "-",
}
_RAISED = ("<super>", "<sub>")
_DEEPEST = 6
"""How often an entity may be encoded: each pass undoes one."""

_ZEROS = re.compile(r"(&#[xX]?)0++")
_ENDLESS = re.compile(r"&#(?=[xX]?[0-9a-fA-F]{9})")
_TAG = re.compile(r"<[^<>]*+>")
_BREAKING = re.compile(
    r"</?(?:br|p|div|li|[duo]l|d[dt]|t[drh]|table|h[1-6r]|option|section|article)\b", re.IGNORECASE
)
_SPACES = re.compile(r"[^\S\n]+")
_LINE_BREAK = re.compile(r" ?\n ?")
_ENCODED = re.compile(r"%[0-9a-fA-F]{2}")
_LIKE_DIGITS = re.compile(r"(?<![^\W_])(?=[^\W_]*\d)[0-9OoОоIlІіЗзSЅBВ]++(?![^\W_])")
_AS_DIGITS = str.maketrans("OoОоIlІіЗзSЅBВ", "00001111335588")


def readings(text: str) -> list[str]:
    """The different ways to read `text`, the plainest first; its line breaks stay."""
    plain = _plain(text)
    found = [_without_tags(plain)]
    if "<" in plain:
        found.append("\n".join(_TAG.findall(plain)))
    if _ENCODED.search(plain):
        found.append(_without_tags(_plain(unquote(plain))))
    return list(dict.fromkeys(found))


def in_digits(reading: str) -> str:
    """The reading with digits for the letters that stand for them among other digits."""
    return _LIKE_DIGITS.sub(lambda word: word.group().translate(_AS_DIGITS), reading)


def _without_tags(text: str) -> str:
    return _plain(_TAG.sub(_gone, text)) if "<" in text else text


def _gone(tag: re.Match[str]) -> str:
    return "\n" if _BREAKING.match(tag.group()) else ""


def _plain(text: str) -> str:
    for _ in range(_DEEPEST):
        seen = _decoded(_seen(text))
        if seen == text:
            break
        text = seen
    return _LINE_BREAK.sub("\n", _SPACES.sub(" ", text))


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    # Python refuses to read numbers of thousands of digits; no character has nine.
    return html.unescape(_ENDLESS.sub("& #", _ZEROS.sub(r"\1", text)))


def _seen(text: str) -> str:
    """The text in the simplest characters that say the same."""
    if text.isascii():
        return text
    simple = text.translate({ord(character): _simple(character) for character in set(text)})
    whole = unicodedata.normalize("NFC", simple)
    # A mark that is no part of a letter strikes through or draws a box around it.
    marks = {ord(c): "" for c in set(whole) if unicodedata.category(c) in ("Mn", "Me")}
    return whole.translate(marks)


@cache
def _simple(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\n" or character.isascii():
        return character
    if category == "Cf" or character in _UNSEEN:
        return ""
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " " if category in ("Zs", "Cc") else "\n"
    if category == "Pd":
        return "-"
    number = unicodedata.digit(character, None)
    if number is not None:
        # A raised digit may be the mark of a footnote, so it is not glued to its neighbours.
        return (
            f"·{number}"
            if unicodedata.decomposition(character).startswith(_RAISED)
            else str(number)
        )
    return _SIGNS.get(character) or unicodedata.normalize("NFKC", character)
