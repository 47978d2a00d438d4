"""Sessions that are ahead, on a site with synthetic ones: the list, the statuses, the sheets."""

import re
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
import searched
import segno
from conftest import ADDRESS, DAY, run
from lxml import etree, html

from portal import wording
from portal.strings import strings

LANGUAGES = {"ro": "", "ru": "ru/", "uk": "uk/"}
SHEETS = {
    f"instruiri/proba/foaia-de-prezenta/{slug}/"
    for slug in ("planificata", "cateva-zile", "trecuta")
}
SHEET = "instruiri/proba/foaia-de-prezenta/planificata/"


@pytest.fixture(scope="module")
def page(planned):
    """A function that parses the page at an address."""

    def parsed(address):
        return html.fromstring((planned / address / "index.html").read_bytes())

    return parsed


def _words(element):
    return " ".join(element.text_content().replace("¶", "").split())


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_what_is_ahead_stands_first(page, language, prefix):
    """The first section is what is ahead on the day of the site, the next session first."""
    article = page(f"{prefix}instruiri/").find(".//article")
    assert article.xpath(".//h2/@id")[0] == "planificate"
    (items,) = article.find_class("planned")
    sessions = [
        link.partition("instruiri/")[2] or link for link in items.xpath("./li/p[1]/a/@href")
    ]
    assert sessions == [
        "proba/#cateva-zile",
        "proba/#planificata",
        "proba/#anuntata",
        "proba-doi/#tot-anul",
    ]
    text = strings(language).text
    told = [_words(status) for status in items.find_class("planned__status")]
    planned, announced = text("status.planned_ahead"), text("status.announced_ahead")
    assert told == [planned, planned, announced, announced]
    day = wording.day(date.fromisoformat(DAY), language)
    said = article.xpath(".//h2[@id='planificate']/following-sibling::p")[0]
    assert _words(said) == " ".join(text("attendance.clock", day=day).split())


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_a_day_that_has_passed_leaves_the_outcome_unknown(page, language, prefix):
    """On the day of the site, a planned session of three days before is not ahead."""
    training = page(f"{prefix}instruiri/proba/")
    status = strings(language).text("training.status")
    told = {
        heading.get("id"): _words(fact.getnext())
        for heading in training.iter("h3")
        for fact in heading.xpath("following-sibling::dl[1]/dt")
        if _words(fact) == status
    }
    text = strings(language).text
    assert told["trecuta"] == text("status.planned")
    assert told["planificata"] == text("status.planned_ahead")
    assert told["anulata"] == text("status.cancelled")


def test_every_planned_session_has_its_sheet(page, planned):
    """A sheet in each language, linked from the session, and no other."""
    built = {path.parent.relative_to(planned).as_posix() + "/" for path in planned.rglob("*.html")}
    sheets = {address for address in built if "foaia-de-prezenta" in address}
    assert sheets == {prefix + sheet for prefix in LANGUAGES.values() for sheet in SHEETS}
    for prefix in LANGUAGES.values():
        place = f"{prefix}instruiri/proba/"
        links = {urljoin(place, link) for link in page(place).xpath("//article//a/@href")}
        assert {link for link in links if "foaia" in link} == {prefix + sheet for sheet in SHEETS}
        listed = page(f"{prefix}instruiri/").xpath("//*[@class='records planned']//a/@href")
        assert len([link for link in listed if "foaia" in link]) == 2


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_a_sheet_speaks_its_language(page, language, prefix):
    """Title, day, hours, place and 25 rows to sign, all in the language of the page."""
    sheet = page(prefix + SHEET)
    article = sheet.find(".//article")
    text = strings(language).text
    titles = {"ro": "Instruire sintetică", "ru": "Синтетическое обучение"}
    title = titles.get(language, "Синтетичне навчання")
    assert sheet.get("lang") == language
    assert _words(article.find(".//h1")) == text("sign_in.title", title=title)
    assert "2026" in _words(article)
    assert "10:00–13:00" in _words(article)
    assert text("sign_in.note") in _words(article)
    (table,) = article.iter("table")
    keys = ("number", "name", "institution", "role", "signature")
    assert [_words(head) for head in table.xpath("thead//th")] == [
        text(f"sign_in.{k}") for k in keys
    ]
    rows = [[_words(cell) for cell in row] for row in table.xpath("tbody/tr")]
    assert rows == [[str(number), "", "", "", ""] for number in range(1, 26)]
    assert not table.xpath(".//th[not(@scope)]")


def test_a_sheet_collects_nothing(page):
    """There is nothing on the page to type into or to send."""
    for prefix in LANGUAGES.values():
        article = page(prefix + SHEET).find(".//article")
        assert not list(article.iter("form", "input", "textarea", "select"))


def test_a_sheet_has_no_style_of_its_own(page):
    """No inline style, not even in the code, and every id once."""
    for prefix in LANGUAGES.values():
        sheet = page(prefix + SHEET)
        assert not sheet.xpath("//*[@style] | //style | //@*[starts-with(name(), 'on')]")
        ids = sheet.xpath("//@id")
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_the_code_leads_to_the_session(page, prefix):
    """The code holds the address of a session that is on the site, in the language of the sheet."""
    figure = page(prefix + SHEET).find(".//figure")
    (address,) = figure.xpath("./figcaption/a/@href")
    assert address == f"{ADDRESS}{prefix}instruiri/proba/#planificata"
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, lineclass=None, svgclass=None
    )
    strokes = [path.get("d") for path in figure.iter("path")]
    assert strokes == [path.get("d") for path in html.fromstring(drawn).iter("path")]
    place = urlsplit(address)
    assert page(place.path.strip("/") + "/").xpath(f"//*[@id='{place.fragment}']")


def test_search_engines_and_the_search_leave_sheets_out(page, planned):
    """A sheet is neither indexed, nor in the sitemap, nor found by the search of the site."""
    for prefix in LANGUAGES.values():
        assert page(prefix + SHEET).xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not page(f"{prefix}instruiri/proba/").xpath("//meta[@name='robots']")
    listed = etree.parse(planned / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert f"{ADDRESS}uk/instruiri/proba/" in listed
    assert [address for address in listed if "foaia-de-prezenta/" in address] == []
    for language in LANGUAGES:
        places = searched.texts(planned, language)
        assert "instruiri/proba/" in places
        assert [place for place in places if "foaia-de-prezenta/" in place] == []


def test_words_for_later_are_not_found_today(planned):
    """What a page will say once a day has passed is not in the search of the site."""
    assert not re.search(r"data-planned|[Dd]e atunci, după ceasul", searched.everything(planned))


def test_a_site_without_an_address_claims_none(planned, tmp_path):
    """Where nobody set an address there is no code on the sheet and nothing in the sitemap."""
    folder = tmp_path / "site"
    built = run("mkdocs", "build", "-q", "-d", str(folder), folder=planned.parent, SITE_URL="")
    assert built.returncode == 0, built.stderr
    sheet = html.fromstring((folder / SHEET / "index.html").read_bytes())
    assert not list(sheet.find(".//article").iter("figure"))
    assert not etree.parse(folder / "sitemap.xml").xpath("//*[local-name()='loc']")
