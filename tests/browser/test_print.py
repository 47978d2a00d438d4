"""Any page on paper: A4, the text and nothing one could only click."""

import io
import re

import pytest
from browser.conftest import PREFIXES
from conftest import ADDRESS
from pypdf import PdfReader

from portal import registers
from portal.components.links import typed
from portal.languages import SITE
from portal.strings import strings

SAMPLE = [
    "",
    "drepturi/munca/",
    "contacte/",
    "acte/",
    "instruiri/prezenta/competente/",
    "proceduri/reorganizarea-centrelor/",
]
"""Pages with steps, notices, telephones, tables that are long and tables that are wide."""

A4 = (595, 842)
"""Points: 210 × 297 mm, ISO 216."""

SHEET = 703
"""CSS pixels between the margins of a sheet: 186 mm."""


@pytest.fixture
def printed(open_page):
    """A page and what comes out of the printer: the page, and the PDF read back."""

    def printing(path, **how):
        page = open_page(path, width=1280, **how)
        made = page.pdf(prefer_css_page_size=True, tagged=True)
        return page, PdfReader(io.BytesIO(made))

    return printing


def lines(sheet):
    """The lines of a sheet without its number."""
    return [line.strip() for line in sheet.extract_text().split("\n") if line.strip()][:-1]


def squeezed(document):
    """All text without spaces: where a line breaks does not matter."""
    return re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in document.pages))


@pytest.mark.parametrize(
    ("language", "inside"),
    [*(("ro", inside) for inside in SAMPLE), ("ru", SAMPLE[1]), ("uk", SAMPLE[1])],
)
def test_a_page_is_printed_on_a4(printed, inside, language):
    """Every sheet is A4, says its language, its address and the day, and holds the title."""
    page, document = printed(PREFIXES[language] + inside, now="2026-12-05T12:00:00Z")
    for sheet in document.pages:
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [*A4]
    assert document.trailer["/Root"]["/Lang"] == language
    text = squeezed(document)
    title = page.locator("h1").evaluate("h => h.firstChild.textContent")
    assert re.sub(r"\s", "", title) in text
    assert f"{ADDRESS}{PREFIXES[language]}{inside}" in text
    day = {"ro": "5 decembrie 2026", "ru": "5 декабря 2026", "uk": "5 грудня 2026"}[language]
    assert re.sub(r"\s", "", strings(language).text("site.printed", day=day)) in text


@pytest.mark.parametrize("inside", SAMPLE)
def test_nothing_is_printed_that_could_only_be_clicked(printed, inside):
    """Neither navigation nor search, buttons, codes or other languages reach the paper."""
    page, document = printed(inside)
    text = squeezed(document)
    for language in SITE[1:]:
        assert language.endonym not in text
    code = strings("ro").outline("code.of_section").partition("‹")[0]
    assert re.sub(r"\s", "", code) not in text
    page.emulate_media(media="print")
    clicked = "nav, header.md-header, form, input, button:not(.sort__button), .md-skip, .headerlink"
    shown = page.locator(clicked).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)"
    )
    assert shown == []


@pytest.mark.parametrize("inside", SAMPLE)
def test_no_table_is_cut_and_no_heading_left_behind(printed, inside):
    """Between the margins of a sheet nothing sticks out, and no sheet ends with a heading."""
    page, document = printed(inside)
    page.set_viewport_size({"width": SHEET, "height": 900})
    page.emulate_media(media="print")
    wide = page.locator(".md-content :is(table, td, th, p, li, dd, figure)").evaluate_all(
        f"all => all.filter(e => e.getBoundingClientRect().right > {SHEET} + 1)"
        ".map(e => e.textContent.slice(0, 80))"
    )
    assert wide == []
    titles = page.locator(".md-content :is(h2, h3)").evaluate_all(
        "all => all.map(h => h.firstChild.textContent.trim())"
    )
    last = {lines(sheet)[-1] for sheet in document.pages}
    assert last & set(titles) == set()


@pytest.mark.parametrize("language", PREFIXES)
def test_links_say_on_paper_where_they_lead(printed, root, language):
    """Sources are printed with the addresses one can type and their dates; numbers stand once."""
    page, document = printed(f"{PREFIXES[language]}drepturi/munca/")
    text = squeezed(document)
    cited = page.locator("ul.sources a").evaluate_all("all => all.map(a => a.href)")
    known = {s.address for s in registers.read(root / "registers")[0].sources.values()}
    assert set(cited) <= known
    assert len(cited) >= 4
    for address in cited:
        assert f"({typed(address)})" in text
    assert "tel:" not in text
    assert text.count("0\N{NO-BREAK SPACE}800\N{NO-BREAK SPACE}77777") <= 1
    assert text.count("080077777") == 1
    assert "https://" not in text.replace(ADDRESS, "")
    about_site = page.locator("ul.key-facts a, dl.key-facts a[href*='anofm.md']")
    assert about_site.first.get_attribute("data-address") is None


def test_paper_needs_no_colour(printed):
    """Notices have frames instead of grounds, and all text is black on white."""
    page, _ = printed("drepturi/protectia-temporara/", theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    looks = page.locator(".md-content :is(p, li, dd, dt, h1, h2, a, th, td)").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e))"
        ".flatMap(s => [s.color, s.backgroundColor]))]"
    )
    assert set(looks) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    frame = page.locator(".notice.danger").first.evaluate(
        "e => ['Top', 'Right', 'Bottom', 'Left'].map("
        "side => getComputedStyle(e)[`border${side}Style`])"
    )
    assert frame == ["solid"] * 4
