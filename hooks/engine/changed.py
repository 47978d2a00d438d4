"""What is another than in the release before, once words of a few typed pages or logs changed.

    Changed(site, kept, trace, release, files).all(uris)     bodies of files, by place on the site

Made by the code that makes them in a build; the frame around the text of a page stays. Where a
change concerns more than is made here, or there is anything to warn of: `NotAlone`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils import meta

from engine import rendered, search
from engine.alone import Alone
from engine.kept import Kept
from engine.markup import is_closed, without_indentation
from engine.releases import Files
from engine.traces import Trace
from portal import checking, languages, outlines, pieces
from portal.changes import pages as changes
from portal.changes import remembered
from portal.handouts import offered
from portal.offline import manifest
from portal.pages import Asset, Page, address
from portal.problems import errors
from portal.prose import ProsePage
from portal.reading import beside
from portal.safety import policy
from portal.search.indexes import Analysed
from portal.site import Site
from portal.trainings import addresses
from portal.trainings import pages as trainings
from portal.translations import coverage

_TOLD_EVERYWHERE = frozenset({coverage.PIECE, *changes.PIECES})
"""The pieces that speak of the texts of other pages."""

_COUNTED = frozenset({pieces.DOWNLOADS, *trainings.PIECES})
"""The pieces that are made of logs."""

_SCRIPT = re.compile(r'data-script="[^"]*"')
_ASSET = re.compile(r"""(?:src|href)=["']?(?:\.{1,2}/)*assets/[^"'>\s?#]+""")


class NotAlone(Exception):
    """The change concerns more than can be made here."""


class Changed:
    """What is another than in the release before, by its place on the site."""

    def __init__(self, site: Site, kept: Kept, trace: Trace, release: Path, files: Files) -> None:
        self.site = site
        self.kept = kept
        self.trace = trace
        self.release = release
        self.files = files
        self.alone = Alone(kept, trace)
        self.typed = {languages.localized(p.uri, p.language): p for p in site.prose}
        self.bodies: dict[str, bytes] = {}
        self.gone: set[str] = set()
        self.searched: set[str] = set()
        self.contents: dict[str, tuple[str, str]] = {}
        self.is_told = False

    def all(self, uris: list[str], *, counted: bool = False) -> dict[str, bytes]:
        """The files that differ once the typed pages at `uris` changed, and logs if `counted`."""
        pages = [self.typed[uri] for uri in uris if uri in self.typed]
        if len(pages) != len(uris):
            raise NotAlone
        everywhere = [self._is_told_everywhere(uri) for uri in uris]
        found = [*checking.in_texts(self.site, pieces.PIECES, pages)]
        found += checking.in_logs(self.site) if counted else ()
        if errors(found):
            raise NotAlone
        for page in pages:
            self._page_and_its_kin(page)
        self.is_told = counted or any(everywhere)
        if counted:
            self._counted()
        if self.is_told:
            self._told_everywhere()
            self.trace.changes = remembered.of_site(self.site)
        for language in self.searched:
            self._search(language)
        self._manifests()
        return {name: body for name, body in self.bodies.items() if not self._is_as_before(name)}

    def _is_told_everywhere(self, uri: str) -> bool:
        """Whether other pages tell what changed: of an original, and of what tools wrote."""
        page, (outline, provenance) = self.typed[uri], self.trace.outlines[uri]
        if outlines.outline(page) != outline:
            raise NotAlone
        now = outlines.provenance(page)
        self.trace.outlines[uri] = [outline, now]
        return page.language == languages.DEFAULT or now != provenance

    def _page_and_its_kin(self, page: ProsePage) -> None:
        """The page, in an original its translations, and what is made of each of them."""
        is_original = page.language == languages.DEFAULT
        for language in languages.CODES if is_original else (page.language,):
            uri = languages.localized(page.uri, language)
            if uri in self.typed:
                self._typed(uri)
            for made in self.site.of_texts(language, {page.uri}):
                self._page(languages.localized(made.uri, language), made.write())
            if self.site.reading.is_offered(language, page.uri):
                self._beside(page.uri, language)
            if offered.is_offered(page.uri):
                self._handout(page.uri, language)

    def _told_everywhere(self) -> None:
        """The typed pages that speak of the texts of others, and the pages and feeds of changes."""
        self._holding(_TOLD_EVERYWHERE)
        for language in languages.CODES:
            told, feeds = self.site.of_changes(language)
            self._pages_below(changes.FOLDER, language, told)
            for feed in feeds:
                self._asset(feed, language)

    def _counted(self) -> None:
        """The pages and files made of logs, and the typed pages that hold a piece of them."""
        self._holding(_COUNTED)
        for language in languages.CODES:
            pages, files = self.site.of_trainings(language)
            self._pages_below(addresses.FOLDER, language, pages)
            places = {self._asset(file, language)[0] for file in files}
            folder = address(addresses.FOLDER, language)
            there = {name for name in self.files if name.startswith(folder)}
            if {name for name in there if not name.endswith(".html")} - places:
                raise NotAlone

    def _holding(self, markers: frozenset[str]) -> None:
        """The typed pages that hold one of the pieces."""
        for uri, page in self.typed.items():
            if page.markers & markers:
                self._typed(uri)
                if offered.is_offered(page.uri):
                    self._handout(page.uri, page.language)

    def _pages_below(self, folder: str, language: str, made: Iterable[Page]) -> None:
        """The generated pages of a folder, which must be the same ones as before."""
        below = languages.localized(folder, language)
        pages = {languages.localized(page.uri, language): page for page in made}
        pages = {uri: page for uri, page in pages.items() if uri not in self.typed}
        kin = self.site.reading.pairs | self.site.handouts.pairs
        others = self.typed.keys() | {languages.localized(uri, language) for uri in kin}
        if pages.keys() != {uri for uri in self.trace.pages if uri.startswith(below)} - others:
            raise NotAlone
        for uri, page in pages.items():
            self._page(uri, page.write())

    def _typed(self, uri: str) -> None:
        self._page(uri, self.typed[uri].text)

    def _page(self, uri: str, text: str) -> None:
        """A page whose Markdown may be another now."""
        if uri not in self.trace.pages:
            raise NotAlone
        markdown, head = meta.get_data(text)
        name, url, place, before = self.trace.pages[uri]
        if rendered.head(head) != before:
            raise NotAlone
        lines = "\n".join(markdown.splitlines())  # as static-i18n hands it on
        language, inside = languages.split(uri)
        filled = self.site.filled(lines, language or languages.DEFAULT, inside)
        now = self.alone.name(uri, filled).hex()
        if now == name:
            return
        old, new = self.kept.get(bytes.fromhex(name)), self.alone.rendered(uri, filled)
        if old is None or new is None or not _is_framed_alike(old, new) or self._leads_astray(new):
            raise NotAlone
        self.contents[uri] = old["content"], new["content"]
        self.bodies[place] = self._framed(place, *self.contents[uri])
        self.trace.pages[uri] = [now, url, place, before]
        self._remember(uri, url, head, new["content"])

    def _beside(self, uri: str, language: str) -> None:
        """The page that shows a typed page together with its original."""
        pages = [languages.localized(uri, code) for code in (language, languages.DEFAULT)]
        before, now = zip(*map(self._content, pages), strict=True)
        if before != now:
            shown = (self.site.reading.shown(language, uri, *both) for both in (before, now))
            place = self.trace.pages[languages.localized(beside.uri_of(uri), language)][2]
            self.bodies[place] = self._framed(place, *shown)

    def _content(self, uri: str) -> tuple[str, str]:
        """What a page was rendered to in the release before, and now."""
        if uri not in self.contents:
            known = self.kept.get(bytes.fromhex(self.trace.pages[uri][0]))
            if known is None:
                raise NotAlone
            self.contents[uri] = known["content"], known["content"]
        return self.contents[uri]

    def _framed(self, place: str, old: str, new: str) -> bytes:
        """The page of before with another text in its frame."""
        before = (self.release / place).read_text(encoding="utf-8")
        was, is_now = without_indentation(old), without_indentation(new)
        if before.count(was) != 1 or not was.strip() or not is_closed(new) or not is_closed(old):
            raise NotAlone
        after = before.replace(was, is_now)
        if policy.styles(before) != policy.styles(after):
            raise NotAlone
        if set(_ASSET.findall(before)) != set(_ASSET.findall(after)):
            raise NotAlone
        return after.encode(errors="xmlcharrefreplace")

    def _leads_astray(self, page: dict[str, Any]) -> bool:
        """Whether a link of the page leads to a place another page does not have."""
        for uri, anchors in page["links"]:
            target = self.trace.pages.get(uri)
            known = self.kept.get(bytes.fromhex(target[0])) if target else None
            if known is None or not set(known["anchors"]).issuperset(anchors):
                return True
        return False

    def _remember(self, uri: str, url: str, head: dict[str, Any], html: str) -> None:
        """What search knows of the page, where it is among what is searched."""
        language, inside = languages.split(uri)
        language = language or languages.DEFAULT
        names = self.trace.search.get(language, {})
        prefix = "" if language == languages.DEFAULT else f"{language}/"
        place = url.removeprefix("./").removeprefix(prefix)
        before = search.recalled(self.kept, bytes.fromhex(names.get(place, "")))
        if before is None:
            if place in names:
                raise NotAlone
            return
        found = search.told(
            self.site, language, inside, search.Rendered(url, before.page.title, head, html)
        )
        if found != before.page:
            names[place] = search.of_page(self.kept, language, found)[1].hex()
            self.searched.add(language)

    def _search(self, language: str) -> None:
        pages = list(self._words(language))
        made = search.files(self.site, language, pages)
        self.gone |= {n for n in self.files if n.startswith(f"search/{language}/")} - made.keys()
        self.bodies |= made

    def _words(self, language: str) -> Iterator[Analysed]:
        for name in self.trace.search[language].values():
            known = search.recalled(self.kept, bytes.fromhex(name))
            if known is None:
                raise NotAlone
            yield known

    def _handout(self, uri: str, language: str) -> None:
        """The file readers take along, and its size, which its page tells."""
        for asset in self.site.handouts.assets(language):
            if asset.uri == offered.pocket_uri(uri, language):
                place, body = self._asset(asset, language)
                if offered.kilobytes(len(body)) != offered.kilobytes(self.files[place][0]):
                    raise NotAlone

    def _asset(self, asset: Asset, language: str) -> tuple[str, bytes]:
        place = address(asset.uri, language)
        if place not in self.files:
            raise NotAlone
        self.bodies[place] = asset.write()
        return place, self.bodies[place]

    def _manifests(self) -> None:
        """The lists of files for copies without a network."""
        for language in languages.CODES:
            place = manifest.place(language)
            if place not in self.files:
                continue
            before = (self.release / place).read_bytes()
            self.bodies[place] = manifest.changed(before, self.bodies)

    def _is_as_before(self, name: str) -> bool:
        return name in self.files and (self.release / name).read_bytes() == self.bodies[name]


def _is_framed_alike(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether the frame around a page is the same: its contents, title, anchors and scripts."""
    scripts = [set(_SCRIPT.findall(page["content"])) for page in (old, new)]
    anchors = [set(page["anchors"]) for page in (old, new)]
    return (
        (old["toc"], old["title"]) == (new["toc"], new["title"])
        and anchors[0] == anchors[1]
        and scripts[0] == scripts[1]
        and ("<h1" in old["content"]) == ("<h1" in new["content"])
    )
