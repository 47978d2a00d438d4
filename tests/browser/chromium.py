"""Where a Chromium is: named by CHROMIUM, the system's, or Playwright's own.

`python -m browser.chromium` prints the path and exits with 1 where there is none.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of an executable Chromium."""
    candidates = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES)]
    found = next((path for path in candidates if path and os.access(path, os.X_OK)), None)
    return found or _own()


def _own() -> str | None:
    """Playwright's own browser, wherever it keeps it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    found = find()
    print(found or "no Chromium was found")  # noqa: T201
    sys.exit(found is None)
