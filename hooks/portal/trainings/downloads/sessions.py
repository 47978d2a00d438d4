"""The tables about sessions: what is known of each, its breakdowns, sources and evaluation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from portal import languages
from portal.fields import Exactness, HumanText
from portal.pages import address
from portal.registers import Registers
from portal.registers.sources import Citation
from portal.settings import Settings
from portal.strings import strings
from portal.trainings import addresses, indexes
from portal.trainings.downloads.tables import Cell, Column, Reference, Table, counted
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import BREAKDOWNS, UNKNOWN, Log, Training
from portal.trainings.shown import HIDDEN
from portal.trainings.shown import Cell as Counted
from portal.trainings.suppression import RULES

SESSIONS = "sessions"

_SESSION = Reference(("session",), SESSIONS, ("id",))


@dataclass(frozen=True)
class _Session:
    """A log beside its training; `counts` says whether totals take its attendance."""

    entry: Entry
    course: Course
    counts: bool
    page: str
    source_addresses: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    session: str
    breakdown: str
    key: str
    label: HumanText
    count: Counted


@dataclass(frozen=True)
class _Cited:
    session: str
    number: int
    citation: Citation


def sessions(trainings: Trainings, registers: Registers, settings: Settings) -> Table:
    """Every log, one row each, in the order of trainings and days."""
    counting = {entry.reference for entry in indexes.counted(trainings.entries, trainings)}
    records = [
        _Session(
            entry,
            trainings.course_of(entry),
            entry.reference in counting,
            _page(entry, settings),
            _addresses(entry, registers),
        )
        for entry in trainings.entries
    ]
    whole = Reference(("part_of",), "", ("id",))
    return Table(SESSIONS, _SESSIONS, records, ("id",), (whole,))


def breakdowns(trainings: Trainings, registers: Registers) -> Table:
    """Every part of a headcount that is told, one row each."""
    parts = [
        _Part(entry.reference, name, key, _label(name, key, registers), count)
        for entry in trainings.entries
        if entry.shown
        for name, cells in entry.shown.parts.items()
        for key, count in cells.items()
    ]
    key = ("session", "breakdown", "key")
    return Table("breakdowns", _PARTS, parts, key, (_SESSION,))


def citations(trainings: Trainings) -> Table:
    """Which sources say it, one row per session and source."""
    cited = [
        _Cited(entry.reference, number, citation)
        for entry in trainings.entries
        for number, citation in enumerate(entry.log.sources, 1)
    ]
    source = Reference(("source",), "sources", ("id",))
    key = ("session", "number")
    return Table("citations", _CITATIONS, cited, key, (_SESSION, source), in_workbook=False)


def evaluations(trainings: Trainings) -> Table:
    """What participants answered, one row per session of which it may be told."""
    told = [e for e in trainings.entries if e.evaluation and not e.evaluation.is_empty]
    return Table("evaluations", _EVALUATIONS, told, ("session",), (_SESSION,))


def _page(entry: Entry, settings: Settings) -> str:
    page = address(addresses.of_training(entry.training), languages.DEFAULT)
    return f"{settings.web_address(page)}#{entry.slug}"


def _addresses(entry: Entry, registers: Registers) -> tuple[str, ...]:
    cited = (registers.sources[citation.id] for citation in entry.log.sources)
    return tuple(source.address for source in cited if source.address)


def _label(breakdown: str, key: str, registers: Registers) -> HumanText:
    if key == UNKNOWN:
        return words("training.breakdown_unknown")
    if breakdown == "by_institution":
        return registers.institutions[key].name
    return registers.audiences[key].name if breakdown == "by_role" else words(f"training.{key}")


def words(key: str, **values: object) -> HumanText:
    """Our own words in all languages."""
    return HumanText(**{code: strings(code).text(key, **values) for code in languages.CODES})


def _unofficial(session: _Session) -> Cell:
    title = [piece for piece in session.course.training.working if piece.startswith("title.")]
    return (*title, *session.entry.log.working)


def _present(session: _Session) -> Cell:
    shown = session.entry.shown
    return counted(shown.present) if shown else None


def _exactness(session: _Session) -> Cell:
    """How exact the count is; nothing where there is none to see."""
    shown = session.entry.shown
    return shown.exactness if shown and shown.present is not HIDDEN else None


def _withheld(session: _Session) -> Cell:
    return session.entry.shown.withheld if session.entry.shown else ()


def _of_log(name: str) -> Callable[[_Session], Any]:
    return lambda session: getattr(session.entry.log, name)


def _list_of_log(name: str) -> Callable[[_Session], Cell]:
    return lambda session: tuple(getattr(session.entry.log, name))


def _list_of_training(name: str) -> Callable[[_Session], Cell]:
    return lambda session: tuple(getattr(session.course.training, name))


def _expected(name: str) -> Callable[[_Session], Any]:
    return lambda session: getattr(session.entry.log.expected, name, None)


_EXACTNESS = get_args(Exactness)
_STATUSES = get_args(Log.model_fields["status"].annotation)
_KINDS = get_args(Training.model_fields["kind"].annotation)

_SESSIONS = (
    Column("id", "id", lambda s: s.entry.reference, needed=True),
    Column("training", "id", lambda s: s.entry.training, needed=True, in_sheet=False),
    Column("session", "id", lambda s: s.entry.slug, needed=True, in_sheet=False),
    Column("title", "human", lambda s: s.course.training.title, needed=True),
    Column("kind", "id", lambda s: s.course.training.kind, "kind", _KINDS, needed=True),
    Column("when", "when", _of_log("when"), needed=True),
    Column("year", "whole", lambda s: s.entry.log.when.year),
    Column("quarter", "id", lambda s: s.entry.log.when.quarter, in_sheet=False),
    Column("starts", "id", _of_log("starts"), in_sheet=False),
    Column("ends", "id", _of_log("ends"), in_sheet=False),
    Column("status", "id", _of_log("status"), "downloads.status", _STATUSES, needed=True),
    Column("present", "count", _present),
    Column("exactness", "id", _exactness, "downloads.exactness", _EXACTNESS),
    Column("counted", "truth", lambda s: s.counts, needed=True),
    Column("part_of", "id", _of_log("part_of"), in_sheet=False),
    Column("withheld", "ids", _withheld, "downloads.breakdown", in_sheet=False),
    Column("expected", "whole", _expected("participants")),
    Column("expected_exactness", "id", _expected("exactness"), "downloads.exactness", _EXACTNESS),
    Column("meetings", "whole", _of_log("sessions")),
    Column("class", "id", lambda s: s.course.kind, "downloads.class", tuple(RULES), needed=True),
    Column("audience", "ids", _list_of_training("audience"), "audiences", needed=True),
    Column("topics", "ids", _list_of_training("topics"), "topics", needed=True),
    Column("competencies", "ids", _list_of_training("competencies"), "competencies"),
    Column("districts", "ids", _list_of_log("districts"), "districts"),
    Column("venue", "human", _of_log("venue")),
    Column("online", "truth", _of_log("online"), needed=True),
    Column("languages", "ids", _list_of_log("languages"), "languages"),
    Column("organisers", "ids", _list_of_log("organisers"), "institutions"),
    Column("partners", "ids", _list_of_log("partners"), "institutions"),
    Column("funders", "ids", _list_of_log("funders"), "institutions"),
    Column(
        "sources", "ids", lambda s: tuple(c.id for c in s.entry.log.sources), "sources", needed=True
    ),
    Column("source_addresses", "ids", lambda s: s.source_addresses, in_sheet=False),
    Column("page", "text", lambda s: s.page, needed=True),
    Column("note", "human", _of_log("note")),
    Column("unofficial", "ids", _unofficial, in_sheet=False),
)

_PARTS = (
    Column("session", "id", lambda p: p.session, needed=True),
    Column(
        "breakdown", "id", lambda p: p.breakdown, "downloads.breakdown", BREAKDOWNS, needed=True
    ),
    Column("key", "id", lambda p: p.key, needed=True, in_sheet=False),
    Column("label", "human", lambda p: p.label, needed=True),
    Column("count", "count", lambda p: counted(p.count)),
)

_CITATIONS = (
    Column("session", "id", lambda c: c.session, needed=True),
    Column("number", "whole", lambda c: c.number, needed=True),
    Column("source", "id", lambda c: c.citation.id, needed=True),
    Column("point", "text", lambda c: c.citation.point),
)


def _measured(part: str, name: str) -> Callable[[Entry], Any]:
    return lambda entry: getattr(getattr(entry.evaluation, part), name, None)


def _applying(entry: Entry) -> Cell:
    later = entry.evaluation.follow_up if entry.evaluation else None
    return counted(later.applying) if later else None


_EVALUATIONS = (
    Column("session", "id", lambda entry: entry.reference, needed=True),
    Column("answers", "whole", _measured("satisfaction", "answers")),
    Column("mean", "number", _measured("satisfaction", "mean")),
    Column("scale", "whole", _measured("satisfaction", "scale")),
    Column("matched", "whole", _measured("knowledge", "matched")),
    Column("before", "number", _measured("knowledge", "before")),
    Column("after", "number", _measured("knowledge", "after")),
    Column("out_of", "whole", _measured("knowledge", "out_of")),
    Column("after_months", "whole", _measured("follow_up", "after_months")),
    Column("reached", "whole", _measured("follow_up", "reached")),
    Column("applying", "count", _applying),
)
