"""Bad input refuses the build, says everything at once, and leaves the published site alone."""

import re

import pytest
from conftest import run

LOG = "trainings/comunicare-incluziva/2025.yml"


def _damage(folder):
    """Three mistakes in three kinds of files."""
    log = folder / LOG
    log.write_text(log.read_text(encoding="utf-8").replace("status:", "statsu:"), encoding="utf-8")
    topics = folder / "registers/topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8") + "- id: \tx\n", encoding="utf-8")
    page = folder / "docs/uk/drepturi/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[](source:igm)\n", encoding="utf-8")


def _state(folder):
    link = (folder / "public").readlink()
    files = {p: p.stat().st_mtime_ns for p in (folder / "public" / ".").rglob("*")}
    return link, files


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("portal", "--lang", "uk", "build"), "Опублікований сайт"),
        (("mkdocs", "build", "--strict"), ""),
    ],
)
def test_everything_is_said_at_once_and_nothing_is_published(copy, command, said):
    """All mistakes of all files come out together; `public` is as it was; no traceback."""
    _damage(copy)
    before = _state(copy)
    built = run(*command, folder=copy, PORTAL_LANG="uk")
    told = built.stdout + built.stderr
    assert built.returncode == 1
    assert _state(copy) == before
    assert "Traceback" not in told
    assert said in told
    assert re.search(rf"^{re.escape(LOG)}:\d+:1: L01: .*statsu.*; .*status", told, re.M), told
    assert re.search(r"^registers/topics\.yml:\d+:7: Y04: ", told, re.M), told
    assert re.search(r"^docs/uk/drepturi/index\.md:\d+:1: D05: .*igm", told, re.M), told


def test_a_page_missing_in_one_language_is_an_error(copy):
    """A page without its Ukrainian translation refuses the build and is named."""
    (copy / "docs/uk/despre/index.md").unlink()
    built = run("portal", "--lang", "ro", "build", folder=copy)
    assert built.returncode == 1
    assert "docs/ro/despre/index.md:1:1: D01: " in built.stderr
    assert "docs/uk/despre/index.md" in built.stderr


def test_a_warning_of_the_engine_refuses_too(copy):
    """A broken link inside a page is found by the engine and refuses the build."""
    page = copy / "docs/ro/despre/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](lipsa.md)\n", encoding="utf-8")
    before = _state(copy)
    built = run("portal", "build", folder=copy)
    assert built.returncode == 1
    assert "lipsa.md" in built.stderr
    assert "Traceback" not in built.stderr
    assert _state(copy) == before


def test_a_link_to_a_place_that_is_not_there_is_refused(copy):
    """In a build from nothing and in an edit of words: told, and the site stays as it was."""
    before = (copy / "public").readlink()
    for language in ("ro", "ru", "uk"):
        page = copy / "docs" / language / "drepturi/munca.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(
            text.replace(".\n\n## ", ". [x](sedere.md#nu-exista)\n\n## ", 1), encoding="utf-8"
        )
    for options in ((), ("--anew",)):
        done = run("portal", "build", *options, folder=copy)
        assert done.returncode == 1
        assert "nu-exista" in done.stderr
        assert (copy / "public").readlink() == before
