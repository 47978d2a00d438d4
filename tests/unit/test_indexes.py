"""Attendance counted: small sets of logs and the totals a reader then sees."""

from hypothesis import given
from hypothesis import strategies as st

from portal import yamls
from portal.records import Record
from portal.registers import Registers
from portal.registers.sources import Source
from portal.trainings import disclosure, indexes
from portal.trainings.indexes import DIMENSIONS
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import Log, Training

SOURCE = Source(
    id="sursa",
    title={"ro": "Sursă sintetică"},
    publisher="Nimeni",
    dated="2026",
    read="2026-11-21",
    extent="full",
    kind="official",
    public=True,
)
"""A public source: what it states is told, however few came."""


def entry(reference, given_log):
    """A log in its place; what a case does not say is held, with a synthetic source."""
    training, slug = reference.split("/")
    log = Log.model_validate({"status": "held", "sources": [{"id": "sursa"}], **given_log})
    return Entry(training, slug, f"trainings/{reference}.yml", log)


def trainings(logs, topics=None):
    """The trainings of a case, each about one synthetic topic unless it says more."""
    entries = [entry(reference, log) for reference, log in logs.items()]
    read = Trainings({name: _course(name, entries, topics or {}) for name in _names(entries)})
    return disclosure.published(read, Registers(sources={"sursa": SOURCE}))[0]


def _names(entries):
    return sorted({entry.training for entry in entries})


def _course(name, entries, topics):
    training = Training(
        kind="training",
        title={"ro": "Instruire sintetică"},
        topics=topics.get(name, ["ajutor-psihologic"]),
        audience=["specialisti"],
    )
    own = tuple(entry for entry in entries if entry.training == name)
    path = f"trainings/{name}/training.yml"
    return Course(name, Record(training, path, yamls.Mapping(yamls.Mark(1, 1))), own)


def said(figure):
    """A figure as the cases write it."""
    if not figure.is_known:
        return "unknown"
    words = [word for word, holds in _words(figure) if holds]
    return " ".join([*words, str(figure.count)])


def _words(figure):
    return [("at least", figure.at_least), ("about", figure.approximate)]


def test_logs_are_counted_as_the_site_promises(counted):
    """The total, the meetings and every row, in their order, are what the rules give by hand."""
    all_logs = trainings(counted["logs"], counted.get("topics"))
    for name, expected in counted["expected"].items():
        total = indexes.index(all_logs, "year").total
        if name == "total":
            assert {said(indexes.index(all_logs, d).total.attendance) for d in DIMENSIONS} == {
                expected
            }
        elif name == "sessions":
            assert said(total.sessions) == expected
        else:
            rows = indexes.index(all_logs, name).rows
            told = [(str(row.key or "none"), said(row.attendance)) for row in rows]
            assert told == list(expected.items())


def test_a_reader_is_told_why_rows_do_not_add_up():
    """Years and quarters add up to the total; all others overlap, and say so."""
    empty = trainings({})
    overlapping = [name for name in DIMENSIONS if indexes.index(empty, name).overlaps]
    assert overlapping == [name for name in DIMENSIONS if name not in ("year", "quarter")]


LOGS = st.fixed_dictionaries(
    {"when": st.sampled_from(["2022", "2022-11/2023-03", "2023-05-10", "XXXX", "2024~"])},
    optional={
        "status": st.sampled_from(["held", "held", "announced", "planned", "cancelled"]),
        "sessions": st.integers(0, 9),
        "districts": st.lists(st.sampled_from(["MD-CU", "MD-BA"]), unique=True),
        "organisers": st.lists(st.sampled_from(["unu", "doi"]), unique=True),
        "attendance": st.fixed_dictionaries(
            {"present": st.integers(0, 500)},
            optional={"exactness": st.sampled_from(["exact", "at-least", "approximate"])},
        ),
    },
).map(lambda log: log if log.get("status", "held") == "held" else _without_attendance(log))


def _without_attendance(log):
    return {name: value for name, value in log.items() if name != "attendance"}


SETS = st.lists(LOGS, max_size=8).map(
    lambda logs: {f"{'ab'[n % 2]}/log-{n}": log for n, log in enumerate(logs)}
)

SETS_WITH_PARTS = st.tuples(SETS, st.lists(st.integers(0, 7), min_size=8, max_size=8)).map(
    lambda drawn: _with_parts(*drawn)
)


def _with_parts(logs, wholes):
    """Each log may be a part of one before it, so that no log contains itself."""
    names = list(logs)
    parts = {}
    for position, (name, log) in enumerate(logs.items()):
        whole = wholes[position]
        parts[name] = {**log, "part_of": names[whole]} if whole < position else log
    return parts


@given(SETS)
def test_years_add_up_to_the_total(logs):
    """Where nothing is a part of anything, the years add up to the total, people and meetings."""
    by_year = indexes.index(trainings(logs), "year")
    for name in ("attendance", "sessions"):
        added = sum(getattr(row, name).count for row in by_year.rows)
        assert added == getattr(by_year.total, name).count


@given(SETS)
def test_the_total_is_the_sum_of_what_was_held(logs):
    """Without parts the total is the plain sum of the headcounts of held sessions."""
    by_hand = sum(log.get("attendance", {"present": 0})["present"] for log in logs.values())
    assert indexes.index(trainings(logs), "topic").total.attendance.count == by_hand


@given(SETS_WITH_PARTS)
def test_a_part_never_adds_to_the_total(logs):
    """Parts can only make the total smaller than the sum of all figures, never larger."""
    plain = {name: {**log, "part_of": None} for name, log in logs.items()}
    with_parts = indexes.index(trainings(logs), "year").total.attendance.count
    assert with_parts <= indexes.index(trainings(plain), "year").total.attendance.count


@given(SETS_WITH_PARTS, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(logs, random):
    """The same logs in another order give the same rows and the same total."""
    names = list(logs)
    random.shuffle(names)
    shuffled = {name: logs[name] for name in names}
    for dimension in DIMENSIONS:
        one, other = (indexes.index(trainings(each), dimension) for each in (logs, shuffled))
        assert [(r.key, r.attendance, r.sessions) for r in one.rows] == [
            (r.key, r.attendance, r.sessions) for r in other.rows
        ]
        assert one.total.attendance == other.total.attendance
