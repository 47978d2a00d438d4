"""The pages of a language read and framed in several processes, with the same result as in one.

MkDocs reads page after page, then frames page after page. While `shared_out` lasts, the first page
it asks for brings all of them, and the rest are there already. What a page says in warnings is told
in the order of the pages, whoever worked on it.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from engine import beside, parallel, rendered, stages
from engine.kept import Kept
from engine.session import is_built

_Records = list[logging.LogRecord]


@contextmanager
def shared_out(kept: Kept, go_on: Callable[[], None]) -> Iterator[None]:
    """Let several processes read and frame the pages of the build inside.

    `go_on` is called now and then, and raises where it is of no use to go on.
    """
    if not rendered.is_known():
        yield
        return
    plain = build._populate_page, build._build_page
    pages = _Pages(kept, go_on, *plain)
    build._populate_page = pages.populate  # type: ignore[assignment]
    build._build_page = pages.build  # type: ignore[assignment]
    try:
        yield
    finally:
        build._populate_page, build._build_page = plain


class _Pages:
    """All pages of the language that is being built."""

    def __init__(self, kept: Kept, go_on: Callable[[], None], populate: Any, frame: Any) -> None:
        self.kept = kept
        self.go_on = go_on
        self.plain_populate = populate
        self.plain_build = frame
        self.read: Files | None = None
        self.framed: Navigation | None = None

    def populate(
        self, _page: Page, config: MkDocsConfig, files: Files, dirty: bool = False
    ) -> None:
        """In the place of `_populate_page`."""
        if self.read is files:
            return
        self.read = files
        self.go_on()
        pages = [_page_of(file, config) for file in files.documentation_pages()]

        if not is_built(config, _language(config)):
            for page in pages:
                page.read_source(config)  # the map of the site needs its head
                page.content = ""
            pages = [page for page in pages if beside.is_needed(page, config)]

        found = _Found(self.kept, config)

        def work(page: Page) -> tuple[dict[str, Any] | None, _Records]:
            with listened() as records:
                self.plain_populate(page, config, files, dirty)
            page.markdown = ""  # a page that has none has no title
            if not found.in_copy:
                return None, records
            told = _told(page)
            _let_go(page)
            return told, records

        def take(page: Page, done: tuple[dict[str, Any] | None, _Records]) -> None:
            told, records = done
            if told is not None:
                _recall(page, told, files)
            tell(records)

        with stages.stage("pages", _language(config), len(pages)) as on:
            parallel.each(pages, work, take, found, on)

    def build(
        self,
        _page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """In the place of `_build_page`."""
        if self.framed is nav:
            return
        self.framed = nav
        self.go_on()
        if not is_built(config, _language(config)):
            return
        first, *rest = [file.page for file in doc_files if file.page]

        def work(page: Page) -> _Records:
            with listened() as records:
                self.plain_build(page, config, doc_files, nav, env, dirty, excluded)
            _let_go(page)
            return records

        with stages.stage("frames", _language(config), len(rest)) as on:
            tell(work(first))  # with it come the templates, once for all processes
            found = _Found(self.kept, config)
            parallel.each(rest, work, lambda _, records: tell(records), found, on)
        for page in rest:  # another process framed half of them
            _let_go(page)


class _Found:
    """What reading a page leaves outside it: what is kept, and what search must know."""

    def __init__(self, kept: Kept, config: MkDocsConfig) -> None:
        self.kept = kept
        self.config: Any = config
        self.in_copy = False

    def begin(self) -> None:
        """Forget in a copy what the original knows."""
        self.in_copy = True
        self.kept.begin()
        self.config._portal_found = defaultdict(dict)

    def told(self) -> Any:
        """What a copy found."""
        return self.kept.told(), dict(self.config._portal_found)

    def take(self, told: Any) -> None:
        """What a copy found is found."""
        kept, found = told
        self.kept.take(kept)
        mine = getattr(self.config, "_portal_found", None)
        if mine is None:
            mine = self.config._portal_found = defaultdict(dict)
        for language, pages in found.items():
            mine[language].update(pages)


def _language(config: MkDocsConfig) -> str:
    language: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    return language


def _page_of(file: File, config: MkDocsConfig) -> Page:
    """The page of a file, made as the loop of MkDocs makes it."""
    if file.page is None:
        Page(None, file, config)
    if file.page is None:
        raise AssertionError
    return file.page


def _told(page: Page) -> dict[str, Any]:
    """What reading leaves on a page, to be told to another process."""
    return {**rendered.told(page), "meta": dict(page.meta)}


def _let_go(page: Page) -> None:
    """Forget the text and the contents of a page; its language is held to the end.

    Its links and anchors are compared once all pages are framed.
    """
    page.content = ""
    page.toc = TableOfContents([])


def _recall(page: Page, told: dict[str, Any], files: Files) -> None:
    page.markdown, page.meta = "", told["meta"]
    if not rendered.recall(page, told, files):
        raise AssertionError


@contextmanager
def listened() -> Iterator[_Records]:
    """What is said meanwhile, which nobody hears yet."""
    logger = logging.getLogger("mkdocs")
    records: _Records = []
    handlers, logger.handlers = logger.handlers, [_Into(records)]
    try:
        yield records
    except BaseException:
        logger.handlers = handlers
        tell(records)
        raise
    finally:
        logger.handlers = handlers


class _Into(logging.Handler):
    """Keeps what is said."""

    def __init__(self, records: _Records) -> None:
        super().__init__(logging.WARNING)
        self.records = records

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, as something that can be told to another process."""
        record.msg, record.args, record.exc_info = record.getMessage(), (), None
        self.records.append(record)


def tell(records: _Records) -> None:
    logger = logging.getLogger("mkdocs")
    for record in records:
        logger.handle(record)
