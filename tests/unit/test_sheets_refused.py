"""Hostile and damaged files are refused before anything opens them; ordinary ones are not."""

import csv
import json
import random
import re
import subprocess
import sys

import hostile_sheets as hostile
import pytest
import spreadsheets
from click.testing import CliRunner

from portal import registers, reports
from portal.commands import main
from portal.sheets import attendance, reading
from portal.trainings import logs

MOST_MEMORY = 64
"""MB that importing a hostile file may take beyond an ordinary one."""


def made(folder, name):
    """A hostile file in a folder."""
    file = folder / f"{name}.{name.split('-')[0]}"
    file.write_bytes(hostile.MAKERS[name]())
    return file


def state(project):
    """Every file of the project with its bytes."""
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_every_hostile_file_has_an_answer(cases):
    """What is built is expected, and at least thirty kinds are."""
    assert hostile.MAKERS.keys() == cases("sheets-refused.yml").keys()
    assert len(hostile.MAKERS) > 30


@pytest.mark.parametrize("extension", ["xlsx", "ods", "csv"])
def test_the_file_they_are_made_of_is_a_log(project, tmp_path, extension):
    """Without what was done to it, each of them would be imported."""
    file = tmp_path / f"plain.{extension}"
    plain = {"xlsx": hostile.PLAIN, "ods": hostile.PLAIN_ODS, "csv": hostile.CSV.encode()}
    file.write_bytes(plain[extension])
    result = CliRunner().invoke(main, ["--root", str(project), "import", str(file)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("name", hostile.MAKERS)
def test_a_hostile_file_is_refused_before_it_is_opened(name, cases, project, tmp_path, monkeypatch):
    """Exactly what is wrong is told, nothing opens the file, and nothing is written."""

    def opened(*_):
        raise AssertionError(name)

    monkeypatch.setattr(reading, "_opened", opened)
    file = made(tmp_path, name)
    before = state(project)
    command = ["--root", str(project), "import", str(file)]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 1
    told = spreadsheets.places(result.stderr, file.name)
    assert told == sorted(cases("sheets-refused.yml")[name])
    assert state(project) == before


def test_a_library_that_lifts_the_limit_lifts_none_of_ours(cases, project, tmp_path):
    """Another library of the process may let the CSV reader take cells without end."""
    file = made(tmp_path, "csv-endless-cell")
    before = csv.field_size_limit(2**31 - 1)
    try:
        result = CliRunner().invoke(main, ["--root", str(project), "import", str(file)])
    finally:
        csv.field_size_limit(before)
    told = spreadsheets.places(result.stderr, file.name)
    assert told == cases("sheets-refused.yml")["csv-endless-cell"]


MEASURED = """
import json, resource, sys
from pathlib import Path
from portal.registers import Registers
from portal.sheets import attendance
from portal.trainings.logs import Trainings

plain, *files = map(Path, sys.argv[1:])
attendance.read(plain, Registers(), Trainings())
limit = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
peaks = {}
for file in files:
    attendance.read(file, Registers(), Trainings())
    peaks[file.name] = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024 - limit
sys.stdout.write(json.dumps(peaks))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_hostile_files_take_little_memory(tmp_path, repository):
    """All of them together never take more memory than a small multiple of what is let through."""
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(hostile.PLAIN)
    files = [str(made(tmp_path, name)) for name in hostile.MAKERS]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(plain), *files],
        cwd=repository / "hooks",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    peaks = json.loads(done.stdout)
    assert len(peaks) == len(files)
    assert max(peaks.values()) < MOST_MEMORY, peaks


EXCEL = {
    "xl/printerSettings/printerSettings1.bin": b"\x00\x01printer",
    "xl/comments1.xml": b"<comments><commentList/></comments>",
    "xl/drawings/vmlDrawing1.vml": b"<xml><br></xml>",
    "xl/persons/person.xml": b"<personList/>",
    "xl/media/image1.png": b"\x89PNG\r\n\x1a\n",
    "docProps/custom.xml": b'<?xml version="1.0" standalone="yes"?><Properties/>',
    "docMetadata/LabelInfo.xml": b"<labelList/>",
    "customXml/item1.xml": b"\xef\xbb\xbf<root/>",
}
"""What Excel keeps beside the sheets; old drawings are not even well formed."""

LISTS = (
    b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    b'<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    b"<x14:dataValidation><x14:formula1><xm:f>_lists!$A$2:$A$9</xm:f></x14:formula1>"
    b"<xm:sqref>B1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
)
"""How Excel saves lists to choose from: formulas that are not in any cell."""

LIBREOFFICE = {
    "settings.xml": b"<a/>",
    "styles.xml": b'<s xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href=""/>',
    "meta.xml": b'<m xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///template.ots"/>',
    "manifest.rdf": b"<rdf/>",
    "Thumbnails/thumbnail.png": b"\x89PNG\r\n\x1a\n",
    "Configurations2/accelerator/current.xml": b"<a/>",
}
"""What LibreOffice keeps beside the sheets."""


def as_excel_saves_it():
    """A workbook with what Excel adds to it."""
    content = spreadsheets.added(hostile.PLAIN, **EXCEL)
    return spreadsheets.changed(content, hostile.SHEET, b"</worksheet>", LISTS)


def as_libreoffice_saves_it():
    """A table with what LibreOffice adds to it, a cell that only has a style at its far end."""
    far = '<table:table-row table:number-rows-repeated="999999"/>'
    styled = '<table:table-cell table:style-name="a" table:number-columns-repeated="9999"/>'
    rows = f"{far}<table:table-row>{styled}</table:table-row>"
    empty = f'<table:table table:name="gol">{rows}</table:table>'
    lists = (
        "<table:content-validations><table:content-validation table:condition="
        '"of:cell-content-is-in-list([$_lists.$A$2:.$A$9])"/></table:content-validations>'
    )
    content = spreadsheets.ods(hostile.SHEETS, inside=lists + empty)
    return spreadsheets.added(content, **LIBREOFFICE)


@pytest.mark.parametrize(
    ("name", "make"), [("a.xlsx", as_excel_saves_it), ("a.ods", as_libreoffice_saves_it)]
)
def test_what_programs_add_is_no_harm(project, tmp_path, name, make):
    """What Excel and LibreOffice keep beside the cells does not get a sheet refused."""
    (tmp_path / name).write_bytes(make())
    result = CliRunner().invoke(main, ["--root", str(project), "import", str(tmp_path / name)])
    assert (result.exit_code, result.stderr) == (0, ""), result.output


class Panic(BaseException):
    """What Rust raises where it cannot go on; it is no Exception."""


@pytest.mark.parametrize("raised", [Panic("Persoana Unu"), ValueError("Persoana Unu")])
def test_a_panic_of_the_reader_is_a_problem(project, tmp_path, monkeypatch, raised):
    """Whatever the reader of sheets raises is told as a damaged file, without what it quotes."""

    def broken(*_):
        raise raised

    monkeypatch.setattr(reading, "_read", broken)
    (tmp_path / "a.xlsx").write_bytes(hostile.PLAIN)
    result = CliRunner().invoke(main, ["--root", str(project), "import", str(tmp_path / "a.xlsx")])
    assert result.exit_code == 1
    assert spreadsheets.places(result.stderr, "a.xlsx") == [["", "X05"]]
    assert "Persoana" not in result.output


def test_what_rust_prints_is_not_seen(capfd):
    """While a sheet is open nothing reaches the terminal from below Python."""
    with reading._silence():
        subprocess.run(
            [sys.executable, "-c", "import os; os.write(2, b'Persoana Unu')"], check=True
        )
    subprocess.run([sys.executable, "-c", "import os; os.write(2, b'after')"], check=True)
    assert capfd.readouterr().err == "after"


NASTY = [
    "",
    "-1",
    "0",
    "1e400",
    "NaN",
    "4000000000",
    "99999999999999999999",
    "XFD1048576",
    "A0",
    "&#0;",
]
NASTY += [
    "true",
    "../x",
    "\u202e",
    "Persoana Unu",
    "PT9999999H",
    "2026-13-99",
    "s",
    "d",
    "str",
    "e",
]


def mutated(content, kind, chance):
    """The file with something changed: bytes of the file, bytes of a part, or a value in a part."""
    if kind == "csv" or chance.random() < 0.2:
        return _bytes_changed(content, chance)
    parts = spreadsheets.parts_of(content)
    name = chance.choice([name for name in parts if name != "mimetype"])
    if chance.random() < 0.3:
        parts[name] = _bytes_changed(parts[name], chance)
    else:
        values = list(re.finditer(rb'="([^"]*)"|>([^<>]+)<', parts[name]))
        for match in chance.sample(values, min(len(values), chance.randint(1, 3))):
            start, end = match.span(1 if match[1] is not None else 2)
            put = chance.choice(NASTY).encode()
            parts[name] = parts[name][:start] + put + parts[name][end:]
    return spreadsheets.zipped(parts)


def _bytes_changed(data, chance):
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randint(1, 40)]
            case 2:
                changed[at:at] = chance.randbytes(chance.randint(1, 8))
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 60)]
    return bytes(changed)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize(
    "times", [100, pytest.param(4000, marks=pytest.mark.matrix)], ids=["some", "thousands"]
)
def test_a_damaged_file_is_a_log_or_problems(project, cases, tmp_path, kind, times):
    """However a file is damaged, it is a log or problems that can be told, never a traceback."""
    sheets = cases("sheets")["everything"]["sheets"]
    writers = {"xlsx": spreadsheets.xlsx, "ods": spreadsheets.ods, "csv": spreadsheets.delimited}
    whole = writers[kind](sheets)
    known, _ = registers.read(project / "registers")
    trainings, _ = logs.read(project / "trainings", known)
    outcomes = set()
    for seed in range(times):
        file = tmp_path / f"sheet.{kind}"
        file.write_bytes(mutated(whole, kind, random.Random(seed)))
        read = attendance.read(file, known, trainings)
        told = reports.as_text(read.problems, "ro")
        assert read.is_log or told
        assert "Persoana" not in told
        outcomes.add(read.is_log)
    assert outcomes == {True, False}
