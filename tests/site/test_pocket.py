"""Pages as one file each: small, whole, and saying until when they may be trusted."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from conftest import ADDRESS, DAY
from lxml import html

from portal import registers, wording
from portal.handouts.offered import is_offered, pocket_uri
from portal.languages import CODES
from portal.pages import address, published_at
from portal.strings import strings

MOST_BYTES = 60_000
"""What the site promises of every file."""


def _offered(project):
    for language in CODES:
        folder = project / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            uri = path.relative_to(folder).as_posix()
            if is_offered(uri):
                yield language, uri


@pytest.fixture(scope="module")
def files(project, public):
    """The files, parsed: by language and page."""
    return {
        (language, uri): (public / address(pocket_uri(uri, language), language)).read_bytes()
        for language, uri in _offered(project)
    }


def _said(tree):
    """The text of each paragraph, item and cell, without what stands in only one of the two."""
    for extra in tree.xpath(
        ".//*[@class='made' or @class='until' or @class='address' or @class='headerlink'"
        " or @class='section-code' or @class='beside-choice' or @class='handouts']"
    ):
        extra.drop_tree()
    blocks = tree.xpath(".//p|.//li|.//dt|.//dd|.//h1|.//h2|.//h3|.//th|.//td|.//caption")
    said = (" ".join(block.text_content().split()) for block in blocks)
    return [text for text in said if text]


def test_every_right_and_the_contacts_are_files_in_each_language(files):
    """Fifteen rights and the contacts, in each language: under 60 KB and without a script."""
    assert len(files) == 3 * 16
    for key, content in files.items():
        assert (key, len(content) < MOST_BYTES) == (key, True)
        tree = html.fromstring(content)
        assert tree.get("lang") == key[0]
        assert tree.xpath("//script|//img|//iframe|//link[@rel='stylesheet']|//@style") == []
        assert not [name for name in tree.xpath("//@*/..") if "onclick" in name.attrib]


def test_a_file_says_what_the_page_says(files, everything):
    """Its text is the text of the page, word for word."""
    for (language, uri), content in files.items():
        page = html.fromstring(everything[address(uri, language)].path.read_bytes())
        article = page.xpath("//article")[0]
        for tail in article.xpath("./footer|./*[@class='handouts']|.//*[@class='printed']"):
            tail.drop_tree()
        for tail in article.xpath(".//*[@class='page-actions']"):
            tail.drop_tree()
        expected = _said(article)
        assert len(expected) > 20
        assert (language, uri, _said(html.fromstring(content))) == (language, uri, expected)


def test_a_file_allows_only_its_own_style(files):
    """Its policy forbids everything but the style it holds, by the hash of its bytes."""
    for content in files.values():
        tree = html.fromstring(content)
        style = tree.xpath("string(//style)")
        told = b64encode(sha256(style.encode()).digest()).decode()
        policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert "default-src 'none'" in policy
        assert f"style-src 'sha256-{told}'" in policy
        assert "unsafe" not in policy


def test_links_lead_somewhere_from_a_phone(files):
    """A link is a section of the file, a number, or a full address; telephones can be called."""
    for content in files.values():
        tree = html.fromstring(content)
        ids = set(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href"):
            assert href.startswith(("tel:", "https://", "mailto:")) or href[1:] in ids, href
        assert tree.xpath("//a[@href='tel:112']") or "112" not in tree.text_content()
        assert tree.xpath("//ul[@class='sources']//a") == []


@pytest.mark.parametrize("language", CODES)
def test_a_file_says_its_day_and_until_when_to_trust_it(files, project, language):
    """The day of the site, and the first day something of it may no longer hold."""
    known, _ = registers.read(project / "registers")
    until = known.facts["protectie-temporara-pana-la"].until
    text = strings(language).text
    made = text("handouts.made", day=wording.day(date.fromisoformat(DAY), language))
    facts = html.fromstring(files[language, "drepturi/protectia-temporara.md"])
    told = facts.xpath("string(//*[@class='made'])")
    assert made in told
    assert text("handouts.check_by", day=wording.day(until, language)) in told
    none = html.fromstring(files[language, "drepturi/munca.md"]).xpath("string(//*[@class='made'])")
    half_a_year = wording.day(date(2027, 5, 20), language)
    assert text("handouts.check_by", day=half_a_year) in none
    assert published_at(ADDRESS, "drepturi/munca.md", language) in none


def test_each_page_leads_to_its_file_and_its_leaflet(files, everything, public):
    """The page offers both below its text, and says how large the file is."""
    for (language, uri), content in files.items():
        page = everything[address(uri, language)]
        links = page.all("//*[@class='handouts__list']//a")
        folder = page.path.parent
        there = [(folder / link.get("href")).resolve() for link in links]
        assert there[0] == (public / address(pocket_uri(uri, language), language)).resolve()
        assert (there[1] / "index.html").exists()
        size = int(re.search(r"\d+", links[0].text_content())[0])
        assert 0 <= size * 1000 - len(content) < 1000
    assert everything["despre/"].all("//*[@class='handouts__list']") == []
