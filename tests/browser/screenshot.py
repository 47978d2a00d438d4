"""Makes the picture of the README from the published site: `make screenshot`."""

import base64
import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from browser import chromium
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
PICTURES = [("uk/", 390, 300), ("instruiri/prezenta/", 1280, 760)]
"""Page, width of the window, width in the picture."""


def main() -> None:
    """Photograph the pages and put them beside one another."""
    path = chromium.find()
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        shots = [_shot(browser, address + page, width) for page, width, _ in PICTURES]
        images = "".join(
            f'<img style="width:{shown}px" src="data:image/png;base64,{shot}">'
            for shot, (_, _, shown) in zip(shots, PICTURES, strict=True)
        )
        frame = browser.new_page(viewport={"width": 1140, "height": 660})
        frame.set_content(f"""<style>body {{ display: flex; gap: 24px; margin: 0; padding: 24px;
            align-items: start; background: #dfe6ec }} img {{ border-radius: 8px;
            box-shadow: 0 2px 12px #0004 }}</style>{images}""")
        frame.screenshot(path=ROOT / ".github" / "screenshot.png")
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The published site, at the address given."""
    handler = functools.partial(_Quiet, directory=ROOT / "public")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _shot(browser: Browser, page: str, width: int) -> str:
    height = 790 if width < 600 else 1020
    window = browser.new_page(viewport={"width": width, "height": height})
    window.goto(page)
    return base64.b64encode(window.screenshot()).decode()


if __name__ == "__main__":
    main()
