"""What the original said when a section was translated, from the history of the project.

Only commands ask: pages are never made from history.
"""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from portal import registers
from portal.languages import DEFAULT
from portal.prose import ProsePage
from portal.registers import Registers
from portal.translations.digests import Unit
from portal.translations.status import SectionStatus, content


@dataclass(frozen=True)
class Earlier:
    """The text of a section as it was translated: the `commit` that last held it, and its day."""

    commit: str
    day: date
    units: tuple[Unit, ...]


Change = tuple[Literal["same", "gone", "new"], str]
"""Some words, and what became of them."""


def translated(root: Path, original: ProsePage, section: SectionStatus) -> Earlier | None:
    """The latest state of the original from which `section` was translated, if history has it.

    A section changes with the registers it refers to as well as with its own page, so each state
    of the page is read with the registers of its time.
    """
    for commit, day in _commits(root, original.path):
        text = _git(root, "show", f"{commit}:./{original.path}")
        if text is None:
            continue
        page = ProsePage(DEFAULT, original.uri, original.path, text.decode(errors="replace"))
        units = content(page, _registers(root, _tree(root, commit))).get(section.id, ())
        if tuple(unit.digest for unit in units) == section.recorded:
            return Earlier(commit[:10], day, units)
    return None


#   words_changed("a b c", "a d c")  ->  [same "a"], [gone "b"], [new "d"], [same "c"]
def words_changed(before: str, after: str) -> Iterator[Change]:
    """What became of the words of `before`, in order."""
    old, new = before.split(), after.split()
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(old[i:j])
            continue
        if i < j:
            yield "gone", " ".join(old[i:j])
        if k < m:
            yield "new", " ".join(new[k:m])


def _commits(root: Path, path: str) -> Iterator[tuple[str, date]]:
    """The commits that touched the page or a register, the latest first."""
    told = _git(root, "log", "--format=%H %cs", "--", path, "registers") or b""
    for line in told.decode().splitlines():
        commit, day = line.split()
        yield commit, date.fromisoformat(day)


def _tree(root: Path, commit: str) -> str:
    """The name git has for the content of the registers at a commit; empty where there are none."""
    return (
        (_git(root, "rev-parse", "--verify", "-q", f"{commit}:./registers") or b"").decode().strip()
    )


@cache
def _registers(root: Path, tree: str) -> Registers:
    """The registers as they were; what is wrong in them is no matter any more."""
    packed = _git(root, "archive", tree) if tree else None
    if packed is None:
        return Registers()
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
        return registers.read(Path(folder))[0]


def _git(root: Path, *command: str) -> bytes | None:
    """What git answers; nothing where it is not there or does not know."""
    try:
        told = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout
