"""All tables that are published, in the order in which people meet them."""

from portal.registers import Registers
from portal.settings import Settings
from portal.trainings.downloads import counted, named, sessions
from portal.trainings.downloads.tables import Table
from portal.trainings.logs import Trainings


def tables(trainings: Trainings, registers: Registers, settings: Settings) -> tuple[Table, ...]:
    """Every table; that of evaluations only where there is something to tell."""
    measured = sessions.evaluations(trainings)
    return (
        sessions.sessions(trainings, registers, settings),
        counted.totals(trainings),
        *counted.figures(trainings, registers),
        sessions.breakdowns(trainings, registers),
        *([measured] if measured.records else []),
        counted.stated(trainings),
        sessions.citations(trainings),
        named.names(registers),
        named.sources(trainings, registers),
    )
