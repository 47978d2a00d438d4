"""A phone, no scripts, a foreign network: the site still reads."""

import pytest
from browser.conftest import PREFIXES, TEMPLATES

from portal.strings import strings


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_scrolls_sideways_at_320_pixels(open_page, language):
    """Every kind of page fits a screen of 320 CSS pixels; tables scroll inside themselves."""
    page = open_page("", 320)
    site = page.url
    wide = []
    for path in TEMPLATES:
        page.goto(site + PREFIXES[language] + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((path, width))
    assert wide == []


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_is_asked_of_anybody_else(open_page, address, language):
    """Every request goes to the site itself, and none fails."""
    page = open_page(PREFIXES[language], 1280)
    for path in TEMPLATES:
        page.goto(address + PREFIXES[language] + path)
        page.wait_for_timeout(300)  # what scripts ask for after the page has loaded
    assert len(page.requested) > len(TEMPLATES) * 5
    assert [url for url in page.requested if not url.startswith((address, "data:"))] == []
    assert page.failed == []


@pytest.mark.parametrize("language", PREFIXES)
def test_everything_but_search_works_without_scripts(open_page, language):
    """With JavaScript off, pages show their text, tables and navigation, and languages change."""
    prefix = PREFIXES[language]
    page = open_page(f"{prefix}instruiri/prezenta/", scripts=False)
    assert page.locator("article h1").is_visible()
    assert page.locator("article table").first.is_visible()
    menu = strings(language).text("site.menu")
    page.get_by_role("button", name=menu).click()
    page.get_by_role("navigation", name=menu).locator("a[href*='formatori']").click()
    page.wait_for_url("**/instruiri/formatori/")
    for code, endonym in {"ro": "Română", "ru": "Русский", "uk": "Українська"}.items():
        page.locator(".language-choice").get_by_role("link", name=endonym, exact=True).click()
        page.wait_for_url(f"**/{PREFIXES[code]}instruiri/formatori/")
        assert page.locator("html").get_attribute("lang") == code


def test_the_language_choice_is_on_the_first_screen(open_page):
    """Whoever lands on a home page sees all three languages by name, without touching anything."""
    for prefix in PREFIXES.values():
        page = open_page(prefix)
        for endonym in ("Română", "Русский", "Українська"):
            box = page.get_by_role("link", name=endonym, exact=True).bounding_box()
            assert box["y"] + box["height"] < 200
            assert box["height"] >= 24


def test_the_ukrainian_home_page_begins_with_rights(open_page):
    """On a phone the first screen of the Ukrainian home page leads to rights."""
    page = open_page("uk/")
    links = page.locator("article .key-links a")
    assert "drepturi" in links.first.get_attribute("href")
    box = links.first.bounding_box()
    assert box["y"] + box["height"] < 844
    assert page.locator("article h2").first.inner_text().startswith("Ваші права")


def test_a_telephone_number_can_be_called(open_page):
    """The emergency number on a rights page is a link a phone dials."""
    page = open_page("uk/drepturi/")
    link = page.locator("article a[href='tel:112']").first
    assert link.is_visible()
    assert link.inner_text() == "112"
