"""The competency matrix: who is asked to know what, and when it was last taught."""

from collections.abc import Iterable

from portal import wording
from portal.pages import link_from
from portal.registers.citing import source_list
from portal.registers.competencies import Competency
from portal.rendering import Markdown, environment, link
from portal.trainings import addresses
from portal.trainings.competencies import Offer, offer
from portal.trainings.logs import Course, Trainings
from portal.trainings.naming import Naming, joined


class CompetencyPages:
    """The matrix in the language of `naming`."""

    def __init__(self, trainings: Trainings, naming: Naming) -> None:
        self.trainings = trainings
        self.naming = naming
        self.words = naming.words
        self.templates = environment(naming.language)

    def matrix(self, place: str) -> str:
        """Every competency of the register by audience, and the trainings that build it."""
        competencies = list(self.naming.registers.competencies.values())
        if not competencies:
            return ""
        asked = {audience for competency in competencies for audience in competency.audience}
        audiences = [key for key in self.naming.registers.audiences if key in asked]
        self.naming.took_unofficial()
        return self.templates.get_template("matrix.md").render(
            audiences=[self.naming.audience(key) for key in audiences],
            grid=[(self._name(c), [self._cell(c, key) for key in audiences]) for c in competencies],
            rows=[self._row(competency, place) for competency in competencies],
            never=joined(self._name(c) for c in competencies if self._is_never(c)),
            sources=self._sources(competencies),
            unofficial=self.naming.took_unofficial(),
        )

    def _name(self, competency: Competency) -> Markdown:
        return self.naming.of(competency, "name") or Markdown()

    def _is_never(self, competency: Competency) -> bool:
        return not offer(self.trainings, competency).held

    def _cell(self, competency: Competency, audience: str) -> str:
        """The year it was last offered to an audience, or what stands in its place."""
        if audience not in competency.audience:
            return "·"
        made = offer(self.trainings, competency, audience)
        return str(made.last.year) if made.last else self._without_a_date(made)

    def _without_a_date(self, made: Offer) -> str:
        kind = "undated" if made.held else "promised" if made.promised else "never"
        return self.words.text(f"matrix.{kind}")

    def _row(self, competency: Competency, place: str) -> dict[str, object]:
        made = offer(self.trainings, competency)
        return {
            "name": self._name(competency),
            "trainings": joined(self._to_course(c, place) for c in (*made.held, *made.promised)),
            "last": wording.moment(made.last, self.naming.language)
            if made.last
            else self._without_a_date(made),
            "note": self.naming.of(competency, "note"),
        }

    def _to_course(self, course: Course, place: str) -> Markdown:
        to = link_from(place, addresses.of_training(course.id))
        return link(self.naming.of(course.training, "title") or "", to)

    def _sources(self, competencies: Iterable[Competency]) -> Markdown:
        cited = {cited.id: cited for one in competencies for cited in one.sources}
        sources = [self.naming.registers.sources[key] for key in cited]
        return source_list(sources, self.naming.language, unofficial=False)
