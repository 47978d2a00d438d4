"""A piece of Markdown as what it says: its words, and what they are linked to."""

import re
from dataclasses import dataclass
from functools import lru_cache

from portal.values import Value, values

_BREAK = "\x00"
"""Stands where a link or code was: what is left and right of it are not one number."""

_CODE = re.compile(r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)", re.S)
_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\]\(\s*<?(?P<target>[^()\s<>]+(?:\([^()\s]*\))?)>?(?:\s+\"[^\"]*\")?\s*\)"
    r"(?P<mark>\{[^{}]*\})?"
)
_BARE = re.compile(r"<(?P<target>(?:https?://|mailto:)[^<>\s]+)>")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#][^{}]*\}")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_LANGUAGE = re.compile(r"(?<![A-Za-z])(?:ro|ru|uk)(?![A-Za-z])")
_WORDED = ("fact:", "act:", "contact:", "source:", "term:")


@dataclass(frozen=True)
class Link:
    """Where a link leads, with its marks, and the words it stands on."""

    target: str
    text: str

    @property
    def is_reference(self) -> bool:
        """Whether it refers to a register, which has words of its own."""
        return self.target.startswith(_WORDED)

    @property
    def is_fact(self) -> bool:
        """Whether its words are compared with the register already."""
        return self.target.startswith("fact:")


@dataclass(frozen=True)
class Spoken:
    """What a piece says: `text` without marks of Markdown, lines as they were.

    In `codes` the code of a language is `*`: `prezenta-*.xlsx`.
    """

    text: str
    links: tuple[Link, ...] = ()
    codes: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def spoken(markdown: str) -> Spoken:
    """The words of a piece; those of references are with their links."""
    links: list[Link] = []
    codes: list[str] = []

    def code(match: re.Match[str]) -> str:
        codes.append(_LANGUAGE.sub("*", match["code"].strip()))
        return f"{_BREAK}{match['code']}{_BREAK}"

    def link(match: re.Match[str]) -> str:
        mark = " ".join((match["mark"] or "").strip("{}: ").split())
        found = Link(f"{match['target']} {mark}".strip(), match["text"])
        links.append(found)
        return _BREAK if found.is_reference else f"{match['text']}{_BREAK}"

    def bare(match: re.Match[str]) -> str:
        links.append(Link(match["target"], ""))
        return _BREAK

    text = _CODE.sub(code, markdown) if "`" in markdown else markdown
    text = _BARE.sub(bare, text) if "<" in text else text
    for _ in range(2):  # a reference may stand in the words of a link
        text = _LINK.sub(link, text) if "](" in text else text
    text = _ATTRIBUTES.sub("", text) if "{" in text else text
    text = _EMPHASIS.sub("", text) if "*" in text or "_" in text else text
    return Spoken(text.replace("&nbsp;", " "), tuple(links), tuple(codes))


@lru_cache(maxsize=2048)
def stated(text: str, language: str) -> tuple[Value, ...]:
    """The values of a text."""
    return tuple(values(text, language))
