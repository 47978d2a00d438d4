"""Every word the interface and the tools say: one YAML file per language.

A text may hold `{places}` that are filled, and may come in the plural forms
of its language (CLDR: `one`, `few`, `many`, `other`), chosen by `count`.
"""

from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal

from portal import yamls

FOLDER = Path(__file__).parent


class Strings:
    """The words of one language: `text("attendance.total", count=3)`."""

    def __init__(self, language: str) -> None:
        node, problems = yamls.read(FOLDER / f"{language}.yml", f"strings/{language}.yml")
        if node is None or problems:
            raise ValueError(f"strings/{language}.yml cannot be read: {problems}")
        self.language = language
        self.locale = Locale.parse(language)
        self._texts = dict(_flat(yamls.plain(node)))

    def __contains__(self, key: str) -> bool:
        return key in self._texts or f"{key}.other" in self._texts

    def keys(self) -> set[str]:
        """Every key, with its plural form where it has some."""
        return set(self._texts)

    def text(self, key: str, /, **values: object) -> str:
        """The words for `key`; numbers are written as the language writes them."""
        if key not in self._texts:
            count = values.get("count")
            key = f"{key}.{self.plural(count if isinstance(count, int) else 0)}"
        shown = {
            name: self.number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        return self._texts[key].format(**shown)

    def raw(self, key: str) -> str:
        """The words for `key` as they are written, with the names of its `{places}`."""
        return self._texts[key]

    def outline(self, key: str) -> str:
        """The words for `key` with ‹…› where values would stand."""
        return self._texts[key].format_map(_Unfilled())

    def plural(self, count: int) -> str:
        """The CLDR plural form of `count`."""
        return str(self.locale.plural_form(count))

    def number(self, count: int) -> str:
        """1.234 in Romanian, 1 234 (no-break space) in Russian and Ukrainian."""
        return _number(count, self.language)


class _Unfilled(dict[str, str]):
    def __missing__(self, _: str) -> str:
        return "‹…›"


@lru_cache(maxsize=4096)
def _number(count: int, language: str) -> str:
    return format_decimal(count, locale=language)


@cache
def strings(language: str) -> Strings:
    """The words of one language, read once."""
    return Strings(language)


def _flat(tree: object, prefix: str = "") -> list[tuple[str, str]]:
    if not isinstance(tree, dict):
        return [(prefix, str(tree or ""))]
    return [
        pair
        for key, branch in tree.items()
        for pair in _flat(branch, f"{prefix}.{key}" if prefix else str(key))
    ]
