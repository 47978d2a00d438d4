"""The competency matrix: who is asked to know what, and when it was last taught."""

import re

from lxml import html
from markdown import markdown

from portal import site

COMPETENCIES = """
- id: predata
  name: {ro: Competență predată}
  audience: [specialisti, medici]
  sources: [{id: sursa}]
- id: promisa
  name: {ro: Competență promisă}
  audience: [specialisti]
  sources: [{id: sursa}]
- id: nepredata
  name: {ro: Competență nepredată}
  audience: [medici]
  sources: [{id: sursa}]
"""

AUDIENCES = """
- {id: specialisti, name: {ro: specialiști sintetici}, class: specialists}
- {id: medici, name: {ro: medici sintetici}, class: specialists}
"""

TRAINING = """
kind: training
title: {ro: Instruire sintetică TITLE}
topics: [ajutor-psihologic]
audience: [specialisti]
competencies: [COMPETENCY]
"""

LOG = "when: WHEN\nstatus: STATUS\nsources: [{id: sursa}]\n"


def write(project, name, competency, **logs):
    """A training of the synthetic project with a log for each moment and status."""
    folder = project / "trainings" / name
    folder.mkdir()
    text = TRAINING.replace("TITLE", name).replace("COMPETENCY", competency)
    (folder / "training.yml").write_text(text)
    for slug, (when, status) in logs.items():
        log = LOG.replace("WHEN", when).replace("STATUS", status)
        (folder / f"{slug}.yml").write_text(log)


def matrix(project):
    """The cells of the matrix in Romanian, by competency and audience."""
    read = site.read(project)
    assert not read.problems
    pages = {page.uri: page for page in read.pages("ro")}
    text = pages["instruiri/prezenta/competente/index.md"].write()
    text = re.sub(r"^---\n.*?\n---\n", "", text, flags=re.S)
    tree = html.fromstring(markdown(text, extensions=["attr_list", "tables", "portal.components"]))
    (table,) = tree.xpath("//table[contains(@class, 'matrix')]")
    heads = [head.text_content() for head in table.xpath("thead/tr/th")[1:]]
    rows = {row[0].text_content(): [td.text_content() for td in row[1:]] for row in table[2]}
    cells = {
        (row, head): c for row, its in rows.items() for head, c in zip(heads, its, strict=True)
    }
    return cells, tree.text_content()


def test_the_matrix_says_when_each_was_last_taught(project):
    """The year of the last held session; what is announced, or for others, was not taught."""
    (project / "registers/competencies.yml").write_text(COMPETENCIES)
    (project / "registers/audiences.yml").write_text(AUDIENCES)
    training = project / "trainings/exemplu/training.yml"
    training.write_text(re.sub(r"competencies:.*\n", "", training.read_text()))
    write(project, "unu", "predata", a=("2023-05-10", "held"), b=("2025", "held"))
    write(project, "doi", "predata", a=("2026-09-01", "cancelled"), b=("2024-01", "held"))
    write(project, "trei", "promisa", a=("2026-09-01", "announced"))
    cells, text = matrix(project)
    assert cells == {
        ("Competență predată", "specialiști sintetici"): "2025",
        ("Competență predată", "medici sintetici"): "nu am găsit",
        ("Competență promisă", "specialiști sintetici"): "doar anunțată",
        ("Competență promisă", "medici sintetici"): "·",
        ("Competență nepredată", "specialiști sintetici"): "·",
        ("Competență nepredată", "medici sintetici"): "nu am găsit",
    }
    (never,) = re.findall(r"nu am găsit nicio instruire ținută: (.*)\.", text)
    assert never == "Competență promisă; Competență nepredată"


def test_a_session_without_a_year_counts_as_taught(project):
    """What was held on a day of no known year was taught, and the matrix says no year."""
    (project / "registers/competencies.yml").write_text(COMPETENCIES)
    (project / "registers/audiences.yml").write_text(AUDIENCES)
    training = project / "trainings/exemplu/training.yml"
    training.write_text(re.sub(r"competencies:.*\n", "", training.read_text()))
    write(project, "unu", "predata", a=("XXXX-05-10", "held"))
    cells, _ = matrix(project)
    assert cells["Competență predată", "specialiști sintetici"] == "da, fără dată"
