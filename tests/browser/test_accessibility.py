"""No reader meets a barrier that axe can see."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PREFIXES, TEMPLATES

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}

LOOKS = [
    (390, "light"),
    (1280, "dark"),
    pytest.param(390, "dark", marks=pytest.mark.matrix),
    pytest.param(1280, "light", marks=pytest.mark.matrix),
]
"""Each width and each theme in every run, all four pairs in the long one."""


IN_TWO_LANGUAGES = ["drepturi/munca/alaturi/"]
"""Pages that exist in the translations alone."""


def violations(page):
    """What axe finds on a page: the rule and the element."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(open_page, language, width, theme):
    """Every kind of page, in every language: zero violations, best practice included."""
    page = open_page("", width, theme)
    site = page.url
    found = {}
    for path in [*TEMPLATES, *([] if language == "ro" else IN_TWO_LANGUAGES)]:
        page.goto(site + PREFIXES[language] + path)
        assert page.evaluate("document.documentElement.lang") == language
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}


def test_axe_would_see_a_barrier(open_page):
    """The check itself works: text nobody can read is found."""
    page = open_page("despre/")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend',"
        " '<p id=faint>Abia se vede acest text.</p>');"
        "document.getElementById('faint').style.color = '#eee'"
    )
    assert any(rule == "color-contrast" for rule, _ in violations(page))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_while_searching(open_page, theme):
    """With the search box open and results shown, still zero violations."""
    page = open_page("", 1280, theme)
    page.get_by_role("textbox").click()
    page.keyboard.type("plasament")
    page.wait_for_selector(".md-search-result__item")
    assert violations(page) == []
