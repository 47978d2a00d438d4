"""What of a section counts when it is asked whether it changed, and the digest of it.

White space, line ends, attributes such as `{ .notice }`, comments, the kind of quotation marks,
apostrophes, dashes and bullets do not count, nor does ş for ș. Words, figures, links with their
targets and markers do, and references with what the register says: an act that another replaced,
an amount that changed is a change although no letter of the page did.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from portal.registers import references
from portal.sections import Block, Section

LENGTH = 8
"""Hexadecimal digits of a digest: among the 2³² there are, a wrong one is never met by chance."""

LEAD = "pagina"
"""What the section before the first heading is called: the id that every page's title has."""

Says = Callable[[str, str], str]
"""What the record says that a scheme and an id lead to."""

_ATTRIBUTE = r"""(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+))"""
_ATTRIBUTES = re.compile(rf"\{{:?\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}")
_COMMENT = re.compile(r"<!--(?!\s*portal:(?!\s*differs\b)).*?-->", re.S)
_CODE = re.compile(r"(?P<ticks>`+).+?(?P=ticks)", re.S)
_ITEM = re.compile(r"\s*(?:[*+-]|(?P<number>\d+)[.)])\s+")
_BULLET = re.compile(r"^(\s*)[*+-](?=\s)", re.M)
_RULE = re.compile(r":?-{3,}:?")

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),  # nobody sees these
        **dict.fromkeys("„“”«»‟", '"'),
        **dict.fromkeys("’‘‚‛ʼʹ′", "'"),
        **dict.fromkeys("–—‐‑‒―−", "-"),
        **dict(zip("şţŞŢ", "șțȘȚ", strict=True)),
    }
)


@dataclass(frozen=True)
class Unit:
    """A paragraph, list, table or heading: `text` as it is written, `plain` what counts of it."""

    text: str
    plain: str
    is_heading: bool = False

    @property
    def digest(self) -> str:
        """The first digits of the SHA-256 of what counts."""
        return sha256(self.plain.encode()).hexdigest()[:LENGTH]


def units(section: Section, says: Says, head: Iterable[str] = ()) -> tuple[Unit, ...]:
    """What a section is made of; the `head` (title, description) counts as part of the lead."""
    heads = [*head, *([section.heading.words] if section.heading else [])]
    named = [Unit(text, canonical(text, says), is_heading=True) for text in dict.fromkeys(heads)]
    bodies = (
        Unit("\n\n".join(block.text for block in blocks), " ".join(plain).strip())
        for blocks in _joined(section.blocks)
        if any(plain := [_canonical_block(block, says) for block in blocks])
    )
    return (*named, *bodies)


#   canonical("Până  la „1 martie”{ .x }", …)  ->  'Până la "1 martie"'
def canonical(text: str, says: Says) -> str:
    """What counts of a text, on one line; code inside it counts as it is."""
    made, start = [], 0
    for code in _CODE.finditer(text):
        made += [_prose(text[start : code.start()], says), code[0]]
        start = code.end()
    return " ".join("".join([*made, _prose(text[start:], says)]).split())


def _canonical_block(block: Block, says: Says) -> str:
    if not block.is_code:
        return canonical(block.text, says)
    lines = unicodedata.normalize("NFC", block.text).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _prose(text: str, says: Says) -> str:
    text = _COMMENT.sub("", text) if "<!--" in text else text
    text = _ATTRIBUTES.sub("", text) if "{" in text else text
    text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    text = _RULE.sub("---", _BULLET.sub(r"\1-", text))
    return references.PATTERN.sub(lambda match: _reference(match, says), text)


def _reference(match: re.Match[str], says: Says) -> str:
    told = says(match["scheme"], match["id"])
    return f"[{match['text']}]({match['scheme']}:{match['id']} {told})"


def _joined(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks that only stand together: a list with empty lines in it is one list."""
    together: list[Block] = []
    for block in blocks:
        if together and not _goes_on(together, block):
            yield together
            together = []
        together.append(block)
    if together:
        yield together


def _goes_on(before: list[Block], block: Block) -> bool:
    """Whether a block belongs to those before it: classes, an indent, the next item of a list."""
    if _ATTRIBUTES.fullmatch(block.text.strip()) or block.text.startswith("  "):
        return True
    first, item = _ITEM.match(before[0].text), _ITEM.match(block.text)
    return bool(first and item and bool(first["number"]) == bool(item["number"]))
