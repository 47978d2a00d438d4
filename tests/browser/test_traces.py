"""Nothing of what was read or searched stays: not in storage, not in addresses, not in requests."""

import pytest
from browser.conftest import PREFIXES

STORED = """async () => ({
  local: Object.entries(localStorage), session: Object.entries(sessionStorage),
  cookies: document.cookie, databases: await indexedDB.databases(),
  caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""

NOTHING = {
    "local": [],
    "session": [],
    "cookies": "",
    "databases": [],
    "caches": [],
    "workers": 0,
}


def _search(page, word):
    page.locator(".search-button").click()
    page.locator(".md-search__input").press_sequentially(word)
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("language", PREFIXES)
def test_reading_and_searching_leave_nothing(open_page, address, language):
    """After several pages, a search and a followed result, storage is as empty as before."""
    prefix = PREFIXES[language]
    page = open_page(prefix)
    for path in ("drepturi/", "drepturi/ajutor/", "contacte/", "instruiri/prezenta/"):
        page.goto(address + prefix + path)
        page.wait_for_load_state("networkidle")
        assert page.url == address + prefix + path
    _search(page, "2026")
    page.keyboard.press("Enter")  # where the search finds a first result, it may follow it
    page.wait_for_timeout(300)
    if page.locator(".md-search-result__item a").first.is_visible():
        page.locator(".md-search-result__item a").first.click()
    page.wait_for_function("!location.pathname.endsWith('/prezenta/')")
    page.wait_for_load_state("networkidle")
    assert "2026" not in page.evaluate("location.search")
    assert page.evaluate("location.search") == ""
    assert page.evaluate(STORED) == NOTHING
    assert [url for url in page.requested if "?" in url] == []
    assert page.context.cookies() == []


def test_the_theme_is_all_that_is_remembered(open_page, address):
    """The one thing stored is the choice of the theme, and it names no page."""
    page = open_page("uk/drepturi/ajutor/")
    page.locator(".theme-button").click()
    stored = page.evaluate(STORED)
    ((key, value),) = stored.pop("local")
    assert stored == {name: what for name, what in NOTHING.items() if name != "local"}
    assert key == "/.__palette"
    assert "slate" in value
    assert "drepturi" not in value + key
    page.goto(address + "contacte/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_no_request_says_where_the_reader_came_from(open_page, address):
    """Neither the site itself nor another one learns the page a link was on."""
    page = open_page("uk/drepturi/")
    asked = []
    page.on("request", lambda request: asked.append(request))
    page.context.route(
        "https://**", lambda route: route.fulfill(content_type="text/html", body="x")
    )
    page.locator("article a[href*='munca']").first.click()
    page.wait_for_url("**/munca/")
    page.locator("article a[href^=https]").first.click()
    page.wait_for_url("https://**")
    assert page.evaluate("document.referrer") == ""
    assert len(asked) > 3
    assert [one.url for one in asked if "referer" in one.all_headers()] == []
