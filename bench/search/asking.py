"""Questions asked in Chromium, of whatever search a page offers as `window.ask`."""

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from browser import chromium
from playwright.sync_api import Page, sync_playwright

from search.corpora import Question


@dataclass(frozen=True)
class Answer:
    """The pages that came up, the best first, and after how many milliseconds."""

    question: Question
    pages: tuple[str, ...]
    milliseconds: float
    first: bool


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served."""
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def answers(folder: Path, page_of: dict[str, str], questions: list[Question]) -> list[Answer]:
    """What the pages of `page_of` (by language) in `folder` answer, each in a fresh tab."""
    told = []
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for language, name in page_of.items():
            tab = browser.new_context().new_page()
            tab.goto(address + name)
            tab.wait_for_function("Boolean(window.ask)")
            asked = [question for question in questions if question.language == language]
            told += [_asked(tab, question, number == 0) for number, question in enumerate(asked)]
        browser.close()
    return told


def _asked(tab: Page, question: Question, first: bool) -> Answer:
    pages, milliseconds = tab.evaluate(
        """async (text) => {
            const begun = performance.now();
            const pages = await window.ask(text);
            return [pages, performance.now() - begun];
        }""",
        question.text,
    )
    return Answer(question, tuple(pages), milliseconds, first)
