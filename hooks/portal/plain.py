"""Text from data on its way into a file: always text, whatever opens the file.

A text is one line everywhere, as on the pages. What further means something in a format
is dealt with by whoever writes the format; here stands what no library does for us.
"""

import json
import re

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters and what is none: XML 1.0 forbids most of them."""

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
"""What begins a formula, also full-width and small: https://owasp.org/www-community/attacks/CSV_Injection"""

_FORMULA = re.compile(rf"(?P<before>(?:^|;)[\s\"]*)(?P<sign>'*[{_SIGNS}])")

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_HTML = re.compile("[<>&\u2028\u2029]")
_MARKDOWN = re.compile("[<>&\u2028\u2029\\[\\]{}`]")


#   line("unu\r\n  doi")  ->  "unu doi"
def line(text: str) -> str:
    """Text on one line, as the pages show it."""
    return " ".join(_NOT_TEXT.sub(" ", text).split())


#   guarded("=1+1")   ->  "'=1+1"
#   guarded("a; -b")  ->  "a; '-b"
def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it opens a CSV file.

    An apostrophe stands before a sign that begins a formula at the beginning of a cell, or
    after a semicolon: where the decimal sign is a comma, as here, a semicolon ends a cell.
    Taking one apostrophe away there gives the text back, for it is added to any that are
    there already (decision 0011).
    """
    return _FORMULA.sub(r"\g<before>'\g<sign>", text)


def as_json(value: object) -> str:
    """JSON for a file, keys in order: nothing in it means anything to HTML."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{_HTML.sub(_escaped, written)}\n"


def json_in_page(value: object) -> str:
    """JSON on one line for a page: nothing in its texts means anything to HTML or Markdown.

    Brackets in texts are written by their numbers too, or a text could be taken for a
    reference (`prose.py`).
    """
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _STRING.sub(lambda found: _MARKDOWN.sub(_escaped, found[0]), written)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
