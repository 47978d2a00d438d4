"""The indexes of search as they are published: complete, small, and of what may be read."""

import gzip

import pytest
import searched

LANGUAGES = ("ro", "ru", "uk")

CODE = 25_000
"""Bytes of the worker and its engine on the way, at most."""

LEFT_OUT = ("alaturi/", "pliant/", "despre/reguli/")
"""Copies of pages, beside another language or on paper, and the rules for editors, one a page."""


def _gzipped(content):
    return len(gzip.compress(content, 9, mtime=0))


def test_the_code_is_small(public):
    """Worker, engine and tables together."""
    (worker,) = (public / "assets/js").glob("search-worker.*.js")
    assert _gzipped(worker.read_bytes()) <= CODE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_answer_costs_at_most_half_of_the_text(public, language):
    """The index as it is sent, against all the text it searches, as it would be sent."""
    pages = searched.texts(public, language).values()
    text = "\n".join(text for page in pages for text in page)
    index = (public / f"search/{language}/index.json").read_bytes()
    assert _gzipped(index) <= _gzipped(text.encode()) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_index_and_its_sections_lead_somewhere(public, pages, language):
    """Whatever the menu or another page leads to can be found, by anchors that exist."""
    told = {
        address: parts for address, _, _, parts, *_ in searched.index(public, language)["pages"]
    }
    built = {page.inside: page for page in pages.values() if page.language == language}
    assert told.keys() <= built.keys()
    missing = {
        inside
        for inside in built.keys() - told.keys()
        if not any(part in inside for part in LEFT_OUT) and not inside.endswith(".html")
    }
    assert missing == set()
    for inside, parts in told.items():
        anchors = {anchor for anchor, _ in parts if anchor}
        assert anchors <= set(built[inside].all("//@id")), inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_hidden_is_hidden_from_search(public, pages, language):
    """Every text in the index stands on its page: figures that pages hide are not in it either."""
    built = {page.inside: page for page in pages.values() if page.language == language}
    for address, (_, *texts) in searched.texts(public, language).items():
        page = "".join("".join(built[address].tree.itertext()).split())
        words = {word.strip("·.,;:") for text in texts for word in text.split()}
        assert [word for word in words if word not in page] == [], address
