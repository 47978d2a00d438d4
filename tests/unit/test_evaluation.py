"""What a training changed: the arithmetic, and what of it readers see."""

import re
from decimal import Decimal

import pytest

from portal import site
from portal.trainings import evaluation
from portal.trainings.model import Knowledge

EVALUATED = """
when: 2026-04-02
status: held
attendance: {present: 60}
evaluation:
  satisfaction: {answers: 58, mean: 4.6, scale: 5}
  knowledge: {matched: 55, before: 52.1, after: 78.3, out_of: 100}
  follow_up: {after_months: 3, reached: 40, applying: 31}
sources: [{id: sursa}]
"""


def test_gains_are_those_worked_out_by_hand(tested):
    """Points and Hake's normalised gain; none at the ceiling, where it would say nothing."""
    means = {key: tested[key] for key in ("before", "after", "out_of")}
    gained = evaluation.gain(Knowledge(matched=20, **means))
    assert gained.points == Decimal(tested["points"])
    expected = tested["normalised"]
    assert gained.normalised == (None if expected == "none" else Decimal(expected))
    assert gained.at_ceiling == (tested["normalised"] == "none")


def pages(project, log):
    """The page of the training and the table of evaluations with this log, by language."""
    (project / "trainings/exemplu/evaluata.yml").write_text(log)
    read = site.read(project)
    assert not read.problems
    for language in ("ro", "ru", "uk"):
        (page,) = [p for p in read.pages(language) if p.uri == "instruiri/exemplu.md"]
        marker = "<!-- portal: attendance evaluation -->"
        table = read.filled(marker, language, "instruiri/prezenta/index.md")
        yield _plain(page.write()), _plain(table)


def _plain(markdown):
    return re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), markdown).replace("\u00a0", " ")


def test_an_evaluation_is_told_in_every_language(project):
    """Answers, mean and scale; matched pairs of how many; what was gained; who applies it."""
    for page, table in pages(project, EVALUATED):
        for told in ("4,6", "58", "52,1", "78,3", "26,2", "0,55", "55", "60", "31", "40"):
            assert told in page, told
        assert "https://doi.org/10.1119/1.18809" in page
        for told in ("58", "4,6", "55", "26,2", "0,55", "31"):
            assert told in table, told
        assert "{#evaluare}" in table


def test_nothing_is_told_where_nobody_measured(project):
    """Without an evaluation there is no table, no heading and no empty fact."""
    log = EVALUATED.replace("evaluation:", "note:\n  ro: Sintetic.\nworking: []\nx:")
    log = re.sub(r"x:\n(  .*\n)+", "", log)
    for page, table in pages(project, log):
        assert table.strip() == ""
        assert "doi.org" not in page


TOO_FEW = {
    "answers: 58": ("answers: 9", "4,6"),
    "matched: 55": ("matched: 9", "26,2"),
    "reached: 40, applying: 31": ("reached: 9, applying: 8", "aplică"),
}
"""What is logged, what is logged instead, and what is then told no more."""


@pytest.mark.parametrize("part", TOO_FEW)
def test_too_few_answers_are_not_told(project, part):
    """Nine answers say too little: that part is left out, the others stay."""
    instead, _ = TOO_FEW[part]
    page, _ = next(pages(project, EVALUATED.replace(part, instead)))
    for other, (_, told) in TOO_FEW.items():
        assert (told in page) == (other != part), told


INTERNAL = """
- {id: interna, title: {ro: Sintetic}, publisher: E, dated: 2026, read: 2026-02-01,
   extent: full, kind: official, public: false}
"""


def test_few_who_apply_it_are_hidden(project):
    """Who applies what they learned, or does not, is hidden where they are few."""
    with (project / "registers/sources.yml").open("a") as file:
        file.write(INTERNAL)
    log = EVALUATED.replace("sursa", "interna")
    for applying in ("3", "38"):
        page, table = next(pages(project, log.replace("applying: 31", f"applying: {applying}")))
        assert "[c] din 40" in page
        assert "[c] din 40" in table
    page, _ = next(pages(project, log))
    assert "31 din 40" in page


def test_evaluations_are_in_the_order_of_time_not_of_success(project):
    """The table ranks nobody: the latest session stands first, whatever its results."""
    worse = EVALUATED.replace("2026-04-02", "2026-05-02").replace("4.6", "3.1")
    better = EVALUATED.replace("2026-04-02", "2026-03-02").replace("4.6", "4.9")
    (project / "trainings/exemplu/mai-slaba.yml").write_text(worse)
    (project / "trainings/exemplu/mai-buna.yml").write_text(better)
    for _, table in pages(project, EVALUATED):
        assert table.index("3,1") < table.index("4,6") < table.index("4,9")
