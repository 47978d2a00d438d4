"""The list of all rules, and a page for each, in one language.

despre/reguli/        what is wrong, by letter
despre/reguli/l04/    one rule: what it says, why, a wrong and a right example
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from portal.languages import CODES, DEFAULT
from portal.pages import Page, address, link_from
from portal.problems import cell
from portal.rendering import Markdown, environment, link
from portal.rules.entries import EACH, Content, Rule, codes, groups
from portal.strings import strings

LIST = "despre/reguli/index.md"

FOLDER = "hooks/portal/rules"
"""Where the rules stand in the project."""

_HIGHLIGHTED = {".yml": "yaml", ".md": "markdown"}


#   address_of("L04")  ->  "/despre/reguli/l04/"
def address_of(code: str, language: str = DEFAULT) -> str | None:
    """Where a rule is explained, from the root of the site; None for a code without a page."""
    return f"/{address(page_of(code), language)}" if code in codes() else None


def page_of(code: str) -> str:
    """The page of a rule, as a path inside a language."""
    return f"despre/reguli/{code.lower()}.md"


class RulePages:
    """The rules for editors who read `language`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = strings(language)
        self.templates = environment(language)

    def pages(self) -> Iterator[Page]:
        """The list, and one page per code."""
        yield Page(LIST, self._list)
        for group in groups():
            written_in = f"{FOLDER}/{group.letter}.yml"
            for rule in group.rules:
                yield Page(page_of(rule.code), partial(self._page, rule), written_in=written_in)

    def _list(self) -> str:
        listed = [
            (
                group.letter,
                group.about[self.language],
                [self._row(rule) for rule in group.rules],
            )
            for group in groups()
        ]
        return self.templates.get_template("rules.md").render(groups=listed)

    def _row(self, rule: Rule) -> tuple[Markdown, str]:
        to_page = link_from(LIST, page_of(rule.code))
        return link(rule.code, to_page), _begun(self._said(rule, "wrong"))

    def _page(self, rule: Rule) -> str:
        return self.templates.get_template("rule.md").render(
            code=rule.code,
            wrong=self._said(rule, "wrong"),
            write=self._remedies(rule),
            why=rule.why[self.language],
            to_list=Markdown(link_from(page_of(rule.code), LIST)),
            informs=rule.informs,
            command=f"portal {rule.command}",
            places=[_place(place, rule) for place in rule.reported],
            shared=self._example(rule.shared),
            wrong_example=self._example(rule.wrong),
            right_example=self._example(rule.right),
            is_each=any(EACH in path for path in (*rule.shared, *rule.wrong, *rule.right)),
        )

    def _said(self, rule: Rule, key: str) -> str:
        return self.words.outline(f"problems.{rule.code}.{key}")

    def _remedies(self, rule: Rule) -> list[str]:
        keys = ("write", "write_none")
        known = [key for key in keys if f"problems.{rule.code}.{key}" in self.words]
        return [_begun(self._said(rule, key)) for key in known]

    def _example(self, files: Mapping[str, Content]) -> list[tuple[str, str, Markdown | None]]:
        """For each file its path, what is said of it, and its text as a block of code."""
        return [
            (path, self._described(content), _code(path, content, self.language))
            for path, content in files.items()
        ]

    def _described(self, content: Content) -> str:
        if isinstance(content, str):
            return "" if content.strip() else self.words.text("rules.nothing_inside")
        if "shown" in content:
            return str(content["shown"][self.language])
        return self.words.text("rules.ordinary_sheet")


def _begun(text: str) -> str:
    """The text of a message as a sentence of its own begins."""
    return text[:1].upper() + text[1:]


def _place(place: list[str], rule: Rule) -> tuple[str, str, str, str]:
    """The path, line and column where the wrong example is told; in a sheet its cell."""
    path, line, column = place
    if rule.command != "import":
        return path, line, column, ""
    is_whole = (line, column) == ("1", "1")
    return path, line, column, "" if is_whole else cell(int(line), int(column))


def _code(path: str, content: Content, language: str) -> Markdown | None:
    """The text of a file between fences longer than any in it; None where there is none.

    The examples are written in Romanian, those of translated pages in the language of the page.
    """
    text = content if isinstance(content, str) else str(content.get("text", ""))
    if not isinstance(content, str) and "sheets" in content:
        text = _cells(content["sheets"])
    if not text.strip():
        return None
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    written_in = next((code for code in CODES if path.startswith(f"docs/{code}/")), DEFAULT)
    kind = _HIGHLIGHTED.get(PurePosixPath(path).suffix, "text")
    block = f"{fence}{kind}\n{text.rstrip()}\n{fence}"
    if written_in == language:
        return Markdown(block)
    return Markdown(f'<div lang="{written_in}" markdown>\n\n{block}\n\n</div>')


def _cells(sheets: Mapping[str, list[list[str]]]) -> str:
    """The rows of each sheet below its name."""
    told = ("\n".join([f"[{name}]", *map(";".join, rows)]) for name, rows in sheets.items())
    return "\n\n".join(told)
