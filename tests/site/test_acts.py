"""The acts as readers and machines get them, and pages that moved, on the built site."""

import json
from urllib.parse import urljoin

import pytest
from conftest import ADDRESS, run
from lxml import html

from portal.strings import strings

LANGUAGES = {"ro": "", "ru": "ru/", "uk": "uk/"}
ORDERS = ["ordin-mmps-21-2022", "ordin-mmps-182-2023", "ordin-mmps-209-2025"]
IN_FORCE, NOT_IN_FORCE = "https://schema.org/InForce", "https://schema.org/NotInForce"


def _linked(page):
    """What machines are told of the act on its page."""
    told = [json.loads(text) for text in page.all("//article//script/text()")]
    (act,) = [value for value in told if value["@type"] == "Legislation"]
    return act


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_every_act_is_listed_and_has_its_page(pages, root, language, prefix):
    """The list leads to each act of the register once, in tables with captions and headers."""
    page = pages[f"{prefix}acte/"]
    links = page.all("//article//table//tbody//th//a/@href")
    written = (root / "registers/acts.yml").read_text(encoding="utf-8")
    ids = [line.removeprefix("- id: ") for line in written.splitlines() if line.startswith("- id")]
    assert len(ids) > 50
    assert sorted(link.strip("/") for link in links) == sorted(ids)
    assert len(page.all("//article//table/caption")) == len(page.all("//article//table"))
    for key in ids:
        there = pages[f"{prefix}acte/{key}/"]
        assert there.all("/html/@lang") == [language]
        assert there.text("//h1")


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_the_chain_can_be_read_without_its_looks(pages, language, prefix):
    """The chain is an ordered list, the oldest act first; words say which one is in force."""
    words = strings(language)
    for here in ORDERS:
        page = pages[f"{prefix}acte/{here}/"]
        steps = page.all("//article//ol[contains(@class, 'chain')]/li")
        assert [step.xpath("string(.//a/@href)").strip("./") for step in steps] == [
            "" if key == here else key for key in ORDERS
        ]
        texts = [" ".join(step.text_content().split()) for step in steps]
        assert [words.text("acts.status.in-force") in text for text in texts] == [
            False,
            False,
            True,
        ]
        over = words.text("acts.status.abrogated")
        assert [over in text for text in texts] == [True, True, False]
        assert ".. " not in " ".join(texts)


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_an_old_order_says_so_first(pages, prefix):
    """Before anything else the page of an abrogated order leads to the one that applies now."""
    page = pages[f"{prefix}acte/ordin-mmps-21-2022/"]
    (notice,) = page.all("//article//p[contains(@class, 'notice history')]")
    assert notice.xpath(".//a/@href") == ["../ordin-mmps-209-2025/"]
    assert not pages[f"{prefix}acte/ordin-mmps-209-2025/"].all("//article//p[@class='notice']")


def test_machines_are_told_what_is_known(pages):
    """Legislation as schema.org has it: force, dates, what it repeals; no more than sources say."""
    old, new = (_linked(pages[f"acte/{key}/"]) for key in ORDERS[1:])
    assert old["legislationLegalForce"] == NOT_IN_FORCE
    assert new["legislationLegalForce"] == IN_FORCE
    assert new["legislationIdentifier"] == "209/2025"
    assert new["legislationDate"] == "2025-09-01"
    assert new["legislationDateVersion"] == "2026-02-04"
    assert new["legislationJurisdiction"] == "MD"
    (repealed,) = new["legislationRepeals"]
    assert repealed["url"] == urljoin(ADDRESS, "acte/ordin-mmps-182-2023/")
    assert new["legislationChanges"] == new["legislationRepeals"]
    assert "legislationAmends" not in new
    unknown = _linked(pages["acte/hg-898-2015/"])
    assert "legislationLegalForce" not in unknown
    draft = _linked(pages["acte/proiect-1025-mai-2025/"])
    assert draft["legislationLegalForce"] == NOT_IN_FORCE
    assert "legislationPassedBy" not in draft
    assert [act["legislationIdentifier"] for act in draft["legislationAmends"]] == ["270/2014"]


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_the_reader_has_the_last_day(pages, prefix):
    """An act whose last day is known carries it, so that an old copy of the page can tell."""
    there = pages[f"{prefix}acte/hg-prelungire-2026/"]
    (state,) = there.all("//article//dd//*[@data-valid-until]")
    assert state.get("data-valid-until") == "2027-03-01"
    assert "2027" in state.get("data-expired")
    listed = pages[f"{prefix}acte/"].all("//article//td//*[@data-valid-until='2027-03-01']")
    assert len(listed) == 1
    assert not pages[f"{prefix}acte/ordin-mmps-209-2025/"].all("//*[@data-valid-until]")


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_an_act_lists_the_pages_that_cite_it(pages, language, prefix):
    """Each page that refers to an act stands on the page of the act, in the same language."""
    cited = 0
    for address, page in pages.items():
        inside = page.inside
        if page.language != language or inside.startswith(("acte/", "noutati/")):
            continue
        links = {urljoin(f"/{address}", link) for link in page.all("//article//a/@href")}
        acts = {link for link in links if link.startswith(f"/{prefix}acte/") and "#" not in link}
        for act in acts - {f"/{prefix}acte/"}:
            there = pages[act[1:]]
            section = "//h2[@id='citat-in']/following-sibling::ul[1]//a/@href"
            ways = {urljoin(act, way) for way in there.all(section)}
            assert f"/{address}" in ways, (address, act)
            cited += 1
    assert cited > 5


def test_a_page_that_moved_sends_its_readers_on(copy):
    """A redirect is built beside the pages of each language, and is in no list of pages."""
    (copy / "registers/redirects.yml").write_text(
        "- from: vechea-lista/\n  to: acte/\n  since: 2026-11-21\n  why: sintetic\n",
        encoding="utf-8",
    )
    built = run("portal", "build", folder=copy)
    assert built.returncode == 0, built.stderr
    for language, prefix in LANGUAGES.items():
        tree = html.fromstring((copy / f"public/{prefix}vechea-lista/index.html").read_bytes())
        assert tree.get("lang") == language
        assert tree.xpath("//a/@href") == ["../acte/"]
        (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
        assert canonical == urljoin(ADDRESS, f"{prefix}acte/")
    assert "vechea-lista" not in (copy / "public/sitemap.xml").read_text(encoding="utf-8")
    record = (copy / "registers/addresses.txt").read_text(encoding="utf-8").splitlines()
    assert {"/acte/ordin-mmps-209-2025/", "/uk/acte/"} <= set(record)


def test_a_page_that_vanishes_refuses_the_build(copy):
    """A published page can be taken away only with a redirect, and the published site stays."""
    record = copy / "registers/addresses.txt"
    record.write_text(record.read_text(encoding="utf-8") + "/drepturi/disparuta/\n", "utf-8")
    before = (copy / "public").readlink()
    built = run("portal", "--lang", "en", "build", folder=copy)
    assert built.returncode == 1
    assert "R01: the published page ‘/drepturi/disparuta/’" in built.stderr
    assert (copy / "public").readlink() == before
