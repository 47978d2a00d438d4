"""Whether the languages of one text in a register or a log agree: `name: {ro: …, ru: …, uk: …}`.

Problems reported, at the translation: C01 another value, C02 a value that is missing, C03 a value
the Romanian text has not.
"""

from collections.abc import Iterator

from portal import languages
from portal.problems import Problem
from portal.translations.spoken import stated
from portal.values import differences
from portal.yamls import Mapping, Node, Scalar, Sequence


def check(node: Node, path: str) -> Iterator[Problem]:
    """Every text below `node` of the file at `path`."""
    match node:
        case Sequence(_, items):
            for item in items:
                yield from check(item, path)
        case Mapping(_, entries):
            original = node.get(languages.DEFAULT)
            for name, (_, value) in entries.items():
                both = isinstance(original, Scalar) and isinstance(value, Scalar)
                if both and name in languages.CODES[1:]:
                    yield from _different(original, value, name, path)
                else:
                    yield from check(value, path)
        case _:
            return


def _different(original: Node | None, text: Node, language: str, path: str) -> Iterator[Problem]:
    if not isinstance(original, Scalar) or not isinstance(text, Scalar):
        return
    one, other = stated(original.text, languages.DEFAULT), stated(text.text, language)
    for found in differences(one, other):
        about: dict[str, str | int] = {"original": f"{path}:{original.mark.line}"}
        about |= {"there": found.original.written} if found.original else {}
        about |= {"here": found.translated.written} if found.translated else {}
        code = "C01" if "here" in about and "there" in about else "C02"
        yield text.mark.problem(path, code if "there" in about else "C03", **about)
