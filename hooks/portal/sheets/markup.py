"""What an XML part of a sheet holds, read as a stream: no tree is built of it.

A part that passes is UTF-8, well formed, without a DTD and therefore without entities,
and not deep; only such parts ever reach the reader of sheets. What its elements mean
is judged by `workbooks` and `opendocument`.

Problems reported: X05 damaged, X12 a DTD, X13 not UTF-8, and those of the two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from xml.parsers import expat

from portal.yamls import Mark

DEEPEST = 100

Attributes = Mapping[str, list[str]]
"""The attributes of an element by their local names, whatever their prefix.

Readers of sheets compare names, prefixes or namespaces, each differently: of several
attributes called alike every one is judged.
"""


class Refused(Exception):
    """Reading stops here: `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Seen:
    """What was noticed in a part.

    `codes` of what may not be in it, and the places of `formulas`; `cells` with something in
    them, each as often as it is repeated, and the length of the `longest` text; `merged`
    ranges as first cell, rows and columns; `names` of sheets by the id of their relation,
    `targets` of relations by that id. Places in XLSX wait for the name of their sheet.
    """

    codes: set[str] = field(default_factory=set)
    formulas: list[Mark] = field(default_factory=list)
    cells: int = 0
    longest: int = 0
    merged: list[tuple[Mark, int, int]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)


class Scan:
    """Goes through one part; a kind of sheet adds which elements are `forbidden` and `meanings`."""

    forbidden: ClassVar[Mapping[str, str]] = {}

    def __init__(self) -> None:
        self.meanings: dict[str, Callable[[Attributes], None]] = {}
        self.seen = Seen()
        self.inside: list[str] = []
        self.length = 0

    def part(self, data: bytes) -> Seen:
        """What is in the part; problems are codes in it."""
        try:
            self._parse(data)
        except Refused as refused:
            self.seen.codes.add(refused.code)
        except (expat.ExpatError, ValueError, OverflowError):
            self.seen.codes.add("X05")
        return self.seen

    def _parse(self, data: bytes) -> None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("X13") from None
        if "\0" in text:  # UTF-16 of ASCII letters is also UTF-8, with zeros between them
            raise Refused("X13")
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.XmlDeclHandler = _declared
        parser.StartDoctypeDeclHandler = _doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.inside) >= DEEPEST:
            raise Refused("X06")
        local = name.rpartition(" ")[2]
        named: dict[str, list[str]] = {}
        for key, value in attributes.items():
            named.setdefault(key.rpartition(" ")[2], []).append(value)
        self.started(local, named)
        self.inside.append(local)

    def _end(self, name: str) -> None:
        self.inside.pop()
        self.ended(name.rpartition(" ")[2])

    def text(self, text: str) -> None:
        """Some text of the innermost element."""
        self.length += len(text)

    def started(self, element: str, attributes: Attributes) -> None:
        """An element begins inside those of `self.inside`."""
        if element in self.forbidden:
            self.seen.codes.add(self.forbidden[element])
        if element in self.meanings:
            self.meanings[element](attributes)

    def ended(self, element: str) -> None:
        """An element ends."""

    def told(self) -> None:
        """A text ends: how long it was matters, not what it says."""
        self.seen.longest = max(self.seen.longest, self.length)
        self.length = 0


def whole(attributes: Attributes, name: str, default: int) -> int:
    """The largest number called `name`; what no sheet counts damages the part."""
    written = attributes.get(name, [str(default)])
    if not all(number.isascii() and number.isdigit() and len(number) <= 10 for number in written):
        raise Refused("X05")
    return max(int(number) for number in written)


def told(attributes: Attributes, name: str) -> str:
    """The text called `name`, or nothing."""
    return " ".join(attributes.get(name, ()))


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii", "ascii"):
        raise Refused("X13")


def _doctype(*_: object) -> None:
    raise Refused("X12")
