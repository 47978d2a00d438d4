"""Builds aside and publishes by one rename: the front door of the room.

    publish(root, "ro", seen)     the new release
    Place(root, root)             where a project is, and where its releases are

What is asked first costs least: a few pages whose words changed are made alone (`edits`), anything
else is built as a whole (`whole`, which loads the engine).
"""

import gc
import logging
import os
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from jinja2 import TemplateError
from mkdocs.exceptions import Abort, MkDocsException

from engine import edits, inputs, record, releases, spares, stages, traces
from engine.edits import Made
from engine.record import Record, Seen
from engine.releases import Release
from portal import clock
from portal.addresses import published
from portal.changes import recorded
from portal.site import Site
from portal.strings import strings
from portal.trainings import ledger

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # decision 0002 says what we make of it

_RECORDS = (ledger.FILE, recorded.FILE, published.FILE)
"""What a release adds to, so that the next one is the same where nothing else changed."""


Added = dict[str, tuple[str, int]]
"""What a release adds to which record: the file, and how many lines."""


class NotBuilt(Exception):
    """The build failed; `public` is as it was. The reason, unless it was told already."""


@dataclass(frozen=True)
class Place:
    """A project, and the folder its releases stand in: its own, or one to look at while writing.

    `served_at` is the address of the latter.
    """

    root: Path
    out: Path
    served_at: str | None = None


def publish(root: Path, language: str, seen: Seen | None) -> Path:
    """Build the site of the project in `root` and publish it; the folder of the release.

    What of the last build was `seen` need not be made again.
    """
    _refuse_a_folder(root, language)
    with told(language):
        release, added = released(Place(root, root), seen)
    tell(release, added, language)
    return release.folder


def _refuse_a_folder(root: Path, language: str) -> None:
    public = root / releases.PUBLIC
    if public.exists() and not public.is_symlink():
        raise NotBuilt(strings(language).text("build.not_a_link", path=releases.PUBLIC))


def merged(root: Path, folder: Path, language: str) -> tuple[Release, Added]:
    """Publish the languages that were built apart, below `folder`."""
    from engine import parts

    _refuse_a_folder(root, language)
    with releases.alone(root):
        release, site = parts.merge(root, folder)
        added = _record(site)
        releases.publish(root, release.folder)
    return release, added


def tell(release: Release, added: Added, language: str) -> None:
    """Say what was found damaged, and what is to be committed."""
    words = strings(language)
    for name in release.damaged:
        click.echo(words.text("build.damaged", folder=name), err=True)
    for key, (file, count) in added.items():
        click.echo(words.text(f"build.{key}", count=count, file=file))


def released(place: Place, seen: Seen | None) -> tuple[Release, Added]:
    """Build and publish; the release, and how many lines it added to which records."""
    with releases.alone(place.out):
        return _released(place, seen)


def _released(place: Place, seen: Seen | None) -> tuple[Release, Added]:
    day = clock.today(place.root).isoformat()
    aside = releases.aside(place.out)
    added: Added = {}
    try:
        with stages.stage("edit"):
            made = _edit(place, seen, aside, day)
        made = made or _whole(place, day, aside)
        intact = made.made_from.intact(place.root, _RECORDS) if made.made_from else []
        with stages.stage("files"):
            release = releases.keep(aside, day, made.files or releases.listed(aside))
        if made.tells_more and not place.served_at:
            added = _record(made.site)  # before anybody can read it: what is out is on record
        releases.publish(place.out, release.folder)
    finally:
        gc.unfreeze()  # what serves goes on, and the pages of this build are of no more use
        shutil.rmtree(aside, ignore_errors=True)
    _remember(place, made, release, day, intact)
    if made.files is None:
        with suppress(OSError):
            spares.make_room(place.out, release)
    return release, added


def _edit(place: Place, seen: Seen | None, aside: Path, day: str) -> Made | None:
    today = date.fromisoformat(day)
    return edits.made(place.root, place.out, seen, aside, today, place.served_at)


def _whole(place: Place, day: str, aside: Path) -> Made:
    from engine import whole  # loads MkDocs with all its plugins

    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()
    return whole.made(place.root, day, aside, place.served_at)


def _remember(place: Place, made: Made, release: Release, day: str, intact: list[str]) -> None:
    """Tell the next build what this one was made from.

    The records that were `intact` before this build added to them are known still.
    """
    if made.made_from:
        after = inputs.read(place.root, made.places, day, made.made_from)
        written = made.made_from.settled(after).with_content(place.root, intact)
        made.trace.release = release.folder.name
        traces.write(place.out, made.trace)
        code = os.environ.get("PORTAL_LANG", "en")
        said = {code: strings(code).raw("build.unchanged")}
        record.write(place.out, Record(made.places, written, release.folder.name, said))


def _record(site: Site) -> Added:
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


@contextmanager
def told(language: str) -> Iterator[None]:
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
    except TemplateError as error:
        reason = _in_template(error)
        raise NotBuilt(strings(language).text("build.failed", reason=reason)) from error
    except (OSError, OverflowError) as error:
        raise NotBuilt(strings(language).text("build.failed", reason=str(error))) from error
    finally:
        logger.removeHandler(handler)


def _in_template(error: TemplateError) -> str:
    """What is wrong in a template of the theme, and where."""
    frames = traceback.extract_tb(error.__traceback__)
    found = (f for f in reversed(frames) if f.filename.endswith((".html", ".xml", ".md")))
    place = next((f"{frame.filename}:{frame.lineno}: " for frame in found), "")
    return f"{place}{error}"
