"""The indexes of search as they are published: complete, small, and of what may be read."""

import gzip
import json

import pytest

LANGUAGES = ("ro", "ru", "uk")

CODE = 25_000
"""Bytes of the worker and its engine on the way, at most."""

LEFT_OUT = ("alaturi/", "pliant/", "despre/reguli/")
"""Copies of pages, beside another language or on paper, and the rules for editors, one a page."""


def _gzipped(content):
    return len(gzip.compress(content, 9, mtime=0))


def _index(public, language):
    return json.loads((public / f"search/{language}/index.json").read_bytes())


def _texts(public, language):
    """The texts of the sections of each page, in the order of the index."""
    count = len(_index(public, language)["pieces"])
    pieces = [(public / f"search/{language}/{n}.json").read_bytes() for n in range(count)]
    return [page for piece in pieces for page in json.loads(piece)["pages"]]


def test_the_code_is_small(public):
    """Worker, engine and tables together."""
    (worker,) = (public / "assets/js").glob("search-worker.*.js")
    assert _gzipped(worker.read_bytes()) <= CODE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_answer_costs_at_most_half_of_the_text(public, language):
    """The index as it is sent, against all the text it searches, as it would be sent."""
    told = _index(public, language)
    names = [
        [title, *(heading for _, heading in parts)] for _, title, _, parts, *_ in told["pages"]
    ]
    texts = [
        "\n".join([*named, *text])
        for named, text in zip(names, _texts(public, language), strict=True)
    ]
    index = (public / f"search/{language}/index.json").read_bytes()
    assert _gzipped(index) <= _gzipped("\n".join(texts).encode()) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_index_and_its_sections_lead_somewhere(public, pages, language):
    """Whatever the menu or another page leads to can be found, by anchors that exist."""
    told = {address: parts for address, _, _, parts, *_ in _index(public, language)["pages"]}
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
    told = _index(public, language)["pages"]
    built = {page.inside: page for page in pages.values() if page.language == language}
    for (address, *_), texts in zip(told, _texts(public, language), strict=True):
        words = set("".join(built[address].tree.itertext()).split())
        shown = {word.strip("·.,;:") for text in texts for word in text.split()}
        plain = {word.strip("·.,;:") for word in words}
        joined = "".join("".join(built[address].tree.itertext()).split())
        assert [word for word in shown - plain if word not in joined] == [], address
