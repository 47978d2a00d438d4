"""A release comes back from the history of the project alone, byte for byte."""

import shutil
import subprocess

from conftest import environment, run

from engine import releases

DAY = "2026-11-20T12:00:00+00:00"


def _git(folder, *command):
    dated = environment(GIT_AUTHOR_DATE=DAY, GIT_COMMITTER_DATE=DAY)
    name = ["-c", "user.name=Proba", "-c", "user.email=proba@example.org"]
    subprocess.run(["git", *name, *command], cwd=folder, env=dated, check=True, capture_output=True)


def _run(folder, *command):
    """A command on a machine that says no day of its own."""
    return run(*command, folder=folder, PORTAL_AS_OF="", SOURCE_DATE_EPOCH="")


def test_a_release_is_restored_from_a_bare_clone(copy, tmp_path):
    """Of two commits of a day the right one is found, and its bytes are those of the release."""
    for name in ("releases", ".cache"):
        shutil.rmtree(copy / name)
    (copy / "public").unlink()
    _git(copy, "init", "--quiet")
    _git(copy, "add", "--all")
    _git(copy, "commit", "--quiet", "--message", "First")
    built = _run(copy, "portal", "build")
    assert built.returncode == 0, built.stderr
    wanted = (copy / "public").resolve()
    assert wanted.name.startswith("2026-11-20-")
    page = copy / "docs/uk/drepturi/munca.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n\n## ", " Слово.\n\n## ", 1), encoding="utf-8")
    _git(copy, "commit", "--quiet", "--all", "--message", "Second")
    _git(tmp_path, "clone", "--quiet", "--bare", str(copy), "bare.git")
    empty = tmp_path / "empty"
    empty.mkdir()
    restored = _run(empty, "portal", "restore", wanted.name, "--from", str(tmp_path / "bare.git"))
    assert restored.returncode == 0, restored.stderr
    got = (empty / "public").resolve()
    assert got.name == wanted.name
    assert releases.digest(releases.listed(got)) == releases.digest(releases.listed(wanted))


def test_what_was_never_released_is_told(copy):
    """A name that is none, and a project without history: a sentence each."""
    odd = run("portal", "--lang", "en", "restore", "latest", folder=copy)
    assert odd.returncode == 1
    assert "2026-11-22-1f2e3d4c5b6a" in odd.stderr
    none = run("portal", "--lang", "en", "restore", "2020-01-01-aaaaaaaaaaaa", folder=copy)
    assert none.returncode == 1
    assert "Traceback" not in odd.stderr + none.stderr
