"""How text refers to the registers: ordinary links with a scheme, `[text](scheme:id)`.

A mark after it, `{ .history }` or `{ .draft }`, says that a sentence does not speak of what is in
force.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from portal.registers import Registers, act_names, calling, citing, explaining, stating
from portal.registers.places import Place

SCHEMES = {
    "act": "acts",
    "contact": "contacts",
    "fact": "facts",
    "source": "sources",
    "term": "terms",
}
"""The schemes, each with the register its ids stand in."""

PATTERN = re.compile(
    rf"\[(?P<text>[^\[\]]*)\]\((?P<scheme>{'|'.join(SCHEMES)}):(?P<id>[^()\s]*)\)"
    r"(?:\{:?\s*\.(?P<mark>history|draft)\s*\})?"
)

_SIGN = re.compile(rf"\]\((?:{'|'.join(SCHEMES)}):")
_CODE_OR_REFERENCE = re.compile(rf"(?P<code>(?P<ticks>`+).+?(?P=ticks))|{PATTERN.pattern}")


def on_line(line: str) -> Iterator[re.Match[str]]:
    """The references on a line of prose, less those in code."""
    if not _SIGN.search(line):
        return iter(())
    return (match for match in _CODE_OR_REFERENCE.finditer(line) if not match["code"])


def replaced(line: str, told: Callable[[re.Match[str]], str]) -> str:
    """The line with what `told` gives for each reference; code stays as it is."""
    if not _SIGN.search(line):
        return line
    return _CODE_OR_REFERENCE.sub(lambda match: match[0] if match["code"] else told(match), line)


def is_in_link(match: re.Match[str]) -> bool:
    """Whether a reference stands in the text of a link, where another link cannot."""
    before = match.string[: match.start()]
    return before.count("[") - before.count("\\[") > before.count("]") - before.count("\\]")


def resolved(match: re.Match[str], registers: Registers, place: Place) -> str:
    """The Markdown a reference stands for; one to an unknown id stays as it was."""
    record = getattr(registers, SCHEMES[match["scheme"]]).get(match["id"])
    if record is None:
        return match[0]
    if is_in_link(match):
        place = replace(place, in_link=True)
    match match["scheme"]:
        case "act":
            return act_names.reference(record, match["text"], match["mark"] or "", registers, place)
        case "fact":
            return stating.reference(record, match["text"], place)
        case "source":
            return citing.reference(record, match["text"], place)
        case "term":
            return explaining.reference(record, match, place)
        case _:
            return calling.reference(record, match["text"], place)
