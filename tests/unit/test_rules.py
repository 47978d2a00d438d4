"""What editors are told of a rule is true: its examples are run."""

import json

import pytest
from click.testing import CliRunner
from examples import example, rules

from portal import settings, site
from portal.commands import main
from portal.languages import CODES
from portal.problems import errors
from portal.registers import read as read_registers
from portal.rules.entries import codes, groups
from portal.sheets import attendance
from portal.strings import strings
from portal.trainings import logs

ENTRIES = rules()

ABOUT_TRANSLATIONS = {"H01", "H02"}
"""Notices about every page that was not compared yet, which examples of other rules are too."""


def told(project, code, given):
    """What the command of a rule reports about the project with an example in it."""
    match ENTRIES[code].get("command", "check"):
        case "import":
            (sheet,) = [name for name in given if name.startswith("foaia.")]
            registers, _ = read_registers(project / "registers")
            trainings, _ = logs.read(project / "trainings", registers)
            return attendance.read(project / sheet, registers, trainings).problems
        case "check --deploy":
            return settings.not_set(site.read(project).settings)
        case "check" if code in ABOUT_TRANSLATIONS:
            read = site.read(project)
            return [*read.problems, *read.translations.notices()]
        case "check":
            return site.read(project).problems


def test_every_problem_has_a_page_and_every_page_a_problem():
    """A new code needs an entry, and an entry a code."""
    keys = strings("en").keys()
    assert codes() == {key.split(".")[1] for key in keys if key.startswith("problems.")}


@pytest.mark.parametrize("code", ENTRIES)
def test_the_wrong_example_is_wrong(code, put):
    """It reports its own code at the places the page names, and nothing else."""
    case = example(code, "wrong")
    found = told(put(case), code, case["given"])
    places = [[p.path, str(p.line), str(p.column), p.code] for p in found]
    assert sorted(places) == sorted(case["expected"])
    assert bool(errors(found)) != (ENTRIES[code].get("informs") == "true")


@pytest.mark.parametrize("code", ENTRIES)
def test_the_right_example_is_right(code, put):
    """It reports nothing of its code and nothing that would refuse the build."""
    case = example(code, "right")
    found = told(put(case), code, case["given"])
    assert [p for p in found if p.code == code] == []
    assert errors(found) == []


@pytest.mark.parametrize("code", ENTRIES)
def test_a_rule_says_why_in_every_language(code):
    """One sentence in each language; what bytes hold is described in each too."""
    entry = ENTRIES[code]
    described = [
        content["shown"]
        for part in (entry["wrong"], entry["right"])
        for content in part.values()
        if "shown" in content and not isinstance(content, str)
    ]
    for words in (entry["why"], *described):
        assert tuple(words) == CODES
        assert all(text.endswith(".") for text in words.values())


def test_every_letter_is_explained():
    """The list says in each language what the codes of a letter are about."""
    assert all(tuple(group.about) == CODES for group in groups())
    assert all(rule.code[0] == group.letter for group in groups() for rule in group.rules)


def checked(project, *arguments):
    """The answer of `portal check`."""
    command = ["--root", str(project), "--lang", "ru", "check", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_a_tool_is_told_where_the_rule_is_explained(put):
    """The JSON of a problem leads to the page of its code, in the language of its message."""
    (found,) = json.loads(checked(put(example("L04", "wrong")), "--format", "json").stdout)[:1]
    assert found["rule"] == "/ru/despre/reguli/l04/"


def test_a_person_is_told_where_the_rules_are(put):
    """The last line leads to the site, or to the folder while the site has no address."""
    project = put(example("L04", "wrong"))
    assert checked(project).stderr.splitlines()[-1].endswith(" hooks/portal/rules/")
    (project / "mkdocs.yml").write_text("site_name: Sintetic\nsite_url: https://exemplu.test/a/\n")
    last = checked(project).stderr.splitlines()[-1]
    assert last.endswith(" https://exemplu.test/a/ru/despre/reguli/")


def test_nothing_is_explained_where_nothing_is_wrong(project):
    """A project without a problem is not sent anywhere."""
    assert "reguli" not in checked(project).stderr
    assert "hooks/portal/rules" not in checked(project).stderr
