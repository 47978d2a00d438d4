"""Tables of indexes and their charts, as somebody at a browser uses them."""

import re

import pytest
from browser.conftest import PREFIXES

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
