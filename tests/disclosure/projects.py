"""Synthetic sets as the portal reads them: in memory, or as the files of a project."""

import json
import shutil

from disclosure import synthetic
from sets import source

from portal import yamls
from portal.records import Record
from portal.registers import Registers
from portal.registers.audiences import Audience
from portal.registers.sources import Source
from portal.trainings import claims, disclosure
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


def together(sets):
    """Several sets as one: their trainings and claims under names of their own."""
    trainings, claims = {}, []
    for number, given in enumerate(sets):
        for name, training in given["trainings"].items():
            logs = {
                slug: log | ({"part_of": f"m{number}-{log['part_of']}"} if "part_of" in log else {})
                for slug, log in training["logs"].items()
            }
            trainings[f"m{number}-{name}"] = {**training, "logs": logs}
        for claim in given["claims"]:
            counts = [f"m{number}-{reference}" for reference in claim["counts"]]
            claims.append({**claim, "id": f"m{number}-{claim['id']}", "counts": counts})
    return {"trainings": trainings, "claims": claims}


def without(given, references):
    """The set less some logs, and less what speaks of them."""
    gone = set(references)
    trainings = {
        name: {
            **training,
            "logs": {
                slug: log
                for slug, log in training["logs"].items()
                if f"{name}/{slug}" not in gone and log.get("part_of") not in gone
            },
        }
        for name, training in given["trainings"].items()
    }
    claims = [claim for claim in given["claims"] if gone.isdisjoint(claim["counts"])]
    return {"trainings": trainings, "claims": claims}


def write(root, given):
    """The set as the files of the project in `root`, with the registers it needs."""
    registers, trainings = root / "registers", root / "trainings"
    shutil.rmtree(registers, ignore_errors=True)
    for folder in (registers, trainings):
        folder.mkdir(exist_ok=True)
    for name, records in _registers().items():
        (registers / f"{name}.yml").write_text(as_yaml(records))
    for name, training in given["trainings"].items():
        shutil.rmtree(trainings / name, ignore_errors=True)
        (trainings / name).mkdir()
        (trainings / name / "training.yml").write_text(as_yaml(_training(name, training)))
        for slug, log in training["logs"].items():
            (trainings / name / f"{slug}.yml").write_text(as_yaml(log_of(log)))
    (trainings / "claims.yml").write_text(
        as_yaml([_with_verdict(c, given) for c in given["claims"]])
    )


def _training(name, training):
    return {
        "kind": "training",
        "title": {"ro": f"Instruire sintetică {name}"},
        "topics": ["tema-sintetica"],
        "audience": [training["class"]],
    }


def _with_verdict(claim, given):
    told, _ = disclosure.published(trainings_of({**given, "claims": []}), REGISTERS)
    written = claim_of(claim)
    verdict = claims.recomputed(Claim.model_validate(written), told).verdict
    return {**written, "verdict": verdict}


def _registers():
    """Names are the ids, so that a page can be read back."""

    def named(ids, **more):
        return [{"id": name, "name": {"ro": name}, **more} for name in ids]

    kinds = ("specialists", "beneficiaries")
    return {
        "institutions": named(synthetic.INSTITUTIONS, kind="other"),
        "topics": named(["tema-sintetica"]),
        "districts": [],
        "contacts": [],
        "competencies": [],
        "audiences": [
            *({"id": kind, "name": {"ro": kind}, "class": kind} for kind in kinds),
            *named(synthetic.ROLES, **{"class": "specialists"}),
        ],
        "sources": [source("publica", "true"), source("interna", "false")],
    }
