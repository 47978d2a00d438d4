"""The only module that knows YAML.

People log trainings in YAML, so what is read here is hostile until proven
otherwise. A file is measured, decoded and searched for what breaks parsers
before libyaml sees it, and libyaml is asked for its event stream, which it
makes without recursion. What comes out is a small tree in which every scalar
is still text and knows its place; models give it types.

Problems reported: Y01 too large, Y02 not UTF-8, Y03 control character, Y04 tab,
Y05 anchor, Y06 alias, Y07 tag, Y08 directive or second document, Y09 too deep,
Y10 repeated key, Y11 empty, Y12 key that is not text, Y13 to Y16 broken syntax,
Y17 cannot be opened, Y18 backslash in quotes, Y19 no space after a colon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from portal.problems import Problem, cell
from portal.texts import decoded, taken

MOST_BYTES = 256 * 1024
DEEPEST = 8

_Parser = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029"
    r"\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


_GLUED = re.compile(r"[ -]*(?P<key>[a-z_]+):[^\s:]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; line and column count from 1. `sheet` as in `Problem`."""

    line: int
    column: int
    sheet: str | None = None

    @property
    def cell(self) -> str:
        """The address of the cell."""
        return cell(self.line, self.column, self.sheet)

    def problem(self, path: str, code: str, /, **about: str | int) -> Problem:
        """A problem at this place of the file at `path`."""
        return Problem(path, self.line, self.column, code, dict(about), sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and the last line it stands on; `plain` if in no quotes and no block."""

    text: str
    mark: Mark
    plain: bool = True
    last: int = 0


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    mark: Mark
    entries: dict[str, tuple[Scalar, "Node"]] = field(default_factory=dict)

    def key(self, name: str) -> Scalar | None:
        """The key called `name`, with its place."""
        return self.entries[name][0] if name in self.entries else None

    def get(self, name: str) -> "Node | None":
        """The value under `name`."""
        return self.entries[name][1] if name in self.entries else None


Node = Scalar | Sequence | Mapping


def read(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """The tree of the file at `path`, called `name` in problems; None when it has none."""
    content, problems = taken(path, name, MOST_BYTES)
    return (None, problems) if problems else parse(content, name)


def parse(content: bytes, name: str, *, lenient: bool = False) -> tuple[Node | None, list[Problem]]:
    """The tree of `content`; `lenient` lets through what `mkdocs.yml` may hold and logs may not."""
    text, problems = decoded(content, name)
    problems += _bad_characters(text, name)
    if problems:
        return None, problems
    try:
        return _Composer(name, lenient).compose(text)
    except yaml.MarkedYAMLError as error:
        return None, [_broken(error, name, text)]


def plain(node: Node | None) -> object:
    """The tree as dicts, lists, text and None (an empty, `~` or `null` plain scalar)."""
    match node:
        case None:
            return None
        case Scalar(text, _, plain=True) if text in ("", "~", "null"):
            return None
        case Scalar(text):
            return text
        case Sequence(_, items):
            return [plain(item) for item in items]
        case Mapping(_, entries):
            return {name: plain(value) for name, (_, value) in entries.items()}


def mark_of(node: Node, path: tuple[str | int, ...]) -> Mark:
    """The place of what `path` leads to, or of the last thing on the way that exists."""
    mark = node.mark
    for step in path:
        following: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            following = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            following = node.items[step]
        if following is None:
            break
        node, mark = following, following.mark
    return mark


def key_mark(node: Node, path: tuple[str | int, ...]) -> Mark:
    """The place of the key at the end of `path`."""
    parent: Node | None = node
    for step in path[:-1]:
        if isinstance(parent, Mapping):
            parent = parent.get(str(step))
        elif isinstance(parent, Sequence) and isinstance(step, int):
            parent = parent.items[step]
    key = parent.key(str(path[-1])) if isinstance(parent, Mapping) else None
    return key.mark if key else mark_of(node, path)


def scalars(node: Node) -> Iterator[Scalar]:
    """Every piece of text in the tree, keys included."""
    match node:
        case Scalar():
            yield node
        case Sequence(_, items):
            for item in items:
                yield from scalars(item)
        case Mapping(_, entries):
            for key, value in entries.values():
                yield key
                yield from scalars(value)


def write(record: object) -> str:
    """`record` (dicts, lists, text, numbers) as YAML in block style."""
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=100)


class _Composer:
    """Builds the tree from events, noting what our files may not hold."""

    def __init__(self, name: str, lenient: bool) -> None:
        self.name = name
        self.lenient = lenient
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.started = False
        self.open: list[tuple[Sequence | Mapping, Scalar | None]] = []

    def compose(self, text: str) -> tuple[Node | None, list[Problem]]:
        for event in yaml.parse(text, Loader=_Parser):
            if isinstance(event, yaml.NodeEvent):
                self._add_node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.DocumentStartEvent):
                self._start_document(event)
            if len(self.open) > DEEPEST and not self.lenient:
                self._note(event, "Y09", most=DEEPEST)
                return None, self.problems
        is_empty = isinstance(self.root, Scalar) and plain(self.root) is None
        if self.root is None or is_empty:
            return None, [*self.problems, Problem(self.name, 1, 1, "Y11")]
        return self.root, self.problems

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        if self.started or event.version or event.tags:
            self._note(event, "Y08")
        self.started = True

    def _add_node(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            if not self.lenient:
                self._note(event, "Y06", name=event.anchor or "")
            self._add(Scalar("", _mark(event)))
            return
        self._refuse_decorations(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_unseen(event)
            self._add(Scalar(event.value, _mark(event), not event.style, _last_line(event)))
            return
        node = Sequence(_mark(event)) if isinstance(event, yaml.SequenceStartEvent) else None
        collection = node or Mapping(_mark(event))
        self._add(collection)
        self.open.append((collection, None))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
            return
        parent, key = self.open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self.open[-1] = (parent, self._as_key(node, parent))
        else:
            parent.entries.setdefault(key.text, (key, node))
            self.open[-1] = (parent, None)

    def _as_key(self, node: Node, parent: Mapping) -> Scalar:
        if not isinstance(node, Scalar):
            self.problems.append(Problem(self.name, node.mark.line, node.mark.column, "Y12"))
            return Scalar("", node.mark)
        first = parent.key(node.text)
        if first:
            about: dict[str, str | int] = {"key": node.text, "first": first.mark.line}
            self.problems.append(Problem(self.name, node.mark.line, node.mark.column, "Y10", about))
        return node

    def _refuse_unseen(self, event: yaml.ScalarEvent) -> None:
        """A character nobody can see, written as an escape inside double quotes."""
        unseen = event.style == '"' and _FORBIDDEN.search(event.value)
        if unseen:
            self._note(event, "Y03", character=f"U+{ord(unseen.group()):04X}")

    def _refuse_decorations(self, event: yaml.NodeEvent) -> None:
        if self.lenient:
            return
        if event.anchor:
            self._note(event, "Y05", name=event.anchor)
        tag = getattr(event, "tag", None)
        if tag:
            self._note(event, "Y07", tag=tag)

    def _note(self, event: yaml.Event, code: str, **about: str | int) -> None:
        mark = _mark(event)
        self.problems.append(Problem(self.name, mark.line, mark.column, code, dict(about)))


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _last_line(event: yaml.Event) -> int:
    mark = event.end_mark
    # A block ends at the beginning of the line after it.
    return mark.line + (1 if mark.column else 0) if mark else 0


def _bad_characters(text: str, name: str) -> Iterator[Problem]:
    """One problem a line for tabs and for characters that cannot be seen."""
    for number, line in enumerate(text.split("\n"), 1):
        tab = line.find("\t")
        if tab >= 0:
            yield Problem(name, number, tab + 1, "Y04")
        control = _FORBIDDEN.search(line)
        if control:
            about: dict[str, str | int] = {"character": f"U+{ord(control.group()):04X}"}
            yield Problem(name, number, control.start() + 1, "Y03", about)


def _broken(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """A syntax error, told by its usual cause."""
    told = f"{error.context or ''} {error.problem or ''}"
    glued = _colon_without_space(text, error)
    if glued:
        return Problem(name, glued.line, glued.column, "Y19")
    if "escape" in told:
        code = "Y18"
    elif "mapping values are not allowed" in told:
        code = "Y13"
    elif "could not find expected ':'" in told:
        code = "Y14"
    elif "quoted scalar" in told:
        code = "Y15"
    else:
        code = "Y16"
    # What was begun and never ended is wrong where it began, not where libyaml gave up.
    begun = error.context_mark if code in ("Y14", "Y15") else None
    mark = begun or error.problem_mark or error.context_mark
    place = Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)
    return Problem(name, place.line, place.column, code)


def _colon_without_space(text: str, error: yaml.MarkedYAMLError) -> Mark | None:
    """`key:value`, on the line where libyaml gave up or the one before, where it began."""
    mark = error.problem_mark
    lines = text.split("\n")
    for number in (mark.line, mark.line - 1) if mark else ():
        match = _GLUED.match(lines[number]) if 0 <= number < len(lines) else None
        if match:
            return Mark(number + 1, match.end("key") + 1)
    return None
