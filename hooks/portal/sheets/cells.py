"""From what a cell holds to the text a log holds.

Spreadsheets keep dates, times and numbers as they please: `12.03.2026` may be a date, a
text or a count of days. What cannot be understood stays as it is, for the checks of the
log to refuse it.
"""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | date | time | datetime | timedelta
"""What a reader of sheets finds in a cell; an empty text where it is empty."""

_DAY = re.compile(r"\b([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\b")
_BETWEEN = re.compile(r"\s*[–—/]\s*|\s+-\s+")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_GAP = re.compile(r"(?<=[0-9]) (?=[0-9]{3}\b)")
_NOTHING = re.compile(r"[-–—.?_/\s]*")
_MINUTES = 24 * 60


def text(value: Value) -> str:
    """One line without what cannot be seen; nothing for a dash, which means "not known"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    seen = "".join(c for c in str(value) if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(seen.split()).removeprefix("'").strip()
    return "" if _NOTHING.fullmatch(line) else line


#   day("12.03.2026 – 14.03.2026")  ->  "2026-03-12/2026-03-14"
def day(value: Value) -> str:
    """A date as logs write it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    written = text(value)
    written = _DAY.sub(lambda m: f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}", written)
    return written if written.startswith("{") else _BETWEEN.sub("/", written)


#   hour(0.4375)  ->  "10:30"
#   hour("9.30")  ->  "09:30"
def hour(value: Value) -> str:
    """A time of the day as logs write it."""
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * _MINUTES) % _MINUTES
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    match = _TIME.fullmatch(text(value))
    return f"{int(match[1]):02}:{match[2]}" if match else text(value)


#   number(78.0)     ->  "78"
#   number("1 200")  ->  "1200"
def number(value: Value) -> str:
    """A number as logs write it."""
    return _GAP.sub("", text(value))


def folded(written: str) -> str:
    """Text as it is compared: letters and digits only, without marks above or below, small."""
    bare = unicodedata.normalize("NFKD", written.casefold())
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(kept.split())


def _number(value: float) -> str:
    whole = math.isfinite(value) and value.is_integer() and abs(value) < 10**15
    return str(int(value)) if whole else str(value)
