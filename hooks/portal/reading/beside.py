"""A page together with its Romanian original: for a displaced person and an official at one phone.

    drepturi/munca.md  ->  drepturi/munca/alaturi.md

Block by block where both have the same blocks, else section by section. The Romanian parts say
that they are Romanian, lead to Romanian pages, and carry no ids of their own.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from itertools import zip_longest

from portal.languages import DEFAULT
from portal.pages import address, link_from
from portal.prose import ProsePage
from portal.rendering import front_matter
from portal.sections import ITEM, Block, Heading, Section, sections
from portal.strings import strings

NAME = "alaturi"
"""The last part of the address of such a page."""

MARKERS = frozenset({"sources", "contacts"})
"""The generated pieces that may stand twice on a page; tables of figures need no translation."""

LISTED = "surse"
"""The section that lists sources: the same list for both sides."""

_CLASSES_ALONE = re.compile(r"\{[^{}]*\}\s*$")
_CAPTION = re.compile(r"\{[^{}]*\.caption\b[^{}]*\}\s*$")
_DEFINITION = re.compile(r"^:\s+", re.M)
_ID = re.compile(r"(\{[^{}\n]*?)#[^\s{}]+")
_HTML_ID = re.compile(r'\b(id|aria-labelledby|aria-describedby|for)="')
_NOT_IN_A_LABEL = re.compile(r"[`*_{}#\"<>&]")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)(?P<attributes>\{[^{}\n]*\})?")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|#|/")


#   uri_of("drepturi/munca.md")  ->  "drepturi/munca/alaturi.md"
#   uri_of("drepturi/index.md")  ->  "drepturi/alaturi.md"
def uri_of(uri: str) -> str:
    """Where the page that shows `uri` in two languages stands."""
    folder = uri.removesuffix("index.md") if uri.endswith("index.md") else f"{uri[:-3]}/"
    return f"{folder}{NAME}.md"


def written(own: str, original: str, page: ProsePage) -> str:
    """The Markdown of that page, from two texts of `page` in which nothing is left to fill."""
    uri, language = page.uri, page.language
    ours, theirs = sections(own), {section.id: section for section in sections(original)}
    parts = [
        piece
        for section in ours
        for piece in _section(section, theirs.get(section.id), uri, language)
    ]
    title = strings(language).text("beside.title", title=page.title or uri)
    head = [
        "---",
        f"title: {front_matter(title)}",
        "robots: noindex",
        "search: {exclude: true}",
        "hide: [toc]",
        f"stands_for: {front_matter(address(uri, DEFAULT))}",
        "---",
    ]
    return "\n\n".join(["\n".join(head), *parts]) + "\n"


def _section(own: Section, original: Section | None, uri: str, language: str) -> Iterator[str]:
    if own.heading:
        yield _heading(own.heading, original.heading if original else None)
    if not own.id:
        back = strings(language).text("beside.back")
        yield f"[{back}]({link_from(uri_of(uri), uri)}){{ .back }}"
    ours, theirs = _pieces(own.blocks), _pieces(original.blocks if original else ())
    if own.id == LISTED or not theirs:
        yield from (_moved(piece, uri) for piece in ours)
        return
    if len(ours) != len(theirs):
        ours, theirs = ["\n\n".join(ours)], ["\n\n".join(theirs)]
    for mine, other in zip_longest(ours, theirs, fillvalue=""):
        yield _pair(_moved(mine, uri), _in_romanian(other, uri, language))


def _heading(own: Heading, original: Heading | None) -> str:
    marks, label = "#" * own.level, _NOT_IN_A_LABEL.sub("", unescape(own.words))
    name = f"#{own.id} " if own.id else ""
    second = ""
    if original and original.words != own.words:
        second = f' <span class="beside__heading" lang="{DEFAULT}">{original.words}</span>'
    return f'{marks} {own.words}{second} {{{name}data-toc-label="{label}"}}'


def _pair(own: str, original: str) -> str:
    """Two parts beside one another; what is the same in both, as a number, stands once."""
    if own == original:
        return own
    return "\n".join(
        [
            '<div class="beside" markdown="1">',
            _part(own, ""),
            _part(original, f' lang="{DEFAULT}"'),
            "</div>",
        ]
    )


def _part(text: str, attributes: str) -> str:
    return f'<div class="beside__part"{attributes} markdown="1">\n\n{text}\n\n</div>'


def _pieces(blocks: Iterable[Block]) -> list[str]:
    """Blocks with what belongs to them: the rest of a list, a caption, classes written below."""
    pieces: list[str] = []
    before = ""
    for block in blocks:
        kind = _kind(block)
        goes_on = kind == before and kind in ("list", "definitions")
        if pieces and (goes_on or kind == "attributes" or before == "caption"):
            pieces[-1] += f"\n\n{block.text}"
        else:
            pieces.append(block.text)
        before = kind
    return pieces


def _kind(block: Block) -> str:
    if block.is_code:
        return "code"
    if _CLASSES_ALONE.fullmatch(block.text) or block.text.startswith((" ", "\t")):
        return "attributes"
    if _CAPTION.search(block.text):
        return "caption"
    if ITEM.match(block.text):
        return "list"
    return "definitions" if _DEFINITION.search(block.text) else "text"


def _moved(text: str, uri: str) -> str:
    """The links of a text that now stands one level deeper."""

    def moved(match: re.Match[str]) -> str:
        target = match["target"]
        if _OUTSIDE.match(target):
            return match[0]
        path, mark, anchor = target.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        to = link_from(uri_of(uri), there) + mark + anchor
        return f"[{match['text']}]({to}){match['attributes'] or ''}"

    return _LINK.sub(moved, text)


def _in_romanian(text: str, uri: str, language: str) -> str:
    """The Romanian text without ids, its links leading to Romanian pages.

    Those pages are not among the files of this language, so their links are written as HTML,
    by their addresses.
    """
    here = address(uri_of(uri), language)

    def moved(match: re.Match[str]) -> str:
        path, mark, anchor = match["target"].partition("#")
        if _OUTSIDE.match(match["target"]) or not path.endswith(".md"):
            return match[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        to = posixpath.relpath(address(there, DEFAULT) or ".", here) + f"/{mark}{anchor}"
        return f'<a href="{escape(to)}" hreflang="{DEFAULT}">{match["text"]}</a>'

    text = _LINK.sub(moved, text)
    text = _HTML_ID.sub(rf'\1="{DEFAULT}-', text)
    return _ID.sub(r"\1", text)
