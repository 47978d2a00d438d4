"""Live examples of components: what an editor types, and below it what readers see, from one text.

<!-- portal: example -->

1. First step                 becomes the Markdown as code, and then the Markdown itself

{ .steps }

<!-- portal: example end -->
"""

import re

from portal.sections import prose_lines
from portal.strings import strings

PIECES = ("example", "example end")
"""The markers around an example; what stands between them is part of the page like any text."""

_BEGIN, _END = (re.compile(rf"<!--\s*portal:\s*{name}\s*-->\s*$") for name in PIECES)
_FENCE = "~~~~"


def shown(text: str, language: str) -> str:
    """The page with each example shown twice: as it is typed and as it is read.

    A marker without its other half is left for the reader of the source to see.
    """
    if "<!--" not in text:
        return text
    lines = text.split("\n")
    begun: int | None = None
    for number, line in prose_lines(text):
        if _BEGIN.match(line):
            begun = number
        elif _END.match(line) and begun is not None:
            inside = "\n".join(lines[begun : number - 1]).strip("\n")
            lines[begun - 1] = _typed(inside, language)
            lines[number - 1] = "</div>\n</div>"
            begun = None
    return "\n".join(lines)


def _typed(markdown: str, language: str) -> str:
    """The example as code, and the beginning of the example as it is read."""
    words = strings(language)
    return "\n".join(
        [
            '<div class="example" markdown="1">',
            f'<p class="example__label">{words.text("example.typed")}</p>',
            "",
            f"{_FENCE} text",
            markdown,
            _FENCE,
            "",
            f'<p class="example__label">{words.text("example.read")}</p>',
            '<div class="example__shown" markdown="1">',
        ]
    )
