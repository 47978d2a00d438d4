"""Releases: what was published, whole, and which of them readers get.

    releases/2026-11-22-1f2e3d4c5b6a     a site, named after its day and the hash of its content
    releases/.lists/2026-…json           the files it was built with, each with its hash
    releases/.spare-1                    a copy by links, for the next edit to change a little
    public                               a link to one of them

Whatever goes wrong, and whenever, `public` leads to a whole release. A file that is the same in two
releases is one file on disk. Styles, scripts and pictures of the release before stay available
in the new one, for readers who opened a page before it was published; they are none of its list.
"""

import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

from engine import sealed

FOLDER = "releases"
PUBLIC = "public"
KEPT = 3
"""How many releases stay on disk, beside one more whose folder the next edit takes."""

Files = dict[str, tuple[int, int, str]]
"""Size, time of modification (nanoseconds) and SHA-256 of each file, by its path on the site."""

_held: list[int] = []
_LISTS = ".lists"
_ASIDE = ".building-"
_ABANDONED = 24 * 3600
"""Seconds after which a build that never ended is swept away."""
_HASHED = re.compile(r"assets/.+\.[0-9a-f]{8,}(\.min)?\.\w+")


@dataclass(frozen=True)
class Release:
    """A release on disk, and the damaged ones whose name it could not take."""

    folder: Path
    files: Files
    damaged: tuple[str, ...] = ()


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Wait until no other build of the project is at work; whoever is killed is at work no more."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        _held.append(held.fileno())
        try:
            yield
        finally:
            _held.remove(held.fileno())


def let_go() -> None:
    """In a copy of this process: the lock is the original's alone, and goes with it."""
    for held in _held:
        os.close(held)


def aside(root: Path) -> Path:
    """A new folder to build in, beside the releases."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    _sweep(folder)
    made = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    made.chmod(0o755)
    return made


def listed(folder: Path, known: Files | None = None) -> Files:
    """The files of a folder; the hash of one that is as in `known` is not computed again."""
    found: Files = {}
    for name, size, at in seen(folder):
        before = (known or {}).get(name)
        if before and before[:2] == (size, at):
            found[name] = before
        else:
            found[name] = (size, at, sha256((folder / name).read_bytes()).hexdigest())
    return found


def digest(files: Files) -> str:
    """SHA-256 over the names and hashes of all files, in order of their names."""
    total = sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0")
        total.update(bytes.fromhex(files[name][2]))
    return total.hexdigest()


def keep(built: Path, day: str, files: Files) -> Release:
    """Give what was built its name, or take the equal release that is whole already.

    A damaged release of that name stays where readers may still be led to it; the
    build is called `name-2`, and so on.
    """
    name = f"{day}-{digest(files)[:12]}"
    damaged: list[str] = []
    for number in count(1):
        folder = built.with_name(name if number == 1 else f"{name}-{number}")
        if not folder.exists():
            sealed.write(list_of(folder), files)
            with suppress(OSError):  # another build may give it the same name just now
                built.rename(folder)
                break
        if is_whole(folder):
            there = listed(folder, files_of(folder))
            sealed.write(list_of(folder), {name: there[name] for name in files})
            shutil.rmtree(built, ignore_errors=True)
            break
        damaged.append(folder.name)
    return Release(folder, files_of(folder) or files, tuple(damaged))


def adopt(root: Path, built: Path) -> Path:
    """Take a release that was built elsewhere among those of the project in `root`."""
    files = files_of(built) or listed(built)
    folder = root / FOLDER / built.name
    if not (folder.exists() and is_whole(folder)):
        made = aside(root)
        for name in files:
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(built / name, made / name)
        shutil.rmtree(folder, ignore_errors=True)
        sealed.write(list_of(folder), files)
        made.rename(folder)
    return folder


def publish(root: Path, release: Path) -> None:
    """Lead readers there by one rename, and forget the oldest releases."""
    public = root / PUBLIC
    before = published(root)
    if before and before != release:
        _carry(before, release)
    link = public.with_name(f".{public.name}-{os.getpid()}")
    link.unlink(missing_ok=True)
    link.symlink_to(release.relative_to(root.resolve()), target_is_directory=True)
    link.replace(public)
    forget_old(root / FOLDER, release)


def published(root: Path) -> Path | None:
    """The release that readers get."""
    public = root / PUBLIC
    target = public.resolve()
    return target if public.is_symlink() and target.is_dir() else None


def files_of(release: Path) -> Files | None:
    """The files a release was built with; None where no list of them can be trusted."""
    told = sealed.read(list_of(release)) or {}
    try:
        return {name: (size, at, content) for name, (size, at, content) in told.items()} or None
    except (AttributeError, TypeError, ValueError):
        return None


def is_untouched(release: Path, files: Files) -> bool:
    """Whether no file was written since: by their sizes and times."""
    try:
        now = {name: (size, at) for name, size, at in seen(release)}
    except OSError:
        return False
    return all(now.get(name) == told[:2] for name, told in files.items())


def is_whole(release: Path) -> bool:
    """Whether every file has the content it was built with."""
    files = files_of(release)
    if files is None:
        return digest(listed(release))[:12] == release.name.split("-")[3]
    now = listed(release)
    return all(name in now and now[name][2] == told[2] for name, told in files.items())


def all_of(root: Path) -> list[Path]:
    """The releases on disk, the latest first."""
    folder = root / FOLDER
    found = _whole(folder) if folder.is_dir() else []
    return sorted(found, key=_made_at, reverse=True)


def forget_old(releases: Path, published: Path) -> None:
    """Keep the published release and the latest others."""
    others = [path for path in _whole(releases) if path != published]
    others.sort(key=_made_at, reverse=True)
    for path in others[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
        list_of(path).unlink(missing_ok=True)


def link(before: Path, after: Path, names: Iterable[str]) -> None:
    """Put files of a release into another folder without writing them again."""
    made: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        if folder not in made:
            (after / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        try:
            os.link(f"{before}/{name}", f"{after}/{name}")
        except OSError:  # another device, or a system of files without links
            shutil.copy2(before / name, after / name)


def written(folder: Path, bodies: Mapping[str, bytes]) -> Files:
    """Write new files into a folder."""
    found: Files = {}
    for name, body in bodies.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
        seen = place.stat()
        found[name] = (seen.st_size, seen.st_mtime_ns, sha256(body).hexdigest())
    return found


def _carry(before: Path, release: Path) -> None:
    """Leave the assets of the release before where its pages look for them."""
    names = files_of(before) or {}
    with suppress(OSError):
        link(
            before,
            release,
            (n for n in names if _HASHED.fullmatch(n) and not (release / n).exists()),
        )


def list_of(release: Path) -> Path:
    """Where the files are listed that a release was built with."""
    return release.parent / _LISTS / f"{release.name}.json"


def seen(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Every file below a folder: its path inside it, its size and when it was written."""
    top = f"{folder}/"
    folders = [top]  # as text: there are as many folders as pages, and paths would take the time
    for place in folders:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{entry.path}/")
                else:
                    seen = entry.stat()
                    yield entry.path.removeprefix(top), seen.st_size, seen.st_mtime_ns


def _made_at(release: Path) -> float:
    """When it was built, or built once more; what somebody does inside it later does not count."""
    told = list_of(release)
    return (told if told.exists() else release).stat().st_mtime


def _whole(releases: Path) -> list[Path]:
    return [path for path in releases.iterdir() if not path.name.startswith(".")]


def _sweep(releases: Path) -> None:
    """Remove what killed builds left, once nobody can still be at work on it."""
    for path in releases.glob(f"{_ASIDE}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED:
            shutil.rmtree(path, ignore_errors=True)
