"""How text refers to the registers: ordinary links with a scheme, `[text](scheme:id)`.

A mark after it, `{ .history }` or `{ .draft }`, says that a sentence does not speak of what is in force.
"""

import re

from portal.registers import Registers, act_names, calling, citing
from portal.registers.places import Place

SCHEMES = {"act": "acts", "contact": "contacts", "source": "sources"}
"""The schemes, each with the register its ids stand in."""

PATTERN = re.compile(
    rf"\[(?P<text>[^\[\]]*)\]\((?P<scheme>{'|'.join(SCHEMES)}):(?P<id>[^()\s]*)\)"
    r"(?:\{:?\s*\.(?P<mark>history|draft)\s*\})?"
)


def resolved(match: re.Match[str], registers: Registers, place: Place) -> str:
    """The Markdown a reference stands for; one to an unknown id stays as it was."""
    record = getattr(registers, SCHEMES[match["scheme"]]).get(match["id"])
    if record is None:
        return match[0]
    match match["scheme"]:
        case "act":
            return act_names.reference(
                record, match["text"], match["mark"] or "", registers, place
            )
        case "source":
            return citing.reference(record, match["text"], place)
        case _:
            return calling.reference(record, match["text"])
