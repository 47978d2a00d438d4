"""The analysis in JavaScript gives what the one in Python gives, on cases and on all we publish."""

import json
import re

import pytest
from browser.conftest import PREFIXES
from unit.conftest import read

from portal.search import analysis

TOLD = read("search/analysis.yml")


@pytest.fixture(scope="module")
def in_javascript(browser, root):
    """A function that runs a function of the worker's analysis on a list of arguments."""
    page = browser.new_page()
    tables = json.dumps(analysis.TABLES, ensure_ascii=False)
    code = (root / "docs/assets/search/analysis.js").read_text("utf-8")
    page.add_script_tag(content=f"const TABLES = {tables};\n{code}\nwindow.analysis = analysis;")
    yield lambda name, calls: page.evaluate(
        "([name, calls]) => calls.map((call) => analysis[name](...call))", [name, calls]
    )
    page.close()


def test_the_cases(in_javascript):
    """What both must give, they give."""
    written = [written for written, _ in TOLD["folded"]]
    assert in_javascript("folded", [[one] for one in written]) == [
        plain for _, plain in TOLD["folded"]
    ]
    texts = [[case["text"]] for case in TOLD["words"]]
    assert in_javascript("words", texts) == [case["words"] for case in TOLD["words"]]


@pytest.mark.parametrize("language", PREFIXES)
def test_every_text_of_the_site(in_javascript, public, language):
    """All texts of a language give the same words, and each word the same stem and root."""
    pieces = sorted((public / "search" / language).glob("[0-9]*.json"))
    texts = [
        text
        for piece in pieces
        for page in json.loads(piece.read_bytes())["pages"]
        for text in page
    ]
    assert len(texts) > 1000
    found = in_javascript("words", [[text] for text in texts])
    wrong = [
        text for text, words in zip(texts, found, strict=True) if analysis.words(text) != words
    ]
    assert wrong == []
    spoken = sorted({word for words in found for word in words if not re.search(r"\d", word)})
    assert len(spoken) > 4000
    stems = in_javascript("stems", [[word, language] for word in spoken])
    assert stems == [list(analysis.stems(word, language)) for word in spoken]
