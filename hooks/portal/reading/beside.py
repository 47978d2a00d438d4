"""A page together with its Romanian original: for a displaced person and an official at one phone.

    drepturi/munca.md  ->  drepturi/munca/alaturi.md

Both were rendered already, and the page is put together from their HTML: block by block where a
section has as many in both, else section by section. The Romanian parts say that they are Romanian,
lead to Romanian pages, and have ids of their own.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from portal.languages import DEFAULT
from portal.pages import address, link_from
from portal.prose import ProsePage
from portal.rendering import front_matter
from portal.strings import strings

NAME = "alaturi"
"""The last part of the address of such a page."""

MARKERS = frozenset({"sources", "contacts"})
"""The generated pieces that may stand twice on a page; tables of figures need no translation."""

LISTED = "surse"
"""The section that lists sources: the same list for both sides."""

_TAG = re.compile(
    r"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.S
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_HEADING = re.compile(r"<h([1-6])(?P<about>(?:\s[^>]*)?)>(?P<inside>.*)</h\1>", re.S)
_ID = re.compile(r'\bid="([^"]*)"')
_NAMED_HEADING = re.compile(r'<h([2-6])\b[^>]*\bid="([^"]*)"')
_PERMALINK = re.compile(r'<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>', re.S)
_WAY_HERE = '<p class="beside-choice">'
_CODE = '<p><a class="section-code"'
_ORIGINAL_OF_A_NOTICE = re.compile(r'<details class="drift__original".*?</details>\n?', re.S)

_LED = re.compile(r'\b(?P<name>href|src)="(?P<to>(?![A-Za-z][A-Za-z0-9+.-]*:|[#/])[^"]*)"')
_NAMED = re.compile(r'\b(id|aria-labelledby|aria-describedby|for)="')


#   uri_of("drepturi/munca.md")  ->  "drepturi/munca/alaturi.md"
#   uri_of("drepturi/index.md")  ->  "drepturi/alaturi.md"
def uri_of(uri: str) -> str:
    """Where the page that shows `uri` in two languages stands."""
    folder = uri.removesuffix("index.md") if uri.endswith("index.md") else f"{uri[:-3]}/"
    return f"{folder}{NAME}.md"


def written(page: ProsePage) -> str:
    """The Markdown of that page: what is told of it, and the way to `page` until it is shown."""
    words = strings(page.language)
    title = words.text("beside.title", title=page.title or page.uri)
    head = [
        "---",
        f"title: {front_matter(title)}",
        "robots: noindex",
        "search: {exclude: true}",
        "hide: [toc]",
        f"stands_for: {front_matter(address(page.uri, DEFAULT))}",
        "---",
    ]
    return "\n".join([*head, "", f"{_back(page, link_from(uri_of(page.uri), page.uri))}", ""])


def shown(own: str, original: str, page: ProsePage) -> str:
    """The HTML of that page, from what `page` and its original were rendered to."""
    elements, others = [*_elements(own)], [*_elements(original)]
    ids = _headed(elements) & _headed(others)
    theirs = {section.id: section for section in _sections(others, ids)}
    mine = _mover(address(page.uri, page.language), page)
    other = _mover(address(page.uri, DEFAULT), page, DEFAULT)
    return "\n".join(
        piece
        for section in _sections(elements, ids)
        for piece in _together(section, theirs.get(section.id), page, mine, other)
    )


@dataclass
class _Section:
    """A heading as HTML, the code below it, and the elements up to the next one."""

    id: str
    heading: str
    code: str
    parts: list[str]


_Moved = Callable[[str], str]


def _together(
    own: _Section, original: _Section | None, page: ProsePage, mine: _Moved, other: _Moved
) -> Iterator[str]:
    if own.heading:
        yield _heading(own.heading, original.heading if original else "")
    if not own.id:
        yield f"<p>{_back(page, '../')}</p>"
    if own.code:
        yield own.code
    ours, theirs = own.parts, original.parts if original else []
    if own.id == LISTED or not theirs:
        yield from map(mine, ours)
        return
    if len(ours) != len(theirs):
        ours, theirs = ["\n".join(ours)], ["\n".join(theirs)]
    for one, two in zip_longest(ours, theirs, fillvalue=""):
        yield _pair(mine(one), other(two)) if one != two else mine(one)


def _pair(own: str, original: str) -> str:
    parts = _part(own, ""), _part(original, f' lang="{DEFAULT}"')
    return "\n".join(['<div class="beside">', *parts, "</div>"])


def _part(html: str, attributes: str) -> str:
    return f'<div class="beside__part"{attributes}>\n{html}\n</div>'


def _back(page: ProsePage, to: str) -> str:
    return f'<a class="back" href="{to}">{strings(page.language).text("beside.back")}</a>'


def _heading(own: str, original: str) -> str:
    """The heading with the words of the other one after its own, where they are others."""
    mine, other = _words(own), _words(original)
    if not other or mine == other:
        return own
    second = f' <span class="beside__heading" lang="{DEFAULT}">{other}</span>'
    return own.replace(mine, mine + second, 1)


def _words(heading: str) -> str:
    """What a heading says, without the link to itself."""
    found = _HEADING.match(heading)
    return _PERMALINK.sub("", found["inside"]).strip() if found else ""


def _headed(elements: Iterable[str]) -> set[str]:
    """The ids of headings, of level 2 and below, that stand in no other element."""
    return {found[2] for element in elements if (found := _NAMED_HEADING.match(element))}


def _sections(elements: Iterable[str], ids: set[str]) -> list[_Section]:
    """The sections of a rendered page; those of `ids` begin one, any other heading is inside."""
    found = [_Section("", "", "", [])]
    for element in elements:
        heading = _HEADING.match(element)
        name = _ID.search(heading["about"]) if heading else None
        if heading and heading[1] == "1" and not found[0].heading:
            found[0].heading = element
        elif name and name[1] in ids:
            found.append(_Section(name[1], element, "", []))
        elif element.startswith(_CODE):
            found[-1].code = element
        elif not element.startswith(_WAY_HERE):
            found[-1].parts.append(_ORIGINAL_OF_A_NOTICE.sub("", element))
    return found


#   _elements("<p>a</p>\n<ul><li>b</li></ul>")  ->  ["<p>a</p>", "<ul><li>b</li></ul>"]
def _elements(html: str) -> Iterator[str]:
    """The elements no other one is around, and texts between them.

    Tags that somebody wrote and never closed are closed, and such as close nothing are left out:
    each element is to stand in a column of its own.
    """
    start, inside, text = 0, list[str](), ""
    for tag in _TAG.finditer(html):
        if tag[2] is None or tag[2].lower() in _VOID or tag[0].endswith("/>"):
            continue
        name = tag[2].lower()
        if not tag[1]:
            if not inside and (before := text + html[start : tag.start()].strip()):
                yield before
            if not inside:
                start, text = tag.start(), ""
            inside.append(name)
        elif name in inside:
            while inside.pop() != name:
                pass
            if not inside:
                yield text + html[start : tag.end()]
                start, text = tag.end(), ""
        else:
            text += html[start : tag.start()]
            start = tag.end()
    if rest := text + html[start:].strip():
        yield rest + "".join(f"</{name}>" for name in reversed(inside))


def _mover(place: str, page: ProsePage, language: str = "") -> _Moved:
    """HTML of the page at `place` as it stands on the page beside: what it leads to stays the same.

    Of another `language` it says so where it leads to pages, and its ids are told apart.
    """
    here = address(uri_of(page.uri), page.language)

    def led(match: re.Match[str], said: bool) -> str:
        path, mark, anchor = match["to"].partition("#")
        is_page = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
        there = posixpath.normpath(posixpath.join("/", place, path))
        to = posixpath.relpath(there, f"/{here}") + ("/" if is_page else "")
        told = f' hreflang="{language}"' if language and is_page and not said else ""
        return f'{match["name"]}="{to}{mark}{anchor}"{told}'

    def tag(match: re.Match[str]) -> str:
        said = "hreflang=" in match[0]
        moved = _LED.sub(lambda found: led(found, said), match[0])
        return _NAMED.sub(rf'\1="{language}-', moved) if language else moved

    return lambda html: _TAG.sub(tag, html)
