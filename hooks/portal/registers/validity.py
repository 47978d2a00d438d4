"""Whether facts still hold, and whether pages say what the register says.

Problems reported: F01 a fact past its last day on a page, F02 facts nobody has confirmed
(a notice), F03 a fact confirmed too long ago (a notice), F04 a text of one's own that differs
from the value.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from portal.problems import Problem, Severity
from portal.registers import Registers
from portal.registers.facts import Fact
from portal.registers.stating import agrees, worded


def in_page(
    match: re.Match[str], fact: Fact, path: str, line: int, language: str, today: date
) -> Iterator[Problem]:
    """What is wrong with a reference to a fact that stands in a page."""
    column = match.start() + 1
    if fact.has_passed(today) and not match["mark"]:
        about: dict[str, str | int] = {"id": fact.id, "until": str(fact.until)}
        yield Problem(path, line, column, "F01", about)
    if match["text"] and not agrees(fact, match["text"], language):
        about = {"text": match["text"], "id": fact.id, "value": worded(fact, language)}
        yield Problem(path, line, column, "F04", about)


def in_register(registers: Registers, today: date, within: int) -> Iterator[Problem]:
    """Notices on what a person should check at the authority, `within` so many days.

    What was never confirmed is one notice for all: it is the rule until the first person
    calls, and forty lines of it would hide everything else.
    """
    facts = registers.written.get("facts", {}).values()
    never = [record for record in facts if not record.value.confirmed]
    if never:
        about: dict[str, str | int] = {"count": len(never), "id": never[0].value.id}
        yield replace(never[0].problem("F02", "id", **about), severity=Severity.NOTICE)
    for record in facts:
        done = record.value.confirmed
        if done and done.on + timedelta(days=within) < today:
            about = {"id": record.value.id, "on": str(done.on), "days": within}
            told = record.problem("F03", "confirmed", "on", **about)
            yield replace(told, severity=Severity.NOTICE)
