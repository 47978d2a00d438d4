"""The pages that explain the figures say what the program does, in every language."""

import re
from typing import get_args

import pytest

from portal.languages import CODES
from portal.strings import strings
from portal.trainings.disclosure import ENOUGH_ANSWERS
from portal.trainings.model import Verdict
from portal.trainings.suppression import RULES, hidden_parts

FOLDER = "docs/{}/instruiri/prezenta"


@pytest.fixture(params=CODES)
def language(request):
    """Each language of the site."""
    return request.param


@pytest.fixture
def told(repository, language):
    """The text of a section, by the name of its page and its id."""

    def section(page, anchor):
        text = (repository / FOLDER.format(language) / f"{page}.md").read_text(encoding="utf-8")
        heading = rf"^## [^\n]*{{#{anchor}}}\n(.*?)(?=^## |\Z)"
        return re.search(heading, text, re.M | re.S).group(1)

    return section


def tables(text):
    """The rows of each table, without its head."""
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        _, _, *rows = table.splitlines()
        yield [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def numbers(text):
    """The whole numbers of a text, in its order."""
    return [int(number) for number in re.findall(r"\d+", text)]


def test_readers_are_told_the_thresholds(told):
    """The table of the rule has the threshold of each class, what is hidden and what is shown."""
    (rows,) = tables(told("cifre-ascunse", "regula"))
    assert [[numbers(cell) for cell in row[1:]] for row in rows] == [
        [
            [rule.threshold],
            [rule.least, rule.threshold - 1],
            [0, rule.threshold] if rule.zeros else [rule.threshold],
        ]
        for rule in RULES.values()
    ]


def test_readers_are_told_how_many_answers_are_enough(told):
    """The last sentence of the rule says how many answers an evaluation needs."""
    last = told("cifre-ascunse", "regula").strip().splitlines()[-1]
    assert numbers(last) == [ENOUGH_ANSWERS]


def test_the_examples_follow_the_rule(told):
    """Of each example the page hides what the rule hides, and the total is that of its parts."""
    examples = list(tables(told("cifre-ascunse", "exemple")))
    assert len(examples) > 1
    for *rows, (_, total, shown_total) in examples:
        parts = {name: int(count) for name, count, _ in rows}
        hidden = hidden_parts(parts, RULES["specialists"])
        assert [shown for _, _, shown in rows] == [
            "[c]" if name in hidden else count for name, count, _ in rows
        ]
        assert sum(parts.values()) == int(total) == int(shown_total)


def test_the_example_without_parts_follows_the_rule(told):
    """The parts of which the page says that none can be told are such parts."""
    sums = re.findall(r"\d+ \+ \d+", told("cifre-ascunse", "fara-impartire"))
    assert len(sums) == 1
    parts = {str(place): count for place, count in enumerate(numbers(sums[0]))}
    assert hidden_parts(parts, RULES["specialists"]) is None


def test_every_verdict_is_explained(told, language):
    """The page on figures of documents explains each verdict in the words it is shown with."""
    (rows,) = tables(told("cifre-din-documente", "rezultatul"))
    words = [strings(language).text(f"claims.verdict.{name}") for name in get_args(Verdict)]
    assert [row[0].strip("*") for row in rows] == words
