"""How much a phone loads to read one page: `python bench/weight`, some minutes, Node is needed.

Chromium opens the page in an empty profile, from a server on this machine; every file it asks
for on its own in the first seconds is counted with its size after `gzip -9`, the favicon too.
Before the text: the HTML and every style and script that stops the browser from showing it. What
another server would send (fonts) cannot be weighed here: such requests have a column of their own.
"""

import functools
import gzip
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version as installed
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[2] / "tests"), str(Path(__file__).parent)]
from browser import chromium  # noqa: E402

import pages  # noqa: E402

BLOCKING = """() => [...document.querySelectorAll(
  "link[rel~=stylesheet], head script[src]:not([defer]):not([async]):not([type=module])"
)].map((element) => element.href || element.src)"""
PHONE = {"width": 390, "height": 844}
Site = Callable[[Path], tuple[Path, str]]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def weigh(browser: Browser, folder: Path, place: str) -> tuple[int, int, int, int]:
    """Bytes in all, bytes before the text, requests, requests to others."""
    with served(folder) as address:
        page = browser.new_context(viewport=PHONE).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + place, wait_until="load")
        page.wait_for_timeout(4000)
        own = [url for url in dict.fromkeys(asked) if url.startswith(address)]
        size = {url: len(gzip.compress(page.request.get(url).body(), 9)) for url in own}
        first = {page.url, *page.evaluate(BLOCKING)} & size.keys()
        others = len({url for url in asked if url.startswith("http")} - size.keys())
        return sum(size.values()), sum(size[url] for url in first), len(own), others


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        sites: dict[str, Site] = {
            "Îndrumar": pages.ours,
            "Material": pages.material,
            "Docusaurus": pages.docusaurus,
            "VitePress": pages.vitepress,
        }
        built = {title: site(folder) for title, site in sites.items()}
        versions = {
            "Îndrumar": "this tree",
            "Material": installed("mkdocs-material"),
            "Docusaurus": pages.version(folder / "docusaurus", "@docusaurus/core"),
            "VitePress": pages.version(folder / "vitepress", "vitepress"),
        }
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        print("| site | version | KB in all | × | KB before the text | × | requests | to others |")
        print("|---|---|--:|--:|--:|--:|--:|--:|")
        ours = None
        for title, (where, place) in built.items():
            total, first, requests, others = weigh(browser, where, place)
            ours = ours or (total, first)
            print(
                f"| {title} | {versions[title]} | {total / 1024:.1f} | {total / ours[0]:.1f}"
                f" | {first / 1024:.1f} | {first / ours[1]:.1f} | {requests} | {others} |"
            )


if __name__ == "__main__":
    main()
