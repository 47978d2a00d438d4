"""What the last build was made from and what it made: asked first by the next one.

    record.write(root, Record(…))
    record.read(root)              None where there is none that can be trusted
    record.unchanged(root, day)    the release of the same inputs, where nothing need be built

Nothing here imports MkDocs, pydantic or the portal.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import inputs, releases, sealed
from engine.inputs import Inputs

FOLDER = ".cache/portal"
"""What the next build need not do again; it may be deleted at any time."""

KEPT_IN = f"{FOLDER}/kept.sqlite"
"""Rendered pages and their words."""

_FORMAT = 1
_FILE = f"{FOLDER}/last.json"


@dataclass(frozen=True)
class Record:
    """`places` are the files and folders that were read; `release` is the name of its folder."""

    places: tuple[str, ...]
    inputs: Inputs
    release: str


def read(root: Path) -> Record | None:
    """The record of the last build that was published."""
    told = sealed.read(root / _FILE) or {}
    with suppress(AttributeError, KeyError, TypeError, ValueError):
        if told["format"] == _FORMAT:
            files = {name: (tuple(at), content) for name, (at, content) in told["files"].items()}
            return Record(tuple(told["places"]), Inputs(files, told["around"]), told["release"])
    return None


def write(root: Path, record: Record) -> None:
    """Keep the record for the next build."""
    told: dict[str, Any] = {
        "format": _FORMAT,
        "places": record.places,
        "around": record.inputs.around,
        "release": record.release,
        "files": record.inputs.files,
    }
    sealed.write(root / _FILE, told)


def forget(root: Path) -> None:
    """Let the next build do everything again."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)


def unchanged(root: Path, day: str) -> Path | None:
    """The release that was made from the inputs of today, and is as it was made."""
    last = read(root)
    if last is None:
        return None
    now = inputs.read(root, last.places, day, last.inputs)
    if now.around != last.inputs.around or now.changed_since(last.inputs):
        return None
    release = root / releases.FOLDER / last.release
    files = releases.files_of(release)
    return release if files and releases.is_untouched(release, files) else None
