"""The examples that editors are shown of each rule, as cases: the wrong ones are bad cases too."""

import functools
from pathlib import Path

import yaml

RULES = Path(__file__).parents[1] / "hooks/portal/rules"

EACH = "{ro,ru,uk}"
"""In the path of an example: one text in all languages."""


@functools.cache
def rules():
    """The entries of all rules by code."""
    entries = (_loaded(file)["rules"] for file in sorted(RULES.glob("*.yml")))
    return {code: entry for part in entries for code, entry in part.items()}


def example(code, side):
    """What the `wrong` or the `right` example of a rule puts into a project."""
    entry = rules()[code]
    given = {**entry.get("shared", {}), **entry[side]}
    given = {name: content for path, content in given.items() for name in _each(path)}
    kept = {key: entry[key] for key in ("alone", "without_training", "says") if key in entry}
    expected = [[n, *at, code] for path, *at in entry["reported"] for n in _each(path)]
    return {"given": given, "expected": expected, **kept}


def wrong():
    """Those that `portal check` tells of before it looks at translations and at what is not set."""
    told = {code for code, entry in rules().items() if entry.get("command", "check") == "check"}
    return {f"rule-{code}": example(code, "wrong") for code in sorted(told - {"H01", "H02"})}


#   _each("docs/{ro,ru,uk}/a.md")  ->  ["docs/ro/a.md", "docs/ru/a.md", "docs/uk/a.md"]
def _each(path):
    languages = EACH[1:-1].split(",") if EACH in path else [""]
    return [path.replace(EACH, language) for language in languages]


def _loaded(file):
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
