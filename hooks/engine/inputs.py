"""What a build is made from, and whether any of it changed: found out without the engine.

    before = inputs.read(root, places, day)     every file below `places`, the packages, the day
    now = inputs.read(root, places, day, before)
    now.changed_since(before)                   {"docs/uk/drepturi/munca.md"}

A file counts as unchanged where its size, its times and its inode are those of before; else its
content decides. What changed so shortly before it was looked at that a clock may not tell is looked
at again. Nothing here imports MkDocs, pydantic or the portal: this is what a build costs when
there is nothing to build.
"""

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

CONFIGURATION = "mkdocs.yml"

_ENVIRONMENT = re.compile(r"!ENV\s*\[?([^\]\n#]*)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LEFT_OUT = {"__pycache__", ".git"}
_TICK = 50_000_000
"""Nanoseconds within which two changes may get the same time."""

Stamp = tuple[int, int, int, int]
"""Size, modification, change (nanoseconds), inode; zeros where it cannot be relied on."""

_UNSURE: Stamp = (0, 0, 0, 0)


@dataclass(frozen=True)
class Inputs:
    """The state of every file by its path inside the project, and of what is around it.

    `files` give a stamp and the hash of the content; `around` is the hash of the packages,
    the settings from outside and the day.
    """

    files: dict[str, tuple[Stamp, str]]
    around: str

    def changed_since(self, before: "Inputs") -> set[str]:
        """The files that are new, gone or of other content."""
        now, was = self.files, before.files
        gone = was.keys() - now.keys()
        return gone | {path for path, (_, content) in now.items() if _content(was, path) != content}

    def intact(self, root: Path, paths: Iterable[str]) -> list[str]:
        """Those of `paths` that are as they were read."""
        now = {path: _file(f"{root}/", str(root / path), {}) for path in paths}
        return [
            path
            for path, told in now.items()
            if _content(self.files, path) == (told and told[1][1])
        ]

    def with_content(self, root: Path, paths: Iterable[str]) -> "Inputs":
        """The same, but with the present content of `paths`, which a build itself wrote."""
        told = (_file(f"{root}/", str(root / path), {}) for path in paths)
        return Inputs({**self.files, **dict(filter(None, told))}, self.around)

    def settled(self, after: "Inputs") -> "Inputs":
        """The same, less what is known of files that were written in the meantime.

        What a build read of those cannot be told: the next one takes them for changed.
        """
        moved = {path for path, told in self.files.items() if after.files.get(path) != told}
        return Inputs(
            {p: (_UNSURE, "") if p in moved else t for p, t in self.files.items()}, self.around
        )


def read(root: Path, places: Iterable[str], day: str, before: Inputs | None = None) -> Inputs:
    """The inputs as they are now; what `before` knows of unchanged files is not read again.

    `places` are files and folders inside `root` or anywhere; `day` is the day to build for.
    """
    known, top = before.files if before else {}, f"{root}/"
    told = (_file(top, path, known) for place in places for path in _files(str(root / place)))
    files = dict(filter(None, told))
    return Inputs(files, _around(root, day))


def digest(content: bytes) -> str:
    """The hash by which contents are compared."""
    return blake2b(content, digest_size=20).hexdigest()


def stamp(path: Path | str) -> Stamp:
    """What changes where a file is written."""
    seen = os.stat(path)  # noqa: PTH116
    return (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)


def _file(
    top: str, path: str, known: dict[str, tuple[Stamp, str]]
) -> tuple[str, tuple[Stamp, str]] | None:
    """What is known of a file; None where it is gone, or a link to nothing.

    Below `top`, which ends in a slash, it is called by its path from there.
    """
    name = path.removeprefix(top)
    before = known.get(name)
    try:
        now = stamp(path)
        if before and before[0] == now:
            return name, before
        sure = time.time_ns() - max(now[1], now[2]) > _TICK
        return name, (now if sure else _UNSURE, digest(Path(path).read_bytes()))
    except OSError:
        return None


def _files(place: str) -> Iterator[str]:
    """The files at a place, at every depth, without those that tools leave."""
    if not os.path.isdir(place):  # noqa: PTH112 - as text, for thousands of files
        yield from [place] if os.path.isfile(place) else []  # noqa: PTH113
        return
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.name not in _LEFT_OUT:
                yield from _files(entry.path) if entry.is_dir() else (entry.path,)


def _content(files: dict[str, tuple[Stamp, str]], path: str) -> str | None:
    found = files.get(path)
    return found[1] if found else None


def _around(root: Path, day: str) -> str:
    """Python, the packages with their versions, and the variables that settings name."""
    settings = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
    names = {name for found in _ENVIRONMENT.findall(settings) for name in _NAME.findall(found)}
    told = [f"{name}={os.environ.get(name)}" for name in sorted(names)]
    folders = [Path(folder) for folder in sys.path if folder.endswith("site-packages")]
    packages = sorted(
        entry.name
        for folder in folders
        if folder.is_dir()
        for entry in os.scandir(folder)
        if entry.name.endswith((".dist-info", ".egg-info", ".pth"))
    )
    return digest("\0".join([sys.version, day, *told, *packages]).encode())
