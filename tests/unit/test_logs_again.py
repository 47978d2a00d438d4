"""Logs that were read before are not parsed again, and nobody sees a difference."""

import shutil
from contextlib import contextmanager

import pytest

from engine.kept import Kept
from portal import memory, registers, yamls
from portal.trainings import logs


@pytest.fixture
def again(tmp_path):
    """Lends the memory of one build after another."""

    @contextmanager
    def lent():
        with Kept(tmp_path / "kept.sqlite", b"code") as kept, memory.lent(kept):
            yield

    return lent


@pytest.fixture
def parsed(monkeypatch):
    """The files that were parsed, by name."""
    names, parse = [], yamls.parse

    def noted(content, name, *more, **named):
        names.append(name)
        return parse(content, name, *more, **named)

    monkeypatch.setattr(yamls, "parse", noted)
    return names


def read(folder):
    """The trainings of a project and what is wrong with them, as text."""
    known, _ = registers.read(folder / "registers")
    trainings, problems = logs.read(folder / "trainings", known)
    return [(entry.reference, entry.log) for entry in trainings.entries], problems


def test_one_changed_log_is_one_parsed_log(project, repository, again, parsed):
    """Among all real logs the changed one alone, and every log is what it is without a memory."""
    for name in ("registers", "trainings"):
        shutil.rmtree(project / name)
        shutil.copytree(repository / name, project / name)
    with again():
        assert read(project) == read(repository)
    log = sorted(project.glob("trainings/mecanismul-mir/2*.yml"))[0]
    log.write_text(log.read_text(encoding="utf-8") + "# another comment\n", encoding="utf-8")
    plain = read(project)
    parsed.clear()
    with again():
        assert read(project) == plain
    sessions = [name for name in parsed if name.count("/") == 2 and "/training.yml" not in name]
    assert sessions == [log.relative_to(project).as_posix()]


def test_a_log_that_names_what_is_gone_is_refused_again(project, again):
    """A district nobody knows any more: the same problem at the same place as without a memory."""
    with again():
        assert read(project)[1] == []
    districts = project / "registers/districts.yml"
    text = districts.read_text(encoding="utf-8").replace("MD-CU", "MD-XX")
    districts.write_text(text, encoding="utf-8")
    plain = read(project)
    assert [problem.code for problem in plain[1]] == ["L03"]
    with again():
        assert read(project) == plain


def test_what_is_wrong_is_told_every_time(project, again):
    """A mistake in a log is no memory: it is told again, and one that was mended is not."""
    log = next(path for path in project.glob("trainings/*/*.yml") if path.stem != "training")
    text = log.read_text(encoding="utf-8")
    log.write_text(text.replace("status:", "statuss:"), encoding="utf-8")
    plain = read(project)
    assert plain[1]
    for _ in range(2):
        with again():
            assert read(project) == plain
    log.write_text(text, encoding="utf-8")
    with again():
        assert read(project)[1] == []
