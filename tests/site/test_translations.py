"""What readers see where translations lag, are missing or were made by a machine."""

from urllib.parse import urljoin

import pytest
import searched
from conftest import ADDRESS
from lxml import etree, html

MISSING = "uk/drepturi/protectia-temporara/"
ORIGINAL = "drepturi/protectia-temporara/"
NEW = "Un alineat sintetic nou."
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module")
def page(lagging):
    """A page of the site that lags, parsed."""
    return lambda address: html.fromstring((lagging / address / "index.html").read_bytes())


def notices(tree):
    """The notices of a page, each with the id of the heading it follows."""
    return [
        (notice.xpath("preceding::*[self::h1 or self::h2 or self::h3][1]/@id"), notice)
        for notice in tree.xpath("//article//div[@class='drift']")
    ]


@pytest.mark.parametrize(("language", "said"), [("ru", "изменился"), ("uk", "змінився")])
def test_an_outdated_section_says_so(page, language, said):
    """The notice stands below the heading of its section, in the reader's language."""
    ((where, notice),) = notices(page(f"{language}/despre/"))
    assert where == ["pagina"]
    assert said in notice.xpath("p")[0].text_content()
    assert notice.get("lang") is None


def test_what_changed_stands_beside_it_in_romanian(page):
    """The new paragraph alone is shown, marked as Romanian, readable without a script."""
    ((_, notice),) = notices(page("uk/despre/"))
    (details,) = notice.xpath("details")
    assert details.get("open") is not None
    (original,) = details.xpath("div")
    assert original.get("lang") == "ro"
    assert original.text_content().strip() == NEW


def test_a_page_in_the_original_has_no_notice(page):
    """The Romanian page is what translations are measured against."""
    assert NEW in page("despre/").text_content()
    assert notices(page("despre/")) == []


def test_what_nobody_translated_is_not_found_in_that_language(lagging):
    """Romanian text beside a translation is not in the search of that language."""
    assert any(NEW in text for text in searched.texts(lagging, "ro")["despre/"])
    found = searched.texts(lagging, "uk")
    assert [address for address, page in found.items() if NEW in " ".join(page)] == []
    assert MISSING.removeprefix("uk/") not in found


def test_a_machine_made_page_says_so_once(page):
    """A whole page that no person reviewed says it at its top, and only there."""
    ((where, notice),) = notices(page("ru/contacte/"))
    assert where == ["pagina"]
    assert "страницу перевела машина" in notice.text_content()


def test_a_machine_made_section_says_so(page):
    """One section that no person reviewed says it where it stands."""
    ((where, notice),) = notices(page("uk/contacte/"))
    assert where == ["linii"]
    assert "розділ переклала машина" in notice.text_content()


def test_beside_its_original_a_section_says_the_same(page):
    """A page shown with its original has the notices too, and the original only once."""
    ((where, notice),) = notices(page("uk/despre/alaturi/"))
    assert where == ["pagina"]
    assert "змінився" in notice.text_content()
    assert notice.xpath(".//details") == []
    ((where, notice),) = notices(page("uk/contacte/alaturi/"))
    assert where == ["linii"]


def test_a_missing_page_shows_the_original_as_what_it_is(page):
    """Interface and notice are in the reader's language, the text is marked as Romanian."""
    tree, original = page(MISSING), page(ORIGINAL)
    assert tree.get("lang") == "uk"
    (notice,) = tree.xpath("//article//div[@class='drift']")
    assert "не перекладено" in notice.text_content()
    (link,) = notice.xpath(".//a")
    assert urljoin(ADDRESS + MISSING, link.get("href")) == ADDRESS + ORIGINAL
    (title,) = tree.xpath("//article//h1")
    assert title.xpath("ancestor::*[@lang][1]/@lang") == ["ro"]
    assert title.text_content() == original.xpath("//article//h1")[0].text_content()
    assert tree.xpath("string(//title)") == original.xpath("string(//title)")


def test_every_romanian_heading_of_it_is_marked(page):
    """Headings, contents and navigation in Romanian say so, wherever they stand."""
    tree = page(MISSING)
    texts = {h.text_content() for h in page(ORIGINAL).xpath("//article//*[self::h1 or self::h2]")}
    texts = {text.removesuffix("¶").strip() for text in texts}
    seen = [
        e for e in tree.xpath("//body//*[not(*)]") if " ".join(e.text_content().split()) in texts
    ]
    assert len(seen) > len(texts)
    unmarked = [e for e in seen if e.xpath("ancestor-or-self::*[@lang][1]/@lang") != ["ro"]]
    assert [e.text_content() for e in unmarked] == []


def test_a_missing_page_is_the_original_to_machines(page, lagging):
    """Canonical leads to the original; no address claims to be Ukrainian."""
    assert page(MISSING).xpath("//link[@rel='canonical']/@href") == [ADDRESS + ORIGINAL]
    tree = etree.parse(lagging / "sitemap.xml")
    named = {e.text for e in tree.iterfind(".//s:loc", NAMESPACES)}
    named |= {e.get("href") for e in tree.iterfind(".//x:link", NAMESPACES)}
    assert ADDRESS + ORIGINAL in named
    assert ADDRESS + MISSING not in named
    for address in (MISSING, ORIGINAL, f"ru/{ORIGINAL}"):
        for link in page(address).xpath("//*[@hreflang='uk']"):
            assert urljoin(ADDRESS + address, link.get("href")) != ADDRESS + MISSING


def test_a_missing_page_can_still_be_reached(page):
    """The language choice leads to it, and tells the reader's own language of its interface."""
    links = page(ORIGINAL).xpath("//a[contains(@class, 'language-choice__link')]")
    there = {link.get("lang"): urljoin(ADDRESS + ORIGINAL, link.get("href")) for link in links}
    assert there["uk"] == ADDRESS + MISSING


def test_what_the_title_holds_stays_text(lagging):
    """The mark of language in a title reaches no attribute as HTML."""
    for path in (lagging / "uk").rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        values = [value for e in tree.iter(etree.Element) for value in e.attrib.values()]
        assert not [value for value in values if "<span" in value], path


def test_markers_of_a_missing_page_are_filled(page):
    """The original's markers are filled, what they give is not left as a comment."""
    assert "portal:" not in etree.tostring(page(MISSING), encoding="unicode")


def test_editors_see_what_needs_work(page):
    """The coverage page counts every section and leads to the pages that need work."""
    address = "uk/despre/traduceri/"
    tree = page(address)
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("*")]
        for row in tree.xpath("//article//table//tbody/tr")
    ]
    names = ("language", "pages", "current", "outdated", "new", "missing", "machine", "reviewed")
    russian, ukrainian = (dict(zip(names, row, strict=True)) for row in rows)
    total, of = russian["pages"].split(" з ")
    assert total == of
    assert ukrainian["pages"] == f"{int(of) - 1} з {of}"
    sections = len(page(ORIGINAL).xpath("//article//*[self::h2 or self::h3]")) + 1
    assert (russian["missing"], ukrainian["missing"]) == ("0", str(sections))
    assert (russian["outdated"], ukrainian["outdated"]) == ("1", "1")
    assert ukrainian["machine"] == "1"
    assert int(russian["current"]) == int(ukrainian["current"]) + sections
    links = {
        urljoin(ADDRESS + address, link.get("href")): link.get("lang")
        for link in tree.xpath("//article//li/a")
    }
    assert links[ADDRESS + MISSING] == "ro"
    assert links[ADDRESS + "ru/despre/#pagina"] == "ru"
    assert links[ADDRESS + "uk/contacte/#linii"] is None
