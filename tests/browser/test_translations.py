"""Where translations lag: no barrier, nothing wider than a phone, nothing that needs a script."""

import pytest
from browser.test_accessibility import violations
from hosting import served

PAGES = ["uk/despre/", "uk/contacte/", "ru/contacte/", "uk/drepturi/protectia-temporara/"]
"""An outdated section, a section and a page made by a machine, a page that is missing."""

COVERAGE = "uk/despre/traduceri/"


@pytest.fixture(scope="module")
def lagging_address(lagging):
    """Where the site that lags is served from."""
    with served(lagging) as there:
        yield there


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_where_translations_lag(open_page, lagging_address, width, theme):
    """Notices, the original beside them and the page for editors: zero violations."""
    page = open_page("", width, theme, site=lagging_address)
    found = {}
    for path in [*PAGES, COVERAGE]:
        page.goto(lagging_address + path)
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}


def test_what_changed_is_seen_on_a_small_screen_without_a_script(open_page, lagging_address):
    """The Romanian paragraph is visible, and nothing is wider than the screen."""
    page = open_page("uk/despre/", 320, scripts=False, site=lagging_address)
    assert page.get_by_text("Un alineat sintetic nou.").is_visible()
    for path in [*PAGES, COVERAGE]:
        page.goto(lagging_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
