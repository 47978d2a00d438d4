"""One clock: the day the site speaks from.

It is `--as-of` where given, else the day of the last commit, so that one commit
always gives the same bytes; only a tree without history asks the real clock, which day it is.
"""

import os
import re
import subprocess
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

VARIABLE = "PORTAL_AS_OF"


def set_by(as_of: date | None) -> None:
    """Tell this process and its children which day it is."""
    if as_of:
        os.environ[VARIABLE] = as_of.isoformat()
        os.environ["SOURCE_DATE_EPOCH"] = str(int(_midnight(as_of).timestamp()))


def today(root: Path) -> date:
    """The day the site in `root` speaks from, in UTC."""
    with suppress(ValueError):
        return date.fromisoformat(os.environ.get(VARIABLE, ""))
    return datetime.fromtimestamp(seconds(root), UTC).date()


def seconds(root: Path) -> int:
    """The same moment in seconds since 1970, as SOURCE_DATE_EPOCH wants it.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch("[0-9]{1,11}", told):
        return int(told)
    return _last_commit(root) or int(_midnight(datetime.now(UTC).date()).timestamp())


def _last_commit(root: Path) -> int | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return int(told) if told.strip() else None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
