"""The empty sheet: lists to choose from, to print or to fill in, and back as the same log."""

import csv
import io
import re
import subprocess
import warnings

import pytest
import spreadsheets
from click.testing import CliRunner
from lxml import etree

from portal import registers, yamls
from portal.commands import main
from portal.languages import CODES
from portal.sheets import choices, layout, template
from portal.strings import strings
from portal.trainings import logs

MAIN = spreadsheets.MAIN
HELD = {"status": "held"}

LOG = {
    "when": "2026-04-02/2026-04-03",
    "starts": "10:00",
    "ends": "16:30",
    "status": "held",
    "districts": ["MD-CU", "MD-BA"],
    "venue": {"ro": "Sala mare", "uk": "Велика зала"},
    "organisers": ["institutia-sintetica", "serviciul-sintetic"],
    "expected": {"participants": "30"},
    "attendance": {
        "present": "3",
        "exactness": "exact",
        "by_institution": {"serviciul-sintetic": "2", "unknown": "1"},
        "by_role": {"specialisti": "1", "unknown": "2"},
        "by_sex": {"women": "2", "men": "1"},
    },
    "sources": [{"id": "sursa", "point": "300-302"}],
}

CHOSEN = {
    "districts": ["MD-CU", "MD-BA"],
    "organisers": ["institutia-sintetica", "serviciul-sintetic"],
    "source": ["sursa"],
}
TYPED = {
    "when": "2.04.2026",
    "until": "03.04.2026",
    "starts": "10:00",
    "ends": "16:30",
    "expected": 30,
    "venue_ro": "Sala mare",
    "venue_uk": "Велика зала",
    "point": "300-302",
}
"""What a person types: the cells are text, so a spreadsheet changes nothing but numbers."""

PEOPLE = [
    {"name": "Persoana Unu", "institution": "serviciul-sintetic", "sex": "women"},
    {"name": "Persoana Doi", "role": "specialisti", "sex": "men"},
    {"institution": "serviciul-sintetic", "sex": "women"},
]


@pytest.fixture
def portal(project):
    """Runs a command in the project of the cases."""

    def run(*arguments):
        command = ["--root", str(project), *map(str, arguments)]
        return CliRunner().invoke(main, command, catch_exceptions=False)

    return run


@pytest.fixture(scope="module")
def offered(repository):
    """The lists of the real project."""
    known, problems = registers.read(repository / "registers")
    assert problems == []
    return choices.lists(known, logs.read(repository / "trainings", known)[0])


def made(portal, tmp_path, language, *options, name="sheet.xlsx"):
    """An empty sheet, as a person gets it."""
    result = portal("new", "sheet", *options, "--language", language, "--out", tmp_path / name)
    assert result.exit_code == 0, result.output
    return (tmp_path / name).read_bytes()


def sheet_of(content, name):
    """The tree of a sheet."""
    return etree.fromstring(spreadsheets.parts_of(content)[spreadsheets.sheets_in(content)[name]])


def rules(content, name):
    """The list that a cell is chosen from, as [range, texts of the list] pairs."""
    told = spreadsheets.texts_in(content, layout.LISTS)
    found = []
    for rule in sheet_of(content, name).iter(f"{MAIN}dataValidation"):
        if rule.get("type") == "list":
            source = rule.findtext(f"{MAIN}formula1")
            column, first, last = re.fullmatch(
                rf"{layout.LISTS}!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?", source
            ).groups()
            texts = [told[f"{column}{row}"] for row in range(int(first), int(last or first) + 1)]
            assert rule.get("showErrorMessage") == "1"
            found += [(place, texts) for place in rule.get("sqref").split()]
    return found


def labels(content, name):
    """The rows of the session by the name in column A: the addresses of their answers."""
    found = {}
    for place, text in spreadsheets.texts_in(content, name).items():
        if place.startswith("A"):
            found.setdefault(text, []).append(f"B{place[1:]}")
    return found


@pytest.mark.parametrize("language", CODES)
def test_every_choice_has_its_list(offered, language):
    """Each cell that is chosen offers exactly its register, in the language of the sheet."""
    words = strings(language)
    content = template.workbook(offered, language, HELD)
    session, people = (words.text(f"sheet.{name}") for name in ("session", "participants"))
    found = dict(rules(content, session))
    places = labels(content, session)
    for key in dict.fromkeys(layout.rows()):
        label = layout.label("rows", key, language)
        assert len(places[label]) == layout.ROWS[key].times
        chosen = layout.ROWS[key].choices
        for place in places[label]:
            assert found.pop(place, None) == (offered[chosen].shown(language) if chosen else None)
    assert found == {}
    columns = {place[0]: texts for place, texts in rules(content, people)}
    heads = {text: place[0] for place, text in spreadsheets.texts_in(content, people).items()}
    for key, chosen in layout.COLUMNS.items():
        column = heads[layout.label("columns", key, language)]
        assert columns.pop(column, None) == (offered[chosen].shown(language) if chosen else None)
    assert columns == {}


@pytest.mark.parametrize("language", CODES)
def test_what_a_list_offers_is_understood(offered, language):
    """Whatever can be chosen leads back to its own id, and so does the id."""
    for choice in offered.values():
        ids = [option.id for option in choice.options]
        assert [choice.find(text) for text in choice.shown(language)] == ids
        assert [choice.find(key) for key in ids] == ids
        assert len(set(choice.shown(language))) == len(ids)


@pytest.mark.parametrize("language", CODES)
def test_a_sheet_can_be_printed(offered, language):
    """Both sheets are A4, as wide as a page; the head of the table stands on every page."""
    content = template.workbook(offered, language, HELD)
    names = list(spreadsheets.sheets_in(content))
    assert names[2] == layout.LISTS
    for name in names[:2]:
        tree = sheet_of(content, name)
        setup = tree.find(f"{MAIN}pageSetup")
        assert (setup.get("paperSize"), setup.get("fitToHeight")) == ("9", "0")
        assert tree.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr").get("fitToPage") == "1"
        assert tree.find(f".//{MAIN}pane").get("state") == "frozen"
    book = etree.fromstring(spreadsheets.parts_of(content)["xl/workbook.xml"])
    assert [sheet.get("state") for sheet in book.iter(f"{MAIN}sheet")] == [None, None, "veryHidden"]
    (titles,) = [name.text for name in book.iter(f"{MAIN}definedName")]
    assert titles.endswith("!$2:$2")


@pytest.mark.parametrize("language", CODES)
def test_a_spreadsheet_takes_all_its_words(offered, language):
    """No name, message or hint is longer than a spreadsheet keeps: the writer never complains."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        content = template.workbook(offered, language, HELD)
    told = " ".join(
        spreadsheets.texts_in(content, strings(language).text("sheet.session")).values()
    )
    for name in ("fill", "several", "people", "names", "plain"):
        assert strings(language).text(f"sheet.how.{name}") in told


def test_the_same_lists_make_the_same_bytes(offered):
    """A template depends on the registers and on nothing else."""
    once = template.workbook(offered, "uk", HELD)
    assert template.workbook(offered, "uk", HELD) == once


def filled(content, language):
    """The sheet as a person fills it in: choosing from its lists, typing the rest."""
    words = strings(language)
    session, people = (words.text(f"sheet.{name}") for name in ("session", "participants"))
    offers, places = dict(rules(content, session)), labels(content, session)
    cells = {}
    for key, ids in CHOSEN.items():
        for place, wanted in zip(places[layout.label("rows", key, language)], ids, strict=False):
            cells[place] = offers[place][POSITIONS[layout.ROWS[key].choices].index(wanted)]
    for key, value in TYPED.items():
        cells[places[layout.label("rows", key, language)][0]] = value
    content = spreadsheets.filled(content, session, cells)
    columns = {place[0]: texts for place, texts in rules(content, people)}
    rows = {}
    for number, person in enumerate(PEOPLE, 3):
        for key, value in person.items():
            column = "ABCDEF"[list(layout.COLUMNS).index(key)]
            chosen = layout.COLUMNS[key]
            rows[f"{column}{number}"] = (
                columns[column][POSITIONS[chosen].index(value)] if chosen else value
            )
    return spreadsheets.filled(content, people, rows)


POSITIONS = {
    "districts": ["MD-CU", "MD-BA"],
    "institutions": ["institutia-sintetica", "serviciul-sintetic"],
    "sources": ["sursa"],
    "audiences": ["specialisti"],
    "sexes": ["women", "men"],
}
"""The ids of the registers of the cases in their order, which is that of the lists."""


@pytest.mark.parametrize("language", CODES)
def test_a_template_filled_in_becomes_the_same_log(portal, project, tmp_path, language):
    """Made, filled in from its own lists and imported, a sheet is one and the same log."""
    content = made(portal, tmp_path, language, "exemplu")
    (tmp_path / "filled.xlsx").write_bytes(filled(content, language))
    result = portal("--lang", language, "import", tmp_path / "filled.xlsx")
    assert result.exit_code == 0, result.output
    path = project / "trainings/exemplu/2026-04-02-2026-04-03.yml"
    node, problems = yamls.read(path, path.name)
    assert (problems, yamls.plain(node)) == ([], LOG)
    assert portal("check").exit_code == 0


@pytest.mark.parametrize("language", CODES)
def test_a_csv_filled_in_becomes_a_log(portal, project, tmp_path, language):
    """The same sheet as CSV is filled in with any editor."""
    content = made(portal, tmp_path, language, "exemplu", name="sheet.csv")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    answers = {"when": "2026-04-02", "source": "sursa", "point": "12"}
    for key, value in answers.items():
        label = layout.label("rows", key, language)
        next(row for row in rows if row[:1] == [label])[1] = value
    rows += [["1", "Persoana Unu", "institutia-sintetica"], ["2", "", "", "", "f"]]
    (tmp_path / "sheet.csv").write_bytes(spreadsheets.delimited({"": rows}))
    result = portal("import", tmp_path / "sheet.csv")
    assert (result.exit_code, result.stderr) == (0, "" if language == "ro" else result.stderr)
    path = project / "trainings/exemplu/2026-04-02.yml"
    assert yamls.plain(yamls.read(path, path.name)[0])["attendance"]["present"] == "2"


@pytest.mark.parametrize("language", CODES)
def test_an_empty_template_says_what_is_missing(portal, tmp_path, language):
    """A sheet that nobody filled in is refused by the cells to fill in, and by nothing else."""
    content = made(portal, tmp_path, language)
    session = strings(language).text("sheet.session")
    places = labels(content, session)
    wanted = {
        f"{session}!{places[layout.label('rows', key, language)][0]}"
        for key in ("training", "when", "source", "present")
    }
    result = portal("import", tmp_path / "sheet.xlsx")
    assert {cell for cell, _ in spreadsheets.places(result.stderr, "sheet.xlsx")} == wanted


def test_a_sheet_is_not_written_over(portal, tmp_path):
    """A sheet that is there, perhaps filled in, stays; other mistakes write nothing either."""
    made(portal, tmp_path, "ro")
    before = (tmp_path / "sheet.xlsx").read_bytes()
    assert "already exists" in portal("new", "sheet", "--out", tmp_path / "sheet.xlsx").stderr
    assert (tmp_path / "sheet.xlsx").read_bytes() == before
    assert "‘alta’" in portal("new", "sheet", "alta", "--out", tmp_path / "b.xlsx").stderr
    assert portal("new", "sheet", "--out", tmp_path / "b.pdf").exit_code == 2
    assert portal("new", "sheet", "--out", tmp_path / "nu/b.xlsx").exit_code == 1
    assert [path.name for path in tmp_path.glob("*.*")] == ["sheet.xlsx"]


@pytest.mark.parametrize("name", ["prezenta-ro.xlsx", "prezenta-uk.csv", "trainings/exemplu/a.ods"])
def test_git_does_not_take_a_sheet(repository, name):
    """A sheet with names, wherever it lies in the project, is not added to the repository."""
    ignored = ["git", "-C", str(repository), "check-ignore", "--quiet", name]
    assert subprocess.run(ignored, check=False).returncode == 0


@pytest.mark.parametrize(("tools", "language"), [("uk", "uk"), ("en", "ro")])
def test_a_sheet_is_in_the_language_of_the_tools(portal, tmp_path, monkeypatch, tools, language):
    """Without `--language` a sheet speaks as the tools do; beside English tools, Romanian."""
    monkeypatch.chdir(tmp_path)
    result = portal("--lang", tools, "new", "sheet")
    content = (tmp_path / f"prezenta-{language}.xlsx").read_bytes()
    assert f"python -m portal import prezenta-{language}.xlsx" in result.stdout
    assert strings(language).text("sheet.session") in spreadsheets.sheets_in(content)
