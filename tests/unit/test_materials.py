"""The training materials of the portal: what a trainer relies on, read from the pages."""

import re
from pathlib import Path

import pytest

from portal import languages, sections
from portal.trainings import addresses

PROJECT = Path(__file__).parents[2]
FOLDER = "instruiri/materiale"
NAMES = sorted(
    path.stem
    for path in (PROJECT / "docs" / languages.DEFAULT / FOLDER).glob("*.md")
    if path.stem != "index"
)

SECTIONS = {
    "pe-scurt",
    "obiective",
    "ce-pregatiti",
    "agenda",
    "exercitiul-1",
    "exercitiul-2",
    "exercitiul-3",
    "discutie",
    "test",
    "raspunsuri",
    "fisa-participantului",
    "lectura",
    "siguranta",
    "dupa-sesiune",
    "ce-nu-am-putut-verifica",
    "surse",
}
"""What a session needs, so that it can be held with nothing else."""

_ROW = re.compile(r"\|\s*(\d+)\s*\|(.*)\|$")
_QUESTION = re.compile(r"\d+\. .* a\) .*; b\) .*; c\) .*\.$")
_ANSWER = re.compile(r"\| \d+ \| ([abc]) \| \[[^\]]+\]\([^)]*#[^)]+\) \|$")
"""A row of the key: number, letter, and the section of the portal where the answer stands."""


def text_of(language, name):
    return (PROJECT / "docs" / language / FOLDER / f"{name}.md").read_text("utf-8")


def part(text, anchor):
    """The lines under the heading with this id, until the next heading."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if line.endswith(f"{{#{anchor}}}"))
    rest = lines[start + 1 :]
    end = next((n for n, line in enumerate(rest) if line.startswith("#")), len(rest))
    return rest[:end]


def agenda(text):
    """The minutes of each row and what is done in them; the last row is the total."""
    matches = (_ROW.match(line) for line in part(text, "agenda"))
    return [(int(match[1]), match[2]) for match in matches if match]


@pytest.fixture(params=languages.CODES)
def language(request):
    return request.param


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


def test_enough_materials():
    """There are materials for at least six trainings."""
    assert len(NAMES) >= 6


def test_everything_a_session_needs(language, name):
    """No part of a session is missing from its material."""
    found = {heading.id for heading in sections.headings(text_of(language, name))}
    assert found >= SECTIONS


def test_minutes_add_up(language, name):
    """The minutes of the agenda give its total, which the facts at a glance say too."""
    *rows, (total, _) = agenda(text_of(language, name))
    assert sum(minutes for minutes, _ in rows) == total
    at_a_glance = "\n".join(part(text_of(language, name), "pe-scurt"))
    assert re.search(rf"^:   {total} ", at_a_glance, re.M)


def test_an_exercise_takes_what_the_agenda_gives(language, name):
    """The heading of an exercise, its steps and its row of the agenda name the same minutes."""
    text = text_of(language, name)
    for number in (1, 2, 3):
        anchor = f"exercitiul-{number}"
        heading = next(line for line in text.split("\n") if line.endswith(f"{{#{anchor}}}"))
        [minutes] = [minutes for minutes, row in agenda(text) if f"(#{anchor})" in row]
        assert f"({minutes} " in heading


def test_every_question_has_an_answer_with_its_place(language, name):
    """Eight to ten questions with three choices, and as many answers that lead to a section."""
    text = text_of(language, name)
    asked = [line for line in part(text, "test") if _QUESTION.match(line)]
    answered = [line for line in part(text, "raspunsuri") if _ANSWER.match(line)]
    assert 8 <= len(asked) == len(answered) <= 10
    assert f"out_of: {len(asked)}" in text


def test_same_key_in_every_language(name):
    """The right answers, their places and the minutes are the same in all languages."""
    told = {
        (
            tuple(_ANSWER.match(row)[1] for row in part(text, "raspunsuri") if _ANSWER.match(row)),
            tuple(re.findall(r"\]\(([^)]*)\)", "\n".join(part(text, "raspunsuri")))),
            tuple(minutes for minutes, _ in agenda(text)),
        )
        for text in (text_of(code, name) for code in languages.CODES)
    }
    assert len(told) == 1


def test_training_and_material_lead_to_each_other(language, name):
    """A training lists its material, and the material leads back to each such training."""
    page = f"{FOLDER}/{name}.md"
    listing = [
        path.parent.name
        for path in (PROJECT / "trainings").glob("*/training.yml")
        if page in path.read_text("utf-8")
    ]
    assert listing
    text = text_of(language, name)
    for training in listing:
        assert f"](../{Path(addresses.of_training(training)).name})" in text


def test_listed_for_trainers(language, name):
    """The page of materials lists each of them."""
    assert f"]({name}.md)" in text_of(language, "index")


def test_steps_keep_their_numbers(language, name):
    """A numbered list never follows a bulleted one at once: Markdown would make them one."""
    assert not re.search(r"\n[*-] .*\n\n1\. ", text_of(language, name))
