"""A page for each act, and the list of all acts, in one language."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from portal import wording
from portal.acts.linked import Linked
from portal.dates import When
from portal.pages import Page, link_from
from portal.prose import ProsePage
from portal.registers import Registers
from portal.registers.act_names import LIST, page_of, short
from portal.registers.acts import KINDS, Act
from portal.registers.citing import source_list
from portal.registers.force import Force, Status
from portal.rendering import Markdown, encode, environment, link, shown
from portal.settings import Settings
from portal.strings import strings
from portal.trainings.downloads.linked import block

PIECES = ("acts",)
"""The markers this room fills."""

FILE = "registers/acts.yml"

GROUPS = {
    "in-force": "in-vigoare",
    "ahead": "inca-nu-sunt-in-vigoare",
    "draft": "proiecte",
    "unknown": "neverificate",
    "over": "nu-mai-sunt-in-vigoare",
}
"""The groups of the list, in order, each with its anchor; `over` holds what no longer holds."""

_NOTICES = {
    Status.DRAFT: "draft_notice",
    Status.UNKNOWN: "unknown_notice",
    Status.AHEAD: "ahead_notice",
}


class Citing(NamedTuple):
    """A page that cites an act: its path inside the language, and its title."""

    uri: str
    title: str


def cited(prose: Iterable[ProsePage], language: str) -> dict[str, list[Citing]]:
    """The typed pages of a language that cite an act, by the id of the act."""
    pages: dict[str, list[Citing]] = {}
    for page in (page for page in prose if page.language == language):
        named = (match["id"] for _, match in page.references if match["scheme"] == "act")
        for key in dict.fromkeys(named):
            pages.setdefault(key, []).append(Citing(page.uri, page.title or page.uri))
    return pages


class ActPages:
    """The acts of `registers` for readers of `language`, as they stand on `today`.

    `cited` gives the pages of that language that cite an act, by the id of the act.
    """

    def __init__(
        self,
        registers: Registers,
        settings: Settings,
        cited: Mapping[str, list[Citing]],
        today: date,
        language: str,
    ) -> None:
        self.registers = registers
        self.cited = cited
        self.language = language
        self.words = strings(language)
        self.force = Force(registers.acts, today)
        self.linked = Linked(registers, settings, self.force, language)
        self.templates = environment(language)

    def pages(self) -> Iterator[Page]:
        """One per act; the list where nobody wrote it and there is something to list."""
        if not self.registers.acts:
            return
        yield Page(LIST, self.templates.get_template("acte.md").render, default=True)
        for act in self.registers.acts.values():
            yield self._page(act)

    def piece(self, place: str) -> str:
        """What the marker `acts` stands for on the page at `place`."""
        groups = [(name, self._group(name)) for name in GROUPS]
        listed = [
            (name, Markdown(GROUPS[name]), [self._row(act, place) for act in acts])
            for name, acts in groups
            if acts
        ]
        told = any(act.is_unofficial("title", self.language) for act in self._acts())
        return self.templates.get_template("acts.md").render(groups=listed, unofficial=told)

    def _page(self, act: Act) -> Page:
        uri = page_of(act.id)

        def write() -> str:
            return f"{self._told(act, uri)}\n{block(self.linked.act(act))}\n"

        return Page(uri, write, written_in=FILE)

    def _told(self, act: Act, place: str) -> str:
        fields = ("title", "name", "note")
        return self.templates.get_template("act.md").render(
            name=self._name(act),
            title=act.title,
            to_list=Markdown(link_from(place, LIST)),
            notice=self._notice(act, place),
            history=Markdown(" .history" if self.force.status(act).is_over else ""),
            facts=self._facts(act, place),
            chain=self._chain(act, place),
            cited=[
                link(one.title, link_from(place, one.uri)) for one in self.cited.get(act.id, [])
            ],
            sources=self._sources(act),
            unofficial=any(act.is_unofficial(field, self.language) for field in fields),
        )

    def _acts(self) -> Iterable[Act]:
        return self.registers.acts.values()

    def _group(self, name: str) -> list[Act]:
        """The acts of a group, by kind and then as a calendar has them, the latest first."""
        acts = [act for act in self._acts() if _group_of(self.force.status(act)) == name]
        latest = sorted(acts, key=lambda act: (act.date.spans[0].start.order, act.id), reverse=True)
        return sorted(latest, key=lambda act: KINDS.index(act.kind))

    def _row(self, act: Act, place: str) -> dict[str, object]:
        return {
            "name": self._link(act, place),
            "title": act.title,
            "known": self._until(act, self._known(act)),
            "instead": self._instead(act, place),
        }

    def _name(self, act: Act) -> Markdown:
        return short(act, self.registers, self.language)

    def _link(self, act: Act, place: str) -> Markdown:
        return link(self._name(act), link_from(place, page_of(act.id)))

    def _links(self, acts: Iterable[Act], place: str) -> Markdown:
        return Markdown(", ".join(self._link(act, place) for act in acts))

    def _known(self, act: Act) -> Markdown:
        when = act.status_known_on
        told = wording.moment(when, self.language) if when else self.words.text("acts.not_known")
        return Markdown(encode(told))

    def _instead(self, act: Act, place: str) -> Markdown:
        links = self._links(self.force.instead(act), place)
        return links or Markdown(encode(self.words.text("acts.no_heir")))

    def _notice(self, act: Act, place: str) -> Markdown | None:
        """What a reader must know before anything else; None where the act is in force."""
        status = self.force.status(act)
        if status.is_over:
            acts = self._links(self.force.instead(act), place)
            key = "over_notice" if acts else "over_alone_notice"
            return Markdown(self.words.text(f"acts.{key}", acts=acts))
        key = _NOTICES.get(status, "")
        return Markdown(encode(self.words.text(f"acts.{key}"))) if key else None

    def _status(self, act: Act) -> str:
        status = self.force.status(act)
        alone = status == Status.ABROGATED and not self.force.instead(act)
        return self.words.text(f"acts.status.{status}{'-alone' if alone else ''}")

    def _until(self, act: Act, told: str) -> Markdown:
        """What is told of an act in force, marked with its last day for the reader's own clock.

        `docs/assets/js/facts.js` adds the words when that day has passed: an old copy of the page
        must not call it in force.
        """
        last = self.force.last(act)
        if self.force.status(act) != Status.IN_FORCE or not last:
            return Markdown(shown(told))
        day = wording.day(last, self.language)
        expired = encode(self.words.text("facts.expired", day=day))
        marks = f'data-valid-until="{last.isoformat()}" data-expired="{expired}"'
        return Markdown(f'<span class="fact" {marks}>{shown(told)}</span>')

    def _facts(self, act: Act, place: str) -> list[tuple[str, Markdown]]:
        """The names of facts, keys under `acts` in `strings/`, and what is known of each."""
        facts = [
            ("state", self._until(act, self._status(act))),
            ("known", self._known(act) if act.status_known_on else None),
            ("kind_label", Markdown(encode(self._kind(act)))),
            ("number", Markdown(encode(act.number)) if act.number else None),
            ("date", self._moment(act.date)),
            ("author" if act.status == "draft" else "issuer", self._issuers(act)),
            ("publication", _tagged_publication(act, self.language)),
            ("from", self._moment(act.in_force.from_)),
            ("until", self._moment(act.in_force.until)),
            ("text", link(_host(act.address), act.address) if act.address else None),
            *self._relations(act, place),
            ("note", Markdown(shown(act.note, self.language)) if act.note else None),
        ]
        return [(name, told) for name, told in facts if told]

    def _kind(self, act: Act) -> str:
        kind = self.words.text(f"acts.kind.{act.kind}")
        return self.words.text("acts.kind.draft", kind=kind) if act.status == "draft" else kind

    def _moment(self, when: When | None) -> Markdown | None:
        return Markdown(encode(wording.moment(when, self.language))) if when else None

    def _issuers(self, act: Act) -> Markdown:
        names = (self.registers.institutions[key].name for key in act.issuers)
        return Markdown(", ".join(shown(name, self.language) for name in names))

    def _relations(self, act: Act, place: str) -> Iterator[tuple[str, Markdown]]:
        """Each relation with its acts, as the record has it and read backwards."""
        for there, back in (
            ("replaces", None),
            ("amends", "amended_by"),
            ("based_on", "basis_of"),
            ("implements", "implemented_by"),
        ):
            yield (
                there,
                self._links((self.registers.acts[key] for key in getattr(act, there)), place),
            )
            if back:
                backwards = [one for one in self._acts() if act.id in getattr(one, there)]
                yield back, self._links(backwards, place)

    def _chain(self, act: Act, place: str) -> list[dict[str, object]]:
        """The acts that replaced one another, the oldest first; empty where there is one only."""
        chain = self.force.chain(act)
        return [self._step(one, act, place) for one in chain] if len(chain) > 1 else []

    def _step(self, one: Act, act: Act, place: str) -> dict[str, object]:
        here = Markdown(self.words.text("acts.this", act=self._name(one)))
        return {
            "name": here if one is act else self._link(one, place),
            "date": self._moment(one.date),
            "status": self._until(one, self._status(one)),
            "holds": self.force.status(one) == Status.IN_FORCE,
        }

    def _sources(self, act: Act) -> Markdown:
        sources = [self.registers.sources[cited.id] for cited in act.sources]
        return source_list(sources, self.language, unofficial=False)


def _group_of(status: Status) -> str:
    return "over" if status.is_over else str(status)


def _host(address: str) -> str:
    return address.split("/")[2]


def _tagged_publication(act: Act, language: str) -> Markdown | None:
    """`MO 2023 nr. 21-22 art. 38` is Romanian on every page."""
    if not act.publication:
        return None
    told = encode(act.publication)
    return Markdown(told if language == "ro" else f'<span lang="ro">{told}</span>')
