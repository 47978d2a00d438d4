"""The stages of publishing attendance, each measured alone: `python stages.py STAGE PROJECT`;
without arguments their names, as JSON.

A stage is made ready first, which is not timed: what it starts from is read and counted.
Then it runs once. Printed, as JSON: CPU and wall seconds of the stage alone, and the peak
memory of the process before and after it, in megabytes. The peak after a stage holds what
the stage starts from, as it does in a real build.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

from portal import registers
from portal.problems import Problem
from portal.registers import Registers
from portal.settings import Settings
from portal.trainings import claims, disclosure, indexes, ledger, logs, releases
from portal.trainings.downloads.files import Downloads
from portal.trainings.indexes import CROSSINGS
from portal.trainings.logs import Trainings
from portal.trainings.pages import PIECES, TrainingPages

TODAY = date(2026, 11, 21)

Read = TypeVar("Read")

Stage = Callable[[], object]


class NotAsExpected(Exception):
    """The synthetic project has problems, so that its numbers would mean nothing."""


def peer(project: Path, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> Stage:
    """All files of trainings, loaded and kept."""
    files = sorted((project / "trainings").rglob("*.yml"))
    return lambda: [yaml.load(path.read_bytes(), loader) for path in files]


def read(project: Path) -> Stage:
    """The same files, with every check and typed; logs that speak of each other compared."""
    known = _registers(project)
    return lambda: _without(logs.read(project / "trainings", known))


def gate(project: Path) -> Stage:
    """What may be told of every log."""
    known, logged = _logged(project)
    return lambda: disclosure.published(logged, known)


def counting(project: Path) -> Stage:
    """Every index and crossing, and the totals of both classes."""
    _, told = _told(project)

    def count() -> object:
        made = indexes.every_index(told)
        crossed = [indexes.crossing(told, made[a], made[b]) for a, b in CROSSINGS]
        return made, crossed, indexes.by_kind(told)

    return count


def claiming(project: Path) -> Stage:
    """Every figure of a document, recomputed."""
    _, told = _told(project)
    return lambda: _without((None, list(claims.check(told))))


def remembering(project: Path) -> Stage:
    """What the ledger of published figures gains, and the next release compared with it."""
    known, logged = _logged(project)
    told, _ = disclosure.published(logged, known)

    def remember() -> object:
        (project / ledger.FILE).write_text(ledger.additions(told, {}, TODAY), encoding="utf-8")
        earlier = _without(ledger.read(project))
        again, _ = disclosure.published(logged, known, earlier)
        return _without((None, list(releases.check(logged, again, earlier))))

    return remember


def pages(project: Path) -> Stage:
    """The Markdown of every generated page and piece in one language, counted before."""
    known, told = _told(project)
    made = TrainingPages(told, known, Settings(), lambda uri: uri, TODAY, "ro")

    def write() -> int:
        place = "instruiri/prezenta/index.md"
        texts = [*(page.write() for page in made.pages()), *(made.piece(n, place) for n in PIECES)]
        return sum(map(len, texts))

    return write


def downloads(project: Path) -> Stage:
    """Every file for machines, with those of one language."""
    known, told = _told(project)
    made = Downloads(told, known, Settings(), TODAY)
    return lambda: sum(len(asset.write()) for asset in made.assets("ro"))


STAGES: dict[str, Callable[[Path], Stage]] = {
    "PyYAML safe_load": lambda project: peer(project, yaml.SafeLoader),
    "PyYAML CSafeLoader": lambda project: peer(project, yaml.CSafeLoader),
    "reading": read,
    "disclosure": gate,
    "indexes": counting,
    "claims": claiming,
    "ledger": remembering,
    "pages": pages,
    "downloads": downloads,
}


def _registers(project: Path) -> Registers:
    return _without(registers.read(project / "registers"))


def _logged(project: Path) -> tuple[Registers, Trainings]:
    known = _registers(project)
    return known, _without(logs.read(project / "trainings", known))


def _told(project: Path) -> tuple[Registers, Trainings]:
    known, logged = _logged(project)
    return known, disclosure.published(logged, known)[0]


def _without(found: tuple[Read, list[Problem]]) -> Read:
    """What was read, where nothing is wrong with it."""
    value, problems = found
    if problems:
        raise NotAsExpected(str(problems[:3]))
    return value


def _peak() -> float:
    """The most memory this process ever had, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(stage: Stage) -> dict[str, float]:
    """Seconds and megabytes of one run."""
    before, wall, cpu = _peak(), time.perf_counter(), time.process_time()
    kept = stage()
    seconds, cpu_seconds, peak = time.perf_counter() - wall, time.process_time() - cpu, _peak()
    del kept
    return {"cpu": cpu_seconds, "wall": seconds, "peak_before": before, "peak": peak}


if __name__ == "__main__":
    if len(sys.argv) == 1:
        print(json.dumps(list(STAGES)))
    else:
        print(json.dumps(measured(STAGES[sys.argv[1]](Path(sys.argv[2])))))
