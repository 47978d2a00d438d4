"""Where a build is, and where its time went.

    with stages.told("ro", shown=True) as took:        somebody looks on
        with stages.stage("pages", "uk", 301) as on:   the stage, of which language, how many steps
            on()                                       one step more
    took.table("ro")                                   seconds by stage

On a terminal a line says what is being done and how far it is; elsewhere nothing is said. What a
build does outside all stages is the engine's own.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from portal.strings import strings

REST = "rest"


@dataclass
class Took:
    """Seconds on the clock by stage, in the order they came, and when it all began."""

    began: float = field(default_factory=time.perf_counter)
    seconds: dict[str, float] = field(default_factory=dict)
    inside: int = 0

    def table(self, language: str) -> str:
        """The stages with their seconds and shares, the rest last."""
        words, whole = strings(language), time.perf_counter() - self.began
        rest = whole - sum(self.seconds.values())
        rows = [*self.seconds.items(), (REST, rest)]
        names = {name: words.text(f"build.stage.{name}") for name, _ in rows}
        width = max(map(len, names.values()))
        lines = [f"{names[n]:<{width}}  {s:7.2f} s  {s / whole:4.0%}" for n, s in rows]
        total = words.text("build.stage.whole")
        return "\n".join([*lines, f"{total:<{width}}  {whole:7.2f} s"])


class _Watching:
    """What is told to whom, now."""

    took: Took | None = None
    show: Callable[[str, int | None], Callable[[], None]] | None = None
    language = "en"


@contextmanager
def told(language: str, *, shown: bool | None = None) -> Iterator[Took]:
    """While this lasts stages are timed, and `shown` on the terminal where there is one."""
    shown = sys.stderr.isatty() if shown is None else shown
    took = Took()
    with _line() if shown else nullcontext() as show:
        _Watching.took, _Watching.show, _Watching.language = took, show, language
        try:
            yield took
        finally:
            _Watching.took = _Watching.show = None


@contextmanager
def stage(name: str, of: str = "", steps: int | None = None) -> Iterator[Callable[[], None]]:
    """A part of a build; a stage inside another one counts as the outer one."""
    took = _Watching.took
    if took is None or took.inside:
        yield _nothing
        return
    text = strings(_Watching.language).text(f"build.stage.{name}")
    on = _Watching.show(f"{text} {of}".strip(), steps) if _Watching.show else _nothing
    took.inside += 1
    since = time.perf_counter()
    try:
        yield on
    finally:
        took.inside -= 1
        spent = time.perf_counter() - since
        took.seconds[name] = took.seconds.get(name, 0.0) + spent


def _nothing() -> None:
    pass


@contextmanager
def _line() -> Iterator[Callable[[str, int | None], Callable[[], None]]]:
    """One line on the terminal, gone at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def show(text: str, steps: int | None) -> Callable[[], None]:
            for before in progress.task_ids:
                progress.remove_task(before)
            task = progress.add_task(text, total=steps)
            return lambda: progress.advance(task)

        yield show
