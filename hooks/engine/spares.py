"""Folders to spare: an edit changes a few links in one, where making all would take its time.

    spares.make_room(root, release)     after a whole build, where there are few old releases
    there = spares.take(root, built)    the folder of an old release, or one that was prepared
    spares.fill(built, there, release, files)

What is in a folder to spare is looked at again, file by file.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from engine import releases, sealed
from engine.releases import Files, Release

_SPARE = ".spare-"


def make_room(root: Path, release: Release) -> None:
    """Where a project has few old releases: folders like this one, for the edits that follow."""
    there = len(releases.all_of(root))
    for number in range(1, there):
        place = root / releases.FOLDER / f"{_SPARE}{number}"
        shutil.rmtree(place, ignore_errors=True)
        releases.list_of(place).unlink(missing_ok=True)
    for number in range(there, releases.KEPT + 1):
        place = root / releases.FOLDER / f"{_SPARE}{number}"
        if releases.files_of(place) is None or not place.exists():
            shutil.rmtree(place, ignore_errors=True)
            _copy(root, release, place)


def _copy(root: Path, release: Release, place: Path) -> None:
    made = releases.aside(root)
    try:
        releases.link(release.folder, made, release.files)
        sealed.write(releases.list_of(place), release.files)
        made.rename(place)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise


def take(root: Path, built: Path) -> Files:
    """Make an empty folder of a release there is to spare; what is in it, as it was built.

    Most of its files are those of the next release too: a few links are changed, not all made.
    """
    now = releases.published(root)
    old = (one for one in releases.all_of(root)[releases.KEPT :] if one != now)
    spare = next(old, None) or next((root / releases.FOLDER).glob(f"{_SPARE}*"), None)
    files = releases.files_of(spare) if spare else None
    if spare is None or files is None:
        return {}
    built.rmdir()
    try:
        spare.rename(built)
    except OSError:  # another build took it just now
        built.mkdir()
        return {}
    releases.list_of(spare).unlink(missing_ok=True)
    os.utime(built)
    kept: Files = {}
    for name, size, at in list(releases.seen(built)):
        if (files.get(name) or ())[:2] == (size, at):
            kept[name] = files[name]
        else:
            _remove(built, name)
    return kept


def fill(built: Path, there: Files, release: Path, files: Files) -> Files:
    """Give a folder in which some files are `there` those of a release, and no others; all of them.

    A file that is there already with the same content stays.
    """
    same = {name for name, told in there.items() if name in files and files[name][2] == told[2]}
    for name in there.keys() - same:
        _remove(built, name)
    releases.link(release, built, files.keys() - same)
    return {name: there[name] if name in same else told for name, told in files.items()}


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders in which it was the last."""
    place = folder / name
    place.unlink()
    with suppress(OSError):  # not empty
        for parent in place.relative_to(folder).parents[:-1]:
            (folder / parent).rmdir()
