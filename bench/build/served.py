"""From saving a page to its new text in a browser that has it open, through `portal serve`.

    reloads(project, edits=5)     {"uk": [0.71, …], "ro": […]}     seconds

A real Chromium has the page open; an editor saves one sentence more; the clock stops when the
reloaded page shows it.
"""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from browser import chromium
from playwright.sync_api import Browser, sync_playwright

from build import corpora

_PAGE = 7
_STARTS = 600
"""Seconds that the first build may take."""
_SHOWN = "word => document.body.textContent.includes(word)"


def reloads(project: Path, edits: int = 5) -> dict[str, list[float]]:
    """Seconds of each edit, by the language of the page."""
    with _serving(project) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=flags)
        found = {
            code: list(_edits(browser, project, address, code, edits)) for code in ("uk", "ro")
        }
        browser.close()
    return found


def _edits(
    browser: Browser, project: Path, address: str, language: str, edits: int
) -> Iterator[float]:
    path = project / "docs" / language / corpora.uri(_PAGE)
    inside = corpora.uri(_PAGE).removesuffix(".md")
    page = browser.new_page()
    page.goto(f"{address}{'' if language == 'ro' else f'{language}/'}{inside}/")
    for number in range(edits):
        word = f"{'слово' if language == 'uk' else 'cuvânt'}{'х' * (number + 1)}"
        text = path.read_text(encoding="utf-8")
        since = time.perf_counter()
        path.write_text(f"{text}{word.capitalize()}.\n", encoding="utf-8")
        page.wait_for_function(_SHOWN, arg=word.capitalize(), timeout=60_000)
        yield time.perf_counter() - since
        time.sleep(1)  # nobody saves twice within a second
    page.close()


@contextlib.contextmanager
def _serving(project: Path) -> Iterator[str]:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [sys.executable, "-m", "portal", "serve", "--address", f"127.0.0.1:{port}"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=project, stdout=quiet, stderr=quiet)
    address = f"http://127.0.0.1:{port}/"
    until = time.monotonic() + _STARTS
    try:
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(address, timeout=5).read()
                break
            time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait()
