"""One command, measured: wall and processor seconds, memory of all its processes, bytes written.

Memory is what the processes hold together: the sum of their proportional set sizes (`Pss` of
/proc/<pid>/smaps_rollup), bytes written what they handed to the system (`wchar` of /proc/<pid>/io);
both are looked at fifty times a second, so what a process writes in its last moments is not seen.
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
    since = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak = _Peak(process.pid)
    _, said = process.communicate()
    wall = time.perf_counter() - since
    peak.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed: {said.decode()[-2000:]}")
    spent = sum(getattr(after, n) - getattr(before, n) for n in ("ru_utime", "ru_stime"))
    return Measured(wall, spent, peak.most / 1024, sum(peak.written.values()) / 1e6)


class _Peak(threading.Thread):
    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.most = 0
        self.written: dict[int, int] = {}
        self.ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.ended.wait(0.02):
            family = _family(self.process)
            self.most = max(self.most, sum(map(_held, family)))
            for one in family:
                self.written[one] = max(self.written.get(one, 0), _wrote(one))

    def stop(self) -> None:
        self.ended.set()
        self.join()


def _family(process: int) -> list[int]:
    found = [process]
    for one in found:
        with suppress(OSError):
            for thread in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
    return found


def _held(process: int) -> int:
    """Kilobytes."""
    return _told(process, "smaps_rollup", "Pss:")


def _wrote(process: int) -> int:
    """Bytes."""
    return _told(process, "io", "wchar:")


def _told(process: int, file: str, name: str) -> int:
    """A number the system tells of a process; 0 where it is gone."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
