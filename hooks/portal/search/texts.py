"""The text of a rendered page, section by section, as search reads it.

What repeats on every page or leads away from it is not what the page says: codes of sections,
marks of sources and their list, charts (the table beside them says the same), links to the
heading itself; nor is what says so (`data-search-exclude`, nothing of its own kind inside).
"""

import re
from html import unescape

from portal.search.indexes import Part

LISTED = "surse"
"""The section that lists sources: the sources are found on the pages they are cited on."""

_LEFT_OUT = (
    r"<(svg|script|style|form|template)\b.*?</\1>"
    r"|<(details|div|p)\b[^>]*\bdata-search-exclude\b.*?</\2>"
    r'|<a\b[^>]*\bclass="headerlink"[^>]*>.*?</a>'
    r'|<p(?: class="beside-choice"[^>]*)>.*?</p>'
    r'|<p><a class="section-code".*?</p>'
)
_SOURCE = r'\s*\(<a href="#sursa-[^>]*>.*?</a>\)'
_WITHOUT_SOURCES = re.compile(_LEFT_OUT, re.S)
_WITH_SOURCES = re.compile(f"{_LEFT_OUT}|{_SOURCE}", re.S)
_HEADING = re.compile(r'<h([2-6])\b[^>]*?\bid="([^"]*)"[^>]*>(.*?)</h\1>', re.S)
_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>", re.S)
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</?(?:p|li|dt|dd|td|th|tr|div|h[1-6]|caption|br)\b[^>]*>")
_DOTS = re.compile(r" ·(?: ·)* ?")
_DOT_AFTER_END = re.compile(r" · (?<=[.!?:;,…] · )")


#   a page with a heading `cum`  ->  Part("", "", "Puteți."), Part("cum", "Cum", "Așa.")
def parts(html: str) -> tuple[Part, ...]:
    """The sections of a page made by Python-Markdown, in their order; the first has no heading."""
    left_out = _WITH_SOURCES if '"#sursa-' in html else _WITHOUT_SOURCES
    told = _TITLE.sub("", left_out.sub("", html), count=1)
    before, *pieces = _HEADING.split(told)
    found = [Part("", "", plain(before))]
    for anchor, heading, text in zip(pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        if anchor != LISTED:
            found.append(Part(unescape(anchor), plain(heading), plain(text)))
    return tuple(found)


def plain(html: str) -> str:
    """The text of HTML alone; what stands in different blocks does not run together."""
    apart = _BLOCK.sub(lambda tag: " · " if tag[0].startswith("</") else " ", html)
    text = unescape(_TAG.sub("", apart))
    text = " ".join(text.replace("\u00ad", "").split())
    text = _DOTS.sub(" · ", text).strip(" ·")
    return _DOT_AFTER_END.sub(" ", text)
