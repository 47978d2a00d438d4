"""The components of a page: plain Markdown in, accessible HTML out."""

import pytest
from lxml import html
from markdown import Markdown

TABLE = "| An | Participanți | Nota |\n| --- | --: | :-: |\n| 2025 | 78 | a |\n| 2024 | 22 | b |\n"


def rendered(text):
    """The page as a tree, with the components of the site."""
    extensions = ["attr_list", "def_list", "md_in_html", "tables", "portal.components"]
    return html.fragment_fromstring(Markdown(extensions=extensions).convert(text), "div")


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        ("1.  Unu\n2.  Doi", "ol"),
        ("-   Unu\n-   Doi", "ul"),
        ("Termen\n:   Definiție", "dl"),
        (TABLE, "table"),
        ("> Citat", "blockquote"),
    ],
)
def test_a_line_of_classes_names_the_block_above(block, tag):
    """`{ .steps }` alone on a line after a block is the class of that block and no text."""
    tree = rendered(f"Înainte\n\n{block}\n\n{{ .steps .lung }}\n\nDupă")
    (element,) = tree.iter(tag)
    assert element.get("class") == "steps lung"
    assert "{" not in tree.text_content()
    assert [child.text_content().strip() for child in (tree[0], tree[-1])] == ["Înainte", "După"]


@pytest.mark.parametrize(
    "line", ["{ .a onclick=x }", "{ #id }", "{ .A }", "{ .a } text", "{}", "{ . }"]
)
def test_a_line_of_anything_else_stays_text(line):
    """Only names of classes are taken: no attribute comes from a line of its own."""
    tree = rendered(f"1.  Unu\n\n{line}")
    assert tree.find("ol").attrib == {}
    assert "Unu" in tree.text_content()


def test_classes_without_a_block_stay_text():
    """With nothing above there is nothing to name."""
    assert rendered("{ .steps }\n\nText")[0].text == "{ .steps }"


def test_classes_work_inside_lists_and_divisions():
    """A block inside another block is named there."""
    tree = rendered("-   element\n\n    1.  Unu\n\n    { .steps }\n")
    assert tree.find("ul/li/ol").get("class") == "steps"


def test_a_table_has_a_caption_and_a_name():
    """The caption paragraph becomes the caption, and names the region that scrolls."""
    (region,) = rendered(f"Participanți pe ani\n{{ .caption }}\n\n{TABLE}")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    (caption,) = region.iter("caption")
    assert caption.text == "Participanți pe ani"
    assert caption.getparent().tag == "table"
    assert caption.getparent()[0] is caption
    assert region.get("aria-labelledby") == caption.get("id")


def test_a_region_always_has_a_name():
    """A table without a caption is no nameless region (WAI-ARIA 1.2: region needs a label)."""
    (wrapper,) = rendered(TABLE)
    named = wrapper.get("aria-label") or wrapper.get("aria-labelledby")
    assert wrapper.get("role") != "region" or named


def test_every_table_keeps_its_own_caption():
    """Several tables of a page have their own captions, each with an id of its own."""
    tree = rendered("".join(f"Tabel {n}\n{{ .caption }}\n\n{TABLE}\n" for n in range(4)))
    captions = list(tree.iter("caption"))
    assert [caption.text for caption in captions] == ["Tabel 0", "Tabel 1", "Tabel 2", "Tabel 3"]
    assert len({caption.get("id") for caption in captions}) == 4
    assert [region.get("aria-labelledby") for region in tree] == [c.get("id") for c in captions]


def test_a_caption_keeps_its_links():
    """A caption may hold a link."""
    tree = rendered(f"Tabel [unu](unu.md)\n{{ .caption }}\n\n{TABLE}")
    assert tree.find(".//caption/a").get("href") == "unu.md"


def test_a_paragraph_is_no_caption_by_accident():
    """Only a paragraph that says it is a caption becomes one."""
    tree = rendered(f"Text\n\n{TABLE}")
    assert tree[0].tag == "p"
    assert list(tree.iter("caption")) == []


def test_cells_name_their_columns_and_rows():
    """The head names the columns, and the first cell of each row names its row."""
    tree = rendered(TABLE)
    assert [(th.text, th.get("scope")) for th in tree.iter("th")] == [
        ("An", "col"),
        ("Participanți", "col"),
        ("Nota", "col"),
        ("2025", "row"),
        ("2024", "row"),
    ]
    assert [td.text for td in tree.iter("td")] == ["78", "a", "22", "b"]


def test_cells_are_aligned_by_class():
    """Alignment is a class: a strict content policy forbids the style that Markdown writes."""
    tree = rendered(TABLE)
    assert [element for element in tree.iter() if "style" in element.attrib] == []
    assert [(cell.text, cell.get("class")) for cell in tree.iter("th", "td")][:6] == [
        ("An", None),
        ("Participanți", "align-right"),
        ("Nota", "align-center"),
        ("2025", None),
        ("78", "align-right"),
        ("a", "align-center"),
    ]


def test_text_around_a_table_stays_where_it_was():
    """The wrapper stands where the table stood."""
    tree = rendered(f"Înainte\n\n{TABLE}\nDupă")
    assert [child.tag for child in tree] == ["p", "div", "p"]
    assert [tree[0].text, tree[2].text] == ["Înainte", "După"]
