"""How text refers to the registers: ordinary links with a scheme, `[text](scheme:id)`."""

import re

from portal.registers import Registers, calling, citing
from portal.registers.places import Place

SCHEMES = {"source": "sources", "contact": "contacts"}
"""The schemes, each with the register its ids stand in."""

PATTERN = re.compile(rf"\[(?P<text>[^\[\]]*)\]\((?P<scheme>{'|'.join(SCHEMES)}):(?P<id>[^()\s]*)\)")


def resolved(match: re.Match[str], registers: Registers, place: Place) -> str:
    """The Markdown a reference stands for; one to an unknown id stays as it was."""
    record = getattr(registers, SCHEMES[match["scheme"]]).get(match["id"])
    if record is None:
        return match[0]
    match match["scheme"]:
        case "source":
            return citing.reference(record, match["text"], place)
        case _:
            return calling.reference(record, match["text"])
