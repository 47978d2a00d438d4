"""No count that must be hidden can be computed from what is published."""

import copy
from datetime import date
from itertools import combinations
from random import Random

import pytest
from disclosure import projects, synthetic
from disclosure.attacker import HIDDEN, Program, Published, State

from portal.trainings import disclosure, indexes, ledger, releases
from portal.trainings.suppression import RULES

SEEDS = [
    *range(100),
    *(pytest.param(seed, marks=pytest.mark.matrix) for seed in range(100, 1000)),
]


def published(told, kinds, claims=(), facts=()):
    """What an outsider reads off trainings that passed the gate."""
    logs = {entry.reference: _state(entry.shown) for entry in told.entries}
    kinds = {entry.reference: kinds[entry.training] for entry in told.entries}
    part_of = {e.reference: e.log.part_of for e in told.entries if e.log.part_of}
    at_least = []
    for dimension in indexes.DIMENSIONS:
        index = indexes.index(told, dimension)
        for row in (*index.rows, index.total):
            counted = frozenset(e.reference for e in indexes.counted(row.entries, told))
            at_least.append((counted, row.attendance.count))
    exactly = [(frozenset(claim["counts"]), claim["present"]) for claim in claims]
    return Published(logs, kinds, part_of, at_least, exactly, list(facts))


def _state(shown):
    parts = {
        name: {key: HIDDEN if cell is None else cell for key, cell in cells.items()}
        for name, cells in shown.parts.items()
    }
    withheld = dict.fromkeys(shown.withheld, HIDDEN)
    return State(HIDDEN if shown.present is None else shown.present, parts | withheld)


def protected(given, told):
    """The counts under the threshold that no public source states, and their rule."""
    for entry in told.entries:
        training = given["trainings"][entry.training]
        log, rule = training["logs"][entry.slug], RULES[training["class"]]
        if log["source"] == "publica":
            continue
        if rule.protects(log["present"]):
            yield (entry.reference, "present"), rule
        for name in ("by_institution", "by_sex", "by_role"):
            for key, count in log.get(name, {}).items():
                if rule.protects(count):
                    yield (entry.reference, name, key), rule


def leaks(given, told, problems, facts=()):
    """The protected counts whose range is too narrow, but for those a problem names."""
    named = {problem.about["log"] for problem in problems}
    kinds = {name: training["class"] for name, training in given["trainings"].items()}
    program = Program(published(told, kinds, given["claims"], facts))
    found = []
    for name, rule in protected(given, told):
        low, high = program.bounds(name)
        if high - low < rule.threshold - 1e-6 and name[0] not in named:
            found.append((name, low, high))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_count_can_be_computed(seed):
    """A linear program over all that is published leaves each hidden count its range."""
    given = synthetic.random_set(seed)
    told, problems = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
    assert leaks(given, told, problems) == []


def shown_figures(told):
    """How many figures of logs are published: headcounts and cells."""
    states = [_state(entry.shown) for entry in told.entries]
    cells = [
        c for s in states for part in s.parts.values() if part != HIDDEN for c in part.values()
    ]
    return sum(cell != HIDDEN for cell in [*(state.present for state in states), *cells])


def naive_figures(given):
    """How many the naive rule would print: all but those under the threshold."""
    return sum(1 for _ in _figures(given)) - sum(
        RULES[kind].protects(count) for kind, count in _figures(given)
    )


def _figures(given):
    for training in given["trainings"].values():
        for log in training["logs"].values():
            yield training["class"], log["present"]
            for name in ("by_institution", "by_sex", "by_role"):
                yield from ((training["class"], count) for count in log.get(name, {}).values())


def best_figures(given):
    """The most figures of one log that can be published safely: every way of hiding, tried."""
    ((name, training),) = given["trainings"].items()
    ((slug, log),) = training["logs"].items()
    reference, rule = f"{name}/{slug}", RULES[training["class"]]
    cells = {(reference, "present"): log["present"]}
    for breakdown in ("by_institution", "by_sex"):
        cells |= {(reference, breakdown, k): n for k, n in log.get(breakdown, {}).items()}
    must = {cell for cell, count in cells.items() if rule.protects(count)}
    may = [cell for cell in cells if cell not in must]
    for size in range(len(may) + 1):
        for further in combinations(may, size):
            hidden = must | set(further)
            program = Program(_hiding(reference, training["class"], cells, hidden))
            ranges = [program.bounds(cell) for cell in must]
            if all(high - low >= rule.threshold - 1e-6 for low, high in ranges):
                return len(cells) - len(hidden)
    return 0


def _hiding(reference, kind, cells, hidden):
    shown = {cell: HIDDEN if cell in hidden else count for cell, count in cells.items()}
    state = State(shown.pop((reference, "present")))
    for (_, breakdown, key), cell in shown.items():
        state.parts.setdefault(breakdown, {})[key] = cell
    return Published({reference: state}, {reference: kind})


def test_nearly_as_much_is_told_as_can_be():
    """On small logs, within a tenth of what the best of all ways of hiding leaves."""
    ours = best = 0
    for seed in range(120):
        given = synthetic.small_log(seed)
        told, _ = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
        ours += shown_figures(told)
        best += best_figures(given)
    assert ours >= 0.9 * best
    assert best > 200


def test_a_year_of_sessions_keeps_most_figures():
    """Of a year of sessions, every headcount and most of the cells the naive rule prints."""
    given = synthetic.reference_year()
    told, problems = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
    assert not problems
    assert all(entry.shown.present is not None for entry in told.entries)
    assert shown_figures(told) >= 0.85 * naive_figures(given)


def corrected(given, seed):
    """The same set some months later: corrected, added to, its sources seen in another light."""
    random = Random(seed)
    later = copy.deepcopy(given)
    later["claims"] = []
    for training in later["trainings"].values():
        for log in training["logs"].values():
            if random.random() < 0.3:
                log["source"] = random.choice(["interna", "publica"])
            cells = log.get("by_institution", {})
            if cells and "part_of" not in log and random.random() < 0.5:
                key = random.choice(list(cells))
                more = random.randint(1, 8)
                cells[key] += more
                log["present"] += more
                log.pop("by_sex", None)
                log.pop("by_role", None)
    return later


def two_releases(seed, remember=True):
    """The later release of a set, the problems of both, and what the one before told of each log.

    A log that a problem of the first one names was never published like that.
    """
    given = synthetic.random_set(seed)
    given["claims"] = []
    first, refused = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
    earlier, _ = ledger.parsed(ledger.additions(first, {}, date(2026, 1, 1)))
    later = corrected(given, seed)
    logged = projects.trainings_of(later)
    told, problems = disclosure.published(logged, projects.REGISTERS, earlier if remember else {})
    if remember:
        problems += [*releases.check(logged, told, earlier), *refused]
    facts = [
        fact
        for log, states in earlier.items()
        for shown in states
        for fact in _facts(log, _state(shown), later)
    ]
    return later, told, problems, facts


def _facts(log, state, later):
    """What a state of a log still says: figures and sums that nobody corrected since."""
    name, slug = log.split("/")
    true = later["trainings"][name]["logs"][slug]
    if state.present == true["present"]:
        yield ((log, "present"),), state.present
    for breakdown, cells in state.parts.items():
        now = true.get(breakdown, {})
        if cells == HIDDEN or not cells.keys() <= now.keys():
            continue
        told = {key: cell for key, cell in cells.items() if cell != HIDDEN}
        for key in told.keys() & {key for key, cell in told.items() if now[key] == cell}:
            yield ((log, breakdown, key),), told[key]
        rest = [key for key in cells if key not in told]
        if state.present != HIDDEN and state.present - sum(told.values()) == sum(
            map(now.get, rest)
        ):
            yield tuple((log, breakdown, key) for key in rest), sum(map(now.get, rest))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_releases_tell_no_more_than_one(seed):
    """What the ledger remembers is equations too; what they would give away is refused."""
    later, told, problems, facts = two_releases(seed)
    assert leaks(later, told, problems, facts) == []


def test_without_the_ledger_two_releases_would_tell():
    """The proof can fail: a gate that forgets gives counts away."""
    found = [leaks(*(r := two_releases(seed, remember=False))[:3], r[3]) for seed in range(60)]
    assert any(found)


def test_without_complementary_cells_a_release_would_tell(monkeypatch):
    """The proof can fail: the naive rule gives counts away."""

    def naive(parts, rule, before=(), known=()):
        return frozenset(name for name, count in parts.items() if rule.protects(count))

    monkeypatch.setattr(disclosure, "hidden_parts", naive)
    found = []
    for seed in range(30):
        given = synthetic.random_set(seed)
        told, problems = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
        found += leaks(given, told, problems)
    assert found
