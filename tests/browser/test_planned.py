"""Sessions that are ahead, by the reader's own clock; and the sheet on a screen and on paper."""

import re
import zlib
from datetime import date

import pytest
from browser.conftest import PREFIXES
from browser.test_accessibility import LOOKS, violations
from conftest import DAY

from portal import wording
from portal.strings import strings

SHEET = "instruiri/proba/foaia-de-prezenta/planificata/"
MANY_DAYS = "instruiri/proba/foaia-de-prezenta/cateva-zile/"
PAGES = ["instruiri/", "instruiri/proba/", "instruiri/proba-doi/", SHEET, MANY_DAYS]

SESSIONS = ["cateva-zile", "planificata", "anuntata", "tot-anul"]
"""What is ahead on the day of the site, 21 November 2026, in its order."""

DAYS = {
    "2026-11-21": 4,
    "2026-11-24": 4,
    "2026-11-25": 3,
    "2026-12-03": 3,
    "2026-12-04": 2,
    "2026-12-31": 2,
    "2027-01-01": 1,
    "2027-12-31": 1,
    "2028-01-01": 0,
}
"""A reader's day, and how many of them are still ahead; they pass in their order."""

MM = 96 / 25.4
"""CSS pixels in a millimetre."""


@pytest.fixture
def look(open_page, planned_address):
    """Opens a page of the site with sessions ahead, as a reader at that moment."""

    def looking(path, now="2026-11-21T12:00:00Z", **how):
        return open_page(path, site=planned_address, now=now, **how)

    return looking


def _sessions(page):
    """The sessions of the list in their order, each with its status."""
    items = page.locator("ul.planned > li")
    links = [item.locator("a").first.get_attribute("href") for item in items.all()]
    told = [status.inner_text() for status in items.locator(".planned__status").all()]
    return list(zip([link.partition("#")[2] for link in links], told, strict=True))


def _expected(language, left):
    """The list when the last `left` sessions are still ahead: they come first."""
    text = strings(language).text
    kinds = ["planned", "planned", "announced", "announced"]
    passed = len(SESSIONS) - left
    told = [
        (name, text(f"status.{kind}" if number < passed else f"status.{kind}_ahead"))
        for number, (name, kind) in enumerate(zip(SESSIONS, kinds, strict=True))
    ]
    return told[passed:] + told[:passed]


def _said(language, left):
    """The sentence above the list."""
    text = strings(language).text
    clock = text("attendance.clock", day=wording.day(date.fromisoformat(DAY), language))
    key = "planned.some_passed" if left else "planned.none_left"
    said = clock if left == len(SESSIONS) else text(key, clock=clock)
    return " ".join(said.split())


def _words(element):
    """The text of an element on one line."""
    return " ".join(element.inner_text().split())


@pytest.mark.parametrize("language", PREFIXES)
def test_the_list_follows_the_day_of_the_reader(look, language):
    """Before, on and after each last day: what has passed goes to the end and says so."""
    for day, left in DAYS.items():
        page = look(f"{PREFIXES[language]}instruiri/", f"{day}T12:00:00Z")
        assert (day, _sessions(page)) == (day, _expected(language, left))
        assert _words(page.locator("#planificate + p")) == _said(language, left)
        assert page.failed == []
        page.context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_without_scripts_the_list_speaks_from_its_own_day(look, language):
    """With JavaScript off the list says what held on the day of the site, and names that day."""
    page = look(f"{PREFIXES[language]}instruiri/", "2027-06-01T12:00:00Z", scripts=False)
    assert _sessions(page) == _expected(language, 4)
    assert _words(page.locator("#planificate + p")) == _said(language, 4)


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize(("day", "passed"), [("2026-12-03", False), ("2026-12-04", True)])
def test_a_training_follows_the_day_too(look, language, day, passed):
    """The page of a training and the list of all say when a planned session has passed."""
    text = strings(language).text
    page = look(f"{PREFIXES[language]}instruiri/proba/", f"{day}T12:00:00Z")
    statuses = page.locator("#planificata + dl .planned__status")
    kind = "status.planned" if passed else "status.planned_ahead"
    assert statuses.all_inner_texts() == [text(kind)]
    year = look(f"{PREFIXES[language]}instruiri/", "2028-01-01T12:00:00Z")
    listed = year.locator("ul.records:not(.planned) > li", has_text=re.compile("2027"))
    assert text("status.announced") in listed.inner_text()


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("1970-01-01T00:00:00Z", 4),
        ("2020-01-01T00:00:00Z", 4),
        ("2099-01-01T00:00:00Z", 4),
        # Midnight in Chișinău is 22:00 UTC in winter.
        ("2026-12-03T21:59:00Z", 3),
        ("2026-12-03T22:00:00Z", 2),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Chisinau", "America/New_York", "Pacific/Kiritimati"])
def test_a_wrong_clock_does_no_harm(look, now, left, zone):
    """A clock far behind or ahead changes nothing, nor does the zone the device is set to."""
    assert _sessions(look("instruiri/", now, zone=zone)) == _expected("ro", left)


def test_a_tab_left_open_is_told_again(look):
    """Whoever comes back to an open tab the next day reads what holds that day."""
    page = look("instruiri/", "2026-12-03T12:00:00Z")
    assert _sessions(page) == _expected("ro", 3)
    page.clock.set_fixed_time("2026-12-04T12:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert _sessions(page) == _expected("ro", 2)


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(look, language, width, theme):
    """The list, its trainings and their sheets: zero violations, before and after the days."""
    found = {}
    for path in PAGES:
        for now in ("2026-11-21T12:00:00Z", "2026-12-04T12:00:00Z"):
            page = look(PREFIXES[language] + path, now, width=width, theme=theme)
            assert page.locator("html").get_attribute("lang") == language
            if wrong := violations(page):
                found[path, now] = wrong
            page.context.close()
    assert found == {}


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_scrolls_sideways_at_320_pixels(look, language):
    """The list and the sheets fit a screen of 320 CSS pixels."""
    for path in PAGES:
        page = look(PREFIXES[language] + path, width=320)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 320)
        page.context.close()


def test_the_button_prints_and_stays_away_without_scripts(look):
    """With JavaScript a button opens the print dialog; without it there is no dead button."""
    page = look(SHEET, before="window.print = () => { window.printed = true; };")
    page.locator(".sheet-print").click()
    assert page.evaluate("window.printed")
    assert not look(SHEET, scripts=False).locator(".sheet-print").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", PREFIXES)
def test_a_printed_sheet_is_only_the_sheet(look, language, theme):
    """On paper: black on white in both themes, rows of 9 mm or more, nothing of the site around."""
    page = look(PREFIXES[language] + SHEET, width=703, theme=theme)
    page.emulate_media(media="print", color_scheme=theme)
    around = "header, footer, nav, .md-sidebar, .language-choice, .back, .sheet-hint, .edit-link"
    assert [one for one in page.locator(around).all() if one.is_visible()] == []
    assert page.locator("h1, .sheet-code, .key-facts, .sheet-note, table.sheet").count() == 5
    rows = page.evaluate(
        "[...document.querySelectorAll('.sheet tbody tr')].map((r) => r.offsetHeight)"
    )
    assert len(rows) == 25
    assert min(rows) >= 9 * MM
    assert page.locator(".sheet-code svg").bounding_box()["width"] >= 30 * MM
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    inks = "h1, .key-facts dt, .key-facts dd, .sheet-note, .sheet th"
    for ink in page.locator(inks).evaluate_all(
        "(all) => all.map((e) => getComputedStyle(e).color)"
    ):
        assert max(float(part) for part in re.findall(r"[\d.]+", ink)[:3]) <= 0x30, ink
    grounds = "(e) => getComputedStyle(e).backgroundColor"
    for ground in (page.locator(s).first.evaluate(grounds) for s in ("body", "article", ".sheet")):
        assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


PAGE_NUMBER = 3
"""Of how many texts "2 / 2" is made, which stands first on a page of a PDF by Chromium."""


@pytest.mark.parametrize("path", [SHEET, MANY_DAYS])
@pytest.mark.parametrize("language", PREFIXES)
def test_a_sheet_is_a4_and_its_head_repeats(look, language, path):
    """Printed, it is one or two pages of A4; what the columns are stands on each of them."""
    page = look(PREFIXES[language] + path)
    sheets = list(_printed(page.pdf(prefer_css_page_size=True)))
    assert 1 <= len(sheets) <= 2
    heads = page.locator(".sheet thead th").count()
    assert heads == 5
    for (width, height), _ in sheets:
        assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    first, *others = [texts for _, texts in sheets]
    for texts in others:
        head = texts[PAGE_NUMBER : PAGE_NUMBER + heads]
        assert any(first[start : start + heads] == head for start in range(len(first)))


def _printed(pdf):
    """The pages of a PDF by Chromium: width and height in points, and their texts as glyphs."""
    objects = {
        int(found[1]): found[2]
        for found in re.finditer(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)
    }
    for content in objects.values():
        if re.search(rb"/Type ?/Page\b", content):
            box = re.search(rb"/MediaBox ?\[([^\]]*)\]", content)[1].split()
            stream = objects[int(re.search(rb"/Contents (\d+) 0 R", content)[1])]
            drawn = zlib.decompress(stream.partition(b"stream\n")[2].rpartition(b"\nendstream")[0])
            texts = re.findall(rb"\bBT\n(.*?)\nET\b", drawn, re.DOTALL)
            yield (
                (float(box[2]), float(box[3])),
                [b"".join(re.findall(rb"<([0-9A-F]+)> Tj", text)) for text in texts],
            )
