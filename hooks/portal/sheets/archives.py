"""What a zip holds, looked at before anything opens it.

A sheet is a zip of XML parts. The list at the end of a zip says how large every part
is unpacked, and a list can lie. So nothing is unpacked until the list promises little,
and unpacking stops one byte after what the list promised: 1 MB of zip can hold 188 MB
of one repeated cell, and readers of sheets would build all of it in memory.

Problems reported: X04 unpacks to too much, X05 damaged, X06 built as no program
builds a sheet, X07 locked with a password.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from portal.problems import Problem

MEGABYTE = 1024 * 1024

MOST_PARTS = 500
MOST_OF_A_PART = 8 * MEGABYTE
MOST_OF_ALL = 16 * MEGABYTE
MOST_PACKED = 200
"""How many times smaller a part over 1 MB may be packed: sheets reach 40, Deflate 1032."""

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL = struct.Struct("<4s22xHH")
_BEGINS = b"PK\x03\x04"


class Damaged(ValueError):
    """A part is not what the list of its zip says."""


def listed(content: bytes, name: str) -> tuple[list[ZipInfo], list[Problem]]:
    """The parts of the zip `content`, called `name`, or why they may not be unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error):
        return [], [Problem(name, 1, 1, "X05")]
    found = [*_too_large(parts, name), *_strange(parts, name)]
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        found.append(Problem(name, 1, 1, "X07"))
    return parts, found


def unpacked(content: bytes, part: ZipInfo) -> bytes:
    """The bytes of a part whose promised size is acceptable; raises Damaged."""
    start = _start(content, part)
    packed = content[start : start + part.compress_size]
    data = packed if part.compress_type == ZIP_STORED else _inflated(packed, part.file_size)
    if len(data) != part.file_size or zlib.crc32(data) != part.CRC:
        raise Damaged(part.filename)
    return data


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of `parts` and of nothing else, not compressed."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name), data)
    return memory.getvalue()


def is_archive(data: bytes) -> bool:
    """Whether these are the bytes of a zip, or of what Microsoft used before it."""
    return data.startswith((_BEGINS, b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf"))


def _too_large(parts: list[ZipInfo], name: str) -> Iterator[Problem]:
    over = any(
        part.file_size > MOST_OF_A_PART
        or (part.file_size > MEGABYTE and part.file_size > part.compress_size * MOST_PACKED)
        for part in parts
    )
    if over or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_OF_ALL:
        yield Problem(name, 1, 1, "X04", {"most": MOST_OF_ALL // MEGABYTE})


def _strange(parts: list[ZipInfo], name: str) -> Iterator[Problem]:
    """What only a person who means harm, or a broken program, puts into a zip."""
    names = [part.orig_filename.replace("\\", "/").casefold() for part in parts]
    outside = any(n.startswith("/") or ".." in n.split("/") or ":" in n for n in names)
    unseen = not all(n.isprintable() for n in names)
    methods = {part.compress_type for part in parts} - {ZIP_STORED, ZIP_DEFLATED}
    twice = len(set(names)) < len(names)
    if outside or unseen or methods or twice or _overlap(parts):
        yield Problem(name, 1, 1, "X06")


def _overlap(parts: list[ZipInfo]) -> bool:
    """Whether two parts share bytes, as in a zip that unpacks the same bytes many times."""
    end = 0
    for part in sorted(parts, key=lambda p: p.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + _LOCAL.size + part.compress_size
    return False


def _start(content: bytes, part: ZipInfo) -> int:
    """Where the packed bytes of a part begin, if its own head calls it as the list does."""
    head = content[part.header_offset : part.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size:
        raise Damaged(part.filename)
    magic, length_of_name, length_of_rest = _LOCAL.unpack(head)
    start = part.header_offset + _LOCAL.size
    name = content[start : start + length_of_name]
    encoding = "utf-8" if part.flag_bits & 0x800 else "cp437"
    if magic != _BEGINS or name != part.orig_filename.encode(encoding, "replace"):
        raise Damaged(part.filename)
    return start + int(length_of_name) + int(length_of_rest)


def _inflated(packed: bytes, promised: int) -> bytes:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = engine.decompress(packed, promised + 1)
    except zlib.error as error:
        raise Damaged(str(error)) from None
    if not engine.eof or engine.unused_data:
        raise Damaged("lies")
    return data
