"""Facts past their last day, by the reader's own clock."""

from datetime import date

import pytest
from browser.conftest import PREFIXES
from browser.test_accessibility import LOOKS, violations

from portal import wording
from portal.strings import strings

UNTIL = date(2027, 3, 1)
"""The last day of the temporary protection that the first page states."""

MOMENTS = {
    "1970-01-01T00:00:00Z": False,
    "2026-11-21T12:00:00Z": False,
    # Midnight in Chișinău is 22:00 UTC in winter.
    "2027-03-01T21:59:00Z": False,
    "2027-03-01T22:00:00Z": True,
    "2027-03-02T12:00:00Z": True,
    "2035-01-01T00:00:00Z": True,
}
"""What the reader's clock shows, and whether the last day has passed."""


def _notes(page):
    return page.locator("article [role=note]").all_inner_texts()


def _expired(language):
    return strings(language).text("facts.expired", day=wording.day(UNTIL, language))


@pytest.mark.parametrize("language", PREFIXES)
def test_what_has_expired_says_so_in_words(open_page, language):
    """After the last day an old copy says beside the value that it no longer holds; not before."""
    for now, passed in MOMENTS.items():
        page = open_page(PREFIXES[language], now=now)
        assert (now, _notes(page)) == (now, [_expired(language)] if passed else [])
        assert page.failed == []
        page.context.close()


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("now", "passed"), list(MOMENTS.items())[2:4])
def test_the_day_is_that_of_chisinau(open_page, zone, now, passed):
    """Whatever zone the device is set to, two readers of a page see the same."""
    assert bool(_notes(open_page("", now=now, zone=zone))) == passed


def test_it_is_said_once(open_page):
    """A tab that stays open is told again on coming back, and never twice."""
    page = open_page("", now="2027-03-01T12:00:00Z")
    assert _notes(page) == []
    page.clock.set_fixed_time("2027-03-02T12:00:00Z")
    for _ in range(2):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert _notes(page) == [_expired("ro")]


def test_nothing_is_stored_or_asked(open_page):
    """Telling needs no request and leaves no trace on the device."""
    here = open_page("", now="2027-03-02T12:00:00Z")
    here.wait_for_load_state("networkidle")
    before = len(here.requested)
    here.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert len(here.requested) == before
    stored = "[document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    left = here.evaluate(stored)
    assert not [name for name in left if "fact" in name]


def test_without_scripts_the_last_day_stands_there(open_page):
    """With JavaScript off the value itself names its day."""
    page = open_page("", now="2027-06-01T12:00:00Z", scripts=False)
    assert _notes(page) == []
    times = page.locator("article time[data-valid-until]")
    assert times.first.inner_text() == wording.day(UNTIL, "ro")


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(open_page, language, width, theme):
    """The first page after the day, and the glossary: zero violations."""
    for path, now in (("", "2027-03-02T12:00:00Z"), ("glosar/", None)):
        page = open_page(PREFIXES[language] + path, now=now, width=width, theme=theme)
        assert (path, violations(page)) == (path, [])
        page.context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_the_glossary_fits_a_narrow_screen(open_page, language):
    """Nothing scrolls sideways at 320 CSS pixels."""
    page = open_page(f"{PREFIXES[language]}glosar/", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
