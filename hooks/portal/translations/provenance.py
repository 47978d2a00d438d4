"""Which text of the original a translation was made from, as the head of its page says.

    translated_from:
      pagina: 1f3a5c7e 9b8d7f6a          # the digests of the original's paragraphs, by section
      pe-scurt: 0a1b2c3d
    machine: [pe-scurt]                  # or true: a machine made it
    reviewed:
      pe-scurt: {on: 2026-11-22, by: native-reader}

`portal translations confirm` writes it. Problems reported: H03 what is no list of digests, H04 a
section that the page does not have, and those of `yamls.py` and `records.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator

from portal import sections, yamls
from portal.fields import Day, Fields, Known, as_told, refused
from portal.problems import Problem
from portal.records import typed
from portal.suggestions import nearest
from portal.translations.digests import LENGTH

Role = Literal["native-reader", "translator", "specialist"]
"""Who reviewed a translation: what they are to it, never their name."""

ROLES: tuple[str, ...] = get_args(Role)

KEYS = ("translated_from", "machine", "reviewed")
"""The keys of a page's head that are ours."""

_DIGESTS = re.compile(rf"[0-9a-f]{{{LENGTH}}}( [0-9a-f]{{{LENGTH}}})*")


def _digests(value: object) -> object:
    if not isinstance(value, str) or not _DIGESTS.fullmatch(value):
        raise refused("H03", value=as_told(value))
    return tuple(value.split())


def _sections(value: object) -> object:
    """A list of sections, or all of them: None."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise refused("L12", value=value)
        return None if value == "true" else []
    return value


Digests = Annotated[tuple[str, ...], BeforeValidator(_digests)]


class Review(Fields):
    """When a person compared a section with the original, and what they are to it."""

    on: Day
    by: Role


class Provenance(Fields):
    """What the head of a translated page says; a section it does not name was never compared."""

    translated_from: dict[str, Digests] = {}
    machine: Annotated[list[str] | None, BeforeValidator(_sections)] = []
    reviewed: dict[str, Review] = {}

    def is_machine_made(self, section: str) -> bool:
        """Whether a machine made the section and nobody has reviewed it."""
        by_machine = self.machine is None or section in self.machine
        return by_machine and section not in self.reviewed


@dataclass(frozen=True)
class Head:
    """The head of a page: its texts for readers, its record, and what is wrong in it."""

    texts: tuple[str, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    problems: tuple[Problem, ...] = ()


def read(text: str, path: str, known: Iterable[str]) -> Head:
    """The head of the page `text` at `path`, whose sections are `known`."""
    lines = sections.head(text)
    if not any(line.strip() for line in lines):
        return Head()
    # The empty line stands for the `---` above: places are then those of the page.
    node, problems = yamls.parse("\n".join(["", *lines]).encode(), path, lenient=True)
    if not isinstance(node, yamls.Mapping):
        return Head(problems=tuple(problems))
    texts = (yamls.plain(node.get(key)) for key in ("title", "description"))
    ours = yamls.Mapping(node.mark, {k: v for k, v in node.entries.items() if k in KEYS})
    record, found = typed(Provenance, ours, path, Known())
    problems += [*found, *_unknown(ours, path, list(known))]
    shown = tuple(text for text in texts if isinstance(text, str))
    return Head(shown, record.value if record else Provenance(), tuple(problems))


def _unknown(node: yamls.Mapping, path: str, known: list[str]) -> Iterator[Problem]:
    """Sections said to be made by a machine, or reviewed, that the page does not have."""
    machine, reviewed = node.get("machine"), node.get("reviewed")
    named = yamls.scalars(machine) if isinstance(machine, yamls.Sequence) else ()
    keys = (
        (key for key, _ in reviewed.entries.values()) if isinstance(reviewed, yamls.Mapping) else ()
    )
    for scalar in (*named, *keys):
        if scalar.text not in known:
            about = {"id": scalar.text, "nearest": nearest(scalar.text, known)}
            yield scalar.mark.problem(path, "H04", **about)
