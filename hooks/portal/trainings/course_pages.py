"""The page of one training, and the list of all."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from portal import wording
from portal.pages import link_from
from portal.registers.citing import source_list
from portal.registers.sources import Citation
from portal.rendering import Markdown, encode, environment, link, shown
from portal.settings import Settings
from portal.trainings import addresses, indexes
from portal.trainings.evaluation_pages import EvaluationPages
from portal.trainings.index_tables import came
from portal.trainings.indexes import Row
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import UNKNOWN, Claim
from portal.trainings.naming import Naming, joined
from portal.trainings.planned import Statuses
from portal.trainings.shown import Cell
from portal.trainings.sign_in import link_to_sheet

Titles = Callable[[str], str]
"""The title of a page somebody wrote, by its path inside the language."""


class CoursePages:
    """Pages about each training, in the language of `naming`."""

    def __init__(
        self,
        trainings: Trainings,
        naming: Naming,
        settings: Settings,
        titles: Titles,
        today: date,
    ) -> None:
        self.trainings = trainings
        self.naming = naming
        self.settings = settings
        self.titles = titles
        self.language = naming.language
        self.words = naming.words
        self.evaluations = EvaluationPages(trainings, naming)
        self.statuses = Statuses(naming.words, today)
        self.templates = environment(naming.language)

    def page(self, course: Course, place: str) -> str:
        """What it was, for whom, each session, and the sources."""
        training = course.training
        self.naming.took_unofficial()
        values = self._values(course, place)
        values["unofficial"] = self.naming.took_unofficial()
        return self.templates.get_template("training.md").render(training=training, **values)

    def _values(self, course: Course, place: str) -> dict[str, Any]:
        training = course.training
        return {
            "summary": self.naming.of(training, "summary"),
            "working": training.is_working("title", self.language),
            "to_list": Markdown(link_from(place, addresses.LIST)),
            "topics": self.naming.to_selections("topic", training.topics, place),
            "audience": self.naming.to_selections("audience", training.audience, place),
            "competencies": self.naming.to_selections("competency", training.competencies, place),
            "teaches": joined(self._to_pages(training.teaches, place)),
            "materials": joined(self._to_pages(training.materials, place)),
            "came": came(indexes.row(None, course.entries, self.trainings), self.language),
            "sessions": [self._session(entry, course, place) for entry in course.entries],
            "sources": self._sources(course),
        }

    def overview(self, place: str) -> str:
        """All trainings by the year of their last session, the latest first."""
        groups: dict[int | None, list[Course]] = {}
        for course in self.trainings.courses.values():
            groups.setdefault(_latest_year(course), []).append(course)
        years = sorted(groups, key=lambda year: (year is None, -(year or 0)))
        return self.templates.get_template("trainings.md").render(
            groups=[self._group(year, groups[year], place) for year in years]
        )

    def _group(self, year: int | None, courses: list[Course], place: str) -> dict[str, Any]:
        return {
            "heading": str(year) if year else self.words.text("training.no_year_group"),
            "anchor": Markdown(f"an-{year}" if year else "fara-an"),
            "items": [self._item(course, place) for course in sorted(courses, key=_latest_first)],
        }

    def _item(self, course: Course, place: str) -> dict[str, Markdown]:
        row = indexes.row(None, course.entries, self.trainings)
        when = "; ".join(wording.moment(entry.log.when, self.language) for entry in course.entries)
        to = link_from(place, addresses.of_training(course.id))
        return {
            "link": link(self.naming.text(course.training.title), to),
            "facts": Markdown(f"{encode(when)} · {shown(self._participants(row))}"),
        }

    def _participants(self, row: Row) -> str:
        told = came(row, self.language)
        if not row.held:
            return self.statuses.of_all(entry.log for entry in row.entries) or told
        if not row.attendance.is_known:
            return self.words.text("training.came_value", figure=told)
        plural = self.words.plural(row.attendance.count)
        return self.words.text(f"attendance.total.{plural}", figure=told)

    def _session(self, entry: Entry, course: Course, place: str) -> dict[str, Any]:
        edit = self.settings.edit_address(entry.path)
        return {
            "when": self._heading(entry, course),
            "anchor": Markdown(entry.slug),
            "facts": [(name, value) for name, value in self._facts(entry, course, place) if value],
            "sheet": link_to_sheet(entry, place, self.words),
            "edit": link(self.words.text("training.edit"), edit) if edit else None,
        }

    def _heading(self, entry: Entry, course: Course) -> Markdown:
        """When it was; with the place where another session was at the same time."""
        when = wording.moment(entry.log.when, self.language)
        same = [other for other in course.entries if other.log.when == entry.log.when]
        if len(same) == 1 or not entry.log.venue:
            return self.naming.text(when)
        return Markdown(f"{encode(when)}, {self.naming.text(entry.log.venue)}")

    def _facts(self, entry: Entry, course: Course, place: str) -> Iterator[tuple[str, Any]]:
        """What is known of a session, in the order a reader asks; nothing for what is not."""
        log, name = entry.log, self.naming
        yield "status", self.statuses.of(log)
        if log.status == "held":
            yield "came", wording.figure(indexes.attendance(entry), self.language)
            yield "breakdown", self._breakdown(entry)
            yield from self.evaluations.facts(entry)
        yield "expected", self._expected(entry)
        unknown = self.words.text("training.meetings_unknown")
        yield "meetings", unknown if log.sessions is None else self.words.number(log.sessions)
        yield "hours", name.hours(log)
        yield "where", name.where(log)
        yield "districts", name.to_selections("district", log.districts, place)
        yield "organisers", name.to_selections("organiser", log.organisers, place)
        yield "partners", joined(name.institution(key) for key in log.partners)
        yield "funders", name.to_selections("funder", log.funders, place)
        yield "languages", joined(self.words.text(f"languages.{key}") for key in log.languages)
        yield "note", self._note(entry, course)
        yield "sources", joined(self._citation(cited) for cited in log.sources)

    def _expected(self, entry: Entry) -> str | None:
        expected = entry.log.expected
        if expected is None:
            return None
        told = wording.count(
            expected.participants,
            at_least=expected.exactness == "at-least",
            approximate=expected.exactness == "approximate",
            language=self.language,
        )
        return self.words.text("training.expected_note", count=told)

    def _breakdown(self, entry: Entry) -> Markdown | None:
        shown = entry.shown
        if shown is None:
            return None
        names = {
            "by_institution": self.naming.institution,
            "by_role": self.naming.audience,
            "by_sex": self._sex,
        }
        told = [one for key, parts in shown.parts.items() for one in self._parts(parts, names[key])]
        if shown.withheld:
            told.append(Markdown(encode(self.words.text("attendance.withheld"))))
        return joined(told)

    def _parts(self, parts: Mapping[str, Cell], name: Callable[[str], Markdown]) -> Iterator[str]:
        unknown = encode(self.words.text("training.breakdown_unknown"))
        for key, count in parts.items():
            told = unknown if key == UNKNOWN else name(key)
            yield f"{told}: {encode(wording.cell(count, self.language))}"

    def _sex(self, key: str) -> Markdown:
        return self.naming.text(self.words.text(f"training.{key}"))

    def _note(self, entry: Entry, course: Course) -> Markdown | None:
        """The note of the log, what its figure contains, and what claims say of it."""
        note = self.naming.of(entry.log, "note")
        said = [note] if note else []
        whole = self.trainings.by_reference.get(entry.log.part_of or "")
        if whole:
            to_whole = self._to_session(whole, course)
            said.append(Markdown(self.words.text("training.part_of", whole=to_whole)))
        parts = [self._to_session(part, course) for part in self.trainings.parts_of(entry)]
        if parts:
            told = self.words.text("training.has_parts", parts="; ".join(parts))
            said.append(Markdown(told))
        said += [self._claim(claim) for claim in self._not_adding_up.get(entry.reference, [])]
        return Markdown(" ".join(said)) if said else None

    @cached_property
    def _not_adding_up(self) -> dict[str, list[Claim]]:
        """The claims whose printed parts do not sum to what is stated, by the logs they count."""
        about: dict[str, list[Claim]] = {}
        for claim in (record.value for record in self.trainings.claims):
            if claim.parts and sum(claim.parts) != claim.states.present:
                for reference in dict.fromkeys(claim.counts):
                    about.setdefault(reference, []).append(claim)
        return about

    def _claim(self, claim: Claim) -> Markdown:
        parts = " + ".join(self.words.number(part) for part in claim.parts)
        stated, total = claim.states.present, sum(claim.parts)
        told = self.words.text("training.claim", stated=stated, parts=parts, total=total)
        return self.naming.text(told)

    def _to_session(self, entry: Entry, course: Course) -> Markdown:
        """A link to a session, on the page of `course` or on that of its own training."""
        when = wording.moment(entry.log.when, self.language)
        if entry.training == course.id:
            return link(when, f"#{entry.slug}")
        title = self.naming.text(self.trainings.course_of(entry).training.title)
        page = link_from(addresses.of_training(course.id), addresses.of_training(entry.training))
        return link(Markdown(f"{title}, {encode(when)}"), f"{page}#{entry.slug}")

    def _sources(self, course: Course) -> Markdown:
        cited = {cited.id: cited for entry in course.entries for cited in entry.log.sources}
        sources = [self.naming.registers.sources[key] for key in cited]
        return source_list(sources, self.language, unofficial=False)

    def _citation(self, cited: Citation) -> Markdown:
        source = self.naming.registers.sources[cited.id]
        told = link(source.publisher, f"#sursa-{cited.id}")
        if not cited.point:
            return told
        point = self.words.text("training.source_point", point=encode(cited.point))
        return Markdown(f"{told}, {point}")

    def _to_pages(self, pages: list[str], place: str) -> Iterator[Markdown]:
        for page in pages:
            yield link(self.titles(page), link_from(place, page))


def _latest_year(course: Course) -> int | None:
    years = [entry.log.when.year for entry in course.entries if entry.log.when.year]
    return max(years, default=None)


def _latest_first(course: Course) -> list[int]:
    latest = max((entry.log.when.order for entry in course.entries), default=(0, 0, 0))
    return [-part for part in latest]
