"""Languages built apart, on machines of their own, put together: the site built as a whole."""

import shutil

import pytest
from conftest import run

CODES = ("ro", "ru", "uk")


def _site(folder):
    public = (folder / "public").resolve()
    found = (path for path in public.rglob("*") if path.is_file())
    return {path.relative_to(public).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def parts(project, tmp_path_factory):
    """A folder with the parts of all languages, each built in another copy from nothing."""
    together = tmp_path_factory.mktemp("parts")
    ignored = shutil.ignore_patterns("releases", "public", ".cache", "__pycache__")
    for code in CODES:
        machine = shutil.copytree(project, together / f"machine-{code}", ignore=ignored)
        built = run("portal", "build", "--language", code, folder=machine)
        assert built.returncode == 0, built.stderr
        shutil.copytree(machine / "parts", together / "parts", dirs_exist_ok=True)
    return together / "parts"


@pytest.fixture
def fresh(project, parts, tmp_path):
    """A project without releases, with the parts of all languages."""
    ignored = shutil.ignore_patterns("releases", "public", ".cache", "__pycache__")
    folder = shutil.copytree(project, tmp_path / "project", ignore=ignored)
    shutil.copytree(parts, folder / "parts")
    return folder


def test_the_parts_make_the_whole(fresh, public):
    """Byte for byte, manifests and policy included, under the name of the same release."""
    merged = run("portal", "merge", folder=fresh)
    assert merged.returncode == 0, merged.stderr
    whole = {
        p.relative_to(public).as_posix(): p.read_bytes() for p in public.rglob("*") if p.is_file()
    }
    assert _site(fresh) == whole
    assert (fresh / "public").resolve().name == public.resolve().name


def test_a_part_holds_its_language_alone(parts):
    """No page of another language stands in it, so that no machine works twice."""
    pages = {code: list((parts / code).rglob("index.html")) for code in CODES}
    for code in ("ru", "uk"):
        assert pages[code]
        assert all(path.relative_to(parts / code).parts[0] == code for path in pages[code])
    assert not (parts / "ro/uk/index.html").exists()


@pytest.mark.parametrize("fault", ["missing", "damaged", "apart"])
def test_parts_that_make_no_whole_are_told(fresh, fault):
    """A language that is not there, a file that was touched, other sources: a sentence each."""
    if fault == "missing":
        (fresh / "parts/uk.json").unlink()
    elif fault == "damaged":
        (fresh / "parts/ru/ru/index.html").write_text("stricat", encoding="utf-8")
    else:
        page = fresh / "docs/uk/drepturi/munca.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("\n\n## ", " Слово.\n\n## ", 1), encoding="utf-8")
        assert run("portal", "build", "--language", "uk", folder=fresh).returncode == 0
    merged = run("portal", "--lang", "en", "merge", folder=fresh)
    assert merged.returncode == 1
    told = {"missing": "uk missing", "damaged": "index.html", "apart": "same sources"}
    assert told[fault] in merged.stderr
    assert "Traceback" not in merged.stderr
    assert not (fresh / "public").exists()
