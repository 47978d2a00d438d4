"""The theme's styles without those of components that this site does not have.

Material styles everything it can do; what stands in no page here costs every first reader
bytes before a word is shown. `left_out.txt` says which components those are, so that the same
styles come out of every build; a test finds any of them on a built page.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

_LIST = Path(__file__).with_name("left_out.txt")

LEFT_OUT = frozenset(
    name
    for line in _LIST.read_text(encoding="utf-8").splitlines()
    if line[:1].islower()
    for name in line.split()
)
"""Classes of components that no page has, each with its parts and kinds."""

TOLD_APART = {
    "dir": {"ltr"},
    "data-md-color-primary": {"custom"},
    "data-md-color-accent": {"custom"},
}
"""Attributes whose other values no page has: all our languages are written from left to right."""

_GROUPS = ("media", "supports", "layer")


def joined(theme: str, own: str) -> str:
    """The styles of the theme, less what is left out, and our own after them.

    Both without comments and without variables that nothing asks for.
    """
    css = "".join(_rules(_parsed(theme), may_stand=_has_a_place)) + "".join(_rules(_parsed(own)))
    while True:
        used = _variables_used(tinycss2.parse_component_value_list(css))
        lighter = "".join(_rules(_parsed(css), used))
        if lighter == css:
            return css
        css = lighter


def _parsed(css: str) -> list[Node]:
    nodes: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return nodes


def _rules(
    nodes: Iterable[Node],
    used: frozenset[str] | None = None,
    may_stand: Callable[[list[Node]], bool] = bool,
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [part for part in _selectors(node.prelude) if may_stand(part)]
            body = ";".join(_declarations(node.content, used))
            if selectors and body:
                yield f"{','.join(map(_text, selectors))}{{{body}}}"
        elif isinstance(node, AtRule) and node.lower_at_keyword in _GROUPS and node.content:
            inside = "".join(
                _rules(tinycss2.parse_rule_list(node.content, True, True), used, may_stand)
            )
            if inside:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}"
        elif isinstance(node, AtRule) and node.lower_at_keyword != "charset":
            yield node.serialize()


def _selectors(prelude: list[Node]) -> list[list[Node]]:
    """A list of selectors, one by one."""
    parts: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            parts.append([])
        elif node.type != "comment":
            parts[-1].append(node)
    return parts


def _text(nodes: list[Node]) -> str:
    css: str = tinycss2.serialize(nodes)
    return css.strip()


def _has_a_place(selector: list[Node]) -> bool:
    """Whether all it names may stand on a page; what `:not(…)` and its like hold is not asked."""
    before: Node | None = None
    for token in selector:
        if token.type == "ident" and before == "." and is_left_out(token.value):
            return False
        if token.type == "[] block" and not _may_be(token.content):
            return False
        before = token
    return True


#   is_left_out("md-tag--shadow")  ->  True        is_left_out("md-tags")  ->  False
def is_left_out(name: str) -> bool:
    """Whether a class belongs to a component that no page has."""
    return bool({name, name.partition("--")[0], name.partition("__")[0]} & LEFT_OUT)


def _may_be(attribute: list[Node]) -> bool:
    name = next((token.value for token in attribute if token.type == "ident"), "")
    values = {token.value for token in attribute[1:] if token.type in ("ident", "string")}
    return name not in TOLD_APART or not values or bool(values & TOLD_APART[name])


def _declarations(content: list[Node], used: frozenset[str] | None) -> Iterator[str]:
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if isinstance(node, Declaration):
            if used is None or not node.name.startswith("--") or node.name in used:
                important = "!important" if node.important else ""
                yield f"{node.name}:{_text(node.value)}{important}"
        else:
            yield node.serialize()


def _variables_used(tokens: Iterable[Node]) -> frozenset[str]:
    """The names in every `var(…)`."""
    names: set[str] = set()
    for token in tokens:
        if token.type == "function":
            if token.lower_name == "var":
                names |= {part.value for part in token.arguments if part.type == "ident"}
            names |= _variables_used(token.arguments)
        elif token.type in ("{} block", "() block", "[] block"):
            names |= _variables_used(token.content)
    return frozenset(names)
