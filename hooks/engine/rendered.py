"""Markdown rendered once: the same text among the same pages gives the same HTML.

Python-Markdown is half of a build. It is set up once for all pages, which MkDocs does for each
anew; and what it made of a page is kept by a hash of everything that goes in: the text, the
address, the extensions with their settings, the addresses of all files a link may lead to, the
versions of the packages and our own code. A page that brought a warning is not kept, so that the
warning comes again. Where the packages are not those this was written for, pages are rendered as
MkDocs does, and the build says so.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from logging.handlers import BufferingHandler
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import AnchorLink, get_toc

from engine.kept import Kept, key

log = logging.getLogger("mkdocs.plugins.portal")

KNOWN = {"mkdocs": "1.6.1"}
"""The version whose `Page.render` does what is repeated here."""

_HEAD = 16
"""Digits of the hash of a head."""


@contextmanager
def remembered(kept: Kept) -> Iterator[None]:
    """While this lasts, pages are rendered only where nothing was kept of them."""
    if not is_known():
        log.info("mkdocs %s is not known here: every page is rendered", version("mkdocs"))
        yield
        return
    plain = Page.render
    Page.render = _Renderer(kept).render  # type: ignore[method-assign]
    try:
        yield
    finally:
        Page.render = plain  # type: ignore[method-assign]


def is_known() -> bool:
    """Whether the packages are those this was written for."""
    return all(version(name) == known for name, known in KNOWN.items())


class _Renderer:
    """`Page.render`, but of what was rendered before."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.among: tuple[Files | None, str] = None, ""
        self.markdown: Markdown | None = None

    @property
    def render(self) -> Any:
        """The function that takes the place of the method."""

        def render(page: Page, config: MkDocsConfig, files: Files) -> None:
            self._know(files, config)
            file, trace = page.file, self.kept.trace
            name = name_of(self.kept, self.among[1], file.src_uri, file.url, page.markdown or "")
            trace.pages[file.src_uri] = [name.hex(), file.url, file.dest_uri, head(page.meta)]
            known = self.kept.get(name)
            if known is not None and recall(page, known, files):
                return
            with listening() as warnings:
                self.markdown = self.markdown or set_up(config)
                convert(page, self.markdown, config, files)
            if not warnings:
                self.kept.put(name, told(page))

        return render

    def _know(self, files: Files, config: MkDocsConfig) -> None:
        """What the pages of a language are rendered among."""
        if self.among[0] is files:
            return
        self.among = files, _addresses(files, config).hex()
        language: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
        trace = self.kept.trace
        trace.among[language] = self.among[1]
        included = (f for f in files if f.inclusion.value > InclusionLevel.DRAFT.value)
        trace.addresses[language] = {f.src_uri: f.url for f in included}
        settings = [config.markdown_extensions, config.mdx_configs]
        with suppress(TypeError, ValueError):
            trace.markdown = settings if json.loads(json.dumps(settings)) == settings else []


def set_up(config: MkDocsConfig) -> Markdown:
    """Python-Markdown as the settings say, for any number of pages."""
    extensions, configs = config["markdown_extensions"], config["mdx_configs"] or {}
    return Markdown(extensions=extensions, extension_configs=configs)


def convert(page: Page, markdown: Markdown, config: MkDocsConfig, files: Files) -> None:
    """What `Page.render` does, with `markdown` as it was set up.

    Under the name it has, each part that belongs to a page takes the place of the one before.
    """
    raw, title = _RawHTMLPreprocessor(), _ExtractTitleTreeprocessor()
    anchors = _ExtractAnchorsTreeprocessor(page.file, files, config)
    links = _RelativePathTreeprocessor(page.file, files, config)
    markdown.reset()
    for part in (raw, anchors, links, title):
        part._register(markdown)
    page.content = markdown.convert(page.markdown or "")
    page.toc = get_toc(getattr(markdown, "toc_tokens", []))
    page._title_from_render = title.title
    page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
    page.links_to_anchors = links.links_to_anchors


def name_of(kept: Kept, among: str, uri: str, url: str, markdown: str) -> bytes:
    """By what a rendered page is kept."""
    return key("page 2", kept.edition, among, uri, url, markdown)


def _addresses(files: Files, config: MkDocsConfig) -> bytes:
    """Where a link may lead, and how extensions are set."""
    places = sorted((file.src_uri, file.url, file.inclusion.name) for file in files)
    settings = [config.markdown_extensions, config.mdx_configs, str(config.validation)]
    return key(json.dumps([places, settings], default=str, sort_keys=True))


def head(meta: Mapping[str, Any]) -> str:
    """A hash of the head of a page, of which the frame around it tells."""
    return key(json.dumps(meta, default=str, sort_keys=True)).hex()[:_HEAD]


def told(page: Page) -> dict[str, Any]:
    """What `Page.render` leaves on a page, as JSON."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": [_token(item) for item in page.toc],
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": [[file.src_uri, anchors] for file, anchors in links.items()],
    }


def recall(page: Page, known: dict[str, Any], files: Files) -> bool:
    """Put on the page what was kept; False where a file it leads to is not there."""
    targets = [(files.get_file_from_path(uri), anchors) for uri, anchors in known["links"]]
    if any(file is None for file, _ in targets):
        return False
    page.content = known["content"]
    page.toc = get_toc(known["toc"])
    page._title_from_render = known["title"]
    page.present_anchor_ids = set(known["anchors"])
    page.links_to_anchors = {file: anchors for file, anchors in targets if file is not None}
    return True


def _token(link: AnchorLink) -> dict[str, Any]:
    """An entry of the contents as Python-Markdown told it."""
    children = [_token(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}


@contextmanager
def listening() -> Iterator[list[logging.LogRecord]]:
    """The warnings of the engine meanwhile."""
    handler = BufferingHandler(capacity=1_000_000)
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield handler.buffer
    finally:
        logger.removeHandler(handler)
