"""What a reader without a mouse can do: axe sees none of it, so it is done here key by key."""

import re

import pytest
from browser.assistive import told
from browser.conftest import PREFIXES
from playwright.sync_api import expect

from portal.strings import strings

TRAINERS = "instruiri/formatori/"
ESCAPE = "Escape"

FOCUSED = """() => {
  const at = document.activeElement;
  return {
    name: (at.ariaLabel || at.textContent || at.title || "").trim().replace(/\\s+/g, " "),
    inMenu: Boolean(at.closest("#menu")),
    inSearch: Boolean(at.closest("#search")),
    isShown: at.checkVisibility({visibilityProperty: true, opacityProperty: true}),
    tag: at.localName,
  };
}"""


def tab(page, times=1, key="Tab"):
    """What stands under the keyboard after pressing Tab."""
    for _ in range(times):
        page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def stops(page, limit=400):
    """Every stop of the Tab key from the top of the page to its end."""
    found = []
    while (at := tab(page))["tag"] != "body" and len(found) < limit:
        found.append(at)
    assert 5 < len(found) < limit
    return found


def reach(page, name, limit=40):
    """Press Tab until a control of this name has focus."""
    for _ in range(limit):
        if (at := tab(page))["name"] == name:
            return at
    raise AssertionError(f"{name}: not reached by {limit} presses of Tab")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("language", PREFIXES)
def test_the_menu_opens_and_closes_by_keyboard(open_page, language, key, scripts):
    """Tab reaches a named button that says whether the menu is open; Escape closes it again."""
    page = open_page(PREFIXES[language] + TRAINERS, scripts=scripts)
    name = strings(language).text("site.menu")
    reach(page, name, 8)
    button = ".menu-button"
    assert told(page, button)["role"] == "button"
    assert told(page, button)["name"] == name
    assert told(page, button)["expanded"] is False
    page.keyboard.press(key)
    assert told(page, button)["expanded"] is True
    assert page.get_by_role("navigation", name=name).is_visible()
    assert tab(page) == {
        "name": strings(language).text("site.close"),
        "inMenu": True,
        "inSearch": False,
        "isShown": True,
        "tag": "button",
    }
    assert tab(page)["inMenu"]
    page.keyboard.press(ESCAPE)
    assert told(page, button)["expanded"] is False
    assert page.evaluate(FOCUSED)["name"] == name
    assert not page.get_by_role("navigation", name=name).is_visible()


def test_the_menu_closes_when_the_reader_goes_on(open_page):
    """Past its last link, or back before its button, the menu no longer covers the page."""
    page = open_page("despre/")
    for way in ("Tab", "Shift+Tab"):
        page.locator(".menu-button").focus()
        page.keyboard.press("Enter")
        inside = tab(page)
        assert inside["inMenu"]
        steps = 0
        while (at := tab(page, key=way))["inMenu"] or at["name"] == "Meniu":
            steps += 1
            assert steps < 60
        assert not page.locator("#menu").is_visible()
        assert at["isShown"]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_stop_of_the_keyboard_is_shown_and_has_a_name(open_page, width, scripts):
    """Tab never goes through a closed menu, a closed search or anything else nobody sees."""
    page = open_page(TRAINERS, width, scripts=scripts)
    found = stops(page)
    assert [at for at in found if not at["isShown"] or not at["name"]] == []
    assert any(at["inMenu"] for at in found) == (width > 1219)
    assert sum(at["inSearch"] for at in found) == (scripts and width > 959)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_menu_says_where_the_reader_is(open_page, width):
    """One link is the current page; of a page made from records, the list it belongs to."""
    page = open_page(TRAINERS, width)
    current = page.locator("#menu [aria-current]")
    assert current.evaluate_all("(all) => all.map((a) => [a.ariaCurrent, a.pathname])") == [
        ["page", f"/{TRAINERS}"]
    ]
    page = open_page("instruiri/prezenta/2022/", width)
    assert current.count() == 1
    current = page.locator("#menu [aria-current]")
    assert current.evaluate_all("(all) => all.map((a) => [a.ariaCurrent, a.pathname])") == [
        ["true", "/instruiri/"],
        ["true", "/instruiri/prezenta/"],
    ]


@pytest.mark.parametrize("language", PREFIXES)
def test_the_theme_changes_by_keyboard(open_page, language):
    """A button named by what it does; pressed, it does that and offers the way back."""
    page = open_page(PREFIXES[language])
    words = strings(language)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    reach(page, words.text("site.theme.dark"), 12)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["name"] == words.text("site.theme.light")
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    reach(page, words.text("site.theme.light"), 12)
    page.keyboard.press("Space")
    assert page.evaluate(ground) == light


def test_the_theme_is_that_of_the_device_until_the_reader_chooses(open_page):
    """It follows the device, also at dusk, and stores nothing; a choice then holds."""
    page = open_page("", theme="dark")

    def is_shown(scheme):
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)

    is_shown("slate")
    page.emulate_media(color_scheme="light")
    is_shown("default")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.locator(".theme-button").click()
    is_shown("slate")
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(200)  # long enough for a change that must not come
    is_shown("slate")


def test_the_first_stop_leads_past_the_head_of_the_page(open_page):
    """The skip link shows itself when it has focus and moves the reader to the text."""
    page = open_page(TRAINERS)
    at = tab(page)
    assert at == {**at, "name": "Sari la conținut", "isShown": True, "tag": "a"}
    box = page.locator(":focus").bounding_box()
    assert box["y"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert tab(page)["inMenu"] is False
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


SEARCH = {"ro": "Căutare", "ru": "Поиск", "uk": "Пошук"}


def search(page, words):
    """Write into the open search box and wait for results."""
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__item a")


@pytest.mark.parametrize("language", PREFIXES)
def test_the_search_opens_and_closes_by_keyboard_on_a_phone(open_page, language):
    """A named button opens it and takes focus back; what is closed is not in the way of Tab."""
    page = open_page(PREFIXES[language])
    reach(page, SEARCH[language], 12)
    assert told(page, ".search-button")["expanded"] is False
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)["inSearch"]
    assert told(page, ".search-button")["expanded"] is True
    search(page, "112")
    page.keyboard.press(ESCAPE)
    assert page.evaluate(FOCUSED) == {
        "name": SEARCH[language],
        "inMenu": False,
        "inSearch": False,
        "isShown": True,
        "tag": "button",
    }
    assert told(page, ".search-button")["expanded"] is False
    assert tab(page)["inSearch"] is False


@pytest.mark.parametrize("width", [390, 1280])
def test_results_are_reached_by_tab(open_page, width):
    """From the field to each result and back; Escape on a result closes and gives focus back."""
    page = open_page("", width)
    reach(page, SEARCH["ro"], 12)
    if width < 960:
        page.keyboard.press("Enter")
    search(page, "plasament")
    count = page.locator(".md-search-result__item").count()
    names = [tab(page)["name"] for _ in range(4)]
    assert all(names)
    assert page.evaluate(FOCUSED)["inSearch"]
    assert page.evaluate("document.activeElement.localName") in ("a", "summary")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED)["inSearch"]
    assert page.evaluate("document.activeElement.localName") != "input"
    page.keyboard.press(ESCAPE)
    assert not page.locator(".md-search-result").is_visible()
    assert page.evaluate(FOCUSED)["name"] == SEARCH["ro"]
    assert count > 1


def test_the_number_of_results_is_announced(open_page):
    """The count stands in a live region that was there before, and changes with the words."""
    page = open_page("", 1280)
    page.get_by_role("searchbox").focus()
    region = page.locator(".md-search-result").get_by_role("status")
    region.evaluate("(element) => { element.sameAsBefore = true; }")
    search(page, "plasament")
    expect(region).to_have_text(re.compile(r"\d"))
    told = region.inner_text()
    assert int(re.search(r"\d+", told)[0]) >= page.locator(".md-search-result__item").count() > 1
    page.get_by_role("searchbox").fill("munca")
    expect(region).not_to_have_text(told)
    expect(region).not_to_be_empty()
    page.keyboard.type("zzzz")
    expect(region).to_have_text(strings("ro").text("search.nothing"))
    assert region.evaluate("(element) => element.sameAsBefore")


def test_what_is_pasted_or_dictated_is_searched(open_page):
    """Words that come without a key, by mouse or by voice, are searched like typed ones."""
    page = open_page("", 1280)
    page.get_by_role("searchbox").focus()
    page.keyboard.insert_text("plasament")
    page.wait_for_selector(".md-search-result__item a")


def test_letters_are_not_shortcuts(open_page):
    """Saying or pressing a letter outside a field does nothing (WCAG 2.1.4)."""
    page = open_page("drepturi/munca/", 1280)
    page.locator("article a").first.focus()
    here = page.url
    for key in "fs/pn.,":
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == here
    assert not page.evaluate(FOCUSED)["inSearch"]
