"""Folders that are prepared for the next edit, and what is left of them."""

from pathlib import Path

import pytest

from engine import releases, spares


@pytest.fixture
def kept(tmp_path):
    """Makes a release of the project in `tmp_path` from names and words."""

    def made(number, **files):
        built = releases.aside(tmp_path)
        releases.written(built, {n.replace("_", "/"): b.encode() for n, b in files.items()})
        release = releases.keep(built, f"2026-11-{number:02}", releases.listed(built))
        releases.publish(tmp_path, release.folder)
        return release

    return made


def there(folder: Path) -> dict[str, str]:
    """Every file below a folder with its words, and every folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


def test_an_edit_takes_a_prepared_folder_and_leaves_nothing_of_it(tmp_path, kept):
    """Files that changed since, or are gone, and the folders they were alone in, are gone too."""
    spares.make_room(tmp_path, kept(1, a_old="1", b="2", same="3"))
    now = kept(2, b="changed", same="3")
    built = releases.aside(tmp_path)
    taken = spares.take(tmp_path, built)
    assert set(taken) == {"a/old", "b", "same"}
    files = spares.fill(built, taken, now.folder, now.files)
    assert there(built) == {"b": "changed", "same": "3"}
    assert {name: told[2] for name, told in files.items()} == {
        name: told[2] for name, told in now.files.items()
    }


def test_a_file_somebody_changed_is_not_taken(tmp_path, kept):
    """What was prepared is looked at again."""
    spares.make_room(tmp_path, kept(1, a="one", b="two"))
    for spare in (tmp_path / releases.FOLDER).glob(".spare-*"):
        (spare / "a").unlink()
        (spare / "a").write_text("another word")
    assert set(spares.take(tmp_path, releases.aside(tmp_path))) == {"b"}


def test_no_more_is_prepared_than_is_needed(tmp_path, kept):
    """With every release there are fewer, and they are no releases themselves."""
    for number in range(1, releases.KEPT + 3):
        spares.make_room(tmp_path, kept(number, a=str(number)))
        prepared = list((tmp_path / releases.FOLDER).glob(".spare-*"))
        found = len(releases.all_of(tmp_path))
        assert len(prepared) == max(0, releases.KEPT + 1 - found)
