"""The site under its own headers: nothing of it is refused, and what is not of it is."""

import urllib.error
import urllib.request

import pytest
from browser.conftest import PREFIXES
from hosting import served


def _used(page):
    """Use what scripts do: the theme, the menu, the search and its results."""
    page.locator(".theme-button").click()
    page.locator(".menu-button").click()
    page.keyboard.press("Escape")
    page.locator(".search-button").click()
    page.locator(".md-search__input").press_sequentially("2026")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_of_the_site_is_refused(open_page, language):
    """The theme, the menu and the search work under the policy (all templates: test_reading)."""
    page = open_page(PREFIXES[language])
    _used(page)
    assert page.failed == []


@pytest.mark.matrix
def test_nothing_of_any_page_is_refused(open_page, address, public):
    """All pages load under the policy; nothing fails."""
    page = open_page("")
    for path in sorted(public.rglob("*.html")):
        if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"):
            continue  # it sends readers on, and would do so while the next page is opened
        page.goto(address + path.relative_to(public).as_posix())
    assert page.failed == []


@pytest.mark.parametrize("headers", [True, False])
def test_what_a_page_does_not_own_is_refused(open_page, public, tmp_path, headers):
    """A script, a style or a request to elsewhere put into a page is refused.

    On a host that sends no headers too.
    """
    for name in ["drepturi", "assets", *(["_headers"] if headers else [])]:
        (tmp_path / name).symlink_to(public.resolve() / name)
    with served(tmp_path) as there:
        page = open_page("drepturi/", site=there)
        assert page.failed == []
        page.evaluate(
            """() => {
              const put = (name, more) => document.body.append(
                Object.assign(document.createElement(name), more));
              put("script", {textContent: "window.ran = true"});
              put("style", {textContent: "h1 { display: none }"});
              put("img", {src: "https://elsewhere.example/x.png"});
              put("p", {innerHTML: '<b style="color: red" onclick="1">x</b>'});
              return fetch("https://elsewhere.example/").catch(() => null);
            }"""
        )
        assert page.evaluate("window.ran") is None
        assert page.locator("h1").is_visible()
        refused = " ".join(page.failed)
        for directive in ("script-src", "style-src", "img-src", "connect-src"):
            assert directive in refused


@pytest.mark.parametrize("path", ["", "drepturi/", "nicaieri/", "assets/nimic.js"])
def test_the_headers_are_on_every_answer(address, path):
    """Pages and errors alike say what browsers must refuse."""
    try:
        answer = urllib.request.urlopen(address + path)
    except urllib.error.HTTPError as error:
        answer = error
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_site_cannot_be_put_into_a_frame(open_page, address, tmp_path):
    """Another site cannot show a page inside its own."""
    (tmp_path / "index.html").write_text(f'<iframe src="{address}drepturi/"></iframe>')
    with served(tmp_path) as there:
        page = open_page("", site=there)
        assert page.frames[1].url.startswith("chrome-error:")
