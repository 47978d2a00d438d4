"""The questions of our readers: over all pages and all ways of typing, in each language."""

from collections import Counter
from typing import get_args

import pytest

from portal import site
from portal.languages import CODES
from portal.search import questions
from portal.search.questions import Kind

ONLY_IN = {
    "nodiac": {"ro"},
    "cedilla": {"ro"},
    "apostrophe": {"uk"},
    "yo": {"ru"},
    "ru_on_uk": {"uk"},
    "translit": {"ru", "uk"},
}
"""The classes that not every language can have."""


@pytest.fixture(scope="module")
def real(repository):
    """The portal as it is published."""
    return site.read(repository)


def asked_in(language, real):
    """The questions of a language as the check reads them."""
    asked, problems = questions.read(real.docs, language)
    assert problems == []
    return asked


def test_nothing_is_wrong_with_them(real):
    """Every page they name exists, and every page somebody wrote is named."""
    assert [problem for problem in real.problems if problem.code.startswith("Q")] == []


@pytest.mark.parametrize("language", CODES)
def test_every_way_of_typing_is_asked(language, real):
    """At least 40 questions a language, and at least two of each class it can have."""
    found = asked_in(language, real).questions
    counted = Counter(question.kind for question in found)
    expected = {kind for kind in get_args(Kind) if language in ONLY_IN.get(kind, CODES)}
    assert len(found) >= 40
    assert {kind for kind, count in counted.items() if count >= 2} == expected
    assert counted["none"] >= 3


@pytest.mark.parametrize("language", CODES)
def test_generated_pages_are_asked_for(language, real):
    """An act, a training and an institution have to be found by their number or name too."""
    named = {page for asked in asked_in(language, real).questions for page in asked.pages}
    written = {page.uri for page in real.prose if page.language == language}
    made = named - written
    for beginning in ("acte/", "instruiri/", "instruiri/prezenta/organizatori/"):
        assert any(page.startswith(beginning) for page in made), beginning


@pytest.mark.parametrize("language", CODES)
def test_a_page_that_went_away_is_told(language, real):
    """A question that names it is told where it stands, with the page that is most like it."""
    asked = asked_in(language, real)
    written = {page.uri for page in real.prose if page.language == language}
    made = {page.uri for page in real.pages(language)}
    gone, new = "drepturi/munca.md", "drepturi/munci.md"
    told = list(asked.problems(written - {gone} | {new}, made))
    lines = (real.root / asked.path).read_text().splitlines()
    assert {problem.code for problem in told} == {"Q01"}
    assert all(gone in lines[problem.line - 1] for problem in told)
    assert len(told) == sum(gone in question.pages for question in asked.questions)
    assert all(problem.about["nearest"] == new for problem in told)


@pytest.mark.parametrize("language", CODES)
def test_a_page_nobody_asks_for_is_noted(language, real):
    """A page somebody wrote is noted until a question names it; a generated one never is."""
    asked = asked_in(language, real)
    written = {page.uri for page in real.prose if page.language == language}
    made = {page.uri for page in real.pages(language)} | {"acte/nou.md"}
    assert list(asked.problems(written, made)) == []
    (told,) = asked.problems(written | {"drepturi/noua.md"}, made)
    assert (told.code, told.severity) == ("Q02", "notice")
    assert told.about == {"count": 1, "page": "drepturi/noua.md"}
