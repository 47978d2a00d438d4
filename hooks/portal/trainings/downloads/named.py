"""The tables of the registers: what ids mean, and the sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.fields import HumanText
from portal.registers import Registers
from portal.registers.sources import Source
from portal.trainings.downloads.tables import Column, Table
from portal.trainings.logs import Trainings
from portal.trainings.model import Claim, Log

REGISTERS = ("topics", "audiences", "competencies", "districts", "institutions")
"""The registers whose ids stand in other tables."""


@dataclass(frozen=True)
class _Named:
    register: str
    id: str
    name: HumanText
    unofficial: tuple[str, ...]


def names(registers: Registers) -> Table:
    """What the ids of each register mean; all of them, for those in use would tell of parts."""
    records = [
        _Named(register, key, record.name, tuple(p for p in record.working if p[:5] == "name."))
        for register in REGISTERS
        for key, record in _records(registers, register).items()
    ]
    return Table("names", _NAMES, records, ("register", "id"), in_workbook=False)


def sources(trainings: Trainings, registers: Registers) -> Table:
    """The documents and pages that logs and claims cite."""
    citing: list[Log | Claim] = [entry.log for entry in trainings.entries]
    citing += [record.value for record in trainings.claims]
    cited = {citation.id for record in citing for citation in record.sources}
    read = [source for key, source in registers.sources.items() if key in cited]
    return Table("sources", _SOURCES, read, ("id",), in_workbook=False)


def _records(registers: Registers, register: str) -> Mapping[str, Any]:
    records: Mapping[str, Any] = getattr(registers, register)
    return records


def _title(source: Source) -> tuple[str, ...]:
    return tuple(piece for piece in source.working if piece.startswith("title."))


_NAMES = (
    Column("register", "id", lambda n: n.register, choices=REGISTERS, needed=True),
    Column("id", "id", lambda n: n.id, needed=True),
    Column("name", "human", lambda n: n.name, needed=True),
    Column("unofficial", "ids", lambda n: n.unofficial),
)

_SOURCES = (
    Column("id", "id", lambda s: s.id, needed=True),
    Column("title", "human", lambda s: s.title, needed=True),
    Column("publisher", "text", lambda s: s.publisher, needed=True),
    Column("address", "text", lambda s: s.address),
    Column("dated", "when", lambda s: s.dated, needed=True),
    Column("read", "day", lambda s: s.read, needed=True),
    Column("extent", "id", lambda s: s.extent, choices=("full", "excerpt"), needed=True),
    Column("kind", "id", lambda s: s.kind, needed=True),
    Column("public", "truth", lambda s: s.public, needed=True),
    Column("unofficial", "ids", _title),
)
