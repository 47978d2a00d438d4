"""Romanian words inside a text in Cyrillic letters, said to be Romanian.

A screen reader would spell „Ziarul de Gardă” or „Protecție temporară” with a Russian or Ukrainian
voice (WCAG 2.2, 3.1.2). Names of sources, organisations and sections of other sites come from data
and stay as they are in every language, so nobody has to mark them by hand; what has no Romanian
letter is marked by whoever writes it: `*ordin*{ lang=ro }`.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

_WORD = r"[A-Za-zĂÂÎȘȚăâîșț]+(?:-[A-Za-zĂÂÎȘȚăâîșț]+)*"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_ROMANIAN = re.compile(r"[ĂÂÎȘȚăâîșț]|\b(?:despre|din|pentru|privind)\b")
_CYRILLIC = re.compile("[а-яґєії]", re.I)
_LATIN = re.compile("[a-zăâîșț]", re.I)
_LEFT_ALONE = {"code", "pre", "script", "style", "svg"}


class ForeignWords(Treeprocessor):
    """Puts `lang="ro"` around runs of Latin words of which one is Romanian."""

    def run(self, root: Element) -> None:
        """Change pages in Cyrillic letters only; no Romanian one has more than a word of them."""
        text = "".join(self._own(root))
        if 5 * len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
            self._mark(root)

    def _own(self, element: Element) -> Iterator[str]:
        """The texts in the language of the page: it may have the original beside it."""
        if not _is_apart(element):
            yield from (text for text, said in self._told(element.text) if not said)
            for child in element:
                yield from self._own(child)
                yield from (text for text, said in self._told(child.tail) if not said)

    def _told(self, text: str | None) -> Iterator[tuple[str, bool]]:
        """The pieces of a text, and whether HTML written into it says the language of a piece.

        Python-Markdown holds such tags back and leaves a sign in their place.
        """
        said, end = False, 0
        for sign in HTML_PLACEHOLDER_RE.finditer(text or ""):
            yield (text or "")[end : sign.start()], said
            yield sign.group(), True
            tag = str(self.md.htmlStash.rawHtmlBlocks[int(sign.group(1))])
            said, end = "lang=" in tag, sign.end()
        yield (text or "")[end:], said

    def _mark(self, element: Element) -> None:
        if _is_apart(element):
            return
        children = list(element)
        element.text, made = self._split(element.text)
        for place, one in enumerate(made):
            element.insert(place, one)
        for child in children:
            self._mark(child)
            child.tail, made = self._split(child.tail)
            after = list(element).index(child) + 1
            for place, one in enumerate(made):
                element.insert(after + place, one)

    def _split(self, text: str | None) -> tuple[str, list[Element]]:
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


def _is_apart(element: Element) -> bool:
    return bool(element.get("lang")) or element.tag in _LEFT_ALONE
