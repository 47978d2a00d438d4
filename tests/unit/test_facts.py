"""Values of the register of facts, as pages say them. All facts here are synthetic."""

from datetime import date

import pytest
from lxml import html
from markdown import Markdown

from portal import alphabets, prose, reports, site
from portal.registers import Registers, stating
from portal.registers.facts import Fact
from portal.registers.places import Place
from portal.registers.sources import Source
from portal.registers.terms import Term

LANGUAGES = ("ro", "ru", "uk")

HEAD = "---\ntitle: Pagină sintetică\n---\n"

TODAY = date(2026, 11, 21)


def fact(name="f", **given):
    """A fact of the register."""
    return Fact.model_validate({"id": name, "sources": [{"id": "sursa"}], **given})


def source(name):
    """A source that can be opened."""
    return Source.model_validate(
        {
            "id": name,
            "title": {"ro": "Sursa sintetică"},
            "publisher": "Editor",
            "address": f"https://exemplu.test/{name}",
            "dated": "2026-01-15",
            "read": "2026-02-01",
            "extent": "full",
            "kind": "official",
            "public": "true",
        }
    )


@pytest.fixture
def registers():
    """A date that ends, a number confirmed by a person, two sources and a term."""
    until = {"type": "date", "value": "2027-03-01", "valid": {"until": "2027-03-01"}}
    done = {"type": "duration", "unit": "days", "value": "15", "sources": [{"id": "alta"}]}
    term = {"id": "bpt", "abbreviation": "BPT", "working": ["form.ro", "form.ru"]}
    return Registers(
        facts={
            "pana-la": fact("pana-la", **until),
            "termen": fact(
                "termen", **done, confirmed={"on": "2026-11-01", "how": "la telefon, sintetic"}
            ),
        },
        sources={"sursa": source("sursa"), "alta": source("alta")},
        terms={
            "bpt": Term.model_validate(
                {**term, "form": {"ro": "beneficiar de protecție", "ru": "бенефициар защиты"}}
            )
        },
    )


def page(text, registers, language="ro", uri="a/b.md"):
    """What a reader gets: the page filled and made HTML."""
    filled = prose.filled(text, registers, Place(language, uri, TODAY), lambda _: None)
    made = Markdown(extensions=["attr_list", "def_list", "tables", "toc"]).convert(filled)
    return html.fragment_fromstring(made, "div")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_is_said_in_the_language_of_the_page(stated, language):
    """One value gives the grammatical words of each language, with the space that keeps a line."""
    told = stating.worded(fact(**stated["fact"]), language)
    assert told == stated[language].replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_the_value_as_the_register_does(stated, language):
    """What the register says is accepted as the own text of a page, or the remedy would lie."""
    value = fact(**stated["fact"])
    assert stating.agrees(value, stating.worded(value, language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_must_say_the_value(own, language):
    """Another notation, grammatical form or a head of a table is fine; another value is not."""
    value = fact(**own["fact"])
    for text, right in own[language].items():
        assert (text, stating.agrees(value, text, language)) == (text, right == "true")


def test_words_sort_as_in_a_dictionary(alphabet):
    """The letters of each language stand where its readers look for them."""
    language, words = alphabet
    mixed = sorted(words, key=lambda word: word[::-1])
    assert sorted(mixed, key=lambda word: alphabets.order(word, language)) == words


def test_a_date_tells_machines_its_last_day(registers):
    """A date is a `<time>` that carries its day, its last day, and what to say after it."""
    (time,) = page("Până la [1 martie 2027](fact:pana-la).", registers).iter("time")
    assert time.text_content() == "1 martie 2027"
    assert time.get("datetime") == time.get("data-valid-until") == "2027-03-01"
    assert "1 martie 2027" in time.get("data-expired")


def test_a_number_is_data_without_an_end(registers):
    """A number tells machines its value; what does not end says nothing of an end."""
    (data,) = page("În [](fact:termen).", registers).iter("data")
    assert (data.get("value"), data.text_content()) == ("15", "15\N{NO-BREAK SPACE}zile")
    assert data.get("data-valid-until") is None


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Până la [](fact:pana-la).", 1),
        ("Până la [](fact:pana-la). [](source:sursa)", 1),
        ("Până la [](fact:pana-la), zic, [](fact:pana-la).", 1),
        ("În [](fact:termen), până la [](fact:pana-la).", 2),
        ("## Până la [](fact:pana-la) {#a}", 0),
        ("`[](fact:pana-la)`", 0),
    ],
)
def test_a_value_brings_its_source_where_none_stands(registers, text, links):
    """A line that cites no source of a fact gets one, once; headings and code are left alone."""
    made = page(text, registers)
    note = made.find_class("fact-note")
    in_note = sum(len(list(p.iter("a"))) for p in note)
    assert len(list(made.iter("a"))) - in_note == links


@pytest.mark.parametrize("scheme", ["fact:pana-la", "source:sursa", "term:bpt"])
def test_a_link_holds_no_link(registers, scheme):
    """In the text of a link a reference is text: the link leads where its writer said."""
    made = page(f"[Vedeți [BPT]({scheme}) aici](x.md)", registers)
    for note in made.find_class("fact-note"):
        note.drop_tree()
    (link,) = made.iter("a")
    assert link.get("href") == "x.md"
    assert "BPT" in link.text_content()


def test_a_value_in_a_table_stands_in_its_cell(registers):
    """A table keeps its shape when a cell holds a fact."""
    made = page("| A | B |\n|---|---|\n| x | [](fact:termen) |", registers)
    assert [len(list(cell.iter("data"))) for cell in made.iter("td")] == [0, 1]


@pytest.mark.parametrize("listed", [False, True])
def test_the_page_says_once_what_nobody_confirmed(registers, listed):
    """One note names the values no person confirmed, with the document and its date."""
    text = "Până la [](fact:pana-la). Și [](fact:pana-la), în [](fact:termen).\n"
    made = page(text + ("\n<!-- portal: sources -->" if listed else ""), registers)
    (note,) = made.find_class("fact-note")
    told = note.text_content()
    assert told.count("1 martie 2027") == 1
    assert "Editor, 15 ianuarie 2026" in told
    assert "15\N{NO-BREAK SPACE}zile" not in told


def test_what_was_confirmed_and_what_is_history_need_no_note(registers):
    """A page whose values were confirmed, or speak of the past, says nothing more."""
    made = page("În [](fact:termen), până la [](fact:pana-la){ .history }.", registers)
    assert made.find_class("fact-note") == []
    assert len(list(made.iter("time"))) == 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ro", "BPT (beneficiar de protecție), apoi BPT"),
        ("ru", "BPT (бенефициар защиты), apoi BPT"),
        ("uk", "BPT (beneficiar de protecție), apoi BPT"),
    ],
)
def test_an_abbreviation_is_explained_once(registers, language, told):
    """The first time its full form follows as text, tagged where it is in another language."""
    made = page("[BPT](term:bpt), apoi [BPT](term:bpt)", registers, language)
    assert made.text_content() == told
    assert [link.get("href") for link in made.iter("a")] == ["../glosar/index.md#bpt"] * 2
    assert [span.get("lang") for span in made.iter("span")] == (["ro"] if language == "uk" else [])


@pytest.mark.parametrize("text", ["beneficiarul", "", "beneficiar (", "*BPT*"])
def test_only_an_abbreviation_is_explained(registers, text):
    """Words need no explanation, and what the writer put in brackets follows one already."""
    around = ("(", ")") if text == "" else ("", "")
    made = page(f"X {around[0]}[{text}](term:bpt){around[1]}", registers)
    assert made.text_content().count("beneficiar de protecție") == (1 if text == "" else 0)


def test_brackets_follow_a_full_name(registers):
    """`beneficiar de protecție (BPT)` is explained by its writer, also for what comes after."""
    made = page("beneficiar de protecție ([BPT](term:bpt)), [BPT](term:bpt)", registers)
    assert made.text_content() == "beneficiar de protecție (BPT), BPT"


def test_a_day_later_every_page_that_states_it_is_named(put, monkeypatch):
    """On the last day all is well; on the next, each place that states the value is an error."""
    given = {
        "registers/facts.yml": "- id: pana-la\n  type: date\n  value: 2027-03-01\n"
        "  valid: {until: 2027-03-01}\n  confirmed: {on: 2026-11-01, how: sintetic}\n"
        "  sources: [{id: sursa}]\n",
        **{f"docs/{code}/a.md": f"{HEAD}\nA [](fact:pana-la)\n" for code in LANGUAGES},
    }
    root = put({"given": given})
    for day, pages in (("2027-03-01", 0), ("2027-03-02", 3)):
        monkeypatch.setenv("PORTAL_AS_OF", day)
        found = [p for p in site.read(root).problems if p.code == "F01"]
        assert [p.path for p in found] == [f"docs/{code}/a.md" for code in LANGUAGES][:pages]
    assert "pana-la" in reports.message(found[0], "ro")
