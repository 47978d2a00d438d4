"""The lists to choose from: made from the registers, the trainings and the words of the sheet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from portal import languages
from portal.fields import Exactness, HumanText
from portal.registers import Registers
from portal.sheets.cells import folded
from portal.strings import strings
from portal.suggestions import nearest
from portal.trainings.logs import Trainings
from portal.trainings.model import Log

Lists = Mapping[str, "Choices"]
"""The lists by the names that `layout` gives them."""


@dataclass(frozen=True)
class Option:
    """One choice: its id, what it is called in each language, and other names it goes by."""

    id: str
    names: Mapping[str, str]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """A list to choose from. `with_ids` shows the id beside each name: for long titles."""

    options: tuple[Option, ...]
    with_ids: bool = False

    def shown(self, language: str) -> list[str]:
        """What the list offers in a sheet of `language`, each once."""
        names = Counter(folded(option.names[language]) for option in self.options)
        return [
            self._with_id(option, language)
            if self.with_ids or names[folded(option.names[language])] > 1
            else option.names[language]
            for option in self.options
        ]

    def find(self, written: str) -> str | None:
        """The id of what was chosen, by its name in any language or by its id."""
        before, _, rest = written.rpartition("[")
        bracketed = rest.removesuffix("]").strip() if before and rest.endswith("]") else ""
        return self._ids.get(folded(bracketed)) or self._names.get(folded(written))

    def nearest(self, written: str) -> str:
        """The name or id most like what was written, or nothing."""
        names = [name for option in self.options for name in _names_of(option)]
        likely = {folded(name): name for name in reversed(names)}
        return likely.get(nearest(folded(written), likely), "")

    def _with_id(self, option: Option, language: str) -> str:
        return f"{option.names[language]} [{option.id}]"

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {folded(option.id): option.id for option in self.options}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names that mean one option only; an id comes before a name."""
        meant: dict[str, set[str]] = {}
        for option in self.options:
            for name in _names_of(option):
                meant.setdefault(folded(name), set()).add(option.id)
        single = {name: ids.pop() for name, ids in meant.items() if name and len(ids) == 1}
        return single | self._ids


def _names_of(option: Option) -> Iterable[str]:
    return (*option.names.values(), *option.others, option.id)


def lists(registers: Registers, trainings: Trainings) -> Lists:
    """Every list that a sheet offers."""
    institutions = (
        _option(one.id, one.name, *filter(None, [one.abbreviation]))
        for one in registers.institutions.values()
    )
    return {
        "trainings": Choices(
            tuple(_option(c.id, c.training.title) for c in trainings.courses.values()), True
        ),
        "sources": Choices(tuple(_option(s.id, s.title) for s in registers.sources.values()), True),
        "institutions": Choices(tuple(institutions)),
        "districts": Choices(tuple(_option(d.id, d.name) for d in registers.districts.values())),
        "audiences": Choices(tuple(_option(a.id, a.name) for a in registers.audiences.values())),
        "statuses": _words("statuses", get_args(Log.model_fields["status"].annotation)),
        "exactness": _words("exactness", get_args(Exactness)),
        "truths": _words("truths", ("true", "false")),
        "sexes": _words("sexes", ("women", "men")),
    }


def _option(key: str, name: HumanText, *others: str) -> Option:
    names = {language: name.in_language(language)[0] for language in languages.CODES}
    return Option(key, names, others)


def _words(name: str, keys: tuple[str, ...]) -> Choices:
    """A list of the words of the sheet; a text may hold several, the one that is shown first."""
    told = {
        (key, language): strings(language).text(f"sheet.{name}.{key}").split("|")
        for key in keys
        for language in languages.CODES
    }
    return Choices(
        tuple(
            Option(
                key,
                {language: told[key, language][0].strip() for language in languages.CODES},
                tuple(other for language in languages.CODES for other in told[key, language][1:]),
            )
            for key in keys
        )
    )
