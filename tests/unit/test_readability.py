"""How easy pages are to read is counted as a person counts, and rights pages stay easy."""

import importlib.util
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load((ROOT / "tests/cases/readability.yml").read_text())
MOST_WORDS = 12
"""Words in a sentence of a page about rights, on average."""

spec = importlib.util.spec_from_file_location("readability", ROOT / "bench/readability/__main__.py")
readability = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readability)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_counts_as_a_person_does(case):
    """Sentences, words and long words are those a person counted."""
    found = readability.measured(readability.sentences(case["text"]))
    assert (found.sentences, found.words, found.long_words) == (
        case["sentences"],
        case["words"],
        case["long"],
    )


@pytest.mark.parametrize("language", ["uk", "ru", "ro"])
def test_rights_are_told_in_short_sentences(language):
    """Sentences have at most twelve words on average on every page, and none over twenty."""
    pages = sorted((ROOT / "docs" / language / "drepturi").glob("*.md"))
    assert pages
    for page in pages:
        found = readability.measured(readability.sentences(page.read_text()))
        assert found.mean <= MOST_WORDS, page
        assert not found.long_sentences, page
