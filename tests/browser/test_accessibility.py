"""No reader meets a barrier that axe can see.

The choice of the language is a list of links that is always open, so the plain state is that of
an open list of languages.
"""

import pytest
from browser import barriers
from browser.conftest import PREFIXES, TEMPLATES
from playwright.sync_api import expect

from portal.strings import strings

LOOKS = [
    (390, "light"),
    (1280, "dark"),
    pytest.param(390, "dark", marks=pytest.mark.matrix),
    pytest.param(1280, "light", marks=pytest.mark.matrix),
]
"""Each width and each theme in every run, all four pairs in the long one."""

SHORT_LOOKS = [(390, "light"), (1280, "dark")]

IN_TWO_LANGUAGES = ["drepturi/munca/alaturi/"]
"""Pages that exist in the translations alone."""

HEAD = ".language-choice, .md-header, #menu"


def violations(page):
    """What axe finds on a page: the rule and the element."""
    return barriers.found(page)


def _open(page, state, language):
    """Bring the page into a state: the menu open, or the search with results."""
    if state == "menu":
        page.get_by_role("button", name=strings(language).text("site.menu")).click()
        return
    if page.locator(".search-button").is_visible():
        page.locator(".search-button").click()
    page.locator(".md-search__input").fill("112")
    page.wait_for_selector(".md-search-result__item")


def _close(page):
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(open_page, language):
    """Every kind of page, in every language: zero violations, best practice included."""
    page = open_page("", *SHORT_LOOKS[0])
    site = page.url
    found = {}
    for path in [*TEMPLATES, *([] if language == "ro" else IN_TWO_LANGUAGES)]:
        page.goto(site + PREFIXES[language] + path)
        assert page.evaluate("document.documentElement.lang") == language
        for width, theme in SHORT_LOOKS:
            barriers.look(page, width, theme)
            if wrong := barriers.found(page):
                found[path, width, theme] = wrong
    assert found == {}


@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing_while_the_menu_or_the_search_is_open(open_page, language):
    """In both themes and widths, with the menu open and with results shown: zero violations."""
    page = open_page(f"{PREFIXES[language]}404.html")
    found = {}
    for width, theme in barriers.LOOKS:
        barriers.look(page, width, theme)
        for state in ("menu", "search"):
            if state == "menu" and width > 1219:
                continue  # it stands beside the page
            _open(page, state, language)
            if wrong := barriers.found(page):
                found[state, width, theme] = wrong
            _close(page)
    assert found == {}


@pytest.mark.matrix
@pytest.mark.parametrize(("width", "theme"), barriers.LOOKS)
@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing_anywhere(open_page, public, language, width, theme):
    """Every page there is: the whole of it, and its head with the menu and the search open."""
    page = open_page("", width, theme)
    site = page.url
    found = {}
    for path in _pages(public, language):
        page.goto(site + path)
        barriers.look(page, width, theme)
        wrong = barriers.found(page, whole=True)
        if width < 1220:
            _open(page, "menu", language)
            wrong += barriers.found(page, HEAD)
            _close(page)
        _open(page, "search", language)
        wrong += barriers.found(page, HEAD)
        if wrong:
            found[path] = wrong
    assert found == {}


def _pages(public, language):
    """The addresses of a language, without those that only send readers on."""
    for path in sorted(public.rglob("*.html")):
        address = path.relative_to(public).as_posix()
        prefix = address.split("/")[0] if address.split("/")[0] in PREFIXES else "ro"
        if prefix == language and 'http-equiv="refresh"' not in path.read_text("utf-8"):
            yield address.removesuffix("index.html")


def test_axe_would_see_a_barrier(open_page):
    """The check itself works: text nobody can read is found, and a target too small."""
    page = open_page("despre/")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('afterbegin',"
        " '<p id=faint>Abia se vede acest text.</p>"
        "<p><button class=tiny>a</button><button class=tiny>b</button></p>');"
        "document.getElementById('faint').style.color = '#eee';"
        "for (const one of document.querySelectorAll('.tiny'))"
        " one.style = 'width: 9px; height: 9px; padding: 0; margin: 0; font-size: 6px';"
    )
    assert {"color-contrast", "target-size"} <= {rule for rule, _ in barriers.found(page)}
