"""Work on many items in several processes of this machine, as if it were one.

    each(items, work, take, shared)     many items
    beside = Apart(work)                one thing, while this process goes on
    beside.result()

A process is a copy of this one (`fork`): it sees everything, and what it changes stays with it but
for what its work returns and what `shared` tells. A process that dies costs time: what it had to do
is done again here, where a failure is raised as it always was.
"""

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from select import select
from typing import Any, Protocol, TypeVar

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


@dataclass(frozen=True)
class _Copy:
    process: int
    pipe: int


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
            told = _answer(copy) if copy else None
            if told is None:
                done |= {number: work(items[number]) for number in those}
            else:
                made, left = told[0]
                done |= made
                shared.take(left)
    finally:
        for copy in filter(None, copies):
            _end(copy)
    for number, item in enumerate(items):
        take(item, done[number])


class Apart:
    """Work that another process does meanwhile; where there is none, this one once it is asked."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._copy = _started(work) if processes() > 1 else None
        self._done: tuple[Any] | None = None

    def is_done(self) -> bool:
        """Whether the result is there already."""
        if self._copy is None or self._done:
            return True
        return bool(select([self._copy.pipe], [], [], 0)[0])

    def result(self) -> Any:
        """What the work returned; waits for it."""
        if self._done is None:
            told = _answer(self._copy) if self._copy else None
            self._done = told if told is not None else (self._work(),)
            self.end()
        return self._done[0]

    def end(self) -> None:
        """Stop the other process, whatever it does."""
        if self._copy:
            _end(self._copy)
            self._copy = None


def _copied(
    items: Sequence[Item], those: range, work: Callable[[Item], Any], shared: Shared
) -> _Copy | None:
    """Another process that works on `those` items."""

    def tasks() -> tuple[dict[int, Any], Any]:
        shared.begin()
        return {number: work(items[number]) for number in those}, shared.told()

    return _started(tasks)


def _started(work: Callable[[], Any]) -> _Copy | None:
    """Another process that tells the result of its work through a pipe; None where none can be."""
    reading, writing = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return _Copy(process, reading)
    status = 1
    try:
        os.close(reading)
        releases.let_go()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        done = work()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump((done,), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)
    raise AssertionError  # a copy never comes here


def _answer(copy: _Copy) -> tuple[Any] | None:
    """What a copy said, as the one part of a tuple; None where it died, or said half of it."""
    with os.fdopen(os.dup(copy.pipe), "rb") as pipe:
        content = pipe.read()
    with suppress(pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
        told: tuple[Any] = pickle.loads(content)  # noqa: S301 - from a copy of this process
        return told
    return None


def _end(copy: _Copy) -> None:
    with suppress(OSError):
        os.close(copy.pipe)
    with suppress(OSError):
        os.kill(copy.process, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(copy.process, 0)
