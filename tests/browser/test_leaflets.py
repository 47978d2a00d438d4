"""Every leaflet is one sheet of A4 from which nothing is cut, whatever letters the device has."""

import io
import re

import pytest
from browser.conftest import PREFIXES
from browser.test_accessibility import LOOKS, violations
from conftest import ADDRESS, ROOT
from pypdf import PdfReader

from portal import registers
from portal.handouts.offered import is_offered, leaflet_uri
from portal.pages import address

TOPICS = sorted(
    path.relative_to(ROOT / "docs/ro").as_posix()
    for path in (ROOT / "docs/ro").rglob("*.md")
    if is_offered(path.relative_to(ROOT / "docs/ro").as_posix())
)
"""The pages with a leaflet, inside a language."""

SAMPLE = [
    ("ro", "contacte/index.md"),
    ("uk", "drepturi/munca.md"),
    ("ru", "drepturi/protectia-temporara.md"),
]

WIDER = "0.05em"
"""Between the letters: a tenth wider than those of this device."""

CUT = """() => [...document.querySelectorAll(".leaflet, .leaflet > div")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => e.className)"""


def leaflet(language, topic):
    return address(leaflet_uri(topic), language)


def _is_one_whole_sheet(page):
    """One sheet of A4, and no page of it larger than its frame, with wider letters too."""
    assert page.locator(".leaflet__inside").inner_text().strip()
    for room in ("normal", WIDER):
        page.locator(".leaflet").evaluate("(e, room) => { e.style.letterSpacing = room; }", room)
        page.emulate_media(media="print")
        assert page.evaluate(CUT) == [], (page.url, room)
        page.emulate_media(media="null")
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert [[round(float(side)) for side in s.mediabox[2:]] for s in sheets] == [[595, 842]]


@pytest.mark.parametrize(("language", "topic"), SAMPLE)
def test_a_leaflet_is_one_whole_sheet(open_page, language, topic):
    """A leaflet is printed on exactly one A4 sheet with nothing cut."""
    _is_one_whole_sheet(open_page(leaflet(language, topic), width=1280))


@pytest.mark.matrix
@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_leaflet_is_one_whole_sheet(open_page, language, topic):
    """So is every other one."""
    _is_one_whole_sheet(open_page(leaflet(language, topic), width=1280))


def test_the_sheet_folds_into_a_leaflet(open_page):
    """The front is the lower right quarter, the back beside it; the inside stands on its head."""
    page = open_page(leaflet("ro", "drepturi/munca.md"), width=1280)
    page.emulate_media(media="print")
    quarters = page.locator(".leaflet > div").evaluate_all(
        """all => all.map((e) => {
            const [sheet, own] = [e.parentElement, e].map((x) => x.getBoundingClientRect());
            const part = (x) => Math.round(2 * x);
            return [e.className.split("__")[1], part((own.left - sheet.left) / sheet.width),
                    part((own.top - sheet.top) / sheet.height), getComputedStyle(e).rotate];
        })"""
    )
    assert quarters == [
        ["front", 1, 1, "none"],
        ["inside", 0, 0, "180deg"],
        ["back", 0, 1, "none"],
    ]


@pytest.mark.parametrize("language", PREFIXES)
def test_a_leaflet_says_what_to_do_whom_to_call_and_where_from(open_page, root, language):
    """The steps of the page, the emergency number, every number it gives, the dates, the code."""
    known, _ = registers.read(root / "registers")
    source = (root / f"docs/{language}/drepturi/munca.md").read_text()
    page = open_page(leaflet(language, "drepturi/munca.md"))
    front, inside, back = (
        page.locator(f".leaflet__{part}") for part in ("front", "inside", "back")
    )
    assert front.locator("a[href='tel:112']").count() == 1
    steps = inside.locator("ol.steps").first.locator("li").all_inner_texts()
    assert len(steps) == len(re.findall(r"^\d+\. ", source, re.M))
    named = set(re.findall(r"contact:([\w-]+)", source)) - {"serviciul-112"}
    for name in named:
        dial = known.contacts[name].numbers[0].dialled
        assert back.locator(f"a[href='tel:{dial}']").count() == 1
    for name in set(re.findall(r"\]\(source:([\w-]+)", source)):
        dated = known.sources[name].dated
        assert str(dated.year) in back.inner_text()
    assert "2026" in front.locator(".leaflet__made").inner_text()
    here = f"{ADDRESS}{PREFIXES[language]}drepturi/munca/"
    assert front.locator("svg.leaflet__drawing").count() == 1
    assert front.locator(".leaflet__code a").get_attribute("href") == here
    assert page.locator("link[rel=canonical]").get_attribute("href") == here
    assert "noindex" in page.locator("meta[name=robots]").get_attribute("content")


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_a_leaflet_on_a_screen_is_accessible(open_page, width, theme):
    """On a screen it is an ordinary page: axe finds nothing, and 320 px are enough."""
    page = open_page(leaflet("uk", "drepturi/munca.md"), width, theme)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
