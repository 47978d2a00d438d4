"""Figures of documents, recomputed: the verdicts worked out by hand."""

from disclosure import projects
from disclosure.projects import NOWHERE

from portal.records import Record
from portal.trainings import claims, disclosure
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import Claim, Log, Training

TRAINING = Training(
    kind="training", title={"ro": "Sintetic"}, topics=["tema"], audience=["specialists"]
)


def told(figures, source="publica"):
    """Trainings with a log for each figure, as the gate lets them through."""
    entries = tuple(
        Entry("curs", f"s{number}", f"trainings/curs/s{number}.yml", _log(figure, source))
        for number, figure in enumerate(figures)
    )
    course = Course("curs", Record(TRAINING, "trainings/curs/training.yml", NOWHERE), entries)
    return disclosure.published(Trainings({"curs": course}), projects.REGISTERS)[0]


def _log(figure, source):
    attendance = {"attendance": figure} if figure else {}
    given = {"when": "2026", "status": "held", "sources": [{"id": source}], **attendance}
    return Log.model_validate(given)


def claim(case):
    """The claim of a case, about all its logs."""
    return Claim.model_validate(
        {
            "id": "cifra",
            "title": {"ro": "Cifră sintetică"},
            "states": case["states"],
            "parts": case.get("parts", []),
            "counts": [f"curs/s{number}" for number in range(len(case["figures"]))],
            "sources": [{"id": "publica"}],
            "verdict": "undecided",
        }
    )


def test_verdicts_are_those_reached_by_hand(claimed):
    """What a figure is compared with, and what may be said of it."""
    found = claims.recomputed(claim(claimed), told(claimed["figures"]))
    assert found.verdict == claimed["verdict"]


def test_a_hidden_figure_decides_nothing():
    """A claim about logs that are hidden is not confirmed by them: that would tell them."""
    case = {"states": {"present": "6"}, "figures": [{"present": "3"}, {"present": "3"}]}
    assert claims.recomputed(claim(case), told(case["figures"])).verdict == "reconciles"
    assert claims.recomputed(claim(case), told(case["figures"], "interna")).verdict == "undecided"
