"""Text from data inside Markdown: it comes out as it was written, and does nothing."""

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html as lxml_html
from markdown import Markdown as Engine

from portal import rendering
from portal.fields import HumanText

EXTENSIONS = [
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.superfences",
    "portal.components",
]
"""Those of mkdocs.yml; test_the_extensions_are_those_of_the_site keeps them the same."""

PLACES = {
    "paragraph": ("{}", "p"),
    "sentence": ("Text {} text", "p"),
    "heading": ("## {} {{#ancora}}", "h2"),
    "list": ("- {}", "ul/li"),
    "definition": ("Termen\n:   {}", "dl/dd"),
    "cell": ("| a |\n| --- |\n| {} |", "div/table/tbody/tr/th"),
    "link": ("[{}](pagina.md)", "p/a"),
    "block-with-class": ("{}\n{{ .notice }}", "p"),
}
"""The places where templates put texts: around the text, and the element that holds it."""


def rendered(markdown):
    """The page as a tree of elements."""
    engine = Engine(extensions=EXTENSIONS)
    return lxml_html.fragment_fromstring(engine.convert(markdown), create_parent="div")


def shape(tree):
    """Every element with its attributes, in order, without the text."""
    return [(element.tag, dict(element.attrib)) for element in tree.iter()]


def joined(text):
    """What a reader is to see: the text on one line."""
    return " ".join(text.split())


def test_the_extensions_are_those_of_the_site(repository):
    """What is proven here holds for the site, because it renders with the same extensions."""
    config = (repository / "mkdocs.yml").read_text()
    listed = config.partition("markdown_extensions:\n")[2].partition("\n\n")[0].splitlines()
    names = [line.strip("- :").strip() for line in listed if line.startswith("  - ")]
    assert names == EXTENSIONS


@pytest.mark.parametrize("place", PLACES)
def test_data_stays_text(payload, place):
    """Whatever a log says comes out letter for letter, and adds no element and no attribute."""
    template, path = PLACES[place]
    around = template.format("MARTOR")
    tree = rendered(template.format(rendering.encode(payload)))
    (holder,) = tree.findall(path)
    expected = joined(rendered(around).find(path).text_content().replace("MARTOR", payload))
    assert joined(holder.text_content()) == expected
    assert _without_ids(shape(tree)) == _without_ids(shape(rendered(around)))


def _without_ids(elements):
    """Ids are made from headings; everything else must not change."""
    return [
        (tag, {name: value for name, value in attributes.items() if name != "id"})
        for tag, attributes in elements
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"])))
def test_any_text_stays_text(text):
    """Any text at all is a paragraph of exactly that text."""
    tree = rendered("Text " + rendering.encode(text))
    assert [element.tag for element in tree.iter()] == ["div", "p"]
    assert joined(tree.text_content()) == joined("Text " + text)


def test_a_link_keeps_its_address_and_its_text():
    """A link to an address from data is one link, whatever brackets and spaces stand in either."""
    address = 'https://exemplu.test/a (b) "c" <d>?x=[1]&y=ș'
    (link,) = rendered(rendering.link("[a](b) *c*", address)).iter("a")
    assert link.text_content() == "[a](b) *c*"
    assert link.get("href") == (
        "https://exemplu.test/a%20%28b%29%20%22c%22%20%3Cd%3E?x=%5B1%5D&y=%C8%99"
    )
    assert set(link.attrib) == {"href", "data-address"}  # paper prints the latter


def test_a_template_encodes_by_itself():
    """Whoever writes a template cannot forget to encode: the environment does it."""
    template = rendering.environment("ro").from_string("{{ text }} {{ ours }} {{ nothing }}|")
    made = template.render(text="*a*", ours=rendering.Markdown("*a*"), nothing=None)
    assert made == "&#42;a&#42; *a* |"


def test_the_values_of_words_are_encoded():
    """A value that enters a sentence of the interface is data too."""
    template = rendering.environment("ro").from_string("{{ t('sources.dated', when='*x*') }}")
    assert template.render() == "din &#42;x&#42;"


def test_a_text_in_another_language_says_so():
    """A text that exists only in Romanian is marked as Romanian on a Ukrainian page."""
    text = HumanText(ro="Text <b>", ru="Текст")
    (span,) = rendered(rendering.shown(text, "uk")).iter("span")
    assert (span.get("lang"), span.text_content()) == ("ro", "Text <b>")
    assert list(rendered(rendering.shown(text, "ru")).iter("span")) == []
    assert rendered(rendering.shown(text, "ru")).text_content().strip() == "Текст"


@pytest.mark.parametrize(
    "text", ['a: "b" <c>', "---\ntitle: x", "# x", "ș – „x”", "{{ x }}", "👩\u200d⚕️"]
)
def test_the_head_of_a_page_holds_any_title(text):
    """A title from data is one quoted line in the head of a page, encoded for HTML."""
    told = rendering.front_matter(text)
    assert "\n" not in told
    assert html.unescape(json.loads(told)) == joined(text)
    assert not set("<>") & set(json.loads(told))


def test_a_template_never_shows_what_is_missing():
    """A misspelt name in a template is an error and not an empty place on the page."""
    with pytest.raises(UndefinedError):
        rendering.environment("ro").from_string("{{ misspelt }}").render()
