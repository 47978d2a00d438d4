"""One language built alone, and languages that were built apart, on other machines, put together.

    build(root, "uk", Path("parts"))     parts/uk/ and parts/uk.json
    merge(root, Path("parts"))           the release that `portal build` makes of the same sources

A part holds the pages of its language, its search, and everything that does not need the others.
Parts of other sources, of another day or of other packages are not put together.
"""

import shutil
from datetime import date
from pathlib import Path

from engine import headers, inputs, offline, releases, sealed, whole
from engine.releases import Files, Release
from portal import clock, later
from portal.languages import CODES
from portal.settings import Settings
from portal.site import Site


class NotMerged(Exception):
    """Why the parts make no whole: a key of `strings/` under `merge`, and what it speaks of."""

    def __init__(self, key: str, **about: str) -> None:
        super().__init__(key)
        self.key, self.about = key, about


def build(root: Path, language: str, folder: Path) -> Path:
    """The part of a language, below `folder`."""
    place = folder / language
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    day = clock.today(root).isoformat()
    made = whole.made(root, day, place, language=language)
    told = {
        "language": language,
        "day": day,
        "from": _sources(root, made.places, day),
        "docs": made.trace.docs,
        "settings": made.trace.settings,
        "files": releases.listed(place),
    }
    sealed.write(folder / f"{language}.json", told)
    return place


def merge(root: Path, folder: Path) -> tuple[Release, Site]:
    """The release made of all parts below `folder`, not yet published, and its site."""
    parts = {code: sealed.read(folder / f"{code}.json") for code in CODES}
    missing = [code for code, told in parts.items() if not told]
    if missing:
        raise NotMerged("missing", languages=", ".join(missing), folder=str(folder))
    first = parts[CODES[0]] or {}
    for code, told in parts.items():
        if told and (told["from"], told["day"]) != (first["from"], first["day"]):
            raise NotMerged("apart", one=CODES[0], other=code)
    aside = releases.aside(root)
    try:
        there: Files = {}
        for code, told in parts.items():
            _take(folder / code, dict((told or {})["files"]), there, aside)
        docs = root / first["docs"]
        settings, day = Settings(**first["settings"]), date.fromisoformat(first["day"])
        site, _ = later.read(root, docs, settings, day)
        offline.write(aside, site)
        headers.write(aside)
        return releases.keep(aside, first["day"], releases.listed(aside)), site
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _take(part: Path, files: Files, there: Files, aside: Path) -> None:
    """The files of a part; one that another part has too must be the same in both."""
    now = releases.listed(part)
    for name, told in files.items():
        if name not in now or now[name][2] != told[2]:
            raise NotMerged("damaged", file=f"{part}/{name}")
        if name in there and there[name][2] != told[2]:
            raise NotMerged("differs", file=name)
        if name not in there:
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(part / name, aside / name)
            there[name] = told


def _sources(root: Path, places: tuple[str, ...], day: str) -> str:
    """A hash of everything the part was made from, wherever the project stands."""
    found = inputs.read(root, places, day)
    files = sorted((name, content) for name, (_, content) in found.files.items())
    inside = (f"{name} {content}" for name, content in files if not Path(name).is_absolute())
    return inputs.digest("\0".join([found.around, *inside]).encode())
