"""What holds for any set of logs: order, language, what one log can change, what may be told."""

import html
import re
from collections import Counter
from datetime import date

import pytest
import sets
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal import registers, yamls
from portal.dates import When
from portal.fields import Fields
from portal.languages import CODES
from portal.settings import Settings
from portal.trainings import addresses, disclosure, indexes, ledger, logs, releases
from portal.trainings.indexes import CROSSINGS, DIMENSIONS
from portal.trainings.logs import Course, Trainings
from portal.trainings.model import BREAKDOWNS
from portal.trainings.pages import PIECES, TrainingPages
from portal.trainings.suppression import RULES

TODAY = date(2026, 11, 21)

PLACE = "instruiri/prezenta/index.md"
"""The page on which the pieces are tried."""

FEW = settings(max_examples=25)
"""For tests that write every page of a site several times."""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with the registers of the sets."""
    folder = tmp_path_factory.mktemp("sets")
    sets.write_registers(folder)
    return folder


@pytest.fixture(scope="module")
def known(root):
    """Those registers, read."""
    read, problems = registers.read(root / "registers")
    assert problems == []
    return read


@pytest.fixture(scope="module")
def read(root, known):
    """Reads the trainings that stand in the project now."""
    return lambda: logs.read(root / "trainings", known)[0]


@pytest.fixture(scope="module")
def told(known):
    """What of trainings may be told."""
    return lambda trainings: disclosure.published(trainings, known)[0]


@pytest.fixture(scope="module")
def pages(known):
    """Every generated page and piece of a language, by its address or name."""

    def pages(trainings, language="ro"):
        made = TrainingPages(trainings, known, Settings(), str, TODAY, language)
        written = {page.uri: page.write() for page in made.pages()}
        return written | {name: made.piece(name, PLACE) for name in PIECES}

    return pages


def shown(trainings):
    """What is told of each log, by reference."""
    return {e.reference: (e.shown, e.evaluation, e.log.expected) for e in trainings.entries}


def counted(row):
    """What a row says, whatever the order of its logs."""
    return row.attendance, row.sessions, {entry.reference for entry in row.entries}


def rows_of(trainings):
    """Every row of every index in its order, the totals, and every cell of every crossing."""
    made = indexes.every_index(trainings)
    rows = {(name, row.key): counted(row) for name, index in made.items() for row in index.rows}
    totals = {name: counted(index.total) for name, index in made.items()}
    cells = {
        (across, down, *place): counted(cell)
        for across, down in CROSSINGS
        for place, cell in indexes.crossing(trainings, made[across], made[down]).cells.items()
    }
    return rows, totals, cells


def mixed(trainings, random):
    """The same trainings, logs and claims in another order."""

    def in_disorder(items):
        return random.sample(list(items), len(items))

    courses = {
        course.id: Course(course.id, course.record, tuple(in_disorder(course.entries)), course.kind)
        for course in in_disorder(trainings.courses.values())
    }
    return Trainings(courses, tuple(in_disorder(trainings.claims)))


@given(sets.whole_sets(), st.randoms(use_true_random=False))
def test_order_changes_nothing(root, read, told, drawn, random):
    """In another order trainings, logs and claims hide the same and give the same rows in order."""
    sets.write(root, drawn)
    logged = read()
    one, other = told(logged), told(mixed(logged, random))
    assert shown(one) == shown(other)
    assert rows_of(one) == rows_of(other)
    assert list(rows_of(one)[0]) == list(rows_of(other)[0])


@FEW
@given(sets.whole_sets())
def test_every_language_tells_the_same_figures(root, read, told, pages, drawn):
    """Every page and piece holds the same numbers, and as many hidden ones, in each language."""
    sets.write(root, drawn)
    trainings = told(read())
    first, *others = (pages(trainings, language) for language in CODES)
    for other in others:
        assert other.keys() == first.keys()
        assert {name: numbers(text) for name, text in other.items()} == {
            name: numbers(text) for name, text in first.items()
        }


NUMBER = re.compile(r"\d+(?:[.\u00a0]\d{3})*|\[c\]")
"""`1.234`, `1 234` with a space where no line breaks, `[c]`."""


def numbers(markdown):
    """The numbers a person reads, each as often as it stands there; one may be said in words."""
    seen = re.sub(r"<script.*?</script>|<[^<>]*>|\]\([^()]*\)|\{[^{}]*\}", " ", markdown)
    found = Counter()
    for line in html.unescape(seen).splitlines():
        told = [re.sub("[.\u00a0]", "", number) for number in NUMBER.findall(line)]
        found.update(number for number in told if number != "1" or line.startswith("|"))
    return found


@FEW
@given(sets.whole_sets(), st.data())
def test_a_log_changes_only_what_it_touches(root, read, told, pages, drawn, data):
    """A log added changes its family, their rows and totals; taken away, each byte is as before."""
    assume(sets.references(drawn))
    reference = data.draw(st.sampled_from(sets.references(drawn)))
    rest, log = sets.without(drawn, reference)
    sets.write(root, rest)
    before = told(read())
    pages_before = pages(before)
    sets.write_log(root, reference, log)
    after = told(read())
    pages_after = pages(after)
    assert pages_after != pages_before

    family = sets.family(drawn, reference)
    rows, cells, touched = touched_by([e for e in after.entries if e.reference in family], after)
    assert changed(shown(before), shown(after)) <= family
    (rows_before, _, cells_before), (rows_after, _, cells_after) = rows_of(before), rows_of(after)
    assert changed(rows_before, rows_after) <= rows
    assert changed(cells_before, cells_after) <= cells
    assert changed(pages_before, pages_after) <= touched

    (root / f"trainings/{reference}.yml").unlink()
    assert pages(told(read())) == pages_before


def changed(before, after):
    """The keys under which two dictionaries differ."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def touched_by(entries, trainings):
    """The rows, cells and pages these logs stand on, and the pages that add everything up."""
    keys = indexes.keys_of(trainings)
    rows = {(name, key) for name in DIMENSIONS for e in entries for key in keys[name](e)}
    cells = {
        (a, b, first, second)
        for a, b in CROSSINGS
        for e in entries
        for first in keys[a](e)
        for second in keys[b](e)
    }
    uris = {addresses.of_selection(*row) for row in rows}
    uris |= {addresses.of_training(e.training) for e in entries}
    uris |= {addresses.of_sheet(e.training, e.slug) for e in entries}
    uris |= {addresses.of_index(name) for name in DIMENSIONS}
    return rows, cells, uris | set(PIECES)


@given(sets.whole_sets())
def test_only_what_may_be_told_is_told(root, read, told, drawn):
    """Public logs whole; of others no count under the threshold; nothing that was not logged."""
    sets.write(root, drawn)
    logged = read()
    shown_of = {entry.reference: entry for entry in told(logged).entries}
    for entry in logged.entries:
        now, counted_then = shown_of[entry.reference], entry.log.attendance
        assert (now.log.attendance, now.log.evaluation) == (None, None)
        assert (now.shown is None) == (counted_then is None)
        if counted_then is not None:
            rule = RULES[logged.course_of(entry).kind]
            true = cells_of(counted_then)
            cells = {
                ("present",): now.shown.present,
                **{
                    (name, key): cell
                    for name, part in now.shown.parts.items()
                    for key, cell in part.items()
                },
            }
            known = {place: cell for place, cell in cells.items() if cell is not None}
            assert known.items() <= true.items()
            if sets.PUBLIC[entry.log.sources[0].id]:
                assert known == true
            else:
                assert not any(map(rule.protects, known.values()))


def cells_of(attendance):
    """Every count of a log by its place."""
    parts = {
        (name, key): count
        for name in BREAKDOWNS
        for key, count in getattr(attendance, name).items()
    }
    return {("present",): attendance.present, **parts}


@given(sets.whole_sets())
def test_a_release_after_itself_tells_the_same(root, read, known, drawn):
    """What was told yesterday is told again: nothing new in the ledger, nothing given away."""
    sets.write(root, drawn)
    logged = read()
    first, _ = disclosure.published(logged, known)
    earlier, problems = ledger.parsed(ledger.additions(first, {}, TODAY))
    assert problems == []
    again, _ = disclosure.published(logged, known, earlier)
    assert shown(again) == shown(first)
    assert ledger.additions(again, earlier, TODAY) == ""
    assert list(releases.check(logged, again, earlier)) == []


@given(sets.whole_sets())
def test_the_stricter_class_holds_for_mixed_audiences(root, read, drawn):
    """A training is for specialists only where all whom it is for are specialists."""
    sets.write(root, drawn)
    for course in read().courses.values():
        kinds = {sets.CLASSES[key] for key in course.training.audience}
        assert course.kind == ("specialists" if kinds == {"specialists"} else "beneficiaries")


def as_written(value):
    """What a typed record says, as the plain texts that stood in its file."""
    if isinstance(value, Fields):
        return {name: as_written(getattr(value, name)) for name in value.model_fields_set}
    if isinstance(value, dict):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_written(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value.text if isinstance(value, When) else str(value)


@given(sets.full_logs(), st.sampled_from([yamls.write, sets.as_yaml]))
def test_a_written_log_is_read_as_it_was(root, known, drawn, write):
    """What our tools or any other YAML writer wrote down is what is read, to the letter."""
    sets.write(root, {"trainings": {}, "claims": []})
    folder = root / "trainings/a"
    folder.mkdir(parents=True)
    course = {"kind": "training", "title": {"ro": "A"}, "topics": ["tema-unu"]}
    text = sets.as_yaml({**course, "audience": ["medici"]})
    (folder / "training.yml").write_text(text, encoding="utf-8")
    (folder / "log.yml").write_text(write(drawn), encoding="utf-8")
    found, problems = logs.read(root / "trainings", known)
    assert problems == []
    (entry,) = found.entries
    assert as_written(entry.log) == as_written(drawn)
