"""Cases are files in `tests/cases`: what is given, what is expected; few lines run them."""

import os
import shutil
from pathlib import Path
from unittest import mock

import examples
import hostile_sheets
import hypothesis
import pytest
import spreadsheets
import yaml

# The same examples every time, so that a red test is red again; and no limits of time.
hypothesis.settings.register_profile("portal", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("portal")

CASES = Path(__file__).parents[1] / "cases"

ARGUMENTS = {
    "besides": "beside.yml",
    "ahead": "ahead.yml",
    "alphabet": "alphabet.yml",
    "bad": "bad",
    "bad_that_says": "bad",
    "fine": "fine",
    "counted": "indexes",
    "cut": "sections.yml",
    "happened": "events.yml",
    "dated": "dates.yml",
    "moment": "moments.yml",
    "figure": "figures.yml",
    "own": "facts-own-words.yml",
    "payload": "payloads.yml",
    "claimed": "claims.yml",
    "tested": "gains.yml",
    "meeting": "meetings.yml",
    "linked": "linked.yml",
    "hidden": "hidden.yml",
    "phone": "phones.yml",
    "not_a_phone": "not-phones.yml",
    "personal_code": "personal-codes.yml",
    "email": "emails.yml",
    "not_an_email": "not-emails.yml",
    "list_of_names": "names.yml",
    "not_names": "not-names.yml",
    "refused": "sheets-refused.yml",
    "stated": "facts.yml",
    "changed": "changes.yml",
}
"""A test that takes the argument runs once for each case of the folder or file.

`bad_that_says` takes those bad cases that say what a line must name; dates are given as pairs of
the text and the case, because pytest writes other letters than ASCII differently in its ids.
"""

SHEETS = {
    **hostile_sheets.MAKERS,
    "ordinary-xlsx": lambda: hostile_sheets.PLAIN,
    "ordinary-ods": lambda: hostile_sheets.PLAIN_ODS,
}
"""The files of spreadsheet programs that an example may name."""

KINDS = ("xlsx", "ods", "csv")
"""The files in which the cells of a sheet are tried, less those a case is `without`."""


def pytest_generate_tests(metafunc):
    for argument in ARGUMENTS.keys() & set(metafunc.fixturenames):
        wanted = argument.partition("_that_")[2]
        cases = {n: c for n, c in read(ARGUMENTS[argument]).items() if not wanted or wanted in c}
        given = cases.items() if argument in ("alphabet", "dated", "moment") else cases.values()
        metafunc.parametrize(argument, given, ids=cases.keys())
    for argument, key in (("sheet_log", "log"), ("sheet_problems", "problems")):
        if argument in metafunc.fixturenames:
            pairs = {
                f"{name}-{kind}": (case, kind)
                for name, case in read("sheets").items()
                for kind in KINDS
                if key in case and kind != case.get("without")
            }
            metafunc.parametrize((argument, "kind"), pairs.values(), ids=pairs.keys())
            return


def read(place):
    """The cases of a file, or of all files of a folder, by name; every scalar is text."""
    path = CASES / place
    if not path.is_dir():
        return _loaded(path)
    shown = examples.wrong() if place == "bad" else {}
    return {**{file.stem: _loaded(file) for file in sorted(path.glob("*.yml"))}, **shown}


def _loaded(file):
    # BaseLoader gives text only: what a case says is never read by the reader under test.
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


@pytest.fixture(scope="session")
def cases():
    """All cases of a folder or file, by name."""
    return read


@pytest.fixture(scope="session")
def repository():
    """The project these tests stand in, with its real trainings."""
    return CASES.parents[1]


@pytest.fixture(autouse=True)
def _environment_restored():
    """No test hears or changes the language and the day of the process."""
    with mock.patch.dict(os.environ):
        for name in ("PORTAL_AS_OF", "SOURCE_DATE_EPOCH", "PORTAL_LANG"):
            os.environ.pop(name, None)
        os.environ.update(LC_ALL="C", LC_MESSAGES="C", LANG="C")
        yield


@pytest.fixture
def project(tmp_path):
    """A tiny synthetic project without a problem."""
    return shutil.copytree(CASES / "project", tmp_path / "project")


@pytest.fixture
def put(project):
    """Puts the files of a case into the project; a new folder gets a training of its own."""

    def put(case):
        for name, content in case["given"].items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
            if name.startswith("trainings/") and "without_training" not in case:
                _add_training(project, project / "trainings" / name.split("/")[1])
        return project

    return put


def _add_training(project, folder):
    if folder.is_dir() and not (folder / "training.yml").exists():
        shutil.copy(project / "trainings/exemplu/training.yml", folder)


def _write(path, content):
    if "folder" in content and not isinstance(content, str):
        path.mkdir()
    else:
        path.write_bytes(_bytes(content))


def _bytes(content):
    """The bytes of a file: its text, or how to make it."""
    match content:
        case {"made": name}:
            return SHEETS[name]()
        case {"sheets": sheets}:
            return spreadsheets.xlsx(sheets)
        case {"sign": sign, "hex": digits, "text": text}:
            return bytes.fromhex(digits).join(part.encode() for part in text.split(sign))
        case {"hex": digits}:
            return bytes.fromhex(digits)
        case {"repeat": text, "times": times, **around}:
            repeated = text * int(times)
            return f"{around.get('before', '')}{repeated}{around.get('after', '')}".encode()
        case {"encoding": encoding, "text": text}:
            return text.encode(encoding)
        case _:
            return content.encode()
