"""A page beside its original, put together from what both were rendered to."""

import pytest
from lxml import html

from portal.prose import ProsePage
from portal.reading import beside

PAGE = ProsePage("uk", "drepturi/munca.md", "docs/uk/drepturi/munca.md", "")


def shown(own, original):
    """The page as a browser sees it."""
    return html.fromstring(f"<article>{beside.shown(own, original, PAGE)}</article>")


def words(element):
    """What it says, with one space between its pieces."""
    return " ".join(" ".join(element.itertext()).split())


def test_what_stands_beside_what(besides):
    """Each case says which pieces stand together, and which stand once."""
    page = shown(besides["own"], besides["original"])
    pairs = page.xpath("//div[@class='beside']")
    assert [[words(part) for part in pair] for pair in pairs] == besides["parts"]
    assert all([part.get("lang") for part in pair] == [None, "ro"] for pair in pairs)
    for heading in page.xpath("//h1 | //h2"):
        heading.drop_tree()
    alone = page.xpath("./*[not(self::div[@class='beside'])][not(.//a[@class='back'])]")
    assert [words(one) for one in alone] == besides["once"]


@pytest.mark.parametrize(
    ("href", "ours", "theirs"),
    [
        ("../sedere/", "../../sedere/", "../../../../drepturi/sedere/"),
        ("./", "../", "../../../../drepturi/munca/"),
        ("../../", "../../../", "../../../../"),
        ("../sedere/#pe-scurt", "../../sedere/#pe-scurt", "../../../../drepturi/sedere/#pe-scurt"),
        ("munca-uk.html", "../munca-uk.html", "../../../../drepturi/munca/munca-uk.html"),
        ("#pe-scurt", "#pe-scurt", "#pe-scurt"),
        ("https://anofm.md/", "https://anofm.md/", "https://anofm.md/"),
        ("tel:112", "tel:112", "tel:112"),
        ("/404.html", "/404.html", "/404.html"),
    ],
)
def test_links_lead_where_they_led(href, ours, theirs):
    """From a place one level deeper, and from another language, which is said of pages alone."""
    text = '<h1 id="pagina">{0}</h1><p>{0} <a class="x" href="{1}">{0}</a></p>'
    page = shown(text.format("Праця", href), text.format("Munca", href))
    links = page.xpath("//div[@class='beside']//a")
    assert [link.get("href") for link in links] == [ours, theirs]
    is_page = href.startswith(".")
    assert [link.get("hreflang") for link in links] == [None, "ro" if is_page else None]


def test_ids_are_told_apart_and_still_found():
    """A table keeps its name in both columns, and text that looks like an attribute is left."""
    text = (
        '<h1 id="pagina">{0}</h1><div aria-labelledby="tabel-1" role="region">'
        '<table><caption id="tabel-1">{0}</caption></table></div>'
        '<p><code>id="x" href="y"</code>{0}</p>'
    )
    page = shown(text.format("Праця"), text.format("Munca"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) == 3
    for region in page.xpath("//*[@role='region']"):
        assert region.xpath(".//caption/@id") == [region.get("aria-labelledby")]
    assert page.xpath("//code/text()") == ['id="x" href="y"'] * 2


def test_a_heading_says_both_and_links_to_itself_once():
    """The second language says that it is Romanian; the sign of the link stays last."""
    own = '<h2 id="a">Строк<a class="headerlink" href="#a">¶</a></h2><p>Один.</p>'
    page = shown(
        f'<h1 id="pagina">Праця</h1>{own}',
        f'<h1 id="pagina">Munca</h1>{own.replace("Строк", "Termen")}',
    )
    (heading,) = page.xpath("//h2")
    assert [child.tag for child in heading] == ["span", "a"]
    assert heading[0].get("lang") == "ro"
    assert words(heading) == "Строк Termen ¶"
