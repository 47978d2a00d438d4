"""A synthetic project in which every text field holds what a test wants: nothing in it exists."""

import json
from itertools import product
from string import ascii_uppercase

HARMLESS = "MARTOR"
"""A text that means nothing to anybody; what changes beside it is the fault of a text."""

DAY_AHEAD = "2027-05-05"


def elements(tree):
    """All elements but those that only say that their words are Romanian, as our own marks do."""
    return [e for e in tree.iter() if not (e.tag == "span" and dict(e.attrib) == {"lang": "ro"})]


def write(folder, texts):
    """The registers and trainings of a project: one record of each kind per text, by its name."""
    codes = (f"MD-{first}{second}" for first, second in product(ascii_uppercase, repeat=2))
    districts = dict(zip(texts, codes, strict=False))
    _put(folder / "registers/districts.yml", [_district(c, texts[n]) for n, c in districts.items()])
    for register, record in RECORDS.items():
        _put(folder / f"registers/{register}.yml", [record(n, t) for n, t in texts.items()])
    _put(folder / "trainings/claims.yml", [_claim(n, t) for n, t in texts.items()])
    for name, text in texts.items():
        training = folder / "trainings" / name
        _put(training / "training.yml", _training(name, text))
        _put(training / "held.yml", _held(name, text, districts[name]))
        _put(training / "planned.yml", _planned(name, text, districts[name]))
    return folder


def as_yaml(value):
    """JSON, which is YAML too; line breaks of Unicode are written by their numbers."""
    told = json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if c in "\x85\u2028\u2029" else c for c in told)


def _put(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_yaml(value), encoding="utf-8")


def _human(text):
    return {"ro": text, "ru": text, "uk": text}


def _district(code, text):
    return {"id": code, "kind": "district", "name": _human(text)}


RECORDS = {
    "institutions": lambda name, text: {
        "id": name,
        "name": _human(text),
        "abbreviation": text,
        "kind": "other",
    },
    "topics": lambda name, text: {
        "id": name,
        "name": _human(text),
        "description": _human(text),
    },
    "audiences": lambda name, text: {"id": name, "name": _human(text), "class": "specialists"},
    "sources": lambda name, text: {
        "id": name,
        "title": _human(text),
        "publisher": text,
        "address": "https://sursa.exemplu.test/",
        "dated": "2026-01-15",
        "read": "2026-02-01",
        "extent": "full",
        "kind": "official",
        "public": "true",
        "note": _human(text),
    },
    "competencies": lambda name, text: {
        "id": name,
        "name": _human(text),
        "description": _human(text),
        "audience": [name],
        "sources": [{"id": name, "point": text}],
        "note": _human(text),
    },
}


def _training(name, text):
    named = {key: [name] for key in ("topics", "audience", "competencies")}
    return {"kind": "training", "title": _human(text), "summary": _human(text), **named}


def _log(name, text, district):
    bodies = {key: [name] for key in ("organisers", "partners", "funders")}
    return {
        "venue": _human(text),
        "districts": [district],
        "languages": ["ro"],
        **bodies,
        "sources": [{"id": name, "point": text}],
        "note": _human(text),
    }


def _held(name, text, district):
    attendance = {"present": 40, "by_institution": {name: 30, "unknown": 10}, "by_role": {name: 40}}
    return {
        "when": "2026-03-12",
        "status": "held",
        "attendance": attendance,
        **_log(name, text, district),
    }


def _planned(name, text, district):
    return {"when": DAY_AHEAD, "status": "planned", **_log(name, text, district)}


def _claim(name, text):
    return {
        "id": name,
        "title": _human(text),
        "states": {"present": 40},
        "verdict": "reconciles",
        "counts": [f"{name}/held"],
        "sources": [{"id": name, "point": text}],
        "note": _human(text),
    }
