"""The frame of every page: its words, its end, and the links of headings."""

import json
import re

import pytest

PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}
ENGLISH = re.compile(
    r"\b(search|skip|dark|light|menu|footer|header|permanent|link|back|top|initializing|type|"
    r"results?|materials|switch|theme)\b",
    re.I,
)
"""Words Material says in English where nobody said them otherwise."""


def _said(page):
    """Everything the frame says: texts, names of controls, and the words given to its scripts."""
    outside = "[not(ancestor-or-self::article) and not(ancestor-or-self::script)]"
    yield from json.loads(page.all("//*[@id='search']/@data-words")[0]).values()
    yield from page.all(f"//body//text(){outside}")
    yield from page.all(f"//body//*{outside}/@aria-label | //body//*{outside}/@title")
    yield from page.all("//article//a[contains(@class, 'headerlink')]/@title")


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("path", ["", "instruiri/prezenta/", "drepturi/protectia-temporara/"])
def test_the_frame_speaks_the_language_of_the_page(pages, language, path):
    """No English word of the theme is left in the frame, its controls or its search."""
    said = [text.strip() for text in _said(pages[PREFIXES[language] + path]) if text.strip()]
    assert len(said) > 20
    assert [text for text in said if ENGLISH.search(text)] == []


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ro", {"one", "few", "other"}),
        ("ru", {"one", "few", "many", "other"}),
        ("uk", {"one", "few", "many", "other"}),
    ],
)
def test_results_of_a_search_are_counted_in_good_grammar(pages, language, forms):
    """The script of the search has every plural form of the language (CLDR)."""
    said = json.loads(pages[PREFIXES[language]].all("//*[@id='search']/@data-words")[0])
    counted = {form: said.get(form, "") for form in ("zero", "one", "two", "few", "many", "other")}
    told = {form: text for form, text in counted.items() if text}
    assert told.keys() == forms
    assert len({told[form] for form in forms - {"other"}}) == len(forms) - 1


@pytest.mark.parametrize("language", PREFIXES)
def test_every_page_ends_with_what_the_site_is(pages, language):
    """The footer says whose site it is not and under which licence, and leads on."""
    page = pages[f"{PREFIXES[language]}drepturi/munca/"]
    footer = page.text("//footer")
    assert "CC BY 4.0" in footer
    assert "MIT" in footer
    links = page.all("//footer//nav//a")
    assert len(links) >= 8
    assert all(link.text_content().strip() for link in links)
    menu = {a.text_content().strip() for a in page.all("//nav[@id='menu']//a[@href]")}
    statement = {a.text_content().strip() for a in links if "accesibilitate" in a.get("href")}
    assert len(statement) == 1
    assert {a.text_content().strip() for a in links} - statement <= menu


def test_a_heading_is_read_without_its_sign(pages):
    """The sign that links a heading to itself is neither in its name nor a stop of the keyboard."""
    links = pages["uk/drepturi/"].all("//article//a[contains(@class, 'headerlink')]")
    assert len(links) > 3
    for link in links:
        assert (link.get("aria-hidden"), link.get("tabindex")) == ("true", "-1")
        assert link.get("href") == f"#{link.getparent().get('id')}"
        assert link.get("href").isascii()


@pytest.mark.parametrize("language", PREFIXES)
def test_the_home_page_leads_each_reader_to_three_pages(pages, language):
    """Three readers, three ways each; in Ukrainian and Russian the displaced person comes first."""
    page = pages[PREFIXES[language]]
    ways = {}
    for cards in page.all("//article//ul[contains(@class, 'key-links')]"):
        heading = cards.xpath("./preceding-sibling::h2[1]")[0].get("id")
        ways[heading] = [item.xpath(".//a/@href")[0] for item in cards.xpath("./li")]
    first = "pentru-specialisti" if language == "ro" else "drepturi"
    assert next(iter(ways)) == first
    assert set(ways) == {"pentru-specialisti", "drepturi", "pentru-formatori"}
    assert all(len(set(targets)) == 3 for targets in ways.values())
    assert any("acte/" in target for target in ways["pentru-specialisti"])
    assert any("contacte/" in target for target in ways["drepturi"])
    assert any("formatori/" in target for target in ways["pentru-formatori"])


@pytest.mark.parametrize("language", PREFIXES)
def test_the_home_page_is_not_dictated(pages, language):
    """Codes of sections stand on pages one speaks about, not where everybody only chooses."""
    code = "//article//a[contains(@class, 'section-code')]"
    assert pages[PREFIXES[language]].all(code) == []
    assert pages[f"{PREFIXES[language]}drepturi/"].all(code)
