"""JSON files of our own that are trusted only as they were written.

    sealed.write(path, value)
    sealed.read(path)          the value; None where there is none, or it is damaged or foreign

The first line is the hash of the rest. A file is written beside its place and renamed, so a
build that is killed leaves the file of before.
"""

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any


def write(path: Path, value: object) -> None:
    """Write `value`; where it cannot be written nothing is there the next time."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    aside = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(_seal(content) + b"\n" + content)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        with suppress(OSError):
            path.unlink(missing_ok=True)


def read(path: Path) -> Any | None:
    """What was written there."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
        return json.loads(content) if seal == _seal(content) else None
    except (OSError, ValueError):
        return None


def _seal(content: bytes) -> bytes:
    return blake2b(content, digest_size=20).hexdigest().encode()
