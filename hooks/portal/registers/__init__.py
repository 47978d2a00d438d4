"""What is true and until when: the registers, read into one value.

districts institutions topics audiences sources     one module each
competencies contacts acts figures facts terms
redirects synonyms                                  where pages went; words for search
force validity                                      which acts and facts hold on a day
abbreviations                                       those a page does not explain
references, places                                  how text refers to them
citing calling stating explaining act_names         what a reference becomes
counting glossary                                   figures over time; all terms
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from portal import yamls
from portal.fields import Fields, Known
from portal.problems import Problem
from portal.records import Record, typed
from portal.registers.acts import Act
from portal.registers.audiences import Audience
from portal.registers.competencies import Competency
from portal.registers.contacts import Contact
from portal.registers.districts import District
from portal.registers.facts import Fact
from portal.registers.figures import Figures
from portal.registers.institutions import Institution
from portal.registers.redirects import Redirect
from portal.registers.sources import Source
from portal.registers.synonyms import Synonyms
from portal.registers.terms import Term
from portal.registers.topics import Topic
from portal.suggestions import nearest

MODELS: dict[str, type[Fields]] = {
    "districts": District,
    "institutions": Institution,
    "topics": Topic,
    "audiences": Audience,
    "sources": Source,
    "competencies": Competency,
    "contacts": Contact,
    "acts": Act,
    "figures": Figures,
    "facts": Fact,
    "terms": Term,
    "redirects": Redirect,
    "synonyms": Synonyms,
}
"""The registers, each with the model of its records; one may refer to itself and to those above."""


@dataclass(frozen=True)
class Registers:
    """Every register by id, and in `written` the records as they stand in their files."""

    districts: dict[str, District] = field(default_factory=dict)
    institutions: dict[str, Institution] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    competencies: dict[str, Competency] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    figures: dict[str, Figures] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    redirects: dict[str, Redirect] = field(default_factory=dict)
    synonyms: dict[str, Synonyms] = field(default_factory=dict)
    written: dict[str, dict[str, Record[Any]]] = field(default_factory=dict)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def known(self) -> Known:
        """The ids that logs and other registers may use; none of a register that is broken."""
        return Known(MappingProxyType(self.ids))


def read(folder: Path) -> tuple[Registers, list[Problem]]:
    """The registers in `folder`; a register without a file is empty."""
    registers = Registers()
    problems = list(_strange_files(folder))
    for name, model in MODELS.items():
        records, found, ids = read_register(folder / f"{name}.yml", model, registers.known)
        registers.written[name] = {record.value.id: record for record in records}
        getattr(registers, name).update({record.value.id: record.value for record in records})
        if ids is not None:
            registers.ids[name] = ids
        problems += found
    return registers, problems


def _strange_files(folder: Path) -> Iterator[Problem]:
    """A file whose name is not that of a register would be overlooked in silence."""
    names = {f"{name}.yml" for name in MODELS}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.suffix.lower() in (".yml", ".yaml") and path.name not in names:
            about: dict[str, str | int] = {"name": path.name, "right": nearest(path.name, names)}
            yield Problem(f"registers/{path.name}", 1, 1, "T01", about)


def read_register(
    path: Path, model: type[Fields], known: Known, *, checked: bool = True
) -> tuple[list[Record[Any]], list[Problem], frozenset[str] | None]:
    """The records of one register, its problems, and the ids it means to define.

    The ids of a register that cannot be read are None, which is not the same as
    having none: one tab in it must not make every log wrong. What is not `checked` was before.
    """
    if not path.exists():
        return [], [], frozenset()
    name = f"registers/{path.name}"
    node, problems = yamls.read(path, name)
    if node is None:
        return [], problems, None
    if not isinstance(node, yamls.Sequence):
        about = Problem(name, node.mark.line, node.mark.column, "L14", {"value": ""})
        return [], [*problems, about], None
    key = "id" if "id" in model.model_fields else "from"
    own = frozenset(written.text for item in node.items if (written := _written_id(item, key)))
    known = Known({**known.ids, path.stem: own})
    told = list(problems)
    records: list[Record[Any]] = []
    lines: dict[str, int] = {}
    for item in node.items:
        record, found = typed(model, item, name, known, told, checked=checked)
        problems += found
        written = _written_id(item, key)
        if written and written.text in lines:
            about_twice: dict[str, str | int] = {"id": written.text, "first": lines[written.text]}
            mark = written.mark
            problems.append(Problem(name, mark.line, mark.column, "L16", about_twice))
        elif written:
            lines[written.text] = written.mark.line
        if record:
            records.append(record)
    return records, problems, frozenset(lines)


def _written_id(item: yamls.Node, key: str) -> yamls.Scalar | None:
    """The id as written, so that a record with another mistake can still be referred to."""
    written = item.get(key) if isinstance(item, yamls.Mapping) else None
    return written if isinstance(written, yamls.Scalar) else None
