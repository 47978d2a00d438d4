"""The site while somebody writes: built aside like a release, shown as soon as it is there.

    serve(root, "127.0.0.1:8000", "ro")

The server and the reload of the browser are those of MkDocs. What changed is told by the system as
soon as it changed; an edit of a page is built like any other edit, only that this process has
loaded everything already. What cannot be built is told, and the browser keeps what it has.
"""

import os
import sys
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer, _serve_url
from watchdog import events
from watchdog.observers import Observer

from engine import record, releases, sources
from engine.inputs import CONFIGURATION
from engine.kept import edition
from engine.publish import NotBuilt, Place, released, told
from portal import clock
from portal.strings import strings

FOLDER = ".cache/portal/serve"
"""Where what is shown is built; it may be deleted at any time."""

_CHANGES = (
    events.FileModifiedEvent,
    events.FileCreatedEvent,
    events.FileDeletedEvent,
    events.FileMovedEvent,
)
"""That a file was read is no change, and building reads all of them."""

_QUIET = 0.05
"""Seconds without a further change after which a change is built."""


class _Server(LiveReloadServer):
    """The server of MkDocs, told of changes by the system instead of asking for them."""

    def __init__(self, builder: object, host: str, port: int, root: str, mount: str) -> None:
        super().__init__(builder, host, port, root, mount)  # type: ignore[arg-type]
        observer = Observer()
        schedule = partial(observer.schedule, event_filter=list(_CHANGES))
        observer.schedule = schedule  # type: ignore[method-assign]
        self.observer = observer  # type: ignore[assignment]
        self.build_delay = _QUIET


def serve(root: Path, address: str, language: str) -> None:
    """Serve the site with live reload until interrupted."""
    with told(language):
        config = load_config(str(root / CONFIGURATION), dev_addr=address)
    host, port = config.dev_addr
    mount = urlsplit(config.site_url or "/").path
    place = Place(root, root / FOLDER, _serve_url(host, port, mount))
    place.out.mkdir(parents=True, exist_ok=True)
    code = edition(root / "hooks")

    def build() -> None:
        if edition(root / "hooks") != code:
            command = [sys.executable, "-m", "portal", *sys.argv[1:]]
            os.execv(sys.executable, command)  # noqa: S606 - our own command, with the new code
        try:
            with told(language):
                released(place, record.seen(root, place.out, clock.today(root).isoformat()))
        except NotBuilt as reason:
            said = strings(language).text("check.refused")
            raise Abort("\n".join(filter(None, [str(reason), said]))) from None

    try:
        build()
    except Abort as reason:
        raise NotBuilt(str(reason)) from None
    server = _Server(build, host, port, str(place.out / releases.PUBLIC), mount)
    server.error_handler = lambda code: _page(place.out / releases.PUBLIC / f"{code}.html")
    for watched in (*(sources.places(root, config) or ()), *config.watch):
        if (root / watched).exists():
            server.watch(str(root / watched))
    click.echo(strings(language).text("build.serving", address=server.url))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _page(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
