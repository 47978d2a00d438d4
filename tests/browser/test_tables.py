"""Tables of indexes and their charts, as somebody at a browser uses them."""

import re

import pytest
from browser import words
from browser.assistive import names, told
from browser.conftest import PREFIXES
from playwright.sync_api import expect

TOPICS = "instruiri/prezenta/teme/"


def _column(page, number):
    """The texts of a column of the first index, without the total."""
    cells = page.locator("table.index").first.locator(f"tbody tr > :nth-child({number})")
    return [" ".join(text.split()) for text in cells.all_text_contents()]


def _numbers(texts):
    joined = [re.sub(r"(?<=\d)[.\u00a0\u202f ](?=\d{3}\b)", "", text) for text in texts]
    found = [re.search(r"\d+", text) for text in joined]
    return [int(match.group()) for match in found if match]


@pytest.mark.parametrize("language", PREFIXES)
def test_a_table_sorts_by_any_column(open_page, language):
    """A press on a head sorts by it, another turns it round; what has no number stays last."""
    page = open_page(PREFIXES[language] + TOPICS, 1280)
    table = page.locator("table.index").first
    total = table.locator("tfoot").text_content()
    head = table.get_by_role("columnheader").nth(1)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    largest = _numbers(_column(page, 2))
    assert len(largest) > 5
    assert largest == sorted(largest, reverse=True)
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    smallest = _numbers(_column(page, 2))
    assert smallest == sorted(smallest)
    assert all(re.search(r"\d", text) for text in _column(page, 2)[: len(smallest)])
    names = table.get_by_role("columnheader").first
    names.get_by_role("button").press("Space")
    assert names.get_attribute("aria-sort") == "ascending"
    assert head.get_attribute("aria-sort") is None
    shown = _column(page, 1)
    by_alphabet = page.evaluate(
        "([texts, lang]) => [...texts].sort(new Intl.Collator(lang, {numeric: true}).compare)",
        [shown, language],
    )
    assert shown == by_alphabet
    assert table.locator("tfoot").text_content() == total


def test_without_scripts_a_table_is_as_it_was_made(open_page):
    """The same rows in the same order, heads that are plain text, nothing that looks pressable."""
    made, plain = (open_page(TOPICS, 1280, scripts=scripts) for scripts in (True, False))
    assert _column(made, 1) == _column(plain, 1)
    assert plain.locator("table.index button").count() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_chart_can_be_seen(open_page, width, theme):
    """Bars stand out from the page at 3:1, nothing is cut off, and lengths follow the figures."""
    page = open_page("instruiri/prezenta/", width, theme)
    chart = page.locator(".chart svg").first
    page_width = page.evaluate("document.documentElement.clientWidth")
    for text in chart.locator("text").all():
        box = text.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page_width, text.text_content()
    assert page.evaluate(CONTRAST) >= 3
    lengths = [bar.bounding_box()["width"] for bar in chart.locator(".chart__bar").all()]
    values = _numbers(chart.locator(".chart__value").all_text_contents())
    assert len(lengths) == len(values) > 3
    for length, value in zip(lengths, values, strict=True):
        assert length / max(lengths) == pytest.approx(value / max(values), abs=0.02)


WORDS = ["acte/", "centre-de-plasament/", "despre/traduceri/"]
"""Tables of words: on a narrow screen each row is a card."""

GRIDS = [TOPICS, "instruiri/prezenta/competente/"]
"""Grids of figures: on a narrow screen they scroll."""

CELLS = """(table) => [...table.querySelectorAll("tbody tr")].map((row) =>
  [...row.cells].slice(1).filter((cell) => cell.textContent.trim()).map((cell) => {
    const before = getComputedStyle(cell, "::before");
    const isSeen = before.display !== "none" && before.visibility === "visible";
    return [cell.cellIndex, isSeen ? before.content : "", cell.getBoundingClientRect().top];
  }))"""


@pytest.mark.parametrize("path", WORDS)
def test_on_a_narrow_screen_a_value_says_what_it_is(open_page, path):
    """Each value of a card stands below the one before it, with the head of its column."""
    page = open_page("uk/" + path, 320)
    tables = page.locator("article .table table:not(.index, .matrix)")
    assert tables.count() > 0
    for table in tables.all():
        heads = [" ".join(text.split()) for text in table.locator("thead th").all_text_contents()]
        assert len(heads) > 1
        for row in table.evaluate(CELLS):
            assert [label for _, label, _ in row] == [f'"{heads[n]}: "' for n, _, _ in row]
            tops = [top for _, _, top in row]
            assert tops == sorted(set(tops))
    page.set_viewport_size({"width": 1280, "height": 844})
    assert {label for row in tables.first.evaluate(CELLS) for _, label, _ in row} == {"none"}


@pytest.mark.parametrize("path", WORDS)
def test_cards_are_a_table_to_a_screen_reader(open_page, path):
    """The browser tells of the same rows, heads of rows and cells as on a wide screen."""
    page = open_page(path, 1280)
    table = "article .table table"
    roles = ["row", "rowheader", "columnheader", "cell"]

    def all_told():
        rows = {role: names(page, table, role) for role in roles}
        return {role: len(found) for role, found in rows.items()}, rows["rowheader"]

    assert told(page, table)["role"] == "table"
    wide, headed = all_told()
    assert wide["row"] > 2
    assert all(headed)
    page.set_viewport_size({"width": 320, "height": 844})
    assert told(page, table)["role"] == "table"
    narrow, still_headed = all_told()
    assert narrow == wide
    assert still_headed == headed


@pytest.mark.parametrize("language", PREFIXES)
def test_no_word_of_a_table_is_broken(open_page, language):
    """At 320 pixels no word of a cell, a head or a caption goes over two lines in its middle."""
    page = open_page("", 320)
    site = page.url
    for path in [*WORDS, *GRIDS, "instruiri/formatori/", "cifre/", "despre/reguli/"]:
        page.goto(site + PREFIXES[language] + path)
        assert words.broken(page, ".table", 1000) == [], path


PLACES = """([table, far]) => {
  const wrapper = document.querySelectorAll(".table")[table];
  wrapper.scrollLeft = far;
  const part = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const {left, right} = range.getBoundingClientRect();
    return [left, right];
  };
  const names = [...wrapper.querySelectorAll("tbody th, tfoot th, thead th:first-child")];
  return {
    moved: wrapper.scrollLeft,
    scrolls: wrapper.scrollWidth > wrapper.clientWidth,
    caption: part(wrapper.querySelector("caption")),
    names: names.map(part),
  };
}"""


@pytest.mark.parametrize("path", GRIDS)
def test_the_names_of_rows_stay_in_sight(open_page, path):
    """However far a grid is scrolled, the names of its rows and its caption are on the screen."""
    page = open_page("uk/" + path, 320)
    tables = page.locator(".table").count()
    scrolled = 0
    for number in range(tables):
        for far in (0, 10_000):
            place = page.evaluate(PLACES, [number, far])
            scrolled += place["moved"] > 0
            assert len(place["names"]) > 2
            for left, right in [place["caption"], *place["names"]]:
                assert left >= 0
                assert right <= 320
            assert max(right for _, right in place["names"]) <= 200, "no room for figures"
    assert scrolled


def test_only_a_table_that_scrolls_is_a_stop(open_page):
    """Tab stops at a table whose end is out of sight, and at no other, whatever the width."""
    stops = set()
    for path in (TOPICS, "acte/", "despre/reguli/"):
        page = open_page(path, 320)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            for number in range(page.locator(".table").count()):
                wrapper = page.locator(".table").nth(number)
                scrolls = page.evaluate(PLACES, [number, 0])["scrolls"]
                if scrolls:
                    expect(wrapper).to_have_attribute("tabindex", "0")
                else:
                    expect(wrapper).not_to_have_attribute("tabindex", "0")
                stops.add((width, scrolls))
    assert (320, True) in stops
    assert (1280, False) in stops


CONTRAST = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const bar = light(getComputedStyle(document.querySelector(".chart__bar")).fill);
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return (Math.max(bar, ground) + 0.05) / (Math.min(bar, ground) + 0.05);
}"""
