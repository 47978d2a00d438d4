"""What is added to typed pages for two readers: codes below headings, and the other language.

The front door of the room: what `site.py` asks for.
"""

from collections.abc import Collection, Iterator
from functools import partial
from html import escape
from posixpath import relpath

from portal import languages
from portal.languages import DEFAULT
from portal.pages import Page, address
from portal.prose import ProsePage
from portal.reading import beside, finding
from portal.reading.codes import code, said
from portal.sections import headings
from portal.strings import strings

PIECES = ("section codes",)
"""The markers this room fills: the form for a code, and all codes."""

HOME = "index.md"


class Reading:
    """The typed pages of all languages, as two people read them together."""

    def __init__(self, pages: list[ProsePage]) -> None:
        self.pages = {(page.language, page.uri): page for page in pages}
        self.pairs = {beside.uri_of(page.uri): page.uri for page in pages}
        """Where a page is shown with its original, and the page."""

    def beside(self, language: str, uris: Collection[str] | None = None) -> Iterator[Page]:
        """For each page that may be shown with its original, the page that does so.

        Of those at `uris` alone, where they are named.
        """
        for (of, uri), page in self.pages.items():
            if of != language or (uris is not None and uri not in uris):
                continue
            if self.is_offered(language, uri):
                write = partial(beside.written, page)
                yield Page(beside.uri_of(uri), write, written_in=page.path)

    def shown(self, language: str, uri: str, own: str, original: str) -> str:
        """The HTML of the page that shows `uri`, from what it and its original were rendered to."""
        return beside.shown(own, original, self.pages[language, uri])

    def added(self, text: str, language: str, uri: str) -> str:
        """A filled page with its codes and the way to it in two languages; others as they were."""
        page = self.pages.get((language, uri))
        if page is None:
            return text
        lines = _with_codes(text, page).split("\n")
        for heading in headings(text):
            if heading.level == 1:
                lines.insert(heading.line, f"\n{self._choice(language, uri)}\n")
                break
        return "\n".join(lines)

    def codes(self, language: str, place: str) -> str:
        """The form for a code and all codes that pages say, for the page at `place`."""
        pages = [page for (of, uri), page in self.pages.items() if of == language and uri != HOME]
        return finding.written(pages, language, place)

    def is_offered(self, language: str, uri: str) -> bool:
        """Whether the page at `uri` is shown together with its original in a language."""
        both = self.pages.get((language, uri)), self.pages.get((DEFAULT, uri))
        return language != DEFAULT and all(
            page is not None and beside.MARKERS.issuperset(page.markers) for page in both
        )

    def _choice(self, language: str, uri: str) -> str:
        """Links to the page in two languages: one on a translation, all of them on an original."""
        shown = languages.CODES[1:] if language == DEFAULT else (language,)
        offered = [other for other in shown if self.is_offered(other, uri)]
        if not offered:
            return ""
        words = strings(language)
        links = [
            _link(address(beside.uri_of(uri), other), address(uri, language), *told)
            for other in offered
            for told in [
                (words.text("beside.show"), "")
                if language != DEFAULT
                else (languages.endonym(other), other)
            ]
        ]
        before = f"{words.text('beside.show_with')} " if language == DEFAULT else ""
        return f'<p class="beside-choice">{escape(before)}{", ".join(links)}</p>'


def _link(to: str, place: str, text: str, language: str) -> str:
    """A link as HTML: the page is not among the files of another language."""
    about = f' lang="{language}" hreflang="{language}"' if language else ""
    return f'<a href="{relpath(to, place or ".")}/"{about}>{escape(text)}</a>'


def _with_codes(text: str, page: ProsePage) -> str:
    """The text with the code of each section that `page` has below its heading.

    The home page shows none: there nothing is dictated, and everybody chooses where to go.
    """
    if page.uri == HOME:
        return text
    lines, words = text.split("\n"), strings(page.language)
    typed = {heading.id for heading in page.headings if heading.id}
    for heading in headings(text):
        if heading.level > 1 and heading.id in typed:
            told = words.text("code.of_section", code=said(code(page.uri, heading.id)))
            lines[heading.line - 1] += f"\n\n[{told}](#{heading.id}){{ .section-code }}\n"
    return "\n".join(lines)
