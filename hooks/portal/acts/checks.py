"""What is wrong between acts, and with the ways pages cite them.

Problems reported, in pages: A01 an act no longer in force cited as if it were, A02
`{ .history }` on an act that is in force or a draft, A03 a draft cited as if in force, A04
`{ .draft }` on what is no draft. In the register: A05 acts that replace one another in a
circle, A06 an act said to be in force on a day when another had replaced it, A07 an abrogated
act of which nobody says what replaced it (a notice), A08 days that contradict the status,
A09 an act that replaces one of a later date.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from portal.problems import Problem, Severity
from portal.prose import ProsePage
from portal.records import Record
from portal.registers import Registers
from portal.registers.acts import Act
from portal.registers.force import Force, Status, first_day, last_day, starts


def in_page(page: ProsePage, force: Force) -> Iterator[Problem]:
    """Acts that a page cites otherwise than they stand on the day of `force`.

    An act whose force no source tells may be cited either way.
    """
    for line, match in page.references:
        act = force.acts.get(match["id"]) if match["scheme"] == "act" else None
        if act:
            yield from _cited(act, match, page.path, line, force)


def _cited(act: Act, match: re.Match[str], path: str, line: int, force: Force) -> Iterator[Problem]:
    status, mark = force.status(act), match["mark"]
    if status.is_over and mark != "history":
        heirs = ", ".join(one.id for one in force.instead(act))
        yield _at(path, line, match, "A01", id=act.id, nearest=heirs)
    elif status == Status.DRAFT and not mark:
        yield _at(path, line, match, "A03", id=act.id)
    elif mark == "history" and status in (Status.IN_FORCE, Status.AHEAD, Status.DRAFT):
        yield _at(path, line, match, "A02", id=act.id)
    elif mark == "draft" and status != Status.DRAFT:
        yield _at(path, line, match, "A04", id=act.id)


def _at(path: str, line: int, match: re.Match[str], code: str, **about: str | int) -> Problem:
    return Problem(path, line, match.start() + 1, code, about)


def in_register(registers: Registers, force: Force) -> Iterator[Problem]:
    """What is wrong with the acts by themselves."""
    written: dict[str, Record[Act]] = registers.written.get("acts", {})
    for record in written.values():
        circle = _circle(record.value, force)
        yield from _of_replacing(record, force, circle)
        yield from _of_days(record)
        yield from _of_heirs(record, force)


def _of_replacing(record: Record[Act], force: Force, circle: list[str]) -> Iterator[Problem]:
    act = record.value
    for position, key in enumerate(act.replaces):
        earlier = force.acts.get(key)
        if earlier is None:
            continue
        where = ("replaces", position)
        if key in circle:
            path = " → ".join([act.id, *circle])
            yield record.problem("A05", *where, circle=path)
        elif _later(earlier, act):
            yield record.problem("A09", *where, id=act.id, other=key)


def _circle(act: Act, force: Force) -> list[str]:
    """The way from `act` over what it replaces back to itself; empty where there is none."""
    ways = [[key] for key in act.replaces]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == act.id:
            return way
        if way[-1] in seen or way[-1] not in force.acts:
            continue
        seen.add(way[-1])
        ways += [[*way, key] for key in force.acts[way[-1]].replaces]
    return []


def _later(one: Act, other: Act) -> bool:
    """Whether `one` is surely dated after `other`."""
    begins, ends = first_day(one.date), last_day(other.date)
    return bool(begins and ends and begins > ends)


def _of_days(record: Record[Act]) -> Iterator[Problem]:
    """A last day before the first one, or before the day the act was known to be in force."""
    act = record.value
    until = last_day(act.in_force.until) if act.in_force.until else None
    if until is None:
        return
    known = first_day(act.status_known_on) if act.status_known_on else None
    begins = first_day(act.in_force.from_) if act.in_force.from_ else None
    passed_unnoticed = act.status == "in-force" and known is not None and until < known
    if passed_unnoticed or (begins is not None and until < begins):
        yield record.problem("A08", "in_force", "until", id=act.id, until=str(until))


def _of_heirs(record: Record[Act], force: Force) -> Iterator[Problem]:
    act = record.value
    heirs = [one for one in force.successors(act) if one.status != "draft"]
    known = last_day(act.status_known_on) if act.status_known_on else None
    for heir in heirs:
        begins = starts(heir)
        if act.status == "in-force" and known and begins and _surely(begins, heir) <= known:
            yield record.problem("A06", "status", id=act.id, nearest=heir.id, known=str(known))
    if act.status == "abrogated" and not heirs:
        yield replace(record.problem("A07", "status", id=act.id), severity=Severity.NOTICE)


def _surely(begins: date, act: Act) -> date:
    """The latest day on which `act` began to hold, where only a month or a year is known."""
    return last_day(act.in_force.from_ or act.date) or begins
