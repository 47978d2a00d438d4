"""A sheet that was filled in becomes a log, or every wrong cell is told; names end in memory."""

import re

import pytest
import spreadsheets
import yaml
from click.testing import CliRunner

from portal import yamls
from portal.commands import main
from portal.languages import CODES, TOOLS
from portal.sheets import layout
from portal.strings import strings

WRITERS = {
    "xlsx": spreadsheets.xlsx,
    "ods": spreadsheets.ods,
    "csv": lambda sheets, hidden=(): spreadsheets.delimited(sheets),
}


@pytest.fixture
def portal(project):
    """Runs a command in the project of the cases."""

    def run(*arguments):
        command = ["--root", str(project), *map(str, arguments)]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    return run


@pytest.fixture
def imported(portal, tmp_path):
    """Imports the cells of a case, saved as a file of some kind."""

    def run(case, kind, *options, language="en"):
        file = tmp_path / f"sheet.{kind}"
        file.write_bytes(WRITERS[kind](case["sheets"], hidden=case.get("hidden", ())))
        return portal("--lang", language, "import", file, *options)

    return run


def tree(path):
    """A log as plain dicts, lists and text."""
    node, problems = yamls.read(path, path.name)
    assert problems == []
    return yamls.plain(node)


def logs(project):
    """The logs of the project by their paths, less the one that was always there."""
    there = {"trainings/exemplu/training.yml", "trainings/exemplu/2026-03-12.yml"}
    found = {
        path.relative_to(project).as_posix(): path for path in project.glob("trainings/**/*.yml")
    }
    return {name: path for name, path in found.items() if name not in there}


def cells_of(case, kind, key):
    """The expected [cell, code] pairs; in CSV, sheets stand below each other and have no names."""
    expected = case.get(key, [])
    if kind != "csv":
        return sorted(expected)
    starts, row = {}, 0
    for name, rows in case["sheets"].items():
        starts[name] = row
        row += len(rows)
    moved = []
    for cell, code in expected:
        sheet, _, place = cell.rpartition("!")
        letters, number = re.fullmatch(r"([A-Z]*)(\d*)", place).groups()
        moved.append([f"{letters}{int(number) + starts[sheet]}" if cell else "", code])
    return sorted(moved)


def test_a_filled_sheet_becomes_a_log(sheet_log, kind, imported, project, portal):
    """What is filled in becomes exactly this log, from every kind of file, and passes the check."""
    result = imported(sheet_log, kind)
    assert result.exit_code == 0, result.output
    (written,) = logs(project).values()
    assert tree(written) == sheet_log["log"]
    assert spreadsheets.places(result.stderr, f"sheet.{kind}") == cells_of(
        sheet_log, kind, "notices"
    )
    assert portal("check").exit_code == 0


def test_every_wrong_cell_is_told(sheet_problems, kind, imported, project):
    """All wrong cells come out in one run, each by its address, and nothing is written."""
    result = imported(sheet_problems, kind)
    assert result.exit_code == 1
    assert spreadsheets.places(result.stderr, f"sheet.{kind}") == cells_of(
        sheet_problems, kind, "problems"
    )
    assert logs(project) == {}
    if "says" in sheet_problems and kind != "csv":
        assert sheet_problems["says"] in result.stderr


@pytest.mark.parametrize("language", TOOLS)
def test_wrong_cells_are_told_in_ones_language(cases, imported, language):
    """Every language of the tools tells the same cells, in words of its own."""
    case = cases("sheets")["everything-wrong-at-once"]
    result = imported(case, "xlsx", language=language)
    assert spreadsheets.places(result.stderr, "sheet.xlsx") == sorted(case["problems"])
    assert strings(language).text("problems.X22.wrong") in result.stderr


def test_fields_of_a_log_stand_in_their_order(cases, imported, project):
    """The file has the fields in the order of the model, and nothing but them."""
    imported(cases("sheets")["everything"], "xlsx")
    (written,) = logs(project).values()
    keys = [line.split(":")[0] for line in written.read_text().splitlines() if line[0].isalpha()]
    wanted = (
        "when starts ends status sessions districts venue online organisers partners funders "
        "expected attendance sources note"
    )
    assert keys == wanted.split()


def test_the_largest_part_stands_first(imported, cases, project):
    """Parts of the headcount stand by size, what nobody knows last: no order of arrival shows."""
    case = cases("sheets")["least"]
    people = case["sheets"]["Participanți"]
    people[1:4] = people[3:0:-1]
    imported(case, "xlsx")
    (written,) = logs(project).values()
    text = written.read_text()
    assert text.index("institutia-sintetica: 2") < text.index("serviciul-sintetic: 1")
    assert text.index("specialisti: 1") < text.index("unknown: 2")


def test_a_second_session_of_the_day_gets_its_own_name(imported, cases, project):
    """Nothing is overwritten: the name of the date is taken, so the next one is."""
    case = cases("sheets")["least"]
    case["sheets"]["Sesiunea"][1][1] = {"date": "2026-03-12"}
    before = (project / "trainings/exemplu/2026-03-12.yml").read_bytes()
    assert imported(case, "xlsx").exit_code == 0
    assert list(logs(project)) == ["trainings/exemplu/2026-03-12-2.yml"]
    assert (project / "trainings/exemplu/2026-03-12.yml").read_bytes() == before


def test_the_same_sheet_is_not_counted_twice(imported, cases, project):
    """A sheet imported again is refused by the name of its log; a name of one's own is obeyed."""
    case = cases("sheets")["least"]
    imported(case, "xlsx")
    again = imported(case, "ods")
    assert again.exit_code == 1
    assert "trainings/exemplu/2026-04-02.yml" in again.stderr
    assert list(logs(project)) == ["trainings/exemplu/2026-04-02.yml"]
    assert imported(case, "xlsx", "--slug", "grupa-a-doua").exit_code == 0
    assert (project / "trainings/exemplu/grupa-a-doua.yml").is_file()
    taken = imported(case, "xlsx", "--slug", "grupa-a-doua")
    assert taken.exit_code == 1
    assert "already exists" in taken.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--slug", "sesiuni"], "T08"),
        (["--slug", "Grupa 2"], "T03"),
        (["--slug", "../afara"], "T03"),
        (["--training", "alta"], "T02"),
        (["--training", "../../afara"], "T03"),
    ],
)
def test_a_wrong_place_is_refused(imported, cases, project, options, code):
    """A name that cannot be an address, or leads out of the project, writes nothing."""
    before = sorted(project.parent.rglob("*.yml"))
    result = imported(cases("sheets")["least"], "xlsx", *options)
    assert result.exit_code == 1
    assert f": {code}: " in result.stderr
    assert sorted(project.parent.rglob("*.yml")) == before


def test_the_training_can_be_said_beside_the_sheet(imported, cases, project):
    """`--training` stands in for a row that is empty or missing."""
    case = cases("sheets")["least"]
    del case["sheets"]["Sesiunea"][0]
    assert imported(case, "xlsx", "--training", "exemplu").exit_code == 0
    assert list(logs(project)) == ["trainings/exemplu/2026-04-02.yml"]


def test_a_dry_run_shows_and_writes_nothing(imported, cases, project):
    """The log goes to the output alone, as YAML, and no file appears."""
    case = cases("sheets")["everything"]
    result = imported(case, "xlsx", "--dry-run")
    assert result.exit_code == 0
    assert yaml.load(result.stdout, yaml.BaseLoader) == case["log"]  # noqa: S506
    assert logs(project) == {}


def test_a_broken_register_is_told_and_not_the_sheet(imported, cases, project):
    """Where a list cannot be read, its mistake is told and not that every choice is wrong."""
    (project / "registers/institutions.yml").write_text("- id:\tx\n")
    result = imported(cases("sheets")["least"], "xlsx")
    assert result.exit_code == 1
    assert "registers/institutions.yml:1:6: Y04: " in result.stderr
    assert "sheet.xlsx" not in result.stderr


def test_import_alone_says_how_it_is_used(portal):
    """The command without a file, and with a question for help, explains itself."""
    assert "portal import FILE" in portal("import").output
    assert portal("import", "--help").exit_code == 0
    assert "--dry-run" in portal("import", "sheet", "--help").output


@pytest.mark.parametrize("name", ["nu-exista.xlsx", "dosar.csv"])
def test_a_file_that_is_none_is_one_line(portal, tmp_path, name):
    """A file that does not exist, or is a folder, is told like any other mistake."""
    (tmp_path / "dosar.csv").mkdir()
    result = portal("import", tmp_path / name)
    assert result.exit_code == 1
    assert f"{name}:1:1: Y17: " in result.stderr
    assert str(tmp_path) not in result.stderr


NAMES = ["Zamfirache-Distinctă Preafrumoasa", "Дистинктова Незабудка", "Їжаченко-Єдина Ґалина"]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("column", range(6))
@pytest.mark.parametrize("language", TOOLS)
def test_names_appear_nowhere(imported, cases, project, kind, column, language):
    """Names reach no file and no message, in whatever column they stand, and no file is left."""
    case = cases("sheets")["least"]
    for row, name in zip(case["sheets"]["Participanți"][1:], NAMES, strict=False):
        row += [""] * (6 - len(row))
        row[column] = name
    result = imported(case, kind, language=language)
    (file,) = project.parent.glob("sheet.*")
    file.unlink()
    left = b"".join(path.read_bytes() for path in project.parent.rglob("*") if path.is_file())
    told = left.decode(errors="replace") + result.stdout + result.stderr
    assert result.exit_code == (1 if column in (2, 3, 4) else 0)
    for name in NAMES:
        for part in re.findall(r"\w+", name):
            assert part not in told


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("row", range(8))
def test_a_name_in_a_wrong_row_is_not_quoted(imported, row, kind):
    """A name where a date, a number, a choice or the name of a row belongs is not repeated."""
    wanted = ["Instruirea", "Data", "Starea", "Ora de început", "Câți au venit", "Raionul", "Sursa"]
    rows = [[label, NAMES[0]] for label in wanted]
    case = {"sheets": {"Sesiunea": [*rows[:row], [NAMES[1], NAMES[2]], *rows[row:]]}}
    result = imported(case, kind)
    assert result.exit_code == 1
    assert len(spreadsheets.places(result.stderr, f"sheet.{kind}")) >= len(rows)
    assert not any(part in result.output for name in NAMES for part in re.findall(r"\w+", name))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_every_program(portal, cases, project, tmp_path, delimiter, encoding):
    """Whatever separates the cells, and in each encoding that says what it is, CSV is read."""
    case = cases("sheets")["everything"]
    file = tmp_path / "sheet.csv"
    file.write_bytes(spreadsheets.delimited(case["sheets"], delimiter, encoding))
    assert portal("import", file).exit_code == 0
    (written,) = logs(project).values()
    assert tree(written) == case["log"]


def test_csv_with_the_hint_of_excel(portal, cases, project, tmp_path):
    """The line `sep=;` is no row of the sheet, and cells below it keep their addresses."""
    case = cases("sheets")["not-a-date"]
    file = tmp_path / "sheet.csv"
    file.write_bytes(b"sep=;\r\n" + spreadsheets.delimited(case["sheets"], encoding="utf-8"))
    assert spreadsheets.places(portal("import", file).stderr, "sheet.csv") == [["B3", "L04"]]


def test_no_word_means_two_things():
    """No row or column is called like another in any language, and no column like a row."""
    meant = {}
    for kind, keys in (("rows", layout.ROWS), ("columns", layout.COLUMNS)):
        for key in keys:
            for language in CODES:
                for name in strings(language).text(f"sheet.{kind}.{key}").split("|"):
                    assert meant.setdefault(layout.folded(name), (kind, key)) == (kind, key), name
    assert len(meant) > 60
