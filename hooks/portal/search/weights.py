"""Which pages come first when several answer: rights before logs of trainings, acts in force first.

A page is what most readers look for, or a record that is reached from such a page; the numbers say
which of two pages that answer equally well is wanted. People read their rights in Ukrainian and
Russian, specialists look up procedures in Romanian and Russian.
"""

from datetime import date

from portal.registers import Registers
from portal.registers.force import Force
from portal.strings import strings

_COMMON = 1.0
# The first that fits counts: whoever looks for help in danger finds it before all else.
_BEGINNINGS = {
    "despre/reguli/": 0.4,
    "despre/": 0.8,
    "noutati/": 0.9,
    "cod/": 0.6,
    "contacte/": 1.4,
    "drepturi/ajutor": 2.6,
    "drepturi/": 1.8,
    "proceduri/": 1.4,
    "centre-de-plasament/": 1.3,
    "instruiri/prezenta/": 0.6,
    "instruiri/materiale/": 0.7,
    "instruiri/": 0.8,
    "glosar/": 0.9,
}
_NO_LONGER_IN_FORCE = 0.6
_OVER = "acts.status.abrogated-alone"
_RIGHTS_FIRST = {"uk": 1.25, "ru": 1.1}


def note(uri: str, language: str, registers: Registers, today: date) -> str:
    """What is said beside the title of a page: of an act that it is no longer in force."""
    return strings(language).text(_OVER) if _is_over(uri, registers, today) else ""


def weight(uri: str, language: str, registers: Registers, today: date) -> float:
    """What the score of a page (`drepturi/munca.md`) is multiplied by; 1 for a common page."""
    if _is_over(uri, registers, today):
        return _NO_LONGER_IN_FORCE
    by_place = next((n for start, n in _BEGINNINGS.items() if uri.startswith(start)), _COMMON)
    return by_place * (_RIGHTS_FIRST.get(language, 1.0) if uri.startswith("drepturi/") else 1.0)


def _is_over(uri: str, registers: Registers, today: date) -> bool:
    act = registers.acts.get(uri[len("acte/") : -len(".md")]) if uri.startswith("acte/") else None
    return act is not None and Force(registers.acts, today).status(act).is_over
