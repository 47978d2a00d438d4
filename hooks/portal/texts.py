"""From bytes to text, for every file people write.

Problems reported: Y01 too large, Y02 not UTF-8, Y17 cannot be opened.
"""

import codecs
from pathlib import Path

from portal.problems import Problem


def taken(path: Path, name: str, most: int) -> tuple[bytes, list[Problem]]:
    """The bytes of the file at `path`, `most` at the most; never of a pipe or a device."""
    if not path.is_file():
        reason = "not a file" if path.exists() else "no such file"
        return b"", [Problem(name, 1, 1, "Y17", {"reason": reason})]
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        return b"", [Problem(name, 1, 1, "Y17", {"reason": error.strerror or str(error)})]
    if len(content) > most:
        about: dict[str, str | int] = {"most": most // 1024}
        return b"", [Problem(name, 1, 1, "Y01", about)]
    return content, []


def decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file called `name`: without a mark of UTF-8, each line ended by a line feed."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return _lines_ended_alike(content.decode()), []
    except UnicodeDecodeError as error:
        before = _lines_ended_alike(content[: error.start].decode())
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        about: dict[str, str | int] = {"byte": f"0x{content[error.start]:02X}"}
        return "", [Problem(name, line, column, "Y02", about)]


def _lines_ended_alike(text: str) -> str:
    """Windows ends lines with two characters, an old Mac with the first of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
