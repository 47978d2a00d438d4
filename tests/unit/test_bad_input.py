"""One small file per mistake: what is given, and the lines a person then reads."""

import re

import pytest

from portal import reports, settings, site
from portal.languages import TOOLS
from portal.problems import Problem, in_order
from portal.strings import strings

LINE = re.compile(
    r"(?P<path>[^\n]+?):(?P<line>\d+):(?P<column>\d+): "
    r"(?P<code>[A-Z]\d\d): (?P<said>\S[^\n]*; \S[^\n]*)"
)


TOLD = ("problems", "notices")
"""Under which keys the cases of attendance sheets say what is told."""


def told(root, language="en"):
    """The lines the check prints about the project."""
    # A line break inside a line would be a second line to whoever reads the report.
    return reports.as_text(site.read(root).problems, language).split("\n")


def places(lines):
    """[path, line, column, code] of each line, as the cases write them."""
    matches = [LINE.fullmatch(line) for line in lines if line]
    assert all(matches), lines
    return sorted(list(match.group("path", "line", "column", "code")) for match in matches)


def test_the_project_of_the_cases_has_no_problem(project):
    """Whatever a case reports comes from the case."""
    assert told(project) == [""]


@pytest.mark.parametrize("language", TOOLS)
def test_a_mistake_is_one_line(bad, put, language):
    """Every mistake is one line with its place and code, in each language, and nothing else is."""
    assert places(told(put(bad), language)) == sorted(bad["expected"])


def test_what_only_looks_wrong_is_accepted(fine, put):
    """What a person may rightly write is not reported."""
    assert told(put(fine)) == [""]


@pytest.mark.parametrize("language", TOOLS)
def test_all_mistakes_come_out_in_one_run(cases, put, language):
    """All bad files of a project are told in one run, each with exactly its own problems."""
    together = [case for case in cases("bad").values() if "alone" not in case]
    for case in together:
        root = put(case)
    expected = sorted(place for case in together for place in case["expected"])
    assert places(told(root, language)) == expected


def test_a_line_names_what_is_meant(bad_that_says, put):
    """What a case `says`, such as the id that was nearly written, every language says."""
    root = put(bad_that_says)
    for language in TOOLS:
        said = [LINE.fullmatch(line)["said"] for line in told(root, language) if line]
        assert any(bad_that_says["says"] in one for one in said), said


def test_what_stands_twice_names_the_first_line(cases, put):
    """A repeated key or id leads to where it stood first."""
    put(cases("bad")["rule-Y10"])
    twice, key = told(put(cases("bad")["rule-L16"]))
    assert re.search(r".ajutor-psihologic. is already on line 1;", twice)
    assert re.search(r".status. is already on line 2;", key)


def test_every_problem_has_a_case(cases):
    """A new problem needs a file that makes it; what no file can make is tested elsewhere."""
    elsewhere = {"S02", "H01", "H02"}
    shown = {place[3] for case in cases("bad").values() for place in case["expected"]}
    shown |= {code for told in cases("sheets-refused.yml").values() for _, code in told}
    sheets = cases("sheets").values()
    shown |= {code for case in sheets for kind in TOLD for _, code in case.get(kind, [])}
    keys = strings("en").keys()
    known = {key.split(".")[1] for key in keys if key.startswith("problems.")}
    assert shown == known - elsewhere


def test_the_same_problem_is_told_once():
    """A mistake that two rules notice in one place is one line; another in that place stays."""
    twice = [Problem("a.yml", 2, 1, "Y10", {"key": key}) for key in ("status", "status", "when")]
    assert [problem.about["key"] for problem in in_order(twice)] == ["status", "when"]


def test_errors_come_first(project):
    """Problems stand in the order of files and lines, notices last."""
    (project / "trainings/exemplu/b.yml").write_text("when: x\nstatus: y\n")
    (project / "trainings/exemplu/a.yml").write_text("")
    read = site.read(project)
    lines = reports.as_text([*read.problems, *settings.not_set(read.settings)], "en").split("\n")
    assert [LINE.fullmatch(line).group("path", "line", "code") for line in lines] == [
        ("trainings/exemplu/a.yml", "1", "Y11"),
        ("trainings/exemplu/b.yml", "1", "L02"),
        ("trainings/exemplu/b.yml", "1", "L04"),
        ("trainings/exemplu/b.yml", "2", "L06"),
        *[("mkdocs.yml", "1", "S02")] * 5,
    ]


def test_what_a_log_says_cannot_flood_or_break_its_line(project):
    """A quoted value is cut to eighty characters, and what cannot be seen is replaced."""
    (project / "trainings/exemplu/a.yml").write_text(
        f'when: "2026\\n{"9" * 5000}"\nstatus: held\nsources: [{{id: sursa}}]\n'
    )
    (line,) = told(project)
    quoted = re.search("[‘“](.*?)[’”]", line)[1]
    assert len(quoted) == 80
    assert quoted.startswith("2026\N{REPLACEMENT CHARACTER}9")


def test_an_answer_to_a_pull_request_stays_text(project):
    """What a log holds reaches the answer without links, mentions, HTML or emphasis."""
    (project / "trainings/exemplu/a.yml").write_text(
        "when: '<b>@cineva</b> [a](b) *c* `d`'\nstatus: held\nsources: [{id: sursa}]\n"
    )
    answer = reports.as_markdown(site.read(project).problems, "ro")
    (line,) = [line for line in answer.splitlines() if line.startswith("- ")]
    place, _, said = line.partition(" **L04** ")
    assert place == "- `trainings/exemplu/a.yml:1:7`"
    assert "cineva" in said
    assert not set("<>@[]*`") & set(said)
