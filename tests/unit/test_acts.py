"""Acts: what they are called, and which is in force on which day. Acts made here are synthetic."""

import re
from datetime import date
from html import unescape

import pytest
from click.testing import CliRunner

from portal import site
from portal.commands import main
from portal.registers.acts import Act
from portal.registers.force import Force, Status

REGISTER = """
- id: ordin-vechi
  kind: order
  number: "1"
  date: 2020-01-15
  issuers: [institutia-sintetica]
  title: {ro: Ordin sintetic vechi}
  status: in-force
  status_known_on: 2025-06-01
  sources: [{id: sursa}]
- id: ordin-nou
  kind: order
  number: "2"
  date: 2026-11-01
  in_force: {from: 2027-01-01}
  title: {ro: Ordin sintetic nou}
  status: in-force
  status_known_on: 2026-11-01
  replaces: [ordin-vechi]
  sources: [{id: sursa}]
- id: program
  kind: programme
  number: "3"
  date: 2024
  in_force: {until: 2027-03-01}
  title: {ro: Program sintetic}
  status: in-force
  status_known_on: 2026-01-01
  sources: [{id: sursa}]
"""

PAGE = """---
title: Pagină sintetică
---

Se aplică [](act:ordin-vechi) și [](act:program).
"""


@pytest.fixture
def acts(project):
    """The project of the cases with three acts, and a page that cites two as being in force."""
    (project / "registers/acts.yml").write_text(REGISTER, encoding="utf-8")
    for language in ("ro", "ru", "uk"):
        (project / f"docs/{language}/acte.md").write_text(PAGE, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def real(repository):
    """The portal as it is published."""
    return site.read(repository)


def checked(root, day):
    """The codes and ids `portal check --as-of DAY` tells, and whether it refuses."""
    command = ["--root", str(root), "check", "--lang", "en", "--as-of", day]
    made = CliRunner().invoke(main, command, catch_exceptions=False)
    return made, sorted(set(re.findall(r"(A\d\d): ‘([a-z-]+)’", made.stdout)))


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2026-12-31", []),
        ("2027-01-01", [("A01", "ordin-vechi")]),
        ("2027-03-01", [("A01", "ordin-vechi")]),
        ("2027-03-02", [("A01", "ordin-vechi"), ("A01", "program")]),
    ],
)
def test_the_day_decides(acts, day, wrong):
    """A citation becomes a mistake on the day the newer act begins, or the day after the last."""
    made, told = checked(acts, day)
    assert told == wrong
    assert made.exit_code == bool(wrong)
    assert ("cite ‘ordin-nou’" in made.stdout) == (("A01", "ordin-vechi") in wrong)


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        ("2026-12-31", [Status.IN_FORCE, Status.AHEAD]),
        ("2027-01-01", [Status.ABROGATED, Status.IN_FORCE]),
    ],
)
def test_two_acts_change_places(acts, day, statuses):
    """What replaces another act takes its place on its first day, and not before."""
    read = site.read(acts)
    force = Force(read.registers.acts, date.fromisoformat(day))
    pair = [read.registers.acts[key] for key in ("ordin-vechi", "ordin-nou")]
    assert [force.status(act) for act in pair] == statuses
    assert force.last(pair[0]) == date(2026, 12, 31)
    assert [act.id for act in force.chain(pair[1])] == ["ordin-vechi", "ordin-nou"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "ro",
            {
                "hg-270-2014": "HG nr. 270/2014",
                "lege-140-2013": "Legea nr. 140/2013",
                "ordin-mmps-209-2025": "Ordinul MMPS nr. 209/2025",
                "hp-41-2022": "Hotărârea Parlamentului nr. 41/2022",
                "dispozitie-cse-1-2022": "Dispoziția CSE nr. 1/2022",
                "proiect-1025-mai-2025": "Proiectul nr. 1025/MAI/2025",
                "hg-prelungire-2026": "Hotărârea Guvernului din 28 ianuarie 2026",
            },
        ),
        (
            "ru",
            {
                "hg-270-2014": "Постановление Правительства № 270/2014",
                "lege-140-2013": "Закон № 140/2013",
                "ordin-mmps-209-2025": 'Приказ <span lang="ro">MMPS</span> № 209/2025',
                "proiect-1025-mai-2025": "Проект № 1025/MAI/2025",
            },
        ),
        (
            "uk",
            {
                "hg-270-2014": "Постанова Уряду № 270/2014",
                "ordin-mmps-209-2025": 'Наказ <span lang="ro">MMPS</span> № 209/2025',
                "proiect-1025-mai-2025": "Проєкт № 1025/MAI/2025",
            },
        ),
    ],
)
def test_an_act_has_a_name_in_a_sentence(real, language, names):
    """A reference without a text of its own becomes the name people know the act by, in a link."""
    for key, name in names.items():
        told = real.filled(f"[](act:{key})", language, "drepturi/proba.md")
        text, _, target = told.strip().partition("](")
        assert unescape(text.removeprefix("[")).replace("\xa0", " ") == name
        assert target == f"../acte/{key}.md)"


def test_a_mark_becomes_a_class(real):
    """What speaks of history or of a draft can be told apart by its class, its own text kept."""
    told = real.filled("[ordinul vechi](act:ordin-mmps-21-2022){ .history }", "ro", "a.md")
    assert told.strip() == "[ordinul vechi](acte/ordin-mmps-21-2022.md){: .history }"


def test_an_act_in_the_text_of_a_link_is_its_name(real):
    """Inside another link the name stands alone: a link cannot stand in a link."""
    told = real.filled("[Ce spune [](act:hg-270-2014)](https://exemplu.test)", "ro", "a.md")
    assert "acte/" not in told
    assert unescape(told).replace("\xa0", " ").strip() == (
        "[Ce spune HG nr. 270/2014](https://exemplu.test)"
    )


def test_the_three_orders_are_one_chain(real):
    """21/2022 was replaced by 182/2023, and that by 209/2025, which is in force."""
    force = Force(real.registers.acts, date(2026, 11, 21))
    orders = [f"ordin-mmps-{name}" for name in ("21-2022", "182-2023", "209-2025")]
    for key in orders:
        assert [act.id for act in force.chain(real.registers.acts[key])] == orders
    assert [force.status(real.registers.acts[key]) for key in orders] == [
        Status.ABROGATED,
        Status.ABROGATED,
        Status.IN_FORCE,
    ]
    assert [act.id for act in force.instead(real.registers.acts[orders[0]])] == orders[2:]


def test_an_act_that_two_replace_leads_to_both():
    """Where one act became two, the message and the page name both."""
    acts = {
        act.id: act
        for act in (
            _act("vechi", "2020"),
            _act("unu", "2021", replaces=["vechi"]),
            _act("doi", "2022", replaces=["vechi"]),
            _act("unu-nou", "2023", replaces=["unu"]),
        )
    }
    force = Force(acts, date(2024, 1, 1))
    assert {act.id for act in force.instead(acts["vechi"])} == {"doi", "unu-nou"}


def _act(key, year, **more):
    written = {
        "id": key,
        "kind": "law",
        "number": "1",
        "date": year,
        "title": {"ro": "Lege sintetică"},
        "status": "unknown",
        "sources": [{"id": "sursa"}],
        **more,
    }
    return Act.model_validate(written)
