"""An outsider with a linear program: what can be known of each hidden count?

Takes what was published, and nothing else: figures with `[c]`, which log is part of
which, the sums that totals and documents state, earlier states of the same logs. Every
equation and inequality that must hold between the counts goes into the program; the
smallest and the largest value of each hidden count come out.
"""

import math
from dataclasses import dataclass, field

from scipy.optimize import linprog

HIDDEN = "[c]"


@dataclass
class State:
    """One log as one release tells it; a withheld breakdown is `[c]` in place of its cells."""

    present: int | str | None
    parts: dict = field(default_factory=dict)


@dataclass
class Published:
    """Everything a release tells; `facts` are sums of counts known from releases before it."""

    logs: dict[str, State]
    kinds: dict[str, str]
    part_of: dict[str, str] = field(default_factory=dict)
    at_least: list[tuple[frozenset[str], int]] = field(default_factory=list)
    exactly: list[tuple[frozenset[str], int]] = field(default_factory=list)
    facts: list[tuple[tuple, int]] = field(default_factory=list)


class Program:
    """Rows of `sum of counts <=, = or >= number`, over counts named by tuples."""

    def __init__(self, published):
        self.published = published
        self.names = {}
        self.upper, self.equal = [], []
        for log, state in published.logs.items():
            self._state(log, state)
        for log, whole in published.part_of.items():
            self._cells_of_parts(log, whole)
        for whole in set(published.part_of.values()):
            parts = [log for log, other in published.part_of.items() if other == whole]
            self._at_most([(log, "present") for log in parts], (whole, "present"))
        for logs, number in published.at_least:
            self._row(self.upper, [(log, "present") for log in logs], -1, -number)
        for logs, number in published.exactly:
            self._row(self.equal, [(log, "present") for log in logs], 1, number)
        for names, number in published.facts:
            self._row(self.equal, names, 1, number)

    def bounds(self, name):
        """The least and the greatest value the count `name` can have."""
        if self._known(name) is not None:
            return self._known(name), self._known(name)
        return tuple(self._solve(name, sign) for sign in (1, -1))

    def _state(self, log, state):
        """The cells of each breakdown sum to the headcount."""
        for name, cells in state.parts.items():
            if cells != HIDDEN and state.present is not None:
                terms, known = self._terms([(log, name, key) for key in cells], 1)
                others, present = self._terms([(log, "present")], -1)
                self.equal.append((_added(terms, others), -known - present))

    def _cells_of_parts(self, log, whole):
        """As many of an institution in a part as in its whole, at most."""
        mine, other = self.published.logs[log].parts, self.published.logs[whole].parts
        for name in mine.keys() & other.keys():
            if HIDDEN not in (mine[name], other[name]):
                for key in mine[name].keys() & other[name].keys():
                    self._at_most([(log, name, key)], (whole, name, key))

    def _at_most(self, parts, whole):
        terms, number = self._terms(parts, 1)
        others, known = self._terms([whole], -1)
        if None not in (number, known):
            self.upper.append((_added(terms, others), -number - known))

    def _row(self, rows, names, sign, number):
        terms, known = self._terms(names, sign)
        if known is not None:
            rows.append((terms, number - known))

    def _terms(self, names, sign):
        """Unknowns with their sign, and the sum of what is known; None where one is not logged."""
        terms, known = {}, 0
        for name in names:
            state = self.published.logs[name[0]]
            if name[1] == "present" and state.present is None:
                return {}, None
            value = self._known(name)
            if value is None:
                terms[self._variable(name)] = sign
            else:
                known += sign * value
        return terms, known

    def _known(self, name):
        state = self.published.logs[name[0]]
        if name[1] == "present":
            value = state.present
        else:
            cells = state.parts.get(name[1], HIDDEN)
            value = HIDDEN if cells == HIDDEN else cells.get(name[2], HIDDEN)
        return None if value == HIDDEN else value

    def _variable(self, name):
        return self.names.setdefault(name, len(self.names))

    def _least(self, name):
        """Zero is published for specialists, so that what is hidden there is at least one."""
        return 1 if self.published.kinds[name[0]] == "specialists" else 0

    def _solve(self, name, sign):
        target = self._variable(name)
        goal = [0.0] * len(self.names)
        goal[target] = sign
        found = linprog(
            goal,
            **_matrix("ub", self.upper, len(self.names)),
            **_matrix("eq", self.equal, len(self.names)),
            bounds=[(self._least(known), None) for known in self.names],
            method="highs",
        )
        if found.status == 3:  # no bound on this side
            return -sign * math.inf
        assert found.status == 0, found.message
        return sign * found.fun


def _added(first, second):
    return {key: first.get(key, 0) + second.get(key, 0) for key in first.keys() | second.keys()}


def _matrix(kind, rows, width):
    if not rows:
        return {}
    matrix = [[float(terms.get(column, 0)) for column in range(width)] for terms, _ in rows]
    return {f"A_{kind}": matrix, f"b_{kind}": [number for _, number in rows]}
