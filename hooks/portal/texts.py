"""From bytes to text, for every file people write.

Problem reported: Y02 not UTF-8.
"""

from portal.problems import Problem


def decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text of a file called `name`; a mark of UTF-8 at its start is dropped."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        about: dict[str, str | int] = {"byte": f"0x{content[error.start]:02X}"}
        return "", [Problem(name, line, column, "Y02", about)]
