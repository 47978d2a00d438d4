"""An act as schema.org says it: https://schema.org/Legislation.

Only what a source says. Where no source says whether an act is in force, nothing is said of
its force; a draft and an act whose day has not come are not in force.
"""

from collections.abc import Iterable

from portal.dates import When
from portal.linking import SCHEMA, Value, filled, iso
from portal.pages import address
from portal.plain import line
from portal.registers import Registers
from portal.registers.act_names import numbered, page_of, short
from portal.registers.acts import Act
from portal.registers.force import Force, Status
from portal.rendering import plain
from portal.settings import Settings
from portal.strings import strings

_OF_THE_UNION = "eu-act"


class Linked:
    """What machines are told of an act inside its page of one language."""

    def __init__(
        self, registers: Registers, settings: Settings, force: Force, language: str
    ) -> None:
        self.registers = registers
        self.settings = settings
        self.force = force
        self.language = language
        self.words = strings(language)

    def act(self, act: Act) -> Value:
        """An act with those it changes, and where its official text stands."""
        title, really = act.title.in_language(self.language)
        return filled(
            {
                **self._brief(act),
                "description": _in_language(title, really, self.language),
                "legislationType": self.words.text(f"acts.kind.{act.kind}"),
                "legislationDate": _date(act.date),
                "legislationPassedBy": [] if act.status == "draft" else self._issuers(act),
                "legislationResponsible": self._issuers(act) if act.status == "draft" else [],
                "legislationJurisdiction": "EU" if act.kind == _OF_THE_UNION else "MD",
                "legislationLegalForce": self._legal_force(act),
                "legislationDateVersion": _date(act.status_known_on),
                "temporalCoverage": _coverage(act),
                "legislationRepeals": self._others(act.replaces),
                "legislationAmends": self._others(act.amends),
                "legislationChanges": self._others([*act.replaces, *act.amends]),
                "legislationTransposes": self._others(self._of_the_union(act)),
                "legislationEnsuresImplementationOf": self._others(
                    key for key in act.implements if key not in self._of_the_union(act)
                ),
                "sameAs": act.address,
                "citation": self._citations(act),
            }
        )

    def _brief(self, act: Act) -> Value:
        name = short(act, self.registers, self.language)
        return filled(
            {
                "@type": "Legislation",
                "url": self._page(act),
                "name": line(plain(name)),
                "legislationIdentifier": numbered(act),
            }
        )

    def _others(self, keys: Iterable[str]) -> list[Value]:
        return [self._brief(self.registers.acts[key]) for key in keys]

    def _page(self, act: Act) -> str | None:
        path = address(page_of(act.id), self.language)
        return self.settings.web_address(path) if self.settings.site_address else None

    def _issuers(self, act: Act) -> list[Value]:
        names = [self.registers.institutions[key].name for key in act.issuers]
        told = [name.in_language(self.language) for name in names]
        return [
            {"@type": "GovernmentOrganization", "name": _in_language(name, really, self.language)}
            for name, really in told
        ]

    def _legal_force(self, act: Act) -> str | None:
        match self.force.status(act):
            case Status.IN_FORCE:
                return f"{SCHEMA}/InForce"
            case Status.UNKNOWN:
                return None
            case _:
                return f"{SCHEMA}/NotInForce"

    def _citations(self, act: Act) -> list[Value]:
        sources = [self.registers.sources[cited.id] for cited in act.sources]
        return [
            filled(
                {
                    "@type": "CreativeWork",
                    "name": _in_language(*source.title.in_language(self.language), self.language),
                    "url": source.address,
                }
            )
            for source in sources
        ]

    def _of_the_union(self, act: Act) -> list[str]:
        """What it transposes; what it carries out besides is national law."""
        acts = self.registers.acts
        return [key for key in act.implements if acts[key].kind == _OF_THE_UNION]


def _date(when: When | None) -> str | None:
    """One point of time as ISO 8601; None where it is several, or in doubt."""
    single = when is not None and len(when.spans) == 1 and when.spans[0].single
    return iso(when.spans[0].start) if when and single else None


def _coverage(act: Act) -> str | None:
    """`2008-09-18/..`: from when until when it is in force, as far as that is known.

    The form: https://schema.org/temporalCoverage
    """
    begins, ends = _date(act.in_force.from_), _date(act.in_force.until)
    return f"{begins or '..'}/{ends or '..'}" if begins or ends else None


def _in_language(text: str, language: str, page: str) -> str | Value:
    """A text; with its language where that is not the page's."""
    told = line(text)
    return told if language == page else {"@value": told, "@language": language}
