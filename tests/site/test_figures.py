"""Figures over time as the reader gets them: a table, a chart, a file, and nothing made up."""

import csv
import re
from urllib.parse import urljoin

import pytest
import yaml
from conftest import ROOT

PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}
WORDS = {
    "ro": {"at-least": "cel puțin", "approximate": "circa"},
    "ru": {"at-least": "не менее", "approximate": "около"},
    "uk": {"at-least": "щонайменше", "approximate": "близько"},
}


@pytest.fixture(scope="module")
def series():
    """Every series as it is written, read by another reader than ours."""
    text = (ROOT / "registers/figures.yml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506


def tables(pages, title):
    """The tables with this caption, wherever they stand."""
    found = (page.all(f'//table[normalize-space(caption)="{title}"]') for page in pages.values())
    return [table for some in found for table in some]


def digits(text):
    """A number without the signs that group its digits."""
    return re.sub(r"(?<=\d)[.\s](?=\d{3})", "", text)


@pytest.mark.parametrize("language", PREFIXES)
def test_every_series_is_a_table_with_its_values(pages, series, language):
    """Each series stands on a page of each language, value for value, as exact as its source."""
    for one in series:
        (table, *_) = tables(pages, one["title"][language])
        rows = [[cell.text_content() for cell in row] for row in table.xpath("./tbody/tr")]
        told = sorted(digits(" ".join(row[1].split())) for row in rows)
        points = one["points"]
        words = [WORDS[language].get(p.get("exactness", "exact"), "") for p in points]
        wanted = [f"{w} {p['value']}".strip() for w, p in zip(words, points, strict=True)]
        assert told == sorted(wanted), one["id"]


@pytest.mark.parametrize("language", PREFIXES)
def test_a_chart_compares_what_can_be_compared(pages, series, language):
    """A series has a chart unless it has one value, or one that stands for several years."""
    page = pages[f"{PREFIXES[language]}cifre/"]
    for one in series:
        if not tables({"": page}, one["title"][language]):
            continue
        several = any(
            re.fullmatch(r"\d{4}\S*/(?!\s)\d{4}\S*", p["when"])
            and p["when"][:4] != p["when"].split("/")[1][:4]
            for p in one["points"]
        )
        charts = page.all(f'//*[local-name()="svg"][contains(., "{one["title"][language]}")]')
        assert bool(charts) == (len(one["points"]) > 1 and not several), one["id"]


def test_bars_are_as_long_as_their_values(pages, series):
    """In a chart the longest bar is the largest value, and the others in proportion."""
    page = pages["cifre/"]
    (money,) = [one for one in series if one["id"] == "ajutor-banesc-lunar"]
    (svg,) = page.all(f'//*[local-name()="svg"][contains(., "{money["title"]["ro"]}")]')
    widths = [float(bar.get("width")[:-1]) for bar in svg.xpath('./*[@class="chart__bar"]')]
    values = [int(point["value"]) for point in money["points"]]
    for width, value in zip(widths, values, strict=True):
        assert width / max(widths) == pytest.approx(value / max(values), abs=0.001)


@pytest.mark.parametrize("language", PREFIXES)
def test_every_row_leads_to_its_source(pages, series, language):
    """The source of a value is a link to a line of the list of sources on the same page."""
    page = pages[f"{PREFIXES[language]}cifre/"]
    names = {element.get("id") for element in page.all("//*[@id]")}
    links = page.all('//table//td//a[starts-with(@href, "#sursa-")]')
    assert len(links) > len(series)
    assert {link.get("href")[1:] for link in links} <= names


@pytest.mark.parametrize("language", PREFIXES)
def test_a_series_can_be_taken_as_a_file(pages, public, series, language):
    """The link below a table leads to a CSV file with the same points in order of time."""
    page = pages[f"{PREFIXES[language]}cifre/"]
    linked = page.all('//a[contains(@href, "cifre/date/") or contains(@href, "date/")]/@href')
    for one in series:
        if not tables({"": page}, one["title"][language]):
            continue
        (href,) = [h for h in linked if h.endswith(f"/{one['id']}.csv")]
        path = public / urljoin(f"/{page.address}", href).lstrip("/")
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        told = [(row["when"], row["value"], row["exactness"]) for row in rows]
        written = {(p["when"], p["value"], p.get("exactness", "exact")) for p in one["points"]}
        assert set(told) == written
        assert told == sorted(told)
