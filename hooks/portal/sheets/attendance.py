"""From the answers of a form to the record of a log, with every wrong cell.

The record is judged by the very model of logs, over a tree whose places are cells.

Problems reported: X23 a second page of one source, X25 a cell that must be filled in,
X28 more or fewer people than stated, X29 people at something that was not held, X31
nobody and no number; those of `forms`, of `records.py` and of `privacy.py`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from portal import privacy, yamls
from portal.fields import is_whole_number
from portal.languages import CODES, DEFAULT
from portal.problems import Problem, cell, errors, in_order
from portal.records import typed
from portal.registers import Registers
from portal.sheets import forms, layout, reading
from portal.sheets.choices import lists
from portal.sheets.forms import Answer, Form
from portal.trainings.logs import Trainings
from portal.trainings.model import UNKNOWN, Log
from portal.yamls import Mark

Where = tuple[str | int, ...]
"""The way to a part of a record: keys and positions."""

Piece = tuple[Where, str | int | bool, Mark]
"""A part of a record and the cell it comes from."""

_PLAIN = ("starts", "ends", "status", "sessions")
_LISTED = ("districts", "organisers", "partners", "funders")
_TEXTS = ("venue", "note")
_PARTS = {"by_institution": "institution", "by_role": "role", "by_sex": "sex"}


@dataclass(frozen=True)
class Sheet:
    """What became of a file: the `record` of a log of `training` as YAML holds it, or problems."""

    training: str = ""
    record: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_log(self) -> bool:
        """Whether it may be written as a log."""
        return not errors(self.problems)


def read(path: Path, registers: Registers, trainings: Trainings, training: str = "") -> Sheet:
    """The log in the file at `path`; `training`, if given, is what it is a session of."""
    grids, problems = reading.grids(path)
    if errors(problems):
        return Sheet(problems=problems)
    form, found = forms.read(grids, lists(registers, trainings), path.name)
    problems += found
    if not form.known:
        return Sheet(problems=problems)
    maker = _Maker(form, path.name)
    pieces = list(maker.pieces())
    training = training or next(iter(maker.texts("training")), "")
    if training:
        form.filled.setdefault("training", form.start)
    problems += [*maker.problems, *_empty(form, path.name)]
    problems += _judged(pieces, path.name, registers, problems)
    return Sheet(training, _nested(pieces), in_order(problems))


class _Maker:
    """Makes the pieces of a record from one form, and notes what does not fit together."""

    def __init__(self, form: Form, name: str) -> None:
        self.form = form
        self.name = name
        self.problems: list[Problem] = []
        self.given: dict[str, list[Answer]] = {}
        for answer in form.answers:
            if answer.text:
                self.given.setdefault(answer.key, []).append(answer)

    def texts(self, key: str) -> list[str]:
        return [answer.text for answer in self.given.get(key, []) if answer.text]

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order of the fields of a log."""
        yield from self._when()
        for key in _PLAIN:
            yield from self._single(key, key)
        for key in _LISTED:
            for position, answer in enumerate(self.given.get(key, [])):
                yield (key, position), answer.text or "", answer.mark
        for answer in self.given.get("online", []):
            if answer.text == "true":
                yield ("online",), True, answer.mark
        yield from self._single("expected", "expected", "participants")
        yield from self._attendance()
        for name in _TEXTS:
            yield from self._text(name)
        yield from self._sources()

    def _single(self, key: str, *where: str) -> Iterator[Piece]:
        for answer in self.given.get(key, []):
            yield where, _number(answer.text or ""), answer.mark

    def _when(self) -> Iterator[Piece]:
        last = self.texts("until")
        for answer in self.given.get("when", []):
            first = answer.text or ""
            yield ("when",), first if last in ([], [first]) else f"{first}/{last[0]}", answer.mark

    def _text(self, name: str) -> Iterator[Piece]:
        """A text for readers; its Romanian must be there when another language is."""
        given = {code: self.given[key] for code in CODES if (key := f"{name}_{code}") in self.given}
        if given and DEFAULT not in given:
            self.problems.append(_required(f"{name}_{DEFAULT}", self.form, self.name))
            return
        for code, answers in given.items():
            for answer in answers:
                yield (name, code), answer.text or "", answer.mark

    def _sources(self) -> Iterator[Piece]:
        """Each source with the page or point in the row below it."""
        position, source, pointed = -1, None, None
        for answer in self.form.answers:
            if answer.key == "source":
                source, pointed = answer, None
                if answer.text:
                    position += 1
                    yield ("sources", position, "id"), answer.text, answer.mark
            elif answer.key == "point" and answer.text:
                if source is None or source.text == "":
                    mark = source.mark if source else answer.mark
                    self._tell(mark, "X25", label=self._label("source"))
                elif pointed:
                    self._tell(answer.mark, "X23", first=pointed.mark.cell)
                elif source.text:
                    yield ("sources", position, "point"), answer.text, answer.mark
                pointed = answer

    def _attendance(self) -> Iterator[Piece]:
        """How many came: the people of the table, or the number that is stated."""
        people = self.form.people
        stated = self.given.get("present", [])
        held = self.texts("status") in ([], ["held"])
        if not people and not stated:
            if held:
                self._tell(self.form.blanks.get("present", self.form.start), "X31")
            return
        if not held:
            self._tell(self.given["status"][0].mark, "X29")
            return
        mark = stated[0].mark if stated else self.form.table or self.form.start
        present = _number(stated[0].text or "") if stated else len(people)
        if people and isinstance(present, int) and present != len(people):
            self._tell(mark, "X28", stated=present, counted=len(people))
        yield ("attendance", "present"), present, mark
        exactness = self.given.get("exactness", [])
        yield (
            ("attendance", "exactness"),
            *((exactness[0].text or "", exactness[0].mark) if exactness else ("exact", mark)),
        )
        for name, part in _PARTS.items():
            counts = Counter(getattr(person, part) or UNKNOWN for person in people)
            known = sorted(counts.keys() - {UNKNOWN}, key=lambda key: (-counts[key], key))
            for key in (*known, UNKNOWN) if known else ():
                if counts[key]:
                    yield ("attendance", name, key), counts[key], mark

    def _label(self, key: str) -> str:
        return layout.label("rows", key, self.form.language)

    def _tell(self, mark: Mark, code: str, **about: str | int) -> None:
        self.problems.append(mark.problem(self.name, code, **about))


def _empty(form: Form, name: str) -> Iterator[Problem]:
    """What must be filled in and is not."""
    for key, row in layout.ROWS.items():
        if row.required and key not in form.filled:
            yield _required(key, form, name)


def _required(key: str, form: Form, name: str) -> Problem:
    label = layout.label("rows", key, form.language)
    return form.blanks.get(key, form.start).problem(name, "X25", label=label)


def _judged(
    pieces: list[Piece], name: str, registers: Registers, told: list[Problem]
) -> Iterator[Problem]:
    """What the model of logs and the search for personal data say, at the cells meant.

    Cells are not quoted: what stands in the wrong one may be a name.
    """
    tree = _tree(_nested(pieces), (), {where: mark for where, _, mark in pieces})
    _, found = typed(Log, tree, name, registers.known, told)
    for problem in found:
        if problem.code != "L02":  # what is missing was told by its row
            address = cell(problem.line, problem.column)
            about = {k: address if k == "value" else v for k, v in problem.about.items()}
            yield replace(problem, about=about)
    numbers = privacy.public_numbers(registers.contacts.values())
    for scalar in yamls.scalars(tree):
        for problem in privacy.problems_in(scalar, "", numbers):
            yield replace(problem, path=name, sheet=scalar.mark.sheet)


def _nested(pieces: list[Piece]) -> dict[str, Any]:
    """The record that the pieces make, with the fields of a log in their order."""
    record: dict[str, Any] = {}
    for where, value, _ in pieces:
        inside: Any = record
        for step, following in pairwise(where):
            empty: Any = [] if isinstance(following, int) else {}
            if isinstance(step, int) and step == len(inside):
                inside.append(empty)
            elif isinstance(inside, dict):
                inside.setdefault(step, empty)
            inside = inside[step]
        if isinstance(inside, list):
            inside.append(value)
        else:
            inside[where[-1]] = value
    return {key: record[key] for key in Log.model_fields if key in record}


def _tree(value: Any, where: Where, marks: dict[Where, Mark]) -> yamls.Node:
    """The record as a tree of text whose places are cells."""
    mark = marks.get(where) or next(
        (m for w, m in marks.items() if w[: len(where)] == where), Mark(1, 1)
    )
    match value:
        case dict():
            entries = {
                key: (yamls.Scalar(key, mark), _tree(inner, (*where, key), marks))
                for key, inner in value.items()
            }
            return yamls.Mapping(mark, entries)
        case list():
            items = [_tree(inner, (*where, n), marks) for n, inner in enumerate(value)]
            return yamls.Sequence(mark, items)
        case bool():
            return yamls.Scalar(str(value).lower(), mark, plain=False)
        case _:
            return yamls.Scalar(str(value), mark, plain=False)


def _number(text: str) -> str | int:
    return int(text) if is_whole_number(text) else text
