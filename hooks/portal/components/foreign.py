"""Romanian words inside a text in Cyrillic letters, said to be Romanian.

A screen reader would spell „Ziarul de Gardă” or „Protecție temporară” with a Russian or Ukrainian
voice (WCAG 2.2, 3.1.2). Names of sources, organisations and sections of other sites come from data
and stay as they are in every language, so nobody has to mark them by hand; what has no Romanian
letter is marked by whoever writes it: `*ordin*{ lang=ro }`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

_WORD = r"[A-Za-zĂÂÎȘȚăâîșț]+(?:-[A-Za-zĂÂÎȘȚăâîșț]+)*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_ROMANIAN = re.compile(r"[ĂÂÎȘȚăâîșț]|\b(?:despre|din|pentru|privind)\b")
_SIGN = re.compile("[ĂÂÎȘȚăâîșței]")
"""Letters of which each Romanian word has one, and the signs for HTML have none."""
_CYRILLIC = re.compile("[А-Яа-яҐґЄєІіЇї]+")
_LATIN = re.compile("[A-Za-zĂÂÎȘȚăâîșț]+")
_LEFT_ALONE = {"code", "pre", "script", "style", "svg"}


class _Text(NamedTuple):
    """A text of a page: at the beginning of an element, or in it `after` one of its children."""

    text: str
    inside: Element
    after: Element | None = None


class ForeignWords(Treeprocessor):
    """Puts `lang="ro"` around runs of Latin words of which one is Romanian."""

    def run(self, root: Element) -> None:
        """Change pages in Cyrillic letters only; no Romanian one has more than a word of them."""
        whole = "".join(root.itertext())
        if not (_CYRILLIC.search(whole) and _SIGN.search(whole)):
            return
        texts: list[_Text] = []
        _collect(root, texts)
        if _is_cyrillic("".join([self._unsaid(one.text) for one in texts])):
            for one in texts:
                if _SIGN.search(one.text):
                    self._mark(one)

    def _unsaid(self, text: str) -> str:
        """A text without what HTML written into it says the language of."""
        if STX not in text:
            return text
        return "".join(piece for piece, said in self._told(text) if not said)

    def _told(self, text: str) -> Iterator[tuple[str, bool]]:
        """The pieces of a text, and whether HTML written into it says the language of a piece.

        Python-Markdown holds such tags back and leaves a sign in their place.
        """
        said, end = False, 0
        for sign in HTML_PLACEHOLDER_RE.finditer(text):
            yield text[end : sign.start()], said
            yield sign.group(), True
            tag = str(self.md.htmlStash.rawHtmlBlocks[int(sign.group(1))])
            said, end = "lang=" in tag, sign.end()
        yield text[end:], said

    def _mark(self, one: _Text) -> None:
        inside, after = one.inside, one.after
        text, made = self._split(one.text)
        if after is None:
            inside.text, place = text, 0
        else:
            after.tail, place = text, list(inside).index(after) + 1
        for number, element in enumerate(made, place):
            inside.insert(number, element)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """What stands before the first Romanian words, and elements with these and what follows."""
        before, made = "", list[Element]()
        for piece, said in self._told(text):
            end = 0
            for run in () if said else _RUN.finditer(piece):
                if _ROMANIAN.search(run.group()):
                    before = _add(before, made, piece[end : run.start()])
                    made.append(Element("span", {"lang": "ro"}))
                    made[-1].text, end = run.group(), run.end()
            before = _add(before, made, piece[end:])
        return before, made


def _add(before: str, made: list[Element], text: str) -> str:
    """Put a text after the last element, or after what stands before the first one."""
    if not made:
        return before + text
    made[-1].tail = (made[-1].tail or "") + text
    return before


def _collect(element: Element, texts: list[_Text]) -> None:
    """The texts in the language of the page: it may have the original beside it."""
    if element.get("lang") or element.tag in _LEFT_ALONE:
        return
    if element.text:
        texts.append(_Text(element.text, element))
    for child in element:
        _collect(child, texts)
        if child.tail:
            texts.append(_Text(child.tail, element, child))


def _is_cyrillic(text: str) -> bool:
    letters = sum(map(len, _CYRILLIC.findall(text)))
    return 5 * letters > sum(map(len, _LATIN.findall(text)))
