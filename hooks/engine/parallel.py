"""Work on many items in several processes of this machine, as if it were one.

    each(items, work, take, shared)     many items
    beside = Apart(work)                one thing, while this process goes on
    beside.result()

A process is a copy of this one (`fork`): it sees everything, and what it changes stays with it but
for what its work returns and what `shared` tells. A process that dies or is stuck costs time: what
it had to do is done again here, where a failure is raised as it always was.
"""

import gc
import os
import pickle
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Protocol, TypeVar

from engine import releases

Item = TypeVar("Item")

VARIABLE = "PORTAL_PROCESSES"
"""How many processes may work; as many as there are cores where nobody says."""

_FEWEST = 16
"""Items for which another process is worth it."""


class Shared(Protocol):
    """What work leaves outside its items."""

    def begin(self) -> None:
        """Called in a copy before its work: forget what the original has already."""

    def told(self) -> Any:
        """What the copy has to say at the end."""

    def take(self, told: Any) -> None:
        """Called in the original with what a copy said."""


@dataclass
class _Copy:
    """A process, and the file it tells its results in, one after another."""

    process: int
    file: BinaryIO
    began: float = field(default_factory=time.monotonic)
    status: int | None = None

    def has_ended(self) -> bool:
        """Whether it came to its end, of which there may be nothing to read."""
        if self.status is None:
            with suppress(OSError):
                process, status = os.waitpid(self.process, os.WNOHANG)
                self.status = status if process else None
        return self.status is not None

    def wait(self) -> bool:
        """Wait for its end; False where it takes so long that it must be stuck."""
        now = time.monotonic()
        until = now + _PATIENCE * max(_SHORT, now - self.began)
        while not self.has_ended():
            if time.monotonic() > until:
                return False
            time.sleep(_LOOK)
        return True

    def results(self) -> list[Any] | None:
        """All it told; None where it died, or told half of it."""
        if not self.wait() or self.status:
            return None
        self.file.seek(0)
        found: list[Any] = []
        with suppress(pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
            while (one := pickle.load(self.file)) is not _END:  # noqa: S301 - from a copy of this process
                found.append(one[0])
            return found
        return None

    def end(self) -> None:
        """Stop it, whatever it does."""
        if not self.has_ended():
            with suppress(OSError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self.process, 0)
        self.file.close()


_END = None
"""Told last."""
_PATIENCE = 5
"""How many times as long as it has worked already a copy may go on once somebody waits for it."""
_SHORT = 12.0
"""Seconds that count as worked in any case."""
_LOOK = 0.002
"""Seconds between two looks whether it ended."""


#   processes()  ->  2
def processes() -> int:
    """How many processes may work at once."""
    told = os.environ.get(VARIABLE, "")
    if told.isdigit() and int(told):
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def each(
    items: Sequence[Item],
    work: Callable[[Item], Any],
    take: Callable[[Item, Any], None],
    shared: Shared,
    on: Callable[[], None] = lambda: None,
) -> None:
    """Work on every item; `take` gets each with what its work returned, in their order.

    `on` is called as often as there are items, while this process works on its own.
    """
    count = min(processes(), max(1, len(items) // _FEWEST))
    slices = [range(number, len(items), count) for number in range(count)]
    copies = [_copied(items, those, work, shared) for those in slices[1:]]
    done: dict[int, Any] = {}
    try:
        for number in slices[0]:
            done[number] = work(items[number])
            for _ in range(count):
                on()
        for copy, those in zip(copies, slices[1:], strict=True):
            told = copy.results() if copy else None
            if told is None:
                if copy:
                    copy.end()  # it writes no more into what is done again
                done |= {number: work(items[number]) for number in those}
            else:
                shared.take(told.pop())
                done |= zip(those, told, strict=True)
    finally:
        for copy in filter(None, copies):
            copy.end()
    for number, item in enumerate(items):
        take(item, done.pop(number))


class Apart:
    """Work that another process does meanwhile; where there is none, this one once it is asked."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._copy = _started(lambda: iter([work()])) if processes() > 1 else None
        self._done: tuple[Any] | None = None

    def is_done(self) -> bool:
        """Whether the result is there already."""
        return self._copy is None or bool(self._done) or self._copy.has_ended()

    def result(self) -> Any:
        """What the work returned; waits for it."""
        if self._done is None:
            told = self._copy.results() if self._copy else None
            self.end()
            self._done = (told[0],) if told else (self._work(),)
        return self._done[0]

    def end(self) -> None:
        """Stop the other process, whatever it does."""
        if self._copy:
            self._copy.end()
            self._copy = None


def _copied(
    items: Sequence[Item], those: range, work: Callable[[Item], Any], shared: Shared
) -> _Copy | None:
    """Another process that works on `those` items; what `shared` has to say comes last."""

    def tasks() -> Iterator[Any]:
        shared.begin()
        for number in those:
            yield work(items[number])
        yield shared.told()

    return _started(tasks)


def _started(work: Callable[[], Iterator[Any]]) -> _Copy | None:
    """Another process that tells what its work yields, through a file; None where none can be.

    Through a pipe it would have to hold everything until somebody listens.
    """
    try:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - both processes go on with it
    except OSError:
        return None
    gc.freeze()  # what both have stays one in memory: nobody writes into it to collect garbage
    try:
        process = os.fork()
    except OSError:
        file.close()
        return None
    if process:
        return _Copy(process, file)
    status = 1
    try:
        releases.let_go()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for result in work():
            pickle.dump((result,), file, protocol=pickle.HIGHEST_PROTOCOL)
        pickle.dump(_END, file)
        file.flush()
        status = 0
    finally:
        os._exit(status)
    raise AssertionError  # a copy never comes here
