"""What readers ask, and the pages that must answer them: `docs/<language>/questions.yml`.

Problems reported: Q01 a page that does not exist, Q02 pages that no question finds (a notice),
Q03 a question that stands twice, Q04 a page for what nothing should be found for; and all that
records report of their fields.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from portal import yamls
from portal.fields import Fault, Fields, Known, NotEmpty, Written, repeated
from portal.problems import Problem, Severity
from portal.records import Record, typed
from portal.suggestions import nearest

FILE = "questions.yml"
"""Beside the pages of each language; never published."""

Kind = Literal[
    "exact",
    "prefix",
    "inflected",
    "derived",
    "phrase",
    "typo",
    "nodiac",
    "cedilla",
    "apostrophe",
    "yo",
    "orth",
    "number",
    "layout",
    "translit",
    "ru_on_uk",
    "synonym",
    "phone",
    "name",
    "none",
]
"""How a question differs from what the pages say.

`orth` is another spelling of the same word, `layout` the wrong keyboard, `ru_on_uk` Russian on
the Ukrainian site, `name` that of a training, an institution or an act; `none` has no answer.
"""


class Question(Fields):
    """What somebody types, and the pages that must be among the first five answers."""

    question: NotEmpty
    kind: Kind = Field(alias="class")
    pages: list[NotEmpty] = Field(
        description="Their paths inside the language", examples=[["drepturi/munca.md"]]
    )

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """A page once (L25); none where nothing should be found (Q04), some elsewhere (L23)."""
        yield from repeated(written, "pages")
        unanswered = written.get("class") == "none"
        if unanswered and written.get("pages"):
            yield ("pages",), "Q04", {}
        if not unanswered and written.get("pages") == []:
            yield ("pages",), "L23", {}


@dataclass(frozen=True)
class Asked:
    """The questions of a language that could be read, from the file at `path`."""

    path: str
    records: list[Record[Question]]

    @property
    def questions(self) -> list[Question]:
        """The questions, in the order of the file."""
        return [record.value for record in self.records]

    def problems(self, written: Collection[str], made: Collection[str]) -> Iterator[Problem]:
        """What is wrong with the pages they name, of those people wrote and those made.

        What no question finds is one notice, and only where every page named is there: a
        misspelt one would be told twice.
        """
        lost = list(self._lost({*written, *made}))
        yield from lost
        named = {page for question in self.questions for page in question.pages}
        never = sorted(set(written) - named)
        if never and not lost:
            about: dict[str, str | int] = {"count": len(never), "page": never[0]}
            yield Problem(self.path, 1, 1, "Q02", about, Severity.NOTICE)

    def _lost(self, pages: Collection[str]) -> Iterator[Problem]:
        for record in self.records:
            for position, page in enumerate(record.value.pages):
                if page not in pages:
                    close = nearest(page, pages)
                    yield record.problem("Q01", "pages", position, page=page, nearest=close)


def read(docs: Path, language: str) -> tuple[Asked | None, list[Problem]]:
    """The questions of a language below `docs`; None without a file that can be read."""
    path = docs / language / FILE
    name = f"{docs.name}/{language}/{FILE}"
    if not path.exists():
        return None, []
    node, problems = yamls.read(path, name)
    if node is None:
        return None, problems
    if not isinstance(node, yamls.Sequence):
        return None, [*problems, node.mark.problem(name, "L14", value="")]
    records: list[Record[Question]] = []
    told = list(problems)
    for item in node.items:
        record, found = typed(Question, item, name, Known(), told)
        problems += found
        if record:
            records.append(record)
    problems += _twice(records)
    return Asked(name, records), problems


def _twice(records: list[Record[Question]]) -> Iterator[Problem]:
    """Questions that stand twice; capital letters and spaces do not make another one."""
    first: dict[str, int] = {}
    for record in records:
        question = record.value.question
        asked = " ".join(question.casefold().split())
        if asked in first:
            yield record.problem("Q03", "question", question=question, first=first[asked])
        first.setdefault(asked, record.mark("question").line)
