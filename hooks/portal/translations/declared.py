"""Differences that somebody means, declared in the translation where they occur.

    <!-- portal: differs 2 – in Ukraine the line has another number -->
    <!-- portal: differs 540; https://site.example/ru/ – two things and one reason -->
    <!-- portal: differs structure – the table has a column more in this language -->
    <!-- portal: differs order – these readers look for their rights first -->

What differs is written as it stands on either side, several things with `;` between them; a dash
with spaces around it, and the reason. It holds in its section and never reaches the reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.sections import prose_lines
from portal.values import alike

PATTERN = re.compile(r"(?<!`)[ \t]*<!--\s*portal:\s*differs\b(?P<said>[^\n]*?)-->")
STRUCTURE = "structure"
"""The pieces of the section."""
ORDER = "order"
"""The order of the sections of the page; declared in its lead."""

_SAID = re.compile(r"\s+(?P<what>\S.*?)\s+(?:–|—|--?)\s+(?P<reason>\S.*?)\s*")


@dataclass(frozen=True)
class Declared:
    """One thing that may differ in a section: `what` as written there, None if unreadable."""

    what: str | None
    line: int
    written: str

    def covers(self, *written: str | None) -> bool:
        """Whether it speaks of one of these."""
        texts = {alike(text).strip() for text in written if text}
        return self.what is not None and alike(self.what).strip() in texts


def is_in(text: str) -> bool:
    """Whether there may be one in a text at all: in most there is none."""
    return "differs" in text


def declared(text: str, line: int) -> Iterator[Declared]:
    """The declarations in a text that begins on `line`."""
    for match in PATTERN.finditer(text) if is_in(text) else ():
        here = line + text.count("\n", 0, match.start("said"))
        said = _SAID.fullmatch(match["said"])
        for what in said["what"].split(";") if said else [None]:
            yield Declared(what.strip() if what else None, here, match[0].strip())


def without(text: str) -> str:
    """The page as readers get it; a line that was only a declaration goes with it."""
    if not is_in(text):
        return text
    lines: list[str | None] = [*text.split("\n")]
    for number, line in prose_lines(text):
        if PATTERN.search(line):
            lines[number - 1] = PATTERN.sub("", line).rstrip() or None
    return "\n".join(line for line in lines if line is not None)
