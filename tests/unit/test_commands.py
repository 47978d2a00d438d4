"""The command line: what is said, what is written, and with which exit code."""

import json
import re

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from portal import site, yamls
from portal.commands import main

TRAINING = {
    "--title": "Instruire sintetică: partea a doua",
    "--folder": "partea-a-doua",
    "--topics": "ajutor-psihologic, protectia-copilului",
    "--audience": "specialisti",
    "--kind": "workshop",
}
SESSION = {
    "--training": "exemplu",
    "--when": "2026-04-02",
    "--status": "held",
    "--organisers": "institutia-sintetica",
    "--districts": "MD-CU, MD-BA",
    "--present": "120",
    "--exactness": "at-least",
    "--source": "sursa",
}


@pytest.fixture
def portal(project):
    """Runs a command in the project of the cases."""

    def run(*arguments, answers=None, **options):
        words = [word for pair in options.get("given", {}).items() for word in pair]
        command = ["--root", str(project), *arguments, *words]
        return CliRunner().invoke(main, command, input=answers, catch_exceptions=False)

    return run


@pytest.fixture
def broken(project):
    """One mistake: 30 February on line 1."""
    path = project / "trainings/exemplu/gresit.yml"
    path.write_text("when: 2026-02-30\nstatus: held\nsources: [{id: sursa}]\n")
    return project


def files(project):
    """Every file and folder of the project."""
    return {path.relative_to(project.parent).as_posix() for path in project.parent.rglob("*")}


def tree(project, name):
    """A file of the project as plain dicts, lists and text."""
    node, problems = yamls.read(project / name, name)
    assert problems == []
    return yamls.plain(node)


def test_check_says_that_all_is_well(portal):
    """A project without a problem exits with 0 and says how much it holds."""
    result = portal("check")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "All is well. Trainings: 1, sessions: 1, pages: 3.\n"


def test_check_tells_problems_as_lines(portal, broken):
    """An error exits with 1; the lines go to the output and their number beside it."""
    result = portal("check")
    assert result.exit_code == 1
    place, _, said = result.stdout.partition(" L19: ")
    assert place == "trainings/exemplu/gresit.yml:1:7:"
    assert said.endswith(": the month has no day 30; its last day is 28\n")
    assert result.stderr == "One problem.\nThe rules are explained at hooks/portal/rules/\n"


def test_check_tells_problems_to_a_tool(portal, broken):
    """The JSON is a list of objects with every part of the line, and nothing else is printed."""
    result = portal("check", "--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    (problem,) = json.loads(result.stdout)
    assert problem.pop("message").endswith(": the month has no day 30")
    assert problem == {
        "path": "trainings/exemplu/gresit.yml",
        "line": 1,
        "column": 7,
        "code": "L19",
        "severity": "error",
        "remedy": "its last day is 28",
        "rule": "/despre/reguli/l19/",
    }


def test_check_without_problems_is_an_empty_list(portal):
    """A tool that reads JSON reads it also when all is well."""
    result = portal("check", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_check_answers_a_pull_request(portal, broken):
    """The Markdown is an answer with a list of places, in the language asked for."""
    result = portal("check", "--format", "markdown", "--lang", "ro")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "Verificarea a găsit o problemă:"
    assert lines[2].startswith("- `trainings/exemplu/gresit.yml:1:7` **L19** ")
    assert lines[-2].startswith("Corectați fișierul")


def test_check_thanks_for_a_good_pull_request(portal):
    """A pull request without problems gets one line of thanks."""
    result = portal("check", "--format", "markdown", "--lang-of", "Am adăugat o sesiune")
    assert (result.exit_code, result.stdout) == (
        0,
        "Mulțumim! Verificarea nu a găsit nicio problemă.\n\n",
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "word"),
    [
        (["check"], {}, "One problem."),
        (["check", "--lang", "ro"], {}, "O problemă."),
        (["--lang", "uk", "check"], {}, "Знайдено 1 помилку."),
        (["--lang", "uk", "check", "--lang", "ro"], {}, "O problemă."),
        (["check"], {"LANG": "ro_MD.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, "O problemă."),
        (["check"], {"PORTAL_LANG": "ro", "LANG": "uk_UA.UTF-8"}, "O problemă."),
        (["check", "--lang", "en"], {"PORTAL_LANG": "ro"}, "One problem."),
    ],
)
def test_the_language_is_the_one_asked_for(
    portal, broken, monkeypatch, arguments, environment, word
):
    """`--lang` wins over the environment, and English is spoken where nobody asked."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert portal(*arguments).stderr.splitlines()[0] == word


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Am adăugat o sesiune", "luna nu are ziua 30"),
        ("Добавил занятие", "в этом месяце нет дня 30"),
        ("Додав заняття з їжею", "у цьому місяці немає дня 30"),
        ("Update log.yml", "luna nu are ziua 30"),
    ],
)
def test_a_person_is_answered_in_their_language(portal, broken, text, said):
    """The language of a pull request is the language of its answer."""
    assert said in portal("check", "--lang-of", text).stdout


def test_check_lists_settings_before_publishing(portal):
    """`--deploy` also names what is not set; such a notice never fails the check."""
    result = portal("check", "--deploy")
    assert result.exit_code == 0
    told = re.findall(r"^mkdocs\.yml:1:1: S02: .([\w.]+). is not set; ", result.stdout, re.M)
    addresses = ["extra.portal.feedback", "extra.portal.security"]
    assert sorted(told) == [*addresses, "repo_url", "site_author", "site_url"]


def test_a_wrong_day_is_a_wrong_command(portal):
    """`--as-of` takes a day, and says how to write one."""
    result = portal("check", "--as-of", "12.03.2026")
    assert result.exit_code == 2
    assert "2026-03-12" in result.stderr


def test_the_day_can_be_chosen(portal, tmp_path):
    """Pages speak from the day that `--as-of` gives."""
    result = portal("stage", str(tmp_path / "pages"), "--as-of", "2027-03-02")
    assert result.exit_code == 0
    page = (tmp_path / "pages/ro/instruiri/prezenta/2026.md").read_text()
    assert "Starea la 2 martie 2027" in page.replace("&#46;", ".")


def test_stage_writes_every_page(portal, project, tmp_path):
    """All pages of all languages and the assets become files, with nothing left to fill."""
    (project / "docs/assets").mkdir()
    (project / "docs/assets/a.svg").write_text("<svg/>")
    folder = tmp_path / "pages"
    result = portal("stage", str(folder))
    assert result.exit_code == 0
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = {
        "index.md",
        "instruiri/index.md",
        "instruiri/exemplu.md",
        "instruiri/date.md",
        "instruiri/prezenta/index.md",
        "instruiri/prezenta/2026.md",
        "instruiri/prezenta/cifre-ascunse.md",
        "instruiri/prezenta/trimestre/index.md",
        "instruiri/prezenta/trimestre/2026-q1.md",
        "instruiri/prezenta/teme/index.md",
        "instruiri/prezenta/organizatori/index.md",
        "instruiri/prezenta/finantatori/index.md",
        "instruiri/prezenta/finantatori/fara-finantator.md",
        "instruiri/prezenta/raioane/index.md",
        "instruiri/prezenta/public/index.md",
        "instruiri/prezenta/public/specialisti.md",
        "instruiri/prezenta/competente/index.md",
        "instruiri/prezenta/competente/sprijin-sintetic.md",
        "instruiri/prezenta/teme/ajutor-psihologic.md",
        "instruiri/prezenta/organizatori/institutia-sintetica.md",
        "instruiri/prezenta/raioane/md-cu.md",
        "noutati/index.md",
        "noutati/ajutor-psihologic/index.md",
    }
    rules = {name for name in names if name.split("/")[1:3] == ["despre", "reguli"]}
    assert {f"{language}/despre/reguli/index.md" for language in ("ro", "ru", "uk")} < rules
    names -= rules
    localized = {f"{language}/{name}" for language in ("ro", "ru", "uk") for name in expected}
    files = {name for name in names if not name.endswith((".md", ".svg"))}
    assert names - files == localized | {"assets/a.svg"}
    assert f"{len(localized) + len(rules) + len(files)}" in result.stdout
    own = {"atom.xml", "calendar.ics", "calendar/md-ba.ics", "date/attendance.xlsx"}
    for language in ("ro", "ru", "uk"):
        assert {f"{language}/instruiri/{name}" for name in own} <= files
    shared = {"sessions.csv", "by-year.csv", "datapackage.json", "attendance.json"}
    assert {f"ro/instruiri/date/{name}" for name in shared} <= files
    texts = [(folder / name).read_text() for name in localized]
    assert not any("<!-- portal:" in text or "](source:" in text for text in texts)
    assert "78" in (folder / "uk/instruiri/exemplu.md").read_text()


def test_stage_refuses_a_project_with_errors(portal, broken, tmp_path):
    """Nothing is written from input that is wrong."""
    result = portal("stage", str(tmp_path / "pages"))
    assert result.exit_code == 1
    assert "L19" in result.stderr
    assert not (tmp_path / "pages").exists()


def test_a_new_training_passes_the_check(portal, project):
    """Options alone start a training that the check accepts and that holds what was said."""
    result = portal("new", "training", given=TRAINING)
    assert result.exit_code == 0, result.output
    assert "trainings/partea-a-doua/training.yml" in result.stdout
    assert tree(project, "trainings/partea-a-doua/training.yml") == {
        "kind": "workshop",
        "title": {"ro": "Instruire sintetică: partea a doua"},
        "topics": ["ajutor-psihologic", "protectia-copilului"],
        "audience": ["specialisti"],
    }
    assert portal("check").exit_code == 0


def test_a_new_session_passes_the_check(portal, project):
    """Options alone log a session, in a file named after its date."""
    result = portal("new", "session", given=SESSION)
    assert result.exit_code == 0, result.output
    assert tree(project, "trainings/exemplu/2026-04-02.yml") == {
        "when": "2026-04-02",
        "status": "held",
        "districts": ["MD-CU", "MD-BA"],
        "organisers": ["institutia-sintetica"],
        "attendance": {"present": "120", "exactness": "at-least"},
        "sources": [{"id": "sursa"}],
    }
    assert portal("check").exit_code == 0


def test_a_new_training_is_asked_for(portal, project):
    """Without options every value is asked for in one's language; Enter takes the usual."""
    answers = "\n".join(["Instruire nouă", "noua", "", "ajutor-psihologic", "specialisti", ""])
    result = portal("--lang", "ro", "new", "training", answers=answers)
    assert result.exit_code == 0, result.output
    assert "Titlul instruirii în română" in result.stdout
    assert tree(project, "trainings/noua/training.yml")["kind"] == "training"
    assert portal("check").exit_code == 0


def test_a_new_session_is_asked_for(portal, project):
    """What is not known may be left empty, and is then not in the file."""
    answers = "\n".join(["exemplu", "2026-04", "", "institutia-sintetica", "", "", "", "sursa", ""])
    result = portal("--lang", "uk", "new", "session", answers=answers)
    assert result.exit_code == 0, result.output
    assert tree(project, "trainings/exemplu/2026-04.yml") == {
        "when": "2026-04",
        "status": "held",
        "organisers": ["institutia-sintetica"],
        "sources": [{"id": "sursa"}],
    }
    assert portal("check").exit_code == 0


@pytest.mark.parametrize(
    "when",
    [
        "2026",
        "2026~",
        "XXXX-09-22",
        "2023?-04-19",
        "2026-04-02/2026-04-04",
        "2026-04/",
        "{2026-04-02,2026-04-09}",
        "{2026-04-02, 2026-04-09}",
        "{2026-04-02..2026-04-04,2026-04-09}",
    ],
)
def test_every_date_makes_a_file_name(portal, when):
    """However a date is known, its session gets a file the check accepts."""
    result = portal("new", "session", given={**SESSION, "--when": when})
    assert result.exit_code == 0, result.output
    assert portal("check").exit_code == 0


@pytest.mark.parametrize(
    ("command", "wrong", "code"),
    [
        ("training", {"--topics": "ajutor-psihologi"}, "L03"),
        ("training", {"--topics": ""}, "L02"),
        ("training", {"--audience": "nimeni"}, "L03"),
        ("training", {"--kind": "curs"}, "L06"),
        ("training", {"--folder": "Partea a doua"}, "T03"),
        ("training", {"--folder": "../afara"}, "T03"),
        ("training", {"--folder": "a/b"}, "T03"),
        ("training", {"--folder": ""}, "T03"),
        ("training", {"--title": "Scrieți la persoana@exemplu.test"}, "P02"),
        ("session", {"--training": "alta"}, "T02"),
        ("session", {"--training": "../../afara"}, "T03"),
        ("session", {"--when": "2026-02-30"}, "L19"),
        ("session", {"--when": "ieri"}, "L04"),
        ("session", {"--when": ""}, "L02"),
        ("session", {"--status": "done"}, "L06"),
        ("session", {"--status": "announced"}, "L22"),
        ("session", {"--present": "mulți"}, "L05"),
        ("session", {"--present": "²"}, "L05"),
        ("session", {"--present": "-3"}, "L05"),
        ("session", {"--exactness": "cam"}, "L06"),
        ("session", {"--organisers": "institutia-sintetik"}, "L03"),
        ("session", {"--districts": "MD-XX"}, "L03"),
        ("session", {"--source": "surse"}, "L03"),
    ],
)
def test_what_is_wrong_is_not_written(portal, project, command, wrong, code):
    """A wrong value is refused with its problem, exit code 1, and no file or folder."""
    before = files(project)
    given = {**(TRAINING if command == "training" else SESSION), **wrong}
    result = portal("new", command, given=given)
    assert result.exit_code == 1
    assert f": {code}: " in result.stderr
    assert files(project) == before


def test_nothing_is_overwritten(portal, project):
    """A second session of the same day gets a name of its own, and the first one stays."""
    path = project / "trainings/exemplu/2026-03-12.yml"
    before = path.read_text()
    result = portal("new", "session", given={**SESSION, "--when": "2026-03-12"})
    assert result.exit_code == 0, result.stderr
    assert "trainings/exemplu/2026-03-12-2.yml" in result.stdout
    assert path.read_text() == before
    assert path.with_stem("2026-03-12-2").is_file()


@pytest.fixture(scope="module")
def schemas(repository, tmp_path_factory):
    """The schemas of the real project, as a person gets them."""
    folder = tmp_path_factory.mktemp("schemas")
    result = CliRunner().invoke(main, ["--root", str(repository), "schema", str(folder)])
    assert result.exit_code == 0, result.output
    return {
        path.name.removesuffix(".schema.json"): jsonschema.Draft202012Validator(
            json.loads(path.read_text())
        )
        for path in folder.glob("*.schema.json")
    }


def seen(node):
    """What an editor sees: the types of YAML 1.2, whose plain `2025` is a number."""
    match node:
        case yaml.MappingNode(value=pairs):
            return {key.value: seen(value) for key, value in pairs}
        case yaml.SequenceNode(value=items):
            return [seen(item) for item in items]
        case yaml.ScalarNode(value=text, style=str(style)) if style:
            return text
        case yaml.ScalarNode(value=text) if re.fullmatch(r"[-+]?[0-9]+", text):
            return int(text)
        case yaml.ScalarNode(value=text):
            return {"true": True, "false": False, "": None, "~": None, "null": None}.get(text, text)


def test_the_schemas_are_schemas(schemas):
    """Every kind of file people write has a schema that is itself valid."""
    people_and_places = {"districts", "institutions", "audiences", "contacts"}
    subjects = {"topics", "competencies", "sources", "facts", "terms", "figures", "acts"}
    registers = people_and_places | subjects | {"redirects", "synonyms"}
    assert schemas.keys() == {"training", "log", "claims"} | registers
    for validator in schemas.values():
        validator.check_schema(validator.schema)


def test_an_editor_accepts_the_real_files(schemas, repository):
    """No file that the check accepts is underlined by an editor."""
    paths = [*(repository / "trainings").rglob("*.yml"), *(repository / "registers").glob("*.yml")]
    wrong = []
    for path in paths:
        content = seen(yaml.compose(path.read_text(), yaml.BaseLoader))
        validator = schemas.get(path.stem, schemas["log"])
        errors = validator.iter_errors(content)
        wrong += [(path.name, error.json_path, error.message) for error in errors]
    assert len(paths) > 50
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("log", {"organizers": ["mmps"]}),
        ("log", {"status": "done"}),
        ("log", {"organisers": ["nimeni"]}),
        ("log", {"attendance": {"present": "mulți"}}),
        ("log", {"attendance": {"present": -1}}),
        ("log", {"sources": []}),
        ("log", {"sources": [{"id": "nimic"}]}),
        ("log", {"starts": "9:30"}),
        ("log", {"online": "no"}),
        ("training", {"topics": ["nimic"]}),
        ("training", {"topics": []}),
        ("training", {"competencies": ["nimic"]}),
        ("training", {"title": {"ru": "Обучение"}}),
        ("training", {"title": "Instruire"}),
    ],
)
def test_an_editor_underlines_a_mistake(schemas, kind, change):
    """What the check refuses in one file, an editor already underlines."""
    good = {
        "log": {"when": "2026", "status": "held", "sources": [{"id": "mmps-02-530-2026"}]},
        "training": {
            "kind": "training",
            "title": {"ro": "Instruire sintetică"},
            "topics": ["violenta-in-familie"],
            "audience": ["asistent-social"],
        },
    }[kind]
    assert schemas[kind].is_valid(good)
    assert not schemas[kind].is_valid({**good, **change})


def test_an_editor_offers_the_ids_of_the_registers(portal, project):
    """The schema of a project lists the ids of its own registers."""
    result = portal("schema")
    assert result.exit_code == 0
    made = json.loads((project / ".schemas/training.schema.json").read_text())
    offered = {
        name: made["properties"][name]["items"]["enum"] for name in ("topics", "competencies")
    }
    assert offered == {
        "topics": ["ajutor-psihologic", "protectia-copilului"],
        "competencies": ["ascultare-sintetica", "sprijin-sintetic"],
    }


def test_the_command_needs_a_project(tmp_path):
    """A folder that does not exist is a wrong command; an empty one is an empty project."""
    assert CliRunner().invoke(main, ["--root", str(tmp_path / "nu"), "check"]).exit_code == 2
    assert CliRunner().invoke(main, ["--root", str(tmp_path), "check"]).exit_code == 0
    assert site.read(tmp_path).problems == []
