"""What a build knew of its pages, told to the next one: enough to make one of them again alone.

    traces.write(root, trace)
    traces.read(root)            None where there is none that can be trusted

Nothing here imports MkDocs, pydantic or the portal.
"""

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from engine import sealed
from engine.record import FOLDER

_FORMAT = 3
_FILE = f"{FOLDER}/pages.json"


@dataclass
class Trace:
    """Pages are named by their paths below `docs`: `uk/drepturi/munca.md`.

    release      the name of the release they are in
    edition      the hash of all code that made them (`kept.edition`)
    docs         the folder of texts, inside the project
    settings     what was set, as `portal.settings.Settings` holds it
    markdown     the extensions and how they were set
    among        what a page was rendered among, as a hash, by language
    addresses    the address of every file a link may lead to, by language and path
    pages        the name by which the rendered page is kept, its address, its file on the site, and
                 a hash of its head
    outlines     what others take from a typed page, and what is told of its translation
    search       the names by which the words of pages are kept, by language and address
    changes      what pages say and what happened, as `portal.changes.remembered` tells it
    """

    release: str = ""
    edition: str = ""
    docs: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    markdown: list[Any] = field(default_factory=list)
    among: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)
    outlines: dict[str, list[str]] = field(default_factory=dict)
    search: dict[str, dict[str, str]] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)


def read(root: Path) -> Trace | None:
    """The trace of the last build."""
    told = sealed.read(root / _FILE)
    with suppress(KeyError, TypeError):
        if told and told.pop("format") == _FORMAT:
            return Trace(**told)
    return None


def write(root: Path, trace: Trace) -> None:
    """Tell the next build."""
    sealed.write(root / _FILE, {"format": _FORMAT, **asdict(trace)})
