"""What was worked out in an earlier run need not be worked out again, where somebody remembers.

    with memory.lent(kept):                         an engine lends its memory
        memory.recalled("parity", texts, work)     what `work` returned for the same texts

Nothing is remembered by itself: without a memory, everything is worked out each time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol


class Memory(Protocol):
    """Values of JSON, each remembered by a name and all that it depends on."""

    def recall(self, name: str, parts: tuple[str, ...]) -> Any | None:
        """What was remembered; None where nothing was."""

    def remember(self, name: str, parts: tuple[str, ...], value: Any) -> None:
        """Remember a value, which is not None."""


_lent: list[Memory] = []


@contextmanager
def lent(memory: Memory) -> Iterator[None]:
    """While this lasts, `memory` is asked."""
    _lent.append(memory)
    try:
        yield
    finally:
        _lent.remove(memory)


def recalled(name: str, parts: tuple[str, ...], work: Callable[[], Any]) -> Any:
    """What `work` returns, a value of JSON that depends on `parts` and on our code alone.

    That it returned None is not remembered.
    """
    if not _lent:
        return work()
    memory = _lent[-1]
    known = memory.recall(name, parts)
    if known is None:
        known = work()
        if known is not None:
            memory.remember(name, parts, known)
    return known
