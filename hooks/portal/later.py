"""The portal of which every file was read and found right before, read as far as somebody asks.

For an edit of a page nobody needs the logs of twenty thousand sessions, nor registers the page does
not refer to. What is read here is not checked: it was, and it is the same.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from portal import languages, prose, registers
from portal.addresses import published
from portal.changes import events, recorded
from portal.changes import pages as change_pages
from portal.changes.events import Event
from portal.changes.recorded import Sections
from portal.changes.remembered import Remembered
from portal.fields import HumanText, Known
from portal.problems import Problem
from portal.registers import MODELS, Registers
from portal.settings import Settings
from portal.site import Site
from portal.trainings import disclosure, ledger, logs, releases


class _Ids(Mapping[str, frozenset[str]]):
    """The ids of each register, read with it."""

    def __init__(self, registers: "_Registers") -> None:
        self._registers = registers

    def __getitem__(self, name: str) -> frozenset[str]:
        if name not in MODELS:
            raise KeyError(name)
        ids: frozenset[str] = self._registers.records(name)[1]
        return ids

    def __iter__(self) -> Iterator[str]:
        return iter(MODELS)

    def __len__(self) -> int:
        return len(MODELS)


class _Registers(Registers):
    """Registers that are read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        object.__setattr__(self, "_folder", folder)
        object.__setattr__(self, "_read", {})

    def __getattr__(self, name: str) -> Any:
        """What was not needed so far."""
        if name in MODELS:
            found: Any = {key: record.value for key, record in self.records(name)[0].items()}
        elif name == "written":
            found = {each: self.records(each)[0] for each in MODELS}
        elif name == "ids":
            found = _Ids(self)
        else:
            raise AttributeError(name)
        object.__setattr__(self, name, found)
        return found

    def records(self, name: str) -> Any:
        """The records of a register by id, and the ids it means to define."""
        read = self.__dict__["_read"]
        if name not in read:
            path = self.__dict__["_folder"] / f"{name}.yml"
            records, _, ids = registers.read_register(path, MODELS[name], Known({}), checked=False)
            read[name] = {record.value.id: record for record in records}, ids or frozenset()
        return read[name]


class _Site(Site):
    """A portal that is read when it is asked for."""

    def __init__(self, root: Path, docs: Path, settings: Settings, today: date) -> None:
        pages, problems = prose.read(docs, docs.name, languages.CODES)
        known = {
            "root": root,
            "docs": docs,
            "settings": settings,
            "registers": _Registers(root / "registers"),
            "prose": pages,
            "today": today,
            "problems": problems,
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        """What was not needed so far."""
        if name not in _READERS:
            raise AttributeError(name)
        found = _READERS[name](self)
        object.__setattr__(self, name, found)
        return found


class _Edited(_Site):
    """A portal in which nothing but the texts of a few pages is other than `before`."""

    before: Remembered

    def __init__(
        self, root: Path, docs: Path, settings: Settings, today: date, before: Remembered
    ) -> None:
        super().__init__(root, docs, settings, today)
        object.__setattr__(self, "before", before)

    @cached_property
    def said(self) -> dict[str, Sections]:
        """What every section of the originals says now: most of it what it said before."""
        edited = [page for page in self.prose if page.uri in self.before.edited]
        return self.before.said | recorded.said(edited, self.translations)

    @cached_property
    def happened(self) -> list[Event]:
        """What happened; on pages that were not edited, to acts and in trainings as before."""
        return events.in_order(self._events())

    def _events(self) -> list[Event]:
        states = recorded.with_now(self.recorded, self.said, self.today)
        again = change_pages.on_pages(states, self.prose, self.before.edited)
        return [*self.before.events, *again]

    def title_of_training(self, name: str) -> HumanText:
        """What the training of that id is called."""
        return self.before.titles[name]

    def newly_published(self) -> str:
        """No figure is told for the first time."""
        return ""

    def addresses(self) -> None:
        """The same addresses."""
        return


class _Counted(_Edited):
    """The same, where logs changed too: they are read at once, with what is wrong in them."""

    def __init__(
        self, root: Path, docs: Path, settings: Settings, today: date, before: Remembered
    ) -> None:
        super().__init__(root, docs, settings, today, before)
        logged, found = logs.read(root / "trainings", self.registers)
        told, hidden = disclosure.published(logged, self.registers, self.earlier)
        object.__setattr__(self, "logged", logged)
        object.__setattr__(self, "trainings", told)
        self.problems.extend([*found, *hidden, *releases.check(logged, told, self.earlier)])

    def _events(self) -> list[Event]:
        of_trainings = events.of_sessions(self.trainings, self.registers)
        return [*(e for e in super()._events() if e.kind != "sessions"), *of_trainings]

    def title_of_training(self, name: str) -> HumanText:
        """What the training of that id is called."""
        return Site.title_of_training(self, name)

    def newly_published(self) -> str:
        """The figures that are told for the first time."""
        return Site.newly_published(self)


def _logged(site: Site) -> Any:
    return logs.read(site.root / "trainings", site.registers)[0]


def _published(site: Site) -> Any:
    return disclosure.published(site.logged, site.registers, site.earlier)[0]


_READERS: dict[str, Callable[[Site], Any]] = {
    "logged": _logged,
    "trainings": _published,
    "earlier": lambda site: ledger.read(site.root)[0],
    "recorded": lambda site: recorded.read(site.root)[0],
    "published": lambda site: published.read(site.root)[0],
}


def read(root: Path, docs: Path, settings: Settings, today: date) -> tuple[Site, list[Problem]]:
    """The portal in `root`, and what is wrong with the bytes of its pages."""
    site = _Site(root, docs, settings, today)
    return site, site.problems


def edited(
    root: Path, docs: Path, settings: Settings, today: date, before: Remembered, *, counted: bool
) -> tuple[Site, list[Problem]]:
    """The same, where nothing changed but texts, and logs if `counted`.

    All else that was known `before` is known, and what is wrong in the logs is told too.
    """
    site = (_Counted if counted else _Edited)(root, docs, settings, today, before)
    return site, site.problems
