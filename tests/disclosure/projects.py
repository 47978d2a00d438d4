"""Synthetic sets as the portal reads them: in memory, or as the files of a project."""

import json

from portal import yamls
from portal.records import Record
from portal.registers import Registers
from portal.registers.audiences import Audience
from portal.registers.sources import Source
from portal.trainings.logs import Course, Entry, Trainings
from portal.trainings.model import Claim, Log, Training

NOWHERE = yamls.Mapping(yamls.Mark(1, 1))

REGISTERS = Registers(
    audiences={
        kind: Audience.model_validate({"id": kind, "name": {"ro": "sintetic"}, "class": kind})
        for kind in ("specialists", "beneficiaries")
    },
    sources={
        name: Source(
            id=name,
            title={"ro": "Sursă sintetică"},
            publisher="Nimeni",
            dated="2026",
            read="2026-11-21",
            extent="full",
            kind="official",
            public=name == "publica",
        )
        for name in ("publica", "interna")
    },
)


def log_of(given):
    """A log as a trainer would write it."""
    breakdowns = {k: given[k] for k in ("by_institution", "by_sex", "by_role") if given.get(k)}
    return {
        "when": given["when"],
        "status": "held",
        **({"part_of": given["part_of"]} if "part_of" in given else {}),
        "attendance": {"present": given["present"], **breakdowns},
        "sources": [{"id": given["source"]}],
    }


def trainings_of(given):
    """The set as trainings that have not passed the gate."""
    courses = {}
    for name, training in given["trainings"].items():
        record = Training(
            kind="training",
            title={"ro": f"Instruire sintetică {name}"},
            topics=["tema-sintetica"],
            audience=[training["class"]],
        )
        entries = tuple(
            Entry(name, slug, f"trainings/{name}/{slug}.yml", Log.model_validate(log_of(log)))
            for slug, log in training["logs"].items()
        )
        path = f"trainings/{name}/training.yml"
        courses[name] = Course(name, Record(record, path, NOWHERE), entries, training["class"])
    claims = [Claim.model_validate(claim_of(claim)) for claim in given["claims"]]
    records = tuple(Record(claim, "trainings/claims.yml", NOWHERE) for claim in claims)
    return Trainings(courses, records)


def claim_of(given):
    """A claim of a public document."""
    return {
        "id": given["id"],
        "title": {"ro": f"Afirmație sintetică {given['id']}"},
        "states": {"present": given["present"]},
        "verdict": "undecided",
        "counts": given["counts"],
        "sources": [{"id": "publica"}],
    }


def as_yaml(value):
    """JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)
