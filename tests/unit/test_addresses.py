"""Addresses that were published, and pages that send readers on. All pages here are synthetic."""

import pytest
from lxml import html

from portal import site
from portal.addresses import published
from portal.settings import Settings
from portal.strings import strings

LANGUAGES = ("ro", "ru", "uk")

REDIRECTS = """
- {from: vechi/pagina/, to: mijloc/, since: 2026-01-02, why: sintetic}
- {from: mijloc/, to: "instruiri/#lista", since: 2026-01-03, why: sintetic}
- {from: acasa/, to: /, since: 2026-01-04, why: sintetic}
"""


@pytest.fixture
def moved(project):
    """The project of the cases in which two pages moved; one had existed in two languages."""
    (project / "registers/redirects.yml").write_text(REDIRECTS, encoding="utf-8")
    lines = "/vechi/pagina/\n/uk/vechi/pagina/\n"
    (project / published.FILE).write_text(lines, encoding="utf-8")
    return project


def pages(root, language, address=None):
    """The pages of a language that send readers on, parsed, by their place."""
    read = site.read(root, told=Settings(site_address=address))
    assert read.problems == []
    return {
        asset.uri: html.fromstring(asset.write())
        for asset in read.assets(language)
        if asset.uri.endswith(".html")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_stands_in_the_languages_it_existed_in(moved, language):
    """What was recorded in two languages sends on in these; what nobody recorded, in all."""
    wanted = {"mijloc/index.html", "acasa/index.html"}
    if language != "ru":
        wanted.add("vechi/pagina/index.html")
    assert pages(moved, language).keys() == wanted


def test_a_page_that_moved_sends_on_without_a_script(moved):
    """The way leads over other redirects to the end at once, as a refresh and as a plain link."""
    tree = pages(moved, "uk", "https://exemplu.test/portal/")["vechi/pagina/index.html"]
    (way,) = tree.xpath("//a/@href")
    assert way == "../../instruiri/#lista"
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={way}"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        "https://exemplu.test/portal/uk/instruiri/"
    ]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.get("lang") == "uk"
    assert tree.xpath("//h1/text()") == [strings("uk").text("moved.title")]
    assert tree.xpath("//script | //@style | //style") == []


def test_the_first_page_can_be_a_target(moved):
    """`/` leads to the first page of the reader's language."""
    for language in LANGUAGES:
        (way,) = pages(moved, language)["acasa/index.html"].xpath("//a/@href")
        assert way == "../"


def test_what_is_published_is_on_record(project):
    """The record holds what it held and all that is published now, each once and in order."""
    (project / published.FILE).write_text("/ru/index-vechi/\n", encoding="utf-8")
    read = site.read(project, told=Settings(site_address="https://exemplu.test/"))
    lines = read.addresses().splitlines()[1:]
    assert lines == sorted(set(lines))
    assert {
        "/",
        "/ru/",
        "/uk/instruiri/exemplu/",
        "/ru/index-vechi/",
        "/uk/instruiri/atom.xml",
    } <= {*lines}
    published.keep(project, read.addresses())
    again = site.read(project, told=Settings(site_address="https://exemplu.test/"))
    assert again.addresses() is None


def test_a_site_on_a_desk_publishes_nothing(project):
    """Where nobody said where the site stands, building it puts no address on record."""
    assert site.read(project).addresses() is None


def test_a_sheet_to_sign_is_not_kept(project):
    """The sheet of a planned session goes when the session was held: its address is no promise."""
    log = "when: 2026-12-01\nstatus: planned\nsources: [{id: sursa}]\n"
    (project / "trainings/exemplu/viitoare.yml").write_text(log, encoding="utf-8")
    read = site.read(project, told=Settings(site_address="https://exemplu.test/"))
    sheets = [page.uri for page in read.pages("ro") if "viitoare" in page.uri]
    assert sheets
    assert "viitoare" not in read.addresses()


def test_home_stands_at_the_root():
    """An address and its language can be told apart and put together again."""
    for address, told in {
        "/": ("ro", "/"),
        "/uk/": ("uk", "/"),
        "/ru/drepturi/munca/": ("ru", "drepturi/munca/"),
        "/drepturi/": ("ro", "drepturi/"),
    }.items():
        assert published.inside(address) == told
        assert published.outside(told[1], told[0]) == address
