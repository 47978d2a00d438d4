"""The page of components: every example on it is read, and held to what it promises."""

import re
from collections.abc import Callable

import pytest

PAGE = "despre/componente/"
PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}
CLASS = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"


def _of(name, tag="*"):
    return f".//{tag}[{CLASS.format(name)}]"


def _written(code):
    return code.xpath("string(.)").strip("\n")


def _lines(code, pattern):
    return len(re.findall(pattern, code, re.M))


def _steps(code, shown):
    """One item for each numbered line, in one list."""
    (steps,) = shown.xpath(_of("steps", "ol"))
    assert len(steps.xpath("./li")) == _lines(code, r"^\d+\. ") >= 2


def _chain(code, shown):
    """One item for each act, each named as the register knows it."""
    (chain,) = shown.xpath(_of("chain", "ol"))
    assert len(chain.xpath("./li")) == _lines(code, r"^\d+\. ") >= 2
    assert all(item.xpath(".//a[contains(@href, 'acte/')]") for item in chain.xpath("./li"))


def _key_facts(code, shown):
    """A name and what is known of it, as often as typed."""
    (facts,) = shown.xpath(_of("key-facts", "dl"))
    assert len(facts.xpath("./dt")) == len(facts.xpath("./dd")) == _lines(code, r"^: ")


def _key_links(code, shown):
    """Three cards, each with a link that is its whole first paragraph, and a sentence."""
    (links,) = shown.xpath(_of("key-links", "ul"))
    assert len(links.xpath("./li")) == _lines(code, r"^- \[") == 3
    for item in links.xpath("./li"):
        first, second = item.xpath("./p")
        assert first.text_content().strip() == first.xpath("./a")[0].text_content().strip()
        assert second.text_content().strip()


def _notice(*classes):
    def check(code, shown):
        """One paragraph with the classes typed."""
        (notice,) = shown.xpath(_of("notice", "p"))
        assert notice.get("class").split() == ["notice", *classes]

    return check


def _danger(code, shown):
    """A danger comes with a number one can call."""
    _notice("danger")(code, shown)
    assert shown.xpath(".//a[@href='tel:112']")


def _table(code, shown):
    """A caption, heads with scopes, and a region that a keyboard can scroll."""
    (table,) = shown.xpath(".//table")
    caption = table.xpath("./caption")[0]
    assert caption.text_content().strip() == code.split("\n")[0]
    assert table.xpath("./thead//th[@scope='col']")
    rows = table.xpath("./tbody/tr")
    assert len(rows) == _lines(code, r"^\|") - 2
    assert all(row[0].tag == "th" and row[0].get("scope") == "row" for row in rows)
    region = table.getparent()
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-labelledby") == caption.get("id")


def _figures(code, shown):
    """A table, a drawing and a file for machines, from the register alone."""
    assert not re.search(r"\d", code)
    assert shown.xpath(".//table/caption")
    assert shown.xpath(".//*[local-name()='svg']")
    assert shown.xpath(".//a[contains(@href, '.csv')]")


def _references(code, shown):
    """Each of the four kinds leads where it belongs."""
    kinds = set(re.findall(r"\]\((\w+):", code))
    assert kinds == {"fact", "act", "source", "term", "contact"}
    assert shown.xpath(".//a[starts-with(@href, 'tel:')]")
    assert shown.xpath(".//a[contains(@href, 'acte/')]")
    assert shown.xpath(".//a[contains(@href, 'glosar/')]")
    assert shown.xpath(".//a[starts-with(@href, '#sursa-')]")
    assert "2027" in shown.text_content()


PROMISED: dict[str, Callable] = {
    "pasi": _steps,
    "pe-scurt": _key_facts,
    "legaturi": _key_links,
    "avertismente": _notice(),
    "pericol": _danger,
    "istorie": _notice("history"),
    "lant": _chain,
    "tabel": _table,
    "cifre": _figures,
    "trimiteri": _references,
}
"""What the example of each section of the page promises, by the id of the section."""


@pytest.fixture(params=PREFIXES)
def examples(request, pages):
    """The examples of the page in one language: code and result, by section."""
    page = pages[f"{PREFIXES[request.param]}{PAGE}"]
    found = {}
    for example in page.all(f"//article{_of('example')[1:]}"):
        section = example.xpath("./preceding-sibling::*[self::h2 or self::h3][1]")[0].get("id")
        (code,) = example.xpath(".//pre//code")
        (shown,) = example.xpath(_of("example__shown"))
        assert section not in found
        found[section] = _written(code), shown
    return found


def test_every_component_is_shown(examples):
    """No section of the page is without its example, in no language."""
    assert set(examples) == set(PROMISED)


@pytest.mark.parametrize("section", PROMISED)
def test_an_example_renders_as_promised(examples, section):
    """What the reader gets is the component, and nothing of its Markdown is left over."""
    code, shown = examples[section]
    PROMISED[section](code, shown)
    left = " ".join(text for text in shown.xpath(".//text()[not(ancestor::code)]"))
    assert not re.search(r"\]\(|\{ ?\.|<!--|portal:", left)


def test_an_example_is_typed_as_its_source_is(examples, request, root):
    """The code to copy is, to the letter, what stands in the file of the page."""
    language = request.node.callspec.params["examples"]
    source = (root / f"docs/{language}/despre/componente.md").read_text()
    typed = re.findall(
        r"<!-- portal: example -->\n+(.*?)\n+<!-- portal: example end -->", source, re.S
    )
    assert [code for code, _ in examples.values()] == typed


def test_classes_editors_may_type_have_an_example(examples, root):
    """CONTRIBUTING names no component that the page does not show."""
    named = set(re.findall(r"\{ ((?:\.[a-z-]+ ?)+)\}", (root / "CONTRIBUTING.md").read_text()))
    marks = {".class", ".history", ".draft"}
    wanted = {one for classes in named for one in classes.split()} - marks
    assert wanted >= {".steps", ".chain", ".key-facts", ".key-links", ".notice", ".caption"}
    codes = "\n".join(code for code, _ in examples.values())
    assert {one for one in wanted if one not in codes} == set()
