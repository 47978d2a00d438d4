"""The built site in a real browser; without a browser these tests fail, they are never skipped."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium
from hosting import served
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

TEMPLATES = [
    "",
    "drepturi/",
    "drepturi/protectia-temporara/",
    "proceduri/reorganizarea-centrelor/",
    "centre-de-plasament/",
    "instruiri/",
    "instruiri/migratie-azil-apatridie/",
    "instruiri/prezenta/",
    "instruiri/date/",
    "instruiri/prezenta/2022/",
    "instruiri/prezenta/teme/",
    "instruiri/prezenta/competente/",
    "instruiri/prezenta/cifre-din-documente/",
    "instruiri/prezenta/cifre-ascunse/",
    "instruiri/formatori/",
    "cifre/",
    "acte/",
    "acte/ordin-mmps-182-2023/",
    "contacte/",
    "glosar/",
    "cod/",
    "despre/",
    "despre/fara-internet/",
    "despre/componente/",
    "despre/reguli/",
    "despre/reguli/a01/",
    "404.html",
]
"""One page of each kind, inside a language."""

PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}


def _note_failure(page: Page, request: Request) -> None:
    """A request that the browser gave up because the reader went on is not a failure."""
    if "ERR_ABORTED" not in (request.failure or ""):
        page.failed.append(f"{request.url} {request.failure}")


def _note_refusal(page: Page, message: ConsoleMessage) -> None:
    """What the policy of the site forbids, and what the browser does not understand in it."""
    if re.search("polic(y|ies)|refused", message.text, re.I):
        page.failed.append(message.text)


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """Where the site is served from."""
    with served(public) as there:
        yield there


@pytest.fixture(scope="session")
def planned_address(planned: Path) -> Iterator[str]:
    """Where the site with synthetic sessions ahead is served from."""
    with served(planned) as there:
        yield there


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    path = chromium.find()
    assert path, "no Chromium was found: run .ci/browser"
    flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, address: str):
    """A function that opens a page of the site in a fresh context: path, width, theme, scripts.

    `site` is another site to open it on, `now` the moment the reader's clock shows, `zone`
    the time zone of the device, `before` a script that runs before those of the page.
    """
    contexts = []

    def open_one(
        path: str,
        width: int = 390,
        theme: str = "light",
        scripts: bool = True,
        site: str = address,
        now: str | None = None,
        zone: str | None = None,
        before: str = "",
    ) -> Page:
        context = browser.new_context(
            timezone_id=zone,
            viewport={"width": width, "height": 844},
            color_scheme=theme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.requested = []
        page.failed = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("requestfailed", lambda request: _note_failure(page, request))
        page.on(
            "response", lambda response: response.status >= 400 and page.failed.append(response.url)
        )
        page.on("console", lambda message: _note_refusal(page, message))
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        if now:
            page.clock.set_fixed_time(now)
        page.add_init_script(before)
        page.goto(site + path, wait_until="load")
        return page

    yield open_one
    for context in contexts:
        context.close()
