"""A few typed pages whose words changed, and logs, made without building the rest.

    edit = edits.made(root, out, seen, aside)     the new release in `aside`, or None

What other pages take from a page is its outline (`portal/outlines.py`). Where nothing but typed
pages changed, and no outline did, the change concerns those pages, their translations, the pages
that show them beside their original, what readers take along of them, search, and the lists for
copies without a network; of an original also what tells of changes. Where logs changed too, all
that is made of logs is asked what it says now, and what says the same is left alone.

All this is made by the code that makes it in a build. The frame around a text stays: nothing in it
changed. All else is the same file on disk as in the release before. Wherever that is not certain,
and wherever there is anything to warn of, the whole site is built instead.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine import record, releases, spares, traces
from engine.changed import Changed, NotAlone
from engine.inputs import Inputs
from engine.kept import Kept
from engine.record import Seen
from engine.releases import Files
from engine.traces import Trace
from portal import languages, later, memory
from portal.changes import remembered
from portal.languages import DEFAULT
from portal.problems import errors
from portal.settings import Settings
from portal.site import Site

MOST = 24
"""Pages that are edited at once; where more are, the whole site is built."""

_LOG = re.compile(r"trainings/[^/.][^/]*/[^/]+\.yml")


@dataclass(frozen=True)
class Made:
    """What stands in the folder of a new release, and what it was made from where that is known."""

    site: Site
    made_from: Inputs | None
    places: tuple[str, ...]
    trace: Trace
    files: Files | None = None
    tells_more: bool = True
    """Whether it may tell something for the first time, which must go on record."""


def made(
    root: Path,
    out: Path,
    seen: Seen | None,
    aside: Path,
    today: date,
    served_at: str | None = None,
) -> Made | None:
    """The site with what changed since it was last `seen`; None where the whole must be built.

    The releases of the project in `root` stand in `out`, the new one in `aside`; `served_at` as in
    `publish.Place`.
    """
    trace = traces.read(out) if seen and seen.changed is not None else None
    if seen is None or trace is None or trace.release != seen.last.release or not trace.markdown:
        return None
    if served_at and trace.settings.get("site_address") != served_at:
        return None
    try:
        logs, paths = _logs(seen.changed or set())
        edited, counted = _edited(paths, trace, root), bool(logs)
        path, code = root / record.KEPT_IN, bytes.fromhex(trace.edition)
        with Kept(path, code, whole=False) as kept, memory.lent(kept):
            site = _site(root, trace, today, edited, counted=counted)
            changed = Changed(site, kept, trace, seen.release, seen.files)
            bodies = changed.all(edited, counted=counted)
    except NotAlone:
        return None
    gone = changed.gone - bodies.keys()
    same = {name: told for name, told in seen.files.items() if name not in gone | bodies.keys()}
    there = spares.take(out, aside)
    files = spares.fill(aside, there, seen.release, same) | releases.written(aside, bodies)
    return Made(site, seen.now, seen.last.places, trace, files, changed.is_told)


def _logs(paths: set[str]) -> tuple[set[str], set[str]]:
    """The logs of sessions and trainings among the changed files, and the others."""
    logs = {path for path in paths if _LOG.fullmatch(path)}
    return logs, paths - logs


def _edited(paths: set[str], trace: Trace, root: Path) -> list[str]:
    """The typed pages among the changed files, which must be all of them."""
    prefix = f"{trace.docs}/"
    uris = [path.removeprefix(prefix) for path in sorted(paths) if path.startswith(prefix)]
    there = all((root / path).is_file() for path in paths)
    if len(uris) != len(paths) or not there or len(uris) > MOST:
        raise NotAlone
    if not trace.outlines.keys() >= set(uris):
        raise NotAlone
    return uris


def _site(root: Path, trace: Trace, today: date, edited: list[str], *, counted: bool) -> Site:
    originals = (uri for language, uri in map(languages.split, edited) if language == DEFAULT)
    before = remembered.of(trace.changes, set(originals))
    docs, settings = root / trace.docs, Settings(**trace.settings)
    site, problems = later.edited(root, docs, settings, today, before, counted=counted)
    if errors(problems) or site.settings.missing_translation == "fallback":
        raise NotAlone
    return site
