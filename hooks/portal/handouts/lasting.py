"""Until when what readers took along may be trusted: nobody can correct it on their phones."""

from datetime import date, timedelta

from portal.prose import ProsePage
from portal.registers import Registers
from portal.registers.facts import Fact


def check_by(page: ProsePage, registers: Registers, today: date, within: int) -> date:
    """The day by which the page should be looked up again.

    It is the first day on which something of it may no longer hold: the last day of a fact, or
    the day a confirmed one is to be confirmed again, `within` so many days. Where no fact says
    so, as many days after the page was made; never later than that.
    """
    ends = [today + timedelta(days=within)]
    for fact in facts(page, registers):
        if fact.until and fact.until >= today:
            ends.append(fact.until)
        if fact.confirmed:
            ends.append(max(today, fact.confirmed.on + timedelta(days=within)))
    return min(ends)


def facts(page: ProsePage, registers: Registers) -> list[Fact]:
    """The facts a page states as present, each once."""
    ids = dict.fromkeys(
        match["id"]
        for _, match in page.references
        if match["scheme"] == "fact" and not match["mark"]
    )
    return [registers.facts[name] for name in ids if name in registers.facts]
