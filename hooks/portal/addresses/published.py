"""Every address that was ever published: `registers/addresses.txt`, one a line.

`portal build` adds those of a release that knows where it will stand (`site_url`); whoever
publishes commits it. A line is never taken out: somebody may have printed that address.

Problem reported: R05 a line that is no address.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from portal.languages import CODES, DEFAULT
from portal.problems import Problem
from portal.texts import decoded, taken

FILE = "registers/addresses.txt"

MOST_BYTES = 10_000_000
"""Some hundred thousand addresses; more is not one site."""

HEAD = "# Every address that was ever published. `portal build` adds to it; nothing is taken out.\n"

Published = Mapping[str, int]
"""Addresses from the root of the site (`/uk/drepturi/`), each with its line."""

_ADDRESS = re.compile(r"/([A-Za-z0-9._~-]+/)*([A-Za-z0-9._~-]+)?")


def read(root: Path) -> tuple[Published, list[Problem]]:
    """The addresses of the project in `root`; none where nothing was published yet."""
    path = root / FILE
    if not path.exists():
        return {}, []
    content, problems = taken(path, FILE, MOST_BYTES)
    text, found = decoded(content, FILE)
    problems += found
    published: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if _ADDRESS.fullmatch(line):
            published.setdefault(line, number)
        else:
            problems.append(Problem(FILE, number, 1, "R05", {"value": line}))
    return published, problems


def content(published: Published, built: Iterable[str]) -> str:
    """What the file holds once `built` are published too, in order."""
    lines = sorted({*published, *built})
    return HEAD + "".join(f"{line}\n" for line in lines)


def keep(root: Path, lines: str) -> None:
    """Put the file that holds `lines` in the place of the one before, whole or not at all."""
    path = root / FILE
    path.parent.mkdir(exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(lines, encoding="utf-8")
    aside.replace(path)


#   inside("/uk/drepturi/")  ->  ("uk", "drepturi/")
#   inside("/")              ->  ("ro", "/")
def inside(address: str) -> tuple[str, str]:
    """The language of an address, and what it is inside that language, as redirects say it."""
    first, _, rest = address[1:].partition("/")
    if first in CODES:
        return first, rest or "/"
    return DEFAULT, address[1:] or "/"


#   outside("drepturi/", "uk")  ->  "/uk/drepturi/"
def outside(address: str, language: str) -> str:
    """Where an address inside a language stands on the site; a section of it is left out."""
    path = address.partition("#")[0].removeprefix("/")
    return f"/{path}" if language == DEFAULT else f"/{language}/{path}"
