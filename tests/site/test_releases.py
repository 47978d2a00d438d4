"""Releases on disk: one can return to one, and readers in the middle of a visit lose nothing."""

import re
import shutil

import pytest
from conftest import run


def _built(folder):
    built = run("portal", "--lang", "en", "build", folder=folder)
    assert built.returncode == 0, built.stderr
    return (folder / "public").resolve()


def _change(folder, word):
    """Another sentence in all languages; the styles get another name too."""
    for language in ("ro", "ru", "uk"):
        page = folder / f"docs/{language}/despre/index.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\n{word}.\n", encoding="utf-8")
    styles = folder / "docs/assets/css/prose.css"
    styles = styles if styles.exists() else sorted((folder / "docs/assets/css").glob("*.css"))[0]
    text = styles.read_text(encoding="utf-8")
    styles.write_text(f"{text}\n.proba-{word.lower()} {{ color: red; }}\n", encoding="utf-8")


def _styles(release):
    page = (release / "index.html").read_text(encoding="utf-8")
    return re.search(r'href="(assets/css/portal\.[0-9a-f]+\.css)"', page)[1]


@pytest.fixture
def changed(copy):
    """A copy with two releases: the one it came with, and one with other words and styles."""
    first = (copy / "public").resolve()
    _change(copy, "Schimbat")
    return copy, first, _built(copy)


def test_assets_of_the_release_before_stay_for_whoever_is_reading(changed):
    """A page opened before finds its styles after; they are none of the new release's files."""
    _, first, second = changed
    assert _styles(first) != _styles(second)
    old = second / _styles(first)
    assert old.read_bytes() == (first / _styles(first)).read_bytes()
    assert _styles(first) not in (second / "index.html").read_text(encoding="utf-8")


def test_one_can_return_to_a_release(changed):
    """`portal rollback` publishes the one before, by name any; `portal build` the newest again."""
    copy, first, second = changed
    back = run("portal", "--lang", "en", "rollback", folder=copy)
    assert back.returncode == 0, back.stderr
    assert (copy / "public").resolve() == first
    assert (copy / "public" / _styles(second)).exists(), "the one they came from is read still"
    listed = run("portal", "rollback", "--list", folder=copy).stdout.splitlines()
    assert [line for line in listed if line.startswith("*")] == [f"* {first.name}"]
    assert f"  {second.name}" in listed
    named = run("portal", "rollback", second.name, folder=copy)
    assert named.returncode == 0, named.stderr
    assert (copy / "public").resolve() == second
    run("portal", "rollback", folder=copy)
    assert _built(copy) == second


def test_nobody_returns_to_a_release_that_is_not_or_is_damaged(changed):
    """Both are told in a sentence, and readers keep what they have."""
    copy, first, second = changed
    unknown = run("portal", "--lang", "en", "rollback", "2020-01-01-aaaaaaaaaaaa", folder=copy)
    assert unknown.returncode == 1
    assert first.name in unknown.stderr
    page = first / "index.html"
    page.unlink()  # a file on disk may be in two releases: another one takes its place
    page.write_text("stricat", encoding="utf-8")
    damaged = run("portal", "--lang", "en", "rollback", folder=copy)
    assert damaged.returncode == 1
    assert "damaged" in damaged.stderr
    for told in (unknown, damaged):
        assert "Traceback" not in told.stderr
    assert (copy / "public").resolve() == second


def test_a_broken_template_is_told_with_its_place(copy):
    """Whoever edits the theme learns the file and the line, not where Python was."""
    before = (copy / "public").resolve()
    template = copy / "theme/partials/menu.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n{{{{ nobody.knows.this }}}}\n", encoding="utf-8")
    built = run("portal", "--lang", "en", "build", folder=copy)
    assert built.returncode == 1
    assert re.search(r"theme/partials/menu\.html:\d+: 'nobody' is undefined", built.stderr)
    assert "Traceback" not in built.stderr
    assert (copy / "public").resolve() == before


def test_one_process_or_three_from_nothing(copy, public):
    """However many work on it, warm or cold, the site is the same, byte for byte."""
    for processes in ("1", "3"):
        shutil.rmtree(copy / ".cache", ignore_errors=True)
        built = run("portal", "build", folder=copy, PORTAL_PROCESSES=processes)
        assert built.returncode == 0, built.stderr
        site = (copy / "public").resolve()
        names = {p.relative_to(site) for p in site.rglob("*") if p.is_file()}
        assert names == {p.relative_to(public) for p in public.rglob("*") if p.is_file()}
        assert all((site / n).read_bytes() == (public / n).read_bytes() for n in names)
