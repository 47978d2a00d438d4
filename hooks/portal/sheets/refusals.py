"""What a file must not hold, judged on its bytes before any reader of sheets opens it.

The reader then gets a new zip of the parts that were judged, and of nothing else: it
cannot find in the file what was not seen here.

Problems reported: X01 not a kind of file that is read, X02 not what its name says,
X03 the old format of Excel or a file with a password, X05 damaged, X06 an archive
inside it, X11 formulas, X14 too many cells or texts; Y01 and Y17 of `texts`; and those of
`archives`, `markup`, `workbooks` and `opendocument`.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from portal.problems import Problem, in_order
from portal.sheets import archives, opendocument, workbooks
from portal.sheets.markup import Scan, Seen
from portal.texts import taken
from portal.yamls import Mark

MOST_BYTES = 2 * archives.MEGABYTE
MOST_SHEETS = 20
MOST_CELLS = 100_000
MOST_CHARACTERS = 20_000_000
"""How long all texts may be if every cell held the longest: a text can be repeated for free."""

_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Kind:
    """A kind of zip: the part it must have, its judge, and which parts its reader needs."""

    sign: str
    scan: Callable[[], Scan]
    names: dict[str, re.Pattern[str]]
    needed: re.Pattern[str]


KINDS = {
    ".xlsx": Kind(
        "xl/workbook.xml",
        workbooks.WorkbookScan,
        workbooks.PARTS,
        re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/.*\.(xml|rels)", re.I),
    ),
    ".ods": Kind(
        "content.xml",
        opendocument.OpenDocumentScan,
        opendocument.PARTS,
        re.compile(r"mimetype|content\.xml|styles\.xml|META-INF/manifest\.xml"),
    ),
}

Merged = tuple[Mark, int, int]
"""Cells merged into one: the first, and how many rows and columns."""


@dataclass(frozen=True)
class Passed:
    """A file that may be opened: its bytes, or those of a zip of what was judged."""

    suffix: str
    content: bytes
    merged: tuple[Merged, ...] = ()


def judged(path: Path) -> tuple[Passed | None, list[Problem]]:
    """The file at `path` if it may be opened, else every reason why not."""
    suffix = path.suffix.lower()
    if suffix not in (*KINDS, ".csv"):
        code = "X03" if suffix == ".xls" else "X01"
        return None, [Problem(path.name, 1, 1, code)]
    content, problems = taken(path, path.name, MOST_BYTES)
    if problems:
        return None, problems
    if suffix == ".csv":
        wrong = archives.is_archive(content)
        return (None, [Problem(path.name, 1, 1, "X02")]) if wrong else (Passed(suffix, content), [])
    return _judged_zip(content, path.name, suffix)


def _judged_zip(content: bytes, name: str, suffix: str) -> tuple[Passed | None, list[Problem]]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return None, [Problem(name, 1, 1, "X03")]
    if not content.startswith(b"PK\x03\x04"):
        return None, [Problem(name, 1, 1, "X02")]
    parts, problems = archives.listed(content, name)
    if not problems:
        problems = list(_names(parts, name, suffix))
    if any(problem.code in ("X02", "X04", "X05", "X06", "X07") for problem in problems):
        return None, problems
    return _judged_parts(content, parts, name, suffix, problems)


def _names(parts: list[ZipInfo], name: str, suffix: str) -> Iterator[Problem]:
    """What the names of the parts alone say."""
    kind = KINDS[suffix]
    if kind.sign not in {part.filename for part in parts}:
        yield Problem(name, 1, 1, "X02")
    for code, sign in kind.names.items():
        if any(sign.search(part.filename.lower()) for part in parts):
            yield Problem(name, 1, 1, code)


def _judged_parts(
    content: bytes, parts: list[ZipInfo], name: str, suffix: str, problems: list[Problem]
) -> tuple[Passed | None, list[Problem]]:
    kind = KINDS[suffix]
    kept: dict[str, bytes] = {}
    seen: dict[str, Seen] = {}
    for part in parts:
        try:
            data = archives.unpacked(content, part)
        except archives.Damaged:
            return None, [*problems, Problem(name, 1, 1, "X05")]
        needed = kind.needed.fullmatch(part.filename)
        if archives.is_archive(data):
            problems.append(Problem(name, 1, 1, "X06"))
        elif part.filename.lower().endswith((".xml", ".rels")):
            seen[part.filename] = (kind.scan() if needed else Scan()).part(data)
        if needed:
            kept[part.filename] = data
    if suffix == ".ods" and kept.get("mimetype", b"").strip() != _ODS_TYPE:
        problems.append(Problem(name, 1, 1, "X02"))
    _name_sheets(seen)
    problems += _noticed(seen, name)
    if problems:
        return None, in_order(problems)
    merged = tuple(one for noticed in seen.values() for one in noticed.merged)
    return Passed(suffix, archives.packed(kept), merged), []


def _name_sheets(seen: dict[str, Seen]) -> None:
    """Say of which sheet the cells of a part are: its workbook names parts by their relations."""
    for path in [path for path, noticed in seen.items() if noticed.names]:
        book = PurePosixPath(path)
        targets = seen.get(f"{book.parent}/_rels/{book.name}.rels", Seen()).targets
        for relation, sheet in seen[path].names.items():
            target = targets.get(relation, "")
            part = seen.get(str(book.parent / target).lstrip("/"))
            if part:
                part.formulas = [replace(mark, sheet=sheet) for mark in part.formulas]
                part.merged = [(replace(m, sheet=sheet), r, c) for m, r, c in part.merged]


def _noticed(seen: dict[str, Seen], name: str) -> Iterator[Problem]:
    for noticed in seen.values():
        for code in sorted(noticed.codes):
            yield Problem(name, 1, 1, code)
        if noticed.formulas:
            yield noticed.formulas[0].problem(name, "X11", count=len(noticed.formulas))
    if _too_much(seen.values()):
        yield Problem(name, 1, 1, "X14")


def _too_much(seen: Collection[Seen]) -> bool:
    cells = sum(noticed.cells for noticed in seen)
    longest = max((noticed.longest for noticed in seen), default=0)
    sheets = sum(len(noticed.names) for noticed in seen)
    merged = sum(
        min(height, workbooks.MOST_ROWS) * min(width, workbooks.MOST_COLUMNS)
        for noticed in seen
        for _, height, width in noticed.merged
    )
    return (
        cells > MOST_CELLS
        or cells * longest > MOST_CHARACTERS
        or sheets > MOST_SHEETS
        or merged > MOST_CELLS
    )
