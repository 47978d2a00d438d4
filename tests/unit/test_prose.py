"""Pages people write: markers, references and section ids, and what is filled into them."""

import re
from datetime import date

import pytest
from lxml import html
from markdown import Markdown

from portal import prose, reports, site
from portal.prose import ProsePage
from portal.registers import Registers
from portal.registers.contacts import Contact
from portal.registers.places import Place
from portal.registers.sources import Source

HEAD = "---\ntitle: Pagină sintetică\n---\n"

SOURCE = {
    "id": "sursa",
    "title": {"ro": "Sursa *sintetică*"},
    "publisher": "Editor sintetic",
    "address": "https://exemplu.test/a",
    "dated": "2026-01-15",
    "read": "2026-02-01",
    "extent": "excerpt",
    "kind": "official",
    "public": "true",
}
CONTACT = {
    "id": "linia",
    "name": {"ro": "Linia sintetică"},
    "purpose": {"ro": "Pentru teste"},
    "numbers": [{"number": "0 8000 0000"}],
    "sources": [{"id": "sursa"}],
}


@pytest.fixture(scope="module")
def registers():
    """One source, one without an address and a date, and one contact."""
    bare = {**SOURCE, "id": "fara", "address": None, "dated": "XXXX", "extent": "full"}
    return Registers(
        sources={
            "sursa": Source.model_validate(SOURCE),
            "fara": Source.model_validate({k: v for k, v in bare.items() if v}),
        },
        contacts={"linia": Contact.model_validate(CONTACT)},
        ids={"sources": frozenset({"sursa", "fara"}), "contacts": frozenset({"linia"})},
    )


def told(text, registers, pieces=("sources", "contacts", "trainings")):
    """[line, column, code] of every problem of a page."""
    page = ProsePage("ro", "x.md", "docs/ro/x.md", text)
    return [(p.line, p.column, p.code) for p in page.problems(registers, pieces)]


def filled(text, registers, language="ro", pieces=None):
    """The page with its markers and references replaced."""
    place = Place(language, "x.md", date(2026, 11, 21))
    return prose.filled(text, registers, place, (pieces or {}).get)


def test_a_good_page_has_no_problem(registers):
    """Sections with ids, markers and references that exist are all a page needs."""
    body = "# T\n\n## A {#a}\n\n[](source:sursa) [](contact:linia)\n\n<!-- portal: trainings -->\n"
    assert told(f"{HEAD}\n{body}", registers) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("## Fără ancoră", (4, 1, "D03")),
        ("###### Fără ancoră", (4, 1, "D03")),
        ("## Cu clasă {.x}", (4, 1, "D03")),
        ("<!-- portal: training -->", (4, 1, "D02")),
        ("<!--portal:training-->", (4, 1, "D02")),
        ("Text [x](source:surse)", (4, 6, "D05")),
        ("Text [](contact:sursa)", (4, 6, "D05")),
        ("Text [](source:)", (4, 6, "D05")),
        ("`cod` [](source:nimic)", (4, 7, "D05")),
    ],
)
def test_a_mistake_in_a_page_has_a_place(registers, line, problem):
    """What is wrong in a page is told with its line and column."""
    assert told(HEAD + line, registers) == [problem]


@pytest.mark.parametrize(
    "line",
    [
        "## A {#a}",
        "## A {: #a .clasă }",
        "# Titlul paginii",
        "#fără spațiu nu e titlu",
        "####### șapte nu e titlu",
        "`[](source:nimic)`",
        "``[](source:nimic) ` ``",
        "```\n[](source:nimic)\n## fără\n<!-- portal: nimic -->\n```",
        "~~~ text\n[](source:nimic)\n~~~~",
        "````\n```\n## fără\n```\n````",
        "-   element\n\n    ```\n    [](source:nimic)\n    ```",
        "<!-- portalul: nimic -->",
        "[x](https://exemplu.test)",
    ],
)
def test_what_is_code_or_plain_is_left_alone(registers, line):
    """Code shows how things are written: nothing in it is a heading, a marker or a reference."""
    assert told(HEAD + line, registers) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Text", [(1, 1, "D06")]),
        ("---\ntitle:\n---\n", [(1, 1, "D06")]),
        ("---\ndescription: x\n---\ntitle: x\n", [(1, 1, "D06")]),
        ("---\ntitle: 'x'\n...\n", []),
    ],
)
def test_a_page_has_a_title(registers, text, problems):
    """The title stands in the head of the page, and only there."""
    assert told(text, registers) == problems


def test_a_section_stands_once(registers):
    """The second section with the same id is the wrong one."""
    assert told(f"{HEAD}## A {{#a}}\n\n### B {{#a}}\n", registers) == [(6, 1, "D07")]


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("<!-- portal: contact -->", "mean .contacts."),
        ("<!-- portal: qqqq -->", r"CONTRIBUTING\.md"),
        ("[](source:sursaa)", "mean .sursa."),
        ("[](contact:qqqq)", r"registers/contacts\.yml"),
    ],
)
def test_the_nearest_name_is_suggested(registers, line, suggestion):
    """A misspelt marker or id is answered with the right one, or with where to look."""
    page = ProsePage("ro", "x.md", "docs/ro/x.md", HEAD + line)
    (problem,) = page.problems(registers, ("sources", "contacts"))
    assert re.search(suggestion, reports.remedy(problem, "en"))


def test_a_reference_leads_to_the_source(registers):
    """A page that lists no sources leads straight to them; a text of one's own is the link."""
    assert filled("[](source:sursa)", registers) == (
        "([Editor sintetic&#44; 2026](https://exemplu.test/a))"
    )
    assert filled("[text](source:sursa)", registers) == "[text](https://exemplu.test/a)"
    assert filled("[](source:fara)", registers) == "(Editor sintetic)"
    assert filled("[text](source:fara)", registers) == "text"


def test_a_reference_leads_to_the_list_of_the_page(registers):
    """A page that lists its sources leads to its own list, which has each source once."""
    text = "[](source:sursa) [b](source:sursa)\n\n<!-- portal: sources -->"
    made = filled(text, registers)
    assert "[b](#sursa-sursa)" in made
    assert made.count("{ #sursa-sursa }") == 1
    assert "sursa-fara" not in made
    assert "portal:" not in made


def test_a_list_of_sources_says_what_they_are(registers):
    """The list gives publisher, date, the day it was read and how much of it, as text."""
    made = filled("[](source:sursa) [](source:fara)\n\n<!-- portal: sources -->", registers)
    page = html.fragment_fromstring(Markdown(extensions=["attr_list"]).convert(made), "div")
    assert [item.text_content() for item in page.iter("li")] == [
        "Sursa *sintetică*. Editor sintetic, din 15 ianuarie 2026, citită la 1 februarie 2026, "
        "s-a putut citi doar un fragment",
        "Sursa *sintetică*. Editor sintetic, fără dată, citită la 1 februarie 2026",
    ]


def test_a_page_without_references_says_so(registers):
    """An empty list of sources is a sentence and not an empty place."""
    assert filled("<!-- portal: sources -->", registers) == "Pagina nu trimite la nicio sursă."


def test_a_number_can_be_dialled(registers):
    """A reference to a contact is its number, unbroken for the eye and dialled by a touch."""
    number = "[0\N{NO-BREAK SPACE}8000\N{NO-BREAK SPACE}0000](tel:080000000)"
    assert filled("[](contact:linia)", registers) == number
    assert filled("Sunați: [](contact:linia).", registers) == f"Sunați: {number}."
    assert filled("[Linia](contact:linia)", registers) == f"Linia {number}"


@pytest.mark.parametrize(
    "text",
    [
        "`[](source:sursa)`",
        "```\n[](source:sursa)\n<!-- portal: trainings -->\n```",
        "-   element\n\n    ```\n    [](source:sursa)\n    ```",
        "[](source:nimic)",
        "<!-- portal: nimic -->",
        "[text](https://exemplu.test) <!-- portal: trainings --> text",
        HEAD,
    ],
)
def test_what_is_not_ours_stays(registers, text):
    """Code, other comments and unknown names come out untouched."""
    assert filled(text, registers, pieces={"trainings": "lista"}) == text


def test_a_marker_becomes_its_piece(registers):
    """A line that is a marker is replaced by the piece, in which references work too."""
    made = filled(
        "Sus\n\n<!-- portal: trainings -->\n\nJos",
        registers,
        pieces={"trainings": "\nlista [](contact:linia)\n"},
    )
    assert made.startswith("Sus\n\nlista [0")
    assert made.endswith("(tel:080000000)\n\nJos")


def test_pages_are_read_by_language(project):
    """Each page is known by its language and by the path it has in all of them."""
    pages, problems = prose.read(project / "docs", "docs", ("ro", "ru", "uk"))
    assert problems == []
    assert [(page.language, page.uri, page.path) for page in pages] == [
        (language, "index.md", f"docs/{language}/index.md") for language in ("ro", "ru", "uk")
    ]
    assert [heading.id for heading in pages[0].headings] == ["sectiune"]


def test_a_missing_translation_may_be_allowed(project):
    """With `missing_translation: fallback` a page may wait for its translation."""
    (project / "docs/ro/noua.md").write_text(HEAD)
    assert [problem.code for problem in site.read(project).problems] == ["D01", "D01"]
    (project / "mkdocs.yml").write_text("extra: {portal: {missing_translation: fallback}}")
    assert site.read(project).problems == []


def test_a_typed_page_replaces_a_generated_one(project):
    """Who writes the list of trainings by hand gets that page and not a second one."""
    made = {page.uri for page in site.read(project).pages("ro")}
    assert {"instruiri/index.md", "instruiri/exemplu.md"} <= made
    for language in ("ro", "ru", "uk"):
        (project / f"docs/{language}/instruiri").mkdir()
        (project / f"docs/{language}/instruiri/index.md").write_text(HEAD)
    assert made - {page.uri for page in site.read(project).pages("ro")} == {"instruiri/index.md"}
