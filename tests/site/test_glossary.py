"""The glossary as it is published."""

import pytest
import yaml
from lxml import html

from portal.strings import strings

PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}


@pytest.fixture(scope="module")
def terms(root):
    """The terms as they are written, by another reader than ours."""
    return yaml.load((root / "registers/terms.yml").read_text(), yaml.BaseLoader)  # noqa: S506


@pytest.fixture(params=PREFIXES)
def glossary(public, request):
    """The page and its language."""
    path = public / PREFIXES[request.param] / "glosar/index.html"
    return request.param, html.fromstring(path.read_bytes())


def entries(page):
    """Each entry: its name and the items below it."""
    return {dt.get("id"): (dt, dt.getnext()) for dt in page.iter("dt") if dt.get("id")}


def test_every_term_has_its_place(glossary, terms):
    """All terms of the register stand on the page, each under its id as anchor."""
    _, page = glossary
    assert len(terms) == 54
    assert entries(page).keys() == {term["id"] for term in terms}


def test_every_form_is_there_in_its_language(glossary, terms):
    """A term has all its forms, and each form that is not the page's says its language."""
    language, page = glossary
    found = entries(page)
    for term in terms:
        name, below = found[term["id"]]
        for code, form in term["form"].items():
            tagged = [name, *below.iter("span")] if code == language else list(below.iter("span"))
            if code == "ro" and language not in term["form"]:
                tagged += name.iter("span")
            holding = [element for element in tagged if form in element.text_content()]
            assert holding, (term["id"], code)
            assert code == language or code in {element.get("lang") for element in holding}
        assert term.get("abbreviation", "") in name.text_content()


def test_working_translations_say_so_in_words(glossary, terms):
    """Each form nobody confirmed is followed by the words for it, and no other form is."""
    language, page = glossary
    words = strings(language).text("glossary.working")
    for term in terms:
        below = entries(page)[term["id"]][1].text_content()
        working = [piece for piece in term.get("working", []) if piece.startswith("form.")]
        assert below.count(words) == len(working), term["id"]


def test_what_was_seen_leads_to_its_source(glossary, terms):
    """Each source of a form stands on the page with its date, and the form leads to it."""
    _, page = glossary
    listed = {item.get("id") for item in page.iter("li")}
    for term in terms:
        below = entries(page)[term["id"]][1]
        links = {link.get("href") for link in below.iter("a")}
        seen = term.get("seen", {}).values()
        wanted = {f"#sursa-{name}" for where in seen for name in where.get("sources", [])}
        assert links == wanted, term["id"]
        assert {link[1:] for link in wanted} <= listed


def test_an_abbreviation_leads_to_its_term(glossary, terms):
    """The list of abbreviations has all of them, in the order of letters."""
    _, page = glossary
    (listed,) = page.find_class("abbreviations")
    told = [(link.text_content(), link.get("href")[1:]) for link in listed.iter("a")]
    assert told == sorted((t["abbreviation"], t["id"]) for t in terms if "abbreviation" in t)
