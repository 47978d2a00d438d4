"""Builds aside and publishes by one rename, so that readers never meet half a site.

A release is a folder under `releases/` named after the day it speaks from and
the hash of its content; `public` is a link to one of them. Whatever goes wrong,
and whenever, `public` leads to a whole release: the one before or the new one.
"""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count as counted
from pathlib import Path

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from engine import rendered
from engine.kept import Kept
from engine.session import site_of
from portal import clock
from portal.addresses import published
from portal.changes import recorded
from portal.site import Site
from portal.strings import strings
from portal.trainings import ledger

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # decision 0002 says what we make of it

RELEASES = "releases"
PUBLIC = "public"
KEPT = 3
"""How many releases stay on disk."""

KEPT_IN = ".cache/portal/kept.sqlite"
"""What the next build need not do again; it may be deleted at any time."""

_ASIDE = ".building-"
_ABANDONED = 24 * 3600
"""Seconds after which a build that never ended is swept away."""


class NotBuilt(Exception):
    """The build failed; `public` is as it was. The reason, unless it was told already."""


def publish(root: Path, language: str) -> Path:
    """Build the site of the project in `root` and publish it; the folder of the release."""
    words = strings(language)
    releases, public = root / RELEASES, root / PUBLIC
    if public.exists() and not public.is_symlink():
        raise NotBuilt(words.text("build.not_a_link", path=PUBLIC))
    with _told(language):
        releases.mkdir(exist_ok=True)
        _sweep(releases)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=releases))
        try:
            site = _build(root, aside)
            aside.chmod(0o755)
            release, damaged = _keep(aside, f"{clock.today(root)}-{digest(aside)[:12]}")
            added = _record(site)  # before anybody can read it: what is out must be on record
            _point(public, release)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        forget_old(releases, release)
    for name in damaged:
        click.echo(words.text("build.damaged", folder=name), err=True)
    for key, (file, count) in added.items():
        click.echo(words.text(f"build.{key}", count=count, file=file))
    return release


def serve(root: Path, address: str, language: str) -> None:
    """Serve the site with live reload until interrupted."""
    with _told(language):
        mkdocs_serve.serve(config_file=str(root / "mkdocs.yml"), dev_addr=address)


def digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files, in order of their names."""
    total = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _record(site: Site) -> dict[str, tuple[str, int]]:
    """Add what this release tells for the first time to the records; how many lines each gained.

    Its new addresses are put on record too.
    """
    told = {
        "ledger": (ledger.FILE, site.newly_published()),
        "recorded": (recorded.FILE, site.newly_said()),
    }
    for file, lines in told.values():
        if lines:
            ledger.add(site.root / file, lines)
    addresses = site.addresses()
    if addresses:
        published.keep(site.root, addresses)
    return {key: (file, lines.count("\n")) for key, (file, lines) in told.items() if lines}


def _build(root: Path, folder: Path) -> Site:
    config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with Kept(root / KEPT_IN) as kept, rendered.remembered(kept, root / "hooks"):
            mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    return site_of(config)


@contextmanager
def _told(language: str) -> Iterator[None]:
    """Warnings and errors of the engine on the console, in one form; no traceback."""
    os.environ["PORTAL_LANG"] = language
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    except (Abort, MkDocsException) as error:
        if not isinstance(error, Abort):
            click.echo(str(error), err=True)
        raise NotBuilt from error
    except (OSError, OverflowError) as error:
        raise NotBuilt(strings(language).text("build.failed", reason=str(error))) from error
    finally:
        logger.removeHandler(handler)


def _keep(aside: Path, name: str) -> tuple[Path, list[str]]:
    """Give the build its name, or take the equal release that is whole already.

    A damaged release of that name stays where readers may still be led to it; the
    build is called `name-2`, and so on. The names of the damaged ones come second.
    """
    damaged: list[str] = []
    for number in counted(1):
        release = aside.with_name(name if number == 1 else f"{name}-{number}")
        if not release.exists():
            aside.rename(release)
            break
        if digest(release) == digest(aside):
            os.utime(release)
            break
        damaged.append(release.name)
    return release, damaged


def _point(public: Path, release: Path) -> None:
    """One rename: before it readers get the old release, after it the new one."""
    link = public.with_name(f".{public.name}-{os.getpid()}")
    link.unlink(missing_ok=True)
    link.symlink_to(release.relative_to(public.parent), target_is_directory=True)
    link.replace(public)


def forget_old(releases: Path, published: Path) -> None:
    """Keep the published release and the latest others."""
    others = [path for path in _whole(releases) if path != published]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _whole(releases: Path) -> list[Path]:
    return [path for path in releases.iterdir() if not path.name.startswith(".")]


def _sweep(releases: Path) -> None:
    """Remove what killed builds left, once nobody can still be at work on it."""
    for path in releases.glob(f"{_ASIDE}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED:
            shutil.rmtree(path, ignore_errors=True)
