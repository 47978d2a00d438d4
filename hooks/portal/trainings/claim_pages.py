"""Figures of documents beside what was recomputed, in one language."""

from typing import Any

from portal import wording
from portal.pages import link_from
from portal.registers.citing import source_list
from portal.rendering import Markdown, encode, environment, link
from portal.trainings import addresses, indexes
from portal.trainings.claims import Recomputed, recomputed
from portal.trainings.logs import Entry, Trainings
from portal.trainings.model import Claim
from portal.trainings.naming import Naming, joined


class ClaimPages:
    """Claims with their verdicts, in the language of `naming`."""

    def __init__(self, trainings: Trainings, naming: Naming) -> None:
        self.trainings = trainings
        self.naming = naming
        self.language = naming.language
        self.words = naming.words
        self.templates = environment(naming.language)

    def table(self, place: str) -> str:
        """Every claim: what is stated, what it was compared with, the verdict, the source."""
        claims = [record.value for record in self.trainings.claims]
        self.naming.took_unofficial()
        rows = [self._row(claim, place) for claim in claims]
        unofficial = self.naming.took_unofficial()
        return self.templates.get_template("claims.md").render(
            claims=rows, sources=self._sources(claims), unofficial=unofficial
        )

    def _row(self, claim: Claim, place: str) -> dict[str, Any]:
        found = recomputed(claim, self.trainings)
        return {
            "anchor": Markdown(claim.id),
            "title": self.naming.of(claim, "title"),
            "stated": wording.count(
                claim.states.present,
                at_least=claim.states.exactness == "at-least",
                approximate=claim.states.exactness == "approximate",
                language=self.language,
            ),
            "recomputed": wording.figure(found.total, self.language),
            "sum": self._sum(found),
            "verdict": self.words.text(f"claims.verdict.{found.verdict}"),
            "printed": bool(claim.parts),
            "logs": joined(self._to_session(entry, place) for entry in found.entries),
            "note": self.naming.of(claim, "note"),
            "sources": joined(self._citation(claim)),
        }

    def _sum(self, found: Recomputed) -> Markdown:
        """`78 + 95 + 40`: the parts a document prints, or the figures of the logs it counts."""
        if found.claim.parts:
            pieces = [self.words.number(part) for part in found.claim.parts]
        else:
            figures = map(indexes.attendance, found.entries)
            pieces = [wording.short(figure, self.language) for figure in figures]
        return Markdown(encode(" + ".join(pieces)))

    def _to_session(self, entry: Entry, place: str) -> Markdown:
        course = self.trainings.course_of(entry)
        title = self.naming.of(course.training, "title") or ""
        when = wording.moment(entry.log.when, self.language)
        to = f"{link_from(place, addresses.of_training(course.id))}#{entry.slug}"
        return link(Markdown(f"{title}, {encode(when)}"), to)

    def _citation(self, claim: Claim) -> list[Markdown]:
        told = []
        for cited in claim.sources:
            source = link(self.naming.registers.sources[cited.id].publisher, f"#sursa-{cited.id}")
            point = self.words.text("training.source_point", point=encode(cited.point or ""))
            told.append(Markdown(f"{source}, {point}") if cited.point else source)
        return told

    def _sources(self, claims: list[Claim]) -> Markdown:
        cited = {cited.id: cited for claim in claims for cited in claim.sources}
        sources = [self.naming.registers.sources[key] for key in cited]
        return source_list(sources, self.language, unofficial=False)
