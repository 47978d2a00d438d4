"""What was measured about a session, in one language: on its page and in a table of all."""

from collections.abc import Iterator
from typing import Any

from portal import wording
from portal.pages import link_from
from portal.rendering import Markdown, encode, environment, link
from portal.trainings import addresses
from portal.trainings.disclosure import ENOUGH_ANSWERS
from portal.trainings.evaluation import gain
from portal.trainings.logs import Entry, Trainings
from portal.trainings.model import Knowledge, Satisfaction
from portal.trainings.naming import Naming
from portal.trainings.shown import ShownFollowUp


class EvaluationPages:
    """Evaluations in the language of `naming`; nothing where none may be told."""

    def __init__(self, trainings: Trainings, naming: Naming) -> None:
        self.trainings = trainings
        self.naming = naming
        self.language = naming.language
        self.words = naming.words
        self.templates = environment(naming.language)

    def facts(self, entry: Entry) -> Iterator[tuple[str, Markdown | None]]:
        """What is known of one session, by the names of its facts."""
        shown = entry.evaluation
        if shown is None:
            return
        if shown.satisfaction:
            yield "satisfaction", self._text("said", entry, **self._said(shown.satisfaction))
        if shown.knowledge:
            yield "knowledge", self._tested(shown.knowledge, entry)
        if shown.follow_up:
            yield "follow_up", self._text("later", None, **self._later(shown.follow_up))

    def table(self, place: str) -> str:
        """Every session with an evaluation, the latest first; empty where there is none."""
        entries = [e for e in self.trainings.entries if e.evaluation and not e.evaluation.is_empty]
        entries.sort(key=lambda entry: (entry.log.when.order, entry.reference), reverse=True)
        return self.templates.get_template("evaluation.md").render(
            rows=[self._row(entry, place) for entry in entries], enough=ENOUGH_ANSWERS
        )

    def _row(self, entry: Entry, place: str) -> dict[str, Any]:
        shown, course = entry.evaluation, self.trainings.course_of(entry)
        said, tested = (shown.satisfaction, shown.knowledge) if shown else (None, None)
        later = shown.follow_up if shown else None
        to = f"{link_from(place, addresses.of_training(course.id))}#{entry.slug}"
        normalised = gain(tested).normalised if tested else None
        return {
            "link": link(self.naming.of(course.training, "title") or "", to),
            "when": wording.moment(entry.log.when, self.language),
            "answers": said.answers if said else None,
            "mean": self._text("mean_value", None, **self._said(said)) if said else "–",
            "matched": tested.matched if tested else None,
            "gain": self._text("gain_value", None, **self._gained(tested)) if tested else "–",
            "normalised": "–" if normalised is None else self._decimal(normalised),
            "applying": self._text("applying_value", None, **self._later(later)) if later else "–",
        }

    def _tested(self, tested: Knowledge, entry: Entry) -> Markdown:
        result = gain(tested)
        about = self._gained(tested)
        told = [self._text("tested", None, **about)]
        if result.normalised is None:
            told.append(self._text("ceiling", None))
        else:
            told.append(self._text("normalised", None, gain=self._decimal(result.normalised)))
        told.append(self._text("matched", entry, matched=tested.matched))
        return Markdown(f"{'; '.join(told)}. {self.words.text('evaluation.hake')}")

    def _text(self, key: str, entry: Entry | None, **about: object) -> Markdown:
        """The words for `key`; those that also say how many came, where that may be told."""
        shown = entry.shown if entry else None
        if shown and shown.present is not None and shown.exactness == "exact":
            key, about = f"{key}_of", {**about, "present": shown.present}
        return Markdown(encode(self.words.text(f"evaluation.{key}", **about)))

    def _decimal(self, value: Any) -> str:
        return wording.decimal(value, self.language)

    def _said(self, said: Satisfaction) -> dict[str, object]:
        return {"mean": self._decimal(said.mean), "scale": said.scale, "answers": said.answers}

    def _gained(self, tested: Knowledge) -> dict[str, object]:
        means = {"before": tested.before, "after": tested.after, "points": gain(tested).points}
        told: dict[str, object] = {name: self._decimal(value) for name, value in means.items()}
        return {**told, "out_of": tested.out_of}

    def _later(self, later: ShownFollowUp) -> dict[str, object]:
        applying = wording.cell(later.applying, self.language)
        return {"months": later.after_months, "reached": later.reached, "applying": applying}
