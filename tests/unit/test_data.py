"""The real trainings of this repository: without a problem, and counted as by hand."""

import re

import pytest
import yaml

from portal import site
from portal.problems import errors
from portal.search.questions import FILE
from portal.trainings import indexes


@pytest.fixture(scope="module")
def real(repository):
    """The portal as it is published."""
    return site.read(repository)


@pytest.fixture(scope="module")
def written(repository):
    """Every log as it is written, by its reference, read by another reader than ours."""
    paths = (repository / "trainings").glob("*/*.yml")
    return {
        f"{path.parent.name}/{path.stem}": yaml.load(path.read_text(), yaml.BaseLoader)  # noqa: S506
        for path in paths
        if path.name != "training.yml"
    }


def counts(log):
    """Whether a log says how many came to something that was held."""
    return log["status"] == "held" and "attendance" in log


def wholes(reference, written):
    """The logs that contain a log."""
    while reference := written[reference].get("part_of"):
        yield reference


def counted(written):
    """The logs of what was held, less those whose figure another one contains."""
    for reference, log in written.items():
        if log["status"] == "held" and not any(
            counts(written[w]) for w in wholes(reference, written)
        ):
            yield log


def test_the_repository_has_no_problem(real):
    """What is published has passed its own check; notices may remain."""
    assert errors(real.problems) == []


def test_every_training_is_read(real, repository):
    """Each folder is a training and each file in it a log: none is lost on the way."""
    folders = {path.parent.name for path in (repository / "trainings").glob("*/training.yml")}
    assert real.trainings.courses.keys() == folders
    assert len(folders) > 30


def test_every_log_is_read(real, written):
    """Each file beside a training.yml is one log of it."""
    assert {entry.reference for entry in real.trainings.entries} == written.keys()


def test_the_total_is_the_sum_by_hand(real, written):
    """The attendance of the site is the sum of the figures that no other figure contains."""
    total = indexes.index(real.trainings, "year").total.attendance
    stated = [log["attendance"] for log in counted(written) if "attendance" in log]
    by_hand = [int(attendance["present"]) for attendance in stated]
    assert sum(by_hand) > 1000
    assert (total.count, total.known) == (sum(by_hand), len(by_hand))


def test_the_total_is_as_sure_as_its_logs(real, written):
    """One figure that says "at least", or one that is missing, makes the total a lower bound."""
    total = indexes.index(real.trainings, "year").total.attendance
    stated = [log.get("attendance", {"exactness": "unknown"}) for log in counted(written)]
    kinds = {attendance.get("exactness", "exact") for attendance in stated}
    assert total.at_least == bool({"at-least", "unknown"} & kinds)
    assert total.approximate == ("approximate" in kinds)


def test_years_add_up_to_the_total(real):
    """Parts and wholes of the real logs fall into the same year, so that the years add up."""
    by_year = indexes.index(real.trainings, "year")
    assert sum(row.attendance.count for row in by_year.rows) == by_year.total.attendance.count


def test_a_document_that_does_not_add_up_is_shown_so(real):
    """152 + 35 + 80 = 267 stands beside the 261 the document states, and 261 is counted."""
    course = real.trainings.courses["migratie-azil-apatridie"]
    (entry,) = [entry for entry in course.entries if entry.slug == "2022-2023"]
    assert entry.shown.present == 261
    for language in ("ro", "ru", "uk"):
        (page,) = [p for p in real.pages(language) if p.uri.endswith("migratie-azil-apatridie.md")]
        text = page.write().replace("&#43;", "+").replace("&#44;", ",")
        assert "152 + 35 + 80" in text
        assert "267" in text
        assert "261" in text


def test_claims_name_logs_that_exist(real, written):
    """What a document states is compared with logs that are there."""
    named = {reference for claim in real.trainings.claims for reference in claim.value.counts}
    assert named
    assert named <= written.keys()


@pytest.fixture(scope="module")
def builds(real):
    """Each training with each competency it builds."""
    known = real.registers.competencies
    courses = real.trainings.courses.values()
    return [(course, known[name]) for course in courses for name in course.training.competencies]


def test_a_competency_is_built_where_its_source_says_so(builds):
    """A training builds what one of its own sources names, for people the training is for."""
    assert len(builds) > 20
    for course, competency in builds:
        cited = {source.id for entry in course.entries for source in entry.log.sources}
        place = (course.id, competency.id)
        assert cited & {source.id for source in competency.sources}, place
        assert set(course.training.audience) & set(competency.audience), place


def test_no_competency_is_invented(real, builds):
    """What no training builds stands in the register because an official document plans it."""
    taught = {competency.id for _, competency in builds}
    for competency in real.registers.competencies.values():
        planned = all(
            cited.point and real.registers.sources[cited.id].kind == "official"
            for cited in competency.sources
        )
        assert competency.id in taught or planned, competency.id


def test_the_address_of_a_competency_gives_nothing_away(real):
    """The id of a competency becomes an address, which others may see: it never names violence."""
    assert len(real.registers.competencies) > 10
    for name in real.registers.competencies:
        assert not re.search("viol|trafic|abuz|exploat|agres|sex", name), name


@pytest.mark.parametrize("folder", ["trainings", "registers", "docs/ro"])
def test_romanian_letters_have_commas(repository, folder):
    """ș and ț are written with a comma below everywhere; only questions are as people type."""
    files = [path for path in (repository / folder).rglob("*") if path.suffix in (".yml", ".md")]
    assert files
    for path in files:
        if path.name == FILE:
            continue
        assert not set("şţŞŢ") & set(path.read_text()), path
