"""Readers always meet a whole site: the one before or the new one."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from conftest import environment, run

from engine import releases


def add_a_sentence(project):
    """One paragraph more on a page, in every language, so that they agree."""
    for language in ("ro", "ru", "uk"):
        page = project / f"docs/{language}/despre/index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\nPropoziție adăugată.\n", encoding="utf-8")


def test_an_unchanged_project_stays_on_its_release(copy):
    """Building twice publishes the same release, named after its day and content."""
    before = (copy / "public").readlink()
    built = run("portal", "build", folder=copy)
    assert built.returncode == 0, built.stderr
    assert (copy / "public").readlink() == before
    assert before.name.startswith("2026-11-21-")
    assert releases.digest(releases.listed(copy / "public"))[:12] == before.name[-12:]


def test_a_change_is_published_and_the_old_release_stays(copy):
    """A new release takes the place of the old one, which stays on disk."""
    before = (copy / "public").resolve()
    add_a_sentence(copy)
    assert run("portal", "build", folder=copy).returncode == 0
    assert (copy / "public").resolve() != before
    assert "Propoziție adăugată." in (copy / "public/despre/index.html").read_text(encoding="utf-8")
    assert before.is_dir()
    assert [p.name for p in (copy / "releases").iterdir() if p.name.startswith(".b")] == []


def test_a_damaged_release_is_never_reused(copy):
    """A release whose files were touched is built again instead of being trusted."""
    release = (copy / "public").resolve()
    (release / "index.html").write_text("stricat", encoding="utf-8")
    built = run("portal", "build", folder=copy)
    assert built.returncode == 0
    assert release.name in built.stderr
    assert release.is_dir()
    assert "stricat" not in (copy / "public/index.html").read_text(encoding="utf-8")


def _add_a_section(project):
    """One section more in every language: no edit of words, so the whole site is built."""
    for language in ("ro", "ru", "uk"):
        page = project / f"docs/{language}/despre/index.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n## Secțiune {{#sectiune}}\n\nPropoziție adăugată.\n", "utf-8")


def _kill_a_build(project, after):
    """Begin a build and kill it with all its processes some seconds later."""
    building = subprocess.Popen(
        [sys.executable, "-m", "portal", "build"],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(building.pid, signal.SIGKILL)
    building.wait()


@pytest.mark.parametrize(
    ("change", "after"),
    [(add_a_sentence, 0.3), (add_a_sentence, 0.9), (_add_a_section, 1.5), (_add_a_section, 7.0)],
)
def test_a_killed_build_leaves_a_whole_site(copy, change, after):
    """`kill -9` in the middle of a build: readers have the old site, and the next build works.

    Where the build was done before it was killed, they have the new one.
    """
    change(copy)
    before = (copy / "public").resolve()
    _kill_a_build(copy, after)
    now = (copy / "public").resolve()
    assert releases.is_whole(now)
    page = (now / "despre/index.html").read_text(encoding="utf-8")
    assert ("Propoziție adăugată." in page) == (now != before)
    assert run("portal", "build", folder=copy).returncode == 0
    assert "Propoziție adăugată." in (copy / "public/despre/index.html").read_text(encoding="utf-8")


@pytest.mark.matrix
def test_two_hundred_kills_damage_nothing(copy):
    """Whenever a build of an edit or of the whole is killed, readers have a whole release."""
    chance = random.Random(200)
    for number in range(200):
        is_whole = number % 8 == 7
        if is_whole:
            shutil.rmtree(copy / ".cache", ignore_errors=True)
            add_a_sentence(copy)
        else:
            page = copy / "docs/uk/drepturi/munca.md"
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("\n\n## ", " Слово.\n\n## ", 1), encoding="utf-8")
        _kill_a_build(copy, chance.uniform(0.05, 12 if is_whole else 2.5))
        release = (copy / "public").resolve()
        assert releases.is_whole(release), number
        assert (release / "uk/drepturi/munca/index.html").stat().st_size > 1000, number
    assert run("portal", "build", folder=copy).returncode == 0


def test_two_builds_at_once_leave_one_whole_release(copy):
    """Both end well, or one says why not; what readers get is whole and is the new text."""
    add_a_sentence(copy)
    command = [sys.executable, "-m", "portal", "build"]
    both = [
        subprocess.Popen(command, cwd=copy, env=environment(), stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [build.communicate()[1] for build in both]
    assert 0 in [build.returncode for build in both], said
    assert not any("Traceback" in text for text in said), said
    release = (copy / "public").resolve()
    assert releases.is_whole(release)
    assert "Propoziție adăugată." in (release / "despre/index.html").read_text(encoding="utf-8")


def test_old_releases_are_forgotten(tmp_path):
    """The published release and the latest three others stay."""
    folder = tmp_path / "releases"
    names = ["2026-01-06-f", "2026-01-05-e", "2026-01-04-d", "2026-01-03-c", "2026-01-02-b"]
    for age, name in enumerate(names):
        (folder / name).mkdir(parents=True)
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    releases.forget_old(folder, folder / "2026-01-02-b")
    kept = sorted(path.name for path in folder.iterdir())
    assert kept == ["2026-01-02-b", "2026-01-04-d", "2026-01-05-e", "2026-01-06-f"]


def test_a_folder_called_public_is_not_touched(copy):
    """Where `public` is somebody's folder and not our link, the build refuses and says so."""
    (copy / "public").unlink()
    (copy / "public").mkdir()
    (copy / "public/mine.txt").write_text("al meu", encoding="utf-8")
    built = run("portal", "--lang", "en", "build", folder=copy)
    assert built.returncode == 1
    assert "‘public’ is a folder" in built.stderr
    assert "Traceback" not in built.stderr
    assert [path.name for path in (copy / "public").iterdir()] == ["mine.txt"]


def test_a_disk_that_refuses_is_told_without_a_traceback(copy):
    """Where the last rename cannot be made, the reason is told and the old site stays."""
    before = (copy / "public").resolve()
    add_a_sentence(copy)
    refusing = (
        "import sys, pathlib; from portal.__main__ import main; import engine.publish;"
        "pathlib.Path.symlink_to = lambda *a, **k: (_ for _ in ()).throw(OSError(28, 'no space'));"
        "sys.argv = ['portal', '--lang', 'en', 'build']; main()"
    )
    built = subprocess.run(
        [sys.executable, "-c", refusing],
        cwd=copy,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 1
    assert "no space" in built.stderr
    assert "Traceback" not in built.stderr
    assert (copy / "public").resolve() == before
