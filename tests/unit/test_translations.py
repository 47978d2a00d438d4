"""Translations: what counts as a change of the original, and the record of what was compared."""

import json
import shutil
import subprocess
from functools import partial

import pytest
from click.testing import CliRunner

from portal import registers, reports, site
from portal.commands import main
from portal.registers import saying
from portal.sections import sections
from portal.translations.digests import units

PAGE = "docs/{}/index.md"

ORIGINAL = """---
title: Pagină sintetică
description: O descriere
---
# Pagină sintetică

Text de început.

## Prima {#prima}

Termenul este de 15 zile. [](contact:linia-sintetica)

Al doilea paragraf.

## A doua {#a-doua}

Text.
"""

TRANSLATION = """---
title: Синтетична сторінка  # назва
description: 'Опис'
---

# Синтетична сторінка

Початок.

## Перший {#prima}

Строк — 15 днів. [](contact:linia-sintetica)

Ще абзац.

## Другий {#a-doua}

Текст.
"""


@pytest.fixture
def pages(project):
    """A synthetic page in three languages, whose original has three sections."""
    (project / PAGE.format("ro")).write_text(ORIGINAL, encoding="utf-8")
    for language in ("ru", "uk"):
        (project / PAGE.format(language)).write_text(TRANSLATION, encoding="utf-8")
    edit(project / PAGE.format("ru"), "днів", "дней")
    return project


def run(folder, *command, code=0):
    """What the command prints, which ends with `code`."""
    made = CliRunner().invoke(main, ["--root", str(folder), "--lang", "en", *command])
    assert made.exit_code == code, made.output
    return made.stdout


def states(folder, language="uk"):
    """The state of each section of the page."""
    told = run(folder, "translations", "status", "--lang", language, "--format", "json")
    (page,) = (page for page in json.loads(told) if page["page"] == "index.md")
    return {section["section"]: section["state"] for section in page["sections"]}


def edit(path, old, new):
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def digests(text, folder):
    """The digests of the one section of a text."""
    known, _ = registers.read(folder / "registers")
    (section,) = sections(text)
    return [unit.digest for unit in units(section, partial(saying.says, known))]


def test_what_counts_as_a_change(changed, project):
    """An edit of the original outdates its translations when a reader would read something else."""
    before, after = (digests(changed[when], project) for when in ("before", "after"))
    assert before
    assert after
    assert (before != after) == (changed["changed"] == "yes")


def test_a_page_nobody_compared_says_so(pages):
    """Without a record every section is told as never compared, once for each page."""
    assert states(pages) == dict.fromkeys(("pagina", "prima", "a-doua"), "never-compared")
    told = reports.as_text(list(site.read(pages).translations.notices()), "en")
    assert [line.partition(" ")[0] for line in told.splitlines()] == [
        f"{PAGE.format(language)}:1:1:" for language in ("ru", "uk")
    ]
    assert "pagina, prima, a-doua" in told


def test_confirming_makes_every_section_up_to_date(pages):
    """`confirm PAGE` records all sections of all languages in one step."""
    told = run(pages, "translations", "confirm", "index.md")
    assert told.splitlines() == [
        f"{PAGE.format(language)}: sections confirmed: 3" for language in ("ru", "uk")
    ]
    for language in ("ru", "uk"):
        assert set(states(pages, language).values()) == {"up-to-date"}
    assert list(site.read(pages).translations.notices()) == []
    assert site.read(pages).problems == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_record_is_written(pages, line_end, mark):
    """Every byte that is not the record stays: comments, quotes, line ends, a mark of UTF-8."""
    path = pages / PAGE.format("uk")
    before = (mark + TRANSLATION.replace("\n", line_end)).encode()
    path.write_bytes(before)
    run(pages, "translations", "confirm", "index.md", "--lang", "uk")
    after = path.read_bytes()
    start = after.index(b"translated_from:")
    end = after.index(b"---", start)
    assert after[:start] + after[end:] == before
    assert after[start:end].count(line_end.encode()) == 4
    assert after[start:end].count(b"\n") == 4


def test_confirming_again_changes_nothing(pages):
    """A second `confirm` leaves the files as they are and says so."""
    run(pages, "translations", "confirm", "index.md")
    before = (pages / PAGE.format("uk")).read_bytes()
    assert run(pages, "translations", "confirm", "index.md") == "There is nothing to confirm.\n"
    assert (pages / PAGE.format("uk")).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        ("title: Pagină", "title: Altă pagină", "pagina"),
        ("description: O", "description: Altă", "pagina"),
        ("# Pagină", "# Altă pagină", "pagina"),
        ("Text de început.", "Alt text de început.", "pagina"),
        ("## Prima ", "## Altă primă ", "prima"),
        ("15 zile", "16 zile", "prima"),
        ("Text.\n", "Text.\n\nÎncă unul.\n", "a-doua"),
    ],
)
def test_only_the_section_that_changed_is_outdated(pages, old, new, section):
    """A change of the original outdates the section it stands in, in all languages."""
    run(pages, "translations", "confirm", "index.md")
    path = pages / PAGE.format("ro")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(old, new, 1)
        if old != "# Pagină"
        else text.replace("---\n# Pagină", "---\n# Altă pagină"),
        encoding="utf-8",
    )
    for language in ("ru", "uk"):
        lagging = {name for name, state in states(pages, language).items() if state == "outdated"}
        assert lagging == {section}
    told = reports.as_text(list(site.read(pages).translations.notices()), "en").splitlines()
    line = {"pagina": 1, "prima": 10, "a-doua": 16}[section]
    assert len(told) == 2
    assert all(f"portal translations confirm index.md {section}" in one for one in told)
    if section != "pagina":
        shift = 4  # the lines of the record
        assert told[1].startswith(f"{PAGE.format('uk')}:{line + shift}:1: H02: ")


def test_a_number_that_changed_in_a_register_outdates_what_refers_to_it(pages):
    """No letter of the page changed, but a reader of the original now sees another number."""
    run(pages, "translations", "confirm", "index.md")
    contacts = pages / "registers/contacts.yml"
    edit(contacts, "0 8000 0000", "0 8000 1234")
    assert states(pages) == {"pagina": "up-to-date", "prima": "outdated", "a-doua": "up-to-date"}


FACT = """- id: suma-sintetica
  type: amount
  unit: lei
  value: {value}
  sources: [{{id: sursa}}]
  confirmed: {confirmed}
"""


@pytest.mark.parametrize(
    ("value", "confirmed", "state"),
    [
        ("800", "null", "up-to-date"),
        ("900", "null", "outdated"),
        ("800", "{on: 2026-11-01, how: Telefonic}", "up-to-date"),
    ],
)
def test_a_value_that_changed_outdates_what_states_it(pages, value, confirmed, state):
    """An amount that changed outdates the sections that use it; its confirmation does not."""
    facts = pages / "registers/facts.yml"
    facts.write_text(FACT.format(value="800", confirmed="null"), encoding="utf-8")
    edit(pages / PAGE.format("ro"), "\nText.\n", "\nSe plătesc [](fact:suma-sintetica).\n")
    run(pages, "translations", "confirm", "index.md")
    facts.write_text(FACT.format(value=value, confirmed=confirmed), encoding="utf-8")
    assert states(pages) == {"pagina": "up-to-date", "prima": "up-to-date", "a-doua": state}


def test_what_a_reader_does_not_see_at_a_reference_outdates_nothing(pages):
    """The purpose of a line is not shown where a sentence gives its number."""
    run(pages, "translations", "confirm", "index.md")
    contacts = pages / "registers/contacts.yml"
    edit(contacts, "Pentru teste", "Alt scop")
    assert set(states(pages).values()) == {"up-to-date"}


def test_one_section_in_one_language_is_confirmed(pages):
    """`confirm PAGE SECTION --lang` leaves other sections and languages as they were."""
    run(pages, "translations", "confirm", "index.md")
    edit(pages / PAGE.format("ro"), "15 zile", "16 zile")
    edit(pages / PAGE.format("ro"), "\nText.\n", "\nAlt text.\n")
    run(pages, "translations", "confirm", "index.md", "prima", "--lang", "uk")
    assert states(pages, "uk") == {
        "pagina": "up-to-date",
        "prima": "up-to-date",
        "a-doua": "outdated",
    }
    assert states(pages, "ru")["prima"] == "outdated"


def test_confirming_what_is_new_hides_no_change(pages):
    """`confirm --new` records what has no record, and never what lags behind."""
    run(pages, "translations", "confirm", "index.md", "prima")
    edit(pages / PAGE.format("ro"), "15 zile", "16 zile")
    run(pages, "translations", "confirm", "--new")
    assert states(pages) == {"pagina": "up-to-date", "prima": "outdated", "a-doua": "up-to-date"}


def test_a_review_is_recorded_with_day_and_role(pages):
    """`--by` notes when a person compared the section, and what they are to it."""
    review = ("--by", "native-reader", "--on", "2026-11-22")
    run(pages, "translations", "confirm", "index.md", "prima", "--lang", "uk", *review)
    told = run(pages, "translations", "status", "index.md", "--lang", "uk")
    assert "  prima: up to date, reviewed on 2026-11-22: native reader\n" in told
    assert told.count("reviewed on") == 1
    run(pages, "translations", "confirm", "index.md", "--lang", "uk")
    assert "reviewed on 2026-11-22" in run(pages, "translations", "status", "index.md")


def test_a_machine_made_section_says_so_until_a_person_reviewed_it(pages):
    """Confirming alone is no review."""
    edit(pages / PAGE.format("uk"), "description: 'Опис'", "description: 'Опис'\nmachine: true")
    run(pages, "translations", "confirm", "index.md")
    told = run(pages, "translations", "status", "--lang", "uk")
    assert told.count("made by a machine, not reviewed") == 3
    run(pages, "translations", "confirm", "index.md", "prima", "--by", "specialist")
    told = run(pages, "translations", "status", "--lang", "uk")
    assert told.count("made by a machine, not reviewed") == 2


def test_a_missing_page_is_told(pages):
    """A page without its translation is missing as a whole, and cannot be confirmed."""
    (pages / PAGE.format("uk")).unlink()
    told = run(pages, "translations", "status", "index.md", "--lang", "uk")
    assert told == "uk index.md: missing\n"
    assert set(states(pages).values()) == {"missing"}


def test_only_strict_status_fails(pages):
    """`status` informs; with `--strict` it fails while anything needs work."""
    run(pages, "translations", "status")
    run(pages, "translations", "status", "--strict", code=1)
    run(pages, "translations", "confirm", "--new")
    run(pages, "translations", "status", "--strict")


@pytest.mark.parametrize("page", ["index.md", "docs/uk/index.md", "uk/index.md", "index"])
def test_a_page_has_several_names(pages, page):
    """A page is found by its path inside a language or in the project."""
    assert run(pages, "translations", "status", page).startswith("ru index.md: ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("status", "indx.md"), "index.md"),
        (("confirm", "index.md", "primaa"), "pagina, prima, a-doua"),
    ],
)
def test_a_name_nobody_knows_is_answered(pages, command, said):
    """A misspelt page or section is answered with what there is, without a traceback."""
    made = CliRunner().invoke(main, ["--root", str(pages), "translations", *command])
    assert made.exit_code == 1
    assert said in made.output
    assert "Traceback" not in made.output


def test_confirming_nothing_in_particular_is_refused(pages):
    """`confirm` alone would hide every change of the site."""
    made = CliRunner().invoke(main, ["--root", str(pages), "translations", "confirm"])
    assert made.exit_code == 2
    assert "--new" in made.output


def test_a_damaged_record_is_not_written_over(pages):
    """What a person must look at first stays as it is, and is told with its place."""
    path = pages / PAGE.format("uk")
    edit(path, "description: 'Опис'", "translated_from: {prima: abc}")
    before = path.read_bytes()
    made = CliRunner().invoke(main, ["--root", str(pages), "translations", "confirm", "index.md"])
    assert made.exit_code == 1
    assert f"{PAGE.format('uk')}:3:26: H03: " in made.output
    assert path.read_bytes() == before


def git(folder, *command):
    """Run git in the folder."""
    who = ["-c", "user.name=Synthetic", "-c", "user.email=synthetic@example.test"]
    subprocess.run(["git", "-C", str(folder), *who, *command], check=True, capture_output=True)


@pytest.fixture
def history(pages):
    """The pages in a repository of their own, confirmed and committed."""
    run(pages, "translations", "confirm", "--new")
    git(pages, "init", "-q")
    git(pages, "add", ".")
    git(pages, "commit", "-q", "-m", "A")
    return pages


def test_the_words_that_changed_are_shown(history):
    """`--diff` finds the text that was translated and shows what went and what came."""
    edit(history / PAGE.format("ro"), "15 zile", "16 zile")
    git(history, "commit", "-q", "-a", "-m", "B")
    told = run(history, "translations", "status", "index.md", "--lang", "uk", "--diff")
    assert "Termenul este de [-15-] {+16+} zile." in told
    assert "the text that was translated: " in told


def test_a_change_in_a_register_is_shown_too(history):
    """The text of then is read with the registers of then."""
    contacts = history / "registers/contacts.yml"
    edit(contacts, "0 8000 0000", "0 8000 1234")
    git(history, "commit", "-q", "-a", "-m", "B")
    told = run(history, "translations", "status", "index.md", "--lang", "uk", "--diff")
    assert "[-080000000)-] {+080001234)+}" in told


def test_a_text_that_was_never_committed_is_not_found(history):
    """Where history does not hold the text that was translated, the tool says so."""
    edit(history / PAGE.format("ro"), "15 zile", "16 zile")
    shutil.rmtree(history / ".git")
    told = run(history, "translations", "status", "index.md", "--lang", "uk", "--diff")
    assert "the history does not hold the text" in told
