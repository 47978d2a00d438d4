"""Builds aside, publishes by one rename, and serves: the front door of the room.

publish(root, "ro")     a release; nothing is built where nothing changed
serve(root, address, "ro")
"""

import logging
import os
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from engine import edits, inputs, record, releases, rendered, sources, together, traces
from engine.checked import Checks
from engine.edits import Made
from engine.kept import Kept, edition
from engine.record import KEPT_IN, Record
from engine.session import site_of
from portal import clock, memory, outlines
from portal.addresses import published
from portal.changes import recorded
from portal.languages import localized
from portal.site import Site
from portal.strings import strings
from portal.trainings import ledger

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # decision 0002 says what we make of it

_RECORDS = (ledger.FILE, recorded.FILE, published.FILE)
"""What a release adds to, so that the next one is the same where nothing else changed."""


class NotBuilt(Exception):
    """The build failed; `public` is as it was. The reason, unless it was told already."""


def publish(root: Path, language: str) -> Path:
    """Build the site of the project in `root` and publish it; the folder of the release."""
    words = strings(language)
    public = root / releases.PUBLIC
    if public.exists() and not public.is_symlink():
        raise NotBuilt(words.text("build.not_a_link", path=releases.PUBLIC))
    day = clock.today(root).isoformat()
    with _told(language):
        aside = releases.aside(root)
        try:
            built = edits.made(root, day, aside) or _build(root, aside, day)
            release = releases.keep(aside, day, built.files)
            added = (
                _record(built.site) if built.tells_more else {}
            )  # before anybody can read it: what is out is on record
            releases.publish(root, release.folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        if built.made_from:
            written = built.made_from.with_content(root, _RECORDS)
            built.trace.release = release.folder.name
            traces.write(root, built.trace)
            record.write(root, Record(built.places, written, release.folder.name))
    for name in release.damaged:
        click.echo(words.text("build.damaged", folder=name), err=True)
    for key, (file, count) in added.items():
        click.echo(words.text(f"build.{key}", count=count, file=file))
    return release.folder


def serve(root: Path, address: str, language: str) -> None:
    """Serve the site with live reload until interrupted."""
    with _told(language):
        mkdocs_serve.serve(config_file=str(root / "mkdocs.yml"), dev_addr=address)


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


def _build(root: Path, folder: Path, day: str) -> Made:
    """The whole site, into `folder`; from what, where that can be known."""
    config = load_config(str(root / inputs.CONFIGURATION), strict=True, site_dir=str(folder))
    places = sources.places(root, config) if rendered.is_known() else None
    made_from = inputs.read(root, places, day) if places else None
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with (
            Kept(root / KEPT_IN, edition(root / "hooks")) as kept,
            memory.lent(kept),
            rendered.remembered(kept),
            Checks(config, kept) as checks,
            together.shared_out(kept, checks.go_on),
        ):
            config._portal_kept = kept  # type: ignore[attr-defined]
            mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()
    site, trace = site_of(config), kept.trace
    trace.docs = Path(config.docs_dir).relative_to(root).as_posix()
    trace.settings = asdict(site.settings)
    trace.outlines = {
        localized(page.uri, page.language): [outlines.outline(page), outlines.provenance(page)]
        for page in site.prose
    }
    return Made(site, releases.listed(folder), made_from, places or (), trace)


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
    except TemplateError as error:
        raise NotBuilt(
            strings(language).text("build.failed", reason=_in_template(error))
        ) from error
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
