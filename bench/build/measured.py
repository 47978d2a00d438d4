"""One command, measured: wall and processor seconds, memory of all its processes, bytes written.

Memory is what the processes hold together: the sum of their proportional set sizes (`Pss` of
/proc/<pid>/smaps_rollup), looked at fifty times a second. Bytes written are those of all files in
the folder that are newer than the start.
"""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """Seconds, megabytes, megabytes."""

    wall: float
    processor: float
    memory: float
    written: float


def run(command: Sequence[str], folder: Path) -> Measured:
    """Run a command to its end; it must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PORTAL_LANG": "en"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, since = time.time_ns(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak = _Peak(process.pid)
    _, said = process.communicate()
    wall = time.perf_counter() - since
    memory = peak.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()[-2000:]}")
    spent = sum(getattr(after, n) - getattr(before, n) for n in ("ru_utime", "ru_stime"))
    return Measured(wall, spent, memory, _written(folder, started))


class _Peak(threading.Thread):
    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.most = 0
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ended.wait(0.02):
            self.most = max(self.most, sum(map(_held, _family(self.process))))

    def stop(self) -> float:
        self.ended.set()
        self.join()
        return self.most / 1024


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _held(process: int) -> int:
    """Kilobytes."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _written(folder: Path, since: int) -> float:
    """Megabytes of files that were not there, or not so, before."""
    total, seen = 0, set()
    for path in folder.rglob("*"):
        with suppress(OSError):
            about = path.lstat()
            is_new = about.st_mtime_ns >= since and about.st_ino not in seen
            if path.is_file() and not path.is_symlink() and is_new:
                seen.add(about.st_ino)
                total += about.st_size
    return total / 1e6
