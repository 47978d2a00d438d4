"""What search looks words up by, and what it reads of pages; JavaScript agrees (tests/browser)."""

import json
from hashlib import sha256

import pytest
from unit.conftest import read

from portal.languages import CODES
from portal.search import analysis, indexes, texts, worker
from portal.search.indexes import Found, Part

TOLD = read("search/analysis.yml")

SYNTHETIC = [
    Found("a/", "Școala", (Part("", "", "Un text."), Part("cum", "Cum vă înscrieți", "Pași."))),
    Found("b/", "Munca", (Part("", "", "Școlile și munca."),), 0.5, ("0 800 800 11",), "Veche"),
]


def family(word, language):
    """The stem and the root of a word as people write it."""
    return analysis.stems(analysis.folded(word), language)


@pytest.mark.parametrize(("written", "plain"), TOLD["folded"])
def test_what_people_leave_out_is_left_out(written, plain):
    """Diacritics, cedillas, apostrophes and stress marks make no other word."""
    assert analysis.folded(written) == plain


@pytest.mark.parametrize("case", TOLD["words"], ids=lambda case: case["text"])
def test_a_text_is_looked_up_by_its_words_and_numbers(case):
    """Acts by number and year, telephone numbers as one, compounds whole and in parts."""
    assert analysis.words(case["text"]) == case["words"]


@pytest.mark.parametrize("language", CODES)
def test_forms_share_a_stem_and_families_a_root(language):
    """Whatever the case or number, it is one word; other things stay other words."""
    for forms in TOLD["same_stem"][language]:
        assert len({family(form, language)[0] for form in forms}) == 1, forms
    for words in TOLD["same_root"][language]:
        assert len({family(word, language)[1] for word in words}) == 1, words
    for words in TOLD["different"][language]:
        assert len({family(word, language)[1] for word in words}) == len(words), words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ro", ["nevoie", "oameni", "an", "ani", "ajutor"]),
        ("ru", ["люди", "год", "помощь"]),
        ("uk", ["люди", "рік", "допомога", "людина"]),
    ],
)
def test_words_that_matter_to_readers_are_looked_for(language, words):
    """People, years, need and help are not among the words that say nothing."""
    assert not analysis.stop_words(language) & {analysis.folded(word) for word in words}


def test_an_index_holds_what_pages_say_and_not_what_is_beside_them():
    """Words with the pages they stand on, titles and headings marked; notes are not searched."""
    index = indexes.built("ro", SYNTHETIC)
    told = json.loads(index.words)
    before, found = "", {}
    for shortened, places in zip(told["words"].split(), told["places"].split(), strict=True):
        before = before[: int(shortened[0], 36)] + shortened[1:]
        found[before] = places
    assert list(found) == sorted(found)
    assert {word: found[word] for word in ("scoala", "scolile", "munca", "inscrieti")} == {
        "scoala": "1t",
        "scolile": "2",
        "munca": "2t",
        "inscrieti": "1h",
    }
    assert found["080080011"] == "2t", "another name of the page counts as its title"
    assert "veche" not in found
    assert "cum" not in found, "a word that says nothing"
    assert told["pages"] == [
        ["a/", "Școala", 1.0, [["", ""], ["cum", "Cum vă înscrieți"]]],
        ["b/", "Munca", 0.5, [["", ""]], "Veche"],
    ]
    (piece,) = map(json.loads, index.texts)
    assert piece["edition"] == told["edition"]
    assert piece["pages"] == [["Un text.", "Pași."], ["Școlile și munca."]]


def test_many_pages_come_in_several_pieces_of_text():
    """What is shown of one result does not need the texts of all pages; each page is in one."""
    pages = [Found(f"{n:03}/", f"Pagina {n}", (Part("", "", "cuvânt " * 2000),)) for n in range(20)]
    index = indexes.built("ro", pages)
    told = json.loads(index.words)
    assert len(index.texts) > 3
    assert told["pieces"] == [len(json.loads(text)["pages"]) for text in index.texts]
    assert sum(told["pieces"]) == 20


def test_a_page_is_read_by_section_without_what_repeats_on_every_page():
    """Text under its heading; no marks or lists of sources, codes, charts, or what is left out."""
    html = """<h1 id="t">Titlu</h1><p>Început. (<a href="#sursa-1">ONU, 2022</a>)</p>
        <h2 id="cum">Cum<a class="headerlink" href="#cum">¶</a></h2>
        <p><a class="section-code" href="/cod/">1234</a></p>
        <p>Pas<span>ul</span> unu.</p><ul><li>Doi</li></ul><svg><text>99</text></svg>
        <details data-search-exclude><summary>Cum era</summary><p>Vechi</p></details>
        <h2 id="surse">Surse</h2><p>ONU</p>"""
    assert texts.parts(html) == (
        Part("", "", "Început."),
        Part("cum", "Cum", "Pasul unu. Doi"),
    )


def test_the_engine_is_the_one_that_was_fetched(repository):
    """The vendored file has its checksum, and the worker the notice that its licence asks for."""
    folder = repository / "docs/assets/search"
    told = json.loads((folder / "vendor/minisearch.json").read_text("utf-8"))
    body = (folder / "vendor/minisearch.js").read_bytes()
    assert sha256(body).hexdigest() == told["sha256"]
    assert "MIT" in (folder / "vendor/LICENSE.txt").read_text("utf-8")
    first = worker.script(folder).lstrip().splitlines()[0]
    assert first.startswith("/*!")
    assert {told["name"], f"{told['version']},", f"{told['licence']},"} <= set(first.split())
