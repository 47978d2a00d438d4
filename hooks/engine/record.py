"""What the last build was made from and what it made: asked first by the next one.

    record.write(root, Record(…))
    record.read(root)              None where there is none that can be trusted
    record.seen(root, root, day)   what changed since; nothing need be built where nothing did

Nothing here imports MkDocs, pydantic or the portal.
"""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine import inputs, releases, sealed
from engine.inputs import Inputs
from engine.releases import Files

FOLDER = ".cache/portal"
"""What the next build need not do again; it may be deleted at any time."""

KEPT_IN = f"{FOLDER}/kept.sqlite"
"""Rendered pages and their words."""

_FORMAT = 1
_FILE = f"{FOLDER}/last.json"


@dataclass(frozen=True)
class Record:
    """`places` are the files and folders that were read; `release` is the name of its folder.

    `said` is how to say, by language, that nothing changed.
    """

    places: tuple[str, ...]
    inputs: Inputs
    release: str
    said: dict[str, str] = field(default_factory=dict)


def read(root: Path) -> Record | None:
    """The record of the last build that was published."""
    told = sealed.read(root / _FILE) or {}
    with suppress(AttributeError, KeyError, TypeError, ValueError):
        if told["format"] == _FORMAT:
            files = {name: (tuple(at), content) for name, (at, content) in told["files"].items()}
            now = Inputs(files, told["around"])
            return Record(tuple(told["places"]), now, told["release"], dict(told["said"]))
    return None


def write(root: Path, record: Record) -> None:
    """Keep the record for the next build."""
    told: dict[str, Any] = {
        "format": _FORMAT,
        "places": record.places,
        "around": record.inputs.around,
        "release": record.release,
        "said": record.said,
        "files": record.inputs.files,
    }
    sealed.write(root / _FILE, told)


def forget(root: Path) -> None:
    """Let the next build do everything again; what is being served goes on."""
    with suppress(OSError):
        for path in (root / FOLDER).iterdir():
            if path.is_file():
                path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Seen:
    """The last build, what its sources are now, and the files of its release, which are whole."""

    last: Record
    now: Inputs
    release: Path
    files: Files

    @property
    def changed(self) -> set[str] | None:
        """The files that changed since; None where more did than files."""
        if self.now.around != self.last.inputs.around:
            return None
        return self.now.changed_since(self.last.inputs)


def seen(root: Path, out: Path, day: str) -> Seen | None:
    """What there is to compare with; None where nothing can be relied on.

    The releases of the project in `root` stand in `out`.
    """
    with suppress(OSError):
        return _seen(root, out, day)
    return None


def is_last(root: Path, seen: Seen) -> bool:
    """Whether what was `seen` is still the last build there was."""
    last = read(root)
    return last is not None and last.release == seen.last.release


def _seen(root: Path, out: Path, day: str) -> Seen | None:
    last, public = read(out), out / releases.PUBLIC
    if last is None or (public.exists() and not public.is_symlink()):
        return None
    release = out / releases.FOLDER / last.release
    files = releases.files_of(release)
    if not files or not releases.is_untouched(release, files):
        return None
    return Seen(last, inputs.read(root, last.places, day, last.inputs), release, files)
