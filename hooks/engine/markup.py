"""Pages without the indentation of the templates that made them: a sixth of what a reader loads."""

import re

_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_OPENED = re.compile(r"<(pre|textarea|script|style)\b")


#   without_indentation("<p>\n\n    a\n  <b>c</b></p>")  ->  "<p>\na\n<b>c</b></p>"
def without_indentation(html: str) -> str:
    """The same page, with one line break wherever there was one and nothing around it.

    A reader sees no difference: HTML takes white space for one space. Where it does not, and
    in scripts, whose hashes may have been told already, nothing is touched.
    """
    parts = _AS_WRITTEN.split(html)
    return "".join(
        part if number % 3 == 1 else _at_the_margin(part)
        for number, part in enumerate(parts)
        if number % 3 != 2
    )


def _at_the_margin(text: str) -> str:
    """Line by line: a regular expression would try its luck at every space of the page."""
    first, *rest = text.split("\n")
    if not rest:
        return text
    last = rest.pop().lstrip()
    between = [line.rstrip(" \t") for more in rest if (line := more.lstrip())]
    return "\n".join([first.rstrip(" \t"), *between, last])


#   is_closed("<pre>a</pre>")  ->  True        is_closed("<pre>a")  ->  False
def is_closed(html: str) -> bool:
    """Whether what is left as it is written ends inside this piece of a page."""
    return not _OPENED.search(_AS_WRITTEN.sub("", html))
