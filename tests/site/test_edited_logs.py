"""A changed log is published at once, and the site is the one built from nothing."""

import random
import re

import pytest
from building import built, from_nothing, site
from conftest import run

NOTE = "note:\n  ro: Notă sintetică {0}.\n  ru: Заметка {0}.\n  uk: Нотатка {0}.\n"
"""A note nobody wrote, in place of the one of a log."""


@pytest.fixture
def logs(copy):
    """The logs of the sessions of the project, shuffled with a seed."""
    found = [p for p in sorted((copy / "trainings").glob("*/*.yml")) if p.stem != "training"]
    return random.Random(7).sample(found, len(found))


@pytest.fixture
def untouched(copy):
    """Whether the last build left alone what it did not concern."""
    page = copy / "public/404.html"
    before = page.stat().st_ino
    return lambda: page.stat().st_ino == before


def _say(log, word):
    """Give a log another note."""
    text = re.sub(r"^note:.*\n(?: .*\n)*", "", log.read_text(encoding="utf-8"), flags=re.M)
    text = re.sub(r"^working:.*\n", "", text, flags=re.M)
    log.write_text(text + NOTE.format(word), encoding="utf-8")


def test_a_row_of_edited_logs_gives_the_site_built_from_nothing(copy, logs, untouched):
    """Other notes, then a page and a log at once; nothing else is built again."""
    for number, log in enumerate(logs[:3]):
        _say(log, "о" * (number + 3))
        built(copy)
        course = copy / f"public/uk/instruiri/{log.parent.name}/index.html"
        assert "о" * (number + 3) in course.read_text(encoding="utf-8"), log
    page = copy / "docs/uk/drepturi/munca.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(".\n\n## ", ". Слово.\n\n## ", 1), encoding="utf-8")
    _say(logs[3], "слово")
    built(copy)
    assert untouched(), "built as a whole"
    assert site(copy) == from_nothing(copy)


def test_another_figure_reaches_every_total(copy, logs, untouched):
    """One person more in a log: the training, the year, the files, the record of figures."""
    before, counted = site(copy), re.compile(r"(?<=present: )\d+")
    for log in (log for log in logs if counted.search(log.read_text(encoding="utf-8"))):
        text = log.read_text(encoding="utf-8")
        log.write_text(counted.sub(lambda n: str(int(n[0]) + 1), text, 1), encoding="utf-8")
        if run("portal", "build", folder=copy).returncode == 0:
            break
        log.write_text(text, encoding="utf-8")  # an official document states its figure
    after = site(copy)
    changed = {name for name in after if before.get(name) != after[name]}
    for place in (f"ru/instruiri/{log.parent.name}/index.html", "instruiri/date/sessions.csv"):
        assert place in changed
    assert {f"{code}instruiri/prezenta/index.html" for code in ("", "ru/", "uk/")} <= changed
    ledger = (copy / "trainings/published.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"{log.parent.name}/{log.stem}" in ledger[-1]
    assert untouched(), "built as a whole"
    assert after == from_nothing(copy)


@pytest.mark.parametrize("change", ["gone", "new", "title"])
def test_what_changes_more_is_built_as_always(copy, logs, change):
    """A log that is gone, a new one, another title of a training: the site built from nothing."""
    log = next(log for log in logs if len([*log.parent.glob("*.yml")]) > 2)
    if change == "gone":
        log.unlink()
    elif change == "new":
        text = log.read_text(encoding="utf-8")
        kept = re.findall(r"^(?:organisers|districts|venue|sources):.*\n(?:[ -].*\n)*", text, re.M)
        new = "when: 2026-10-05\nstatus: held\n" + "".join(kept)
        log.with_name("sintetic.yml").write_text(new, encoding="utf-8")
    else:
        training = log.with_name("training.yml")
        text = training.read_text(encoding="utf-8")
        training.write_text(re.sub(r'(?<=  ro: )"?', r"\g<0>X ", text, count=1), encoding="utf-8")
    done = run("portal", "--lang", "en", "build", folder=copy)
    assert done.returncode == 0, done.stderr
    assert site(copy) == from_nothing(copy)


def test_mistakes_in_an_edited_log_are_told_together(copy, logs):
    """Two mistakes, each with its line; the site stays as it was."""
    before = site(copy)
    log = logs[0]
    lines = log.read_text(encoding="utf-8").splitlines()
    text = "\n".join([*lines, "presentt: 3", "topics: 4711"])
    log.write_text(f"{text}\n", encoding="utf-8")
    done = run("portal", "--lang", "en", "build", folder=copy)
    assert done.returncode == 1
    for line in (len(lines) + 1, len(lines) + 2):
        assert f"{log.parent.name}/{log.name}:{line}" in done.stderr
    assert "Traceback" not in done.stderr
    assert site(copy) == before
