"""Photographs ten key pages, so that somebody looks at them: `python -m browser.gallery FOLDER`.

Each page in both themes and at the width of a phone and of a desk, in the language of whoever
reads it most, the home page in all three. The site is the published one.
"""

import sys
from pathlib import Path

from browser import chromium
from browser.screenshot import served
from playwright.sync_api import sync_playwright

PAGES = (
    "",
    "ru/",
    "uk/",
    "uk/drepturi/",
    "uk/drepturi/protectia-temporara/",
    "ru/proceduri/mecanismul-intersectorial-copii/",
    "centre-de-plasament/",
    "instruiri/prezenta/",
    "acte/",
    "uk/contacte/",
    "ru/glosar/",
    "despre/componente/",
)
WIDTHS = {390: 844, 1280: 900}
"""The widths of the window and their heights; pictures are as long as the page."""


def main(folder: Path) -> None:
    """Write `<page>-<theme>-<width>.png` for each of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for theme in ("light", "dark"):
            for width, height in WIDTHS.items():
                window = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=theme
                )
                for page in PAGES:
                    window.goto(address + page)
                    name = page.strip("/").replace("/", "-") or "ro"
                    path = folder / f"{name}-{theme}-{width}.png"
                    window.screenshot(path=path, full_page=True)
                window.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
