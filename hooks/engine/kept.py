"""What a build need not do twice, kept by the content it was made from.

    with Kept(root / ".cache/portal/kept.sqlite") as kept:
        value = kept.get(key)          None where it is not there, damaged, or of another version
        kept.put(key, value)           written now and then, and at the end

A key is the hash of everything a value depends on, so a value is never out of date: it is found or
it is not. Each value carries a checksum of itself and its key; what is damaged is as good as not
there. A file that is no database, a full disk or two builds at once cost time, never a page.
Deleting the folder is always safe.
"""

import json
import logging
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from engine.traces import Trace

log = logging.getLogger("mkdocs.plugins.portal")

LASTS = 5
"""How many builds a value stays that no build asked for."""

_TABLES = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS builds (number INTEGER PRIMARY KEY);
"""
_PACKAGES = ("mkdocs", "markdown", "pymdown-extensions", "mkdocs-material", "mkdocs-static-i18n")
_CODE = {".py", ".yml", ".json", ".html", ".md", ".css", ".txt"}
_SHAPE = 2
"""Changes with the tables; a file of another shape is none of ours."""
_ANY = "SELECT 1 FROM sqlite_master"
_FOREIGN = "tables of another shape"
_NOT_KEPT = "nothing is kept for the next build: %s"
_HELD = 4_000_000
"""Bytes of new values that are held until they are written."""
_WAIT = 5.0
"""Seconds to wait for another build that is writing."""


#   key(b"1", "text")  ->  32 bytes
def key(*parts: bytes | str) -> bytes:
    """The hash of all parts, which no other division of the same letters has."""
    total = blake2b(digest_size=32)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big"))
        total.update(content)
    return total.digest()


class Kept:
    """Values of JSON by key, in the SQLite file at `path`; without one, for one build alone.

    `edition` is the hash of all code that made them, `trace` what is told to the next build.
    """

    def __init__(self, path: Path | None, edition: bytes = b"", *, whole: bool = True) -> None:
        self.edition = edition
        self.trace = Trace()
        self._path = path
        self._process = os.getpid()
        self._whole = whole
        self._base = _opened(path) if path else None
        self._inherited: sqlite3.Connection | None = None
        self._new: dict[bytes, bytes] = {}
        self._size = 0
        self._used: set[bytes] = set()

    def get(self, name: bytes) -> Any | None:
        """The value of a key, or None."""
        sealed = self._sealed(name)
        value = _unsealed(name, sealed) if sealed else None
        if value is not None:
            self._used.add(name)
        return value

    def put(self, name: bytes, value: object) -> None:
        """Keep a value for later builds."""
        if self._base is None:
            return
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        self._new[name] = _seal(name, content) + content
        self._used.add(name)
        self._size += len(content)
        if self._size > _HELD:
            self._written(self._put_down)

    @property
    def is_open(self) -> bool:
        """Whether anything is kept for the next build."""
        return self._base is not None

    def flush(self) -> None:
        """Write what is new now."""
        self._written(self._put_down)

    def begin(self) -> None:
        """In a copy of this process: forget what the original knows, and open the file anew.

        A connection must not be shared by two processes (https://sqlite.org/howtocorrupt.html).
        """
        if os.getpid() == self._process:
            return
        self._new, self._size, self._used, self.trace = {}, 0, set(), Trace()
        self._inherited = self._base  # which a copy must not even close
        self._base = _opened(self._path) if self._path else None

    def told(self) -> Any:
        """What a copy used, once what it made is written."""
        self._written(self._put_down)
        return self._used, self.trace.pages

    def take(self, told: Any) -> None:
        """What a copy used is used."""
        used, pages = told
        self._used |= used
        self.trace.pages |= pages

    def recall(self, name: str, parts: tuple[str, ...]) -> Any | None:
        """A value that depends on `parts` and on the edition: `portal.memory` asks."""
        return self.get(key(name, self.edition, *parts))

    def remember(self, name: str, parts: tuple[str, ...], value: Any) -> None:
        """Keep such a value."""
        self.put(key(name, self.edition, *parts), value)

    def _sealed(self, name: bytes) -> bytes | None:
        if name in self._new:
            return self._new[name]
        if self._base is not None:
            with suppress(sqlite3.Error):
                row = self._base.execute("SELECT value FROM kept WHERE key = ?", (name,)).fetchone()
                return bytes(row[0]) if row and isinstance(row[0], bytes) else None
        return None

    def write(self) -> None:
        """Write what is new, and forget what the last builds did not ask for.

        What is not `whole` did not ask for most of it and forgets nothing.
        """
        self._written(self._put_down)
        self._written(self._mark)

    def _written(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file; where that cannot be, keep nothing any more."""
        if self._base is None:
            return
        try:
            with self._base:
                work(self._base)
        except sqlite3.Error as error:
            log.info(_NOT_KEPT, error)
            self._base.close()
            self._base = None
            if not isinstance(error, sqlite3.OperationalError):
                Path(str(self._path)).unlink(missing_ok=True)  # damaged: the next build begins anew

    def _put_down(self, base: sqlite3.Connection) -> None:
        base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._new.items())
        build = self._build(base)
        used = [(name, build) for name in self._new]
        base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", used)
        self._new, self._size = {}, 0

    def _mark(self, base: sqlite3.Connection) -> None:
        """Say what was used, and forget what is old."""
        if self._whole:
            base.execute("INSERT INTO builds DEFAULT VALUES")
        build = self._build(base)
        used = ((name, build) for name in self._used)
        base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", used)
        if self._whole:
            self._forget(base, build)

    def _build(self, base: sqlite3.Connection) -> int:
        """The number of the last build there was."""
        (number,) = base.execute("SELECT max(number) FROM builds").fetchone()
        return number or 0

    def _forget(self, base: sqlite3.Connection, build: int) -> None:
        """Forget what the last builds did not ask for."""
        old = "SELECT key FROM used WHERE build < ?"
        base.execute(f"DELETE FROM kept WHERE key IN ({old})", (build - LASTS,))  # noqa: S608
        base.execute("DELETE FROM used WHERE build < ?", (build - LASTS,))
        base.execute("DELETE FROM builds WHERE number < ?", (build,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.write()
        else:
            self.flush()  # it asked for less than it would have, and nothing is forgotten for that
        if self._base is not None:
            self._base.close()


#   edition(Path("hooks"))  ->  32 bytes
def edition(hooks: Path) -> bytes:
    """Our code, the hooks and the packages: whatever of them changes, all is made anew."""
    packages = [sys.version, *(f"{name} {version(name)}" for name in _PACKAGES)]
    folders = {Path(__file__).resolve().parents[1], hooks.resolve()}
    found = (path for folder in folders for path in folder.rglob("*"))
    sources = sorted(path for path in found if path.suffix in _CODE)
    return key(*packages, *(path.read_bytes() for path in sources))


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file, made anew where it is none of ours; None where none can be had now."""
    for _ in range(2):
        try:
            return _connected(path)
        except (sqlite3.OperationalError, OSError) as error:
            log.info(_NOT_KEPT, error)  # busy, or a folder that cannot be written
            break
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
    return None


def _connected(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=_WAIT)
    base.execute("PRAGMA synchronous = OFF")  # a cut costs the file, which is noticed
    (shape,) = base.execute("PRAGMA user_version").fetchone()
    if shape not in (0, _SHAPE) or (shape == 0 and base.execute(_ANY).fetchone()):
        base.close()
        raise sqlite3.DatabaseError(_FOREIGN)
    base.executescript(_TABLES)
    base.execute(f"PRAGMA user_version = {_SHAPE}")
    return base


_SEAL = 16


def _seal(name: bytes, content: bytes) -> bytes:
    return blake2b(content, key=name, digest_size=_SEAL).digest()


def _unsealed(name: bytes, sealed: bytes) -> Any | None:
    seal, content = sealed[:_SEAL], sealed[_SEAL:]
    if _seal(name, content) != seal:
        return None
    with suppress(ValueError):
        return json.loads(content)
    return None
