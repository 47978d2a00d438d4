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
        text = "".join(_own(root))
        if 5 * len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
            _mark(root)


def _is_apart(element: Element) -> bool:
    return bool(element.get("lang")) or element.tag in _LEFT_ALONE


def _own(element: Element) -> Iterator[str]:
    """The texts that are in the language of the page: a page may have the original beside it."""
    if not _is_apart(element):
        yield element.text or ""
        for child in element:
            yield from _own(child)
            yield child.tail or ""


def _mark(element: Element) -> None:
    if _is_apart(element):
        return
    children = list(element)
    element.text, made = _split(element.text)
    for place, one in enumerate(made):
        element.insert(place, one)
    for child in children:
        _mark(child)
        child.tail, made = _split(child.tail)
        after = list(element).index(child) + 1
        for place, one in enumerate(made):
            element.insert(after + place, one)


def _split(text: str | None) -> tuple[str | None, list[Element]]:
    """What stands before the first Romanian words, and elements with these and what follows."""
    runs = [run for run in _RUN.finditer(text or "") if _ROMANIAN.search(run.group())]
    if not text or not runs:
        return text, []
    made = []
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        one = Element("span", {"lang": "ro"})
        one.text = run.group()
        one.tail = text[run.end() : following.start() if following else None]
        made.append(one)
    return text[: runs[0].start()], made
