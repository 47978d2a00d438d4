"""What can be saved of a language: every file with its size and SHA-256, by choice.

    {"format": 1, "language": "uk", "made": "2026-11-22", "version": "3f2a…",
     "page": "uk/despre/fara-internet/",
     "always": ["assets/css/portal.1f2e3d4c.css", "uk/", "uk/despre/fara-internet/"],
     "choices": {"acts": ["uk/acte/", …], "rights-sensitive": […]},
     "files": {"uk/acte/": [16903, "9b74…"], …}}

Addresses are from the root of the site. `version` changes when any of the files does.
"""

import fnmatch
import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from hashlib import sha256

from portal import languages
from portal.offline import choices
from portal.pages import address

ALSO = ("search/{language}/index.json", "assets/js/search-worker.*.js")
"""Patterns of further files that every copy of a language holds: search without a network.

The texts for excerpts are left out: they hold what sensitive pages say.
"""

_ALWAYS = "always"
_INDEX = "index.html"
_ASSET = re.compile(rb"""(?:src|href)=["']?(?:\.{1,2}/)*(assets/[^"'>\s?#]+)""")


#   place("uk")  ->  "offline/uk.json"
def place(language: str) -> str:
    """Where the manifest of a language stands on the site."""
    return f"offline/{language}.json"


def written(
    language: str,
    paths: Collection[str],
    read: Callable[[str], bytes],
    sensitive: AbstractSet[str],
    made: date,
) -> bytes:
    """The manifest of `language` as JSON.

    `paths` are all files of the site, `read` gives the bytes of one, `sensitive` the pages
    (`drepturi/ajutor.md`) that only an explicit choice saves, `made` the day the site speaks from.
    """
    chosen = _chosen(language, paths, read, sensitive)
    files = {
        _address(path): [len(body), sha256(body).hexdigest()]
        for path, body in ((path, read(path)) for path in sorted(set().union(*chosen.values())))
    }
    always = chosen.pop(_ALWAYS, set())
    content = {
        "format": 1,
        "language": language,
        "made": made.isoformat(),
        "page": address(f"{choices.PAGE}.md", language),
        "version": _version(files),
        _ALWAYS: _addresses(always),
        "choices": {name: _addresses(paths - always) for name, paths in chosen.items()},
        "files": files,
    }
    return _json(content)


def changed(before: bytes, bodies: Mapping[str, bytes]) -> bytes:
    """The manifest `before` as it is once some files have other `bodies`, and lead to no others."""
    content = json.loads(before)
    files = content["files"]
    told = {_address(path): body for path, body in bodies.items()}
    for name in files.keys() & told.keys():
        files[name] = [len(told[name]), sha256(told[name]).hexdigest()]
    content["version"] = _version(files)
    return _json(content)


def _version(files: Mapping[str, object]) -> str:
    return sha256(_json(files)).hexdigest()[:16]


def _chosen(
    language: str,
    paths: Collection[str],
    read: Callable[[str], bytes],
    sensitive: AbstractSet[str],
) -> dict[str, set[str]]:
    """The files of each choice: its pages, and what they show."""
    marked = {address(uri, languages.DEFAULT) for uri in sensitive}
    chosen: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        inside = _inside(path, language)
        if inside is not None and inside in choices.ALWAYS:
            chosen[_ALWAYS] |= {path, *_assets(read(path))}
        elif inside and (name := choices.chosen_by(inside, sensitive=inside in marked)):
            chosen[name] |= {path, *_assets(read(path))}
    for pattern in ALSO:
        chosen[_ALWAYS] |= set(fnmatch.filter(paths, pattern.format(language=language)))
    known = set(paths)
    return {name: files & known for name, files in chosen.items()}


#   _inside("uk/acte/index.html", "uk")  ->  "acte/"
#   _inside("uk/acte/index.html", "ro")  ->  None
def _inside(path: str, language: str) -> str | None:
    """The address of a page inside `language`; None for pages of others and for other files."""
    of, inside = languages.split(path)
    is_page = inside == _INDEX or inside.endswith(f"/{_INDEX}")
    return _address(inside) if is_page and (of or languages.DEFAULT) == language else None


def _assets(page: bytes) -> Iterable[str]:
    """The files below `assets/` that a page loads or links to."""
    return (found.decode() for found in _ASSET.findall(page))


def _address(path: str) -> str:
    return path.removesuffix(_INDEX)


def _addresses(paths: Iterable[str]) -> list[str]:
    return sorted(map(_address, paths))


def _json(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
