"""Synthetic sets of trainings, drawn by hypothesis and written as files: none of it happened.

A set is what trainers would write: `{"trainings": {name: {"training": …, "logs": {slug: …}}},
"claims": […]}`, every record of plain dicts, lists, text and numbers.
"""

import shutil

import yaml
from hypothesis import strategies as st

INSTITUTIONS = ("institutia-unu", "institutia-doi", "institutia-trei", "institutia-patru")
DISTRICTS = ("MD-CU", "MD-BA", "MD-AN")
TOPICS = ("tema-unu", "tema-doi", "tema-trei")
CLASSES = {"medici": "specialists", "juristi": "specialists", "refugiati": "beneficiaries"}
COMPETENCIES = ("stie-unu", "stie-doi")
PUBLIC = {"publica": True, "interna": False}
"""The sources, and whether what they state is public already."""


def _named(ids, **more):
    return [{"id": name, "name": {"ro": f"Nume sintetic {name}"}, **more} for name in ids]


def source(name, public):
    """A synthetic source as registers hold it; `public` is the text of the field."""
    return {
        "id": name,
        "title": {"ro": f"Sursa sintetică {name}"},
        "publisher": "Nimeni",
        "dated": "2026",
        "read": "2026-11-21",
        "extent": "full",
        "kind": "official",
        "public": public,
    }


REGISTERS = {
    "institutions": _named(INSTITUTIONS, kind="other"),
    "districts": _named(DISTRICTS, kind="district"),
    "topics": _named(TOPICS),
    "audiences": [_named([name], **{"class": kind})[0] for name, kind in CLASSES.items()],
    "competencies": _named(COMPETENCIES, audience=["medici"], sources=[{"id": "publica"}]),
    "sources": [source(name, public) for name, public in PUBLIC.items()],
}


def write_registers(root):
    """The registers every set refers to."""
    (root / "registers").mkdir(parents=True)
    for name, records in REGISTERS.items():
        (root / f"registers/{name}.yml").write_text(as_yaml(records), encoding="utf-8")


def write(root, given):
    """The files of a set in the project at `root`, in place of those of another."""
    shutil.rmtree(root / "trainings", ignore_errors=True)
    for name, course in given["trainings"].items():
        (root / "trainings" / name).mkdir(parents=True)
        text = as_yaml(course["training"])
        (root / f"trainings/{name}/training.yml").write_text(text, encoding="utf-8")
        for slug, log in course["logs"].items():
            write_log(root, f"{name}/{slug}", log)
    if given["claims"]:
        (root / "trainings/claims.yml").write_text(as_yaml(given["claims"]), encoding="utf-8")
    return root


def write_log(root, reference, log):
    """One log more, or another one in its place."""
    (root / f"trainings/{reference}.yml").write_text(as_yaml(log), encoding="utf-8")


class Dumper(yaml.SafeDumper):
    """Writes what stands twice twice: our files hold no anchors."""

    def ignore_aliases(self, data):
        return True


def as_yaml(record):
    return yaml.dump(record, Dumper=Dumper, allow_unicode=True, sort_keys=False)


def _some(ids, least=0):
    return st.lists(st.sampled_from(ids), min_size=least, unique=True)


MOMENTS = st.one_of(
    st.builds(
        "{}-{:02}-{:02}".format, st.integers(2022, 2027), st.integers(1, 12), st.integers(1, 28)
    ),
    st.sampled_from(
        ["2022", "2024~", "2023-05", "2022-11/2023-03", "XXXX", "XXXX-09-22", "2026-12-30/"]
    ),
)
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 1500))


@st.composite
def attendances(draw):
    """A headcount with breakdowns that sum to it."""
    cells = draw(st.dictionaries(st.sampled_from([*INSTITUTIONS, "unknown"]), COUNTS))
    present = sum(cells.values()) if cells else draw(COUNTS)
    women = draw(st.integers(0, present))
    told = {
        "by_institution": cells,
        "by_sex": {"women": women, "men": present - women},
        "by_role": {draw(st.sampled_from([*CLASSES, "unknown"])): present},
    }
    kept = draw(st.sets(st.sampled_from(list(told))))
    return {
        "present": present,
        "exactness": draw(st.sampled_from(["exact", "exact", "at-least", "approximate"])),
        **{name: parts for name, parts in told.items() if name in kept and parts},
    }


@st.composite
def evaluations(draw, most):
    """Answers of no more people than came."""
    answers = draw(st.integers(0, most))
    return {
        "satisfaction": {"answers": answers, "mean": 4.5, "scale": 5},
        "knowledge": {"matched": answers, "before": 41.25, "after": 63, "out_of": 100},
        "follow_up": {
            "after_months": 3,
            "reached": answers,
            "applying": draw(st.integers(0, answers)),
        },
    }


@st.composite
def logs(draw):
    """A session; what was not held counts nobody."""
    status = draw(st.sampled_from(["held", "held", "held", "announced", "planned", "cancelled"]))
    log = {
        "when": draw(MOMENTS),
        "status": status,
        "districts": draw(_some(DISTRICTS)),
        "organisers": draw(_some(INSTITUTIONS)),
        "funders": draw(_some(INSTITUTIONS)),
        "sources": [{"id": draw(st.sampled_from(list(PUBLIC)))}],
    }
    if draw(st.booleans()):
        log["sessions"] = draw(st.integers(0, 9))
    if status != "held":
        log["expected"] = {"participants": draw(COUNTS)}
    elif draw(st.integers(0, 5)):
        log["attendance"] = draw(attendances())
        if draw(st.booleans()):
            log["evaluation"] = draw(evaluations(log["attendance"]["present"]))
    return log


HARD_TEXTS = st.lists(
    st.sampled_from(
        [
            *["sesiune", "șțăîâ", "їжак", "ёлка", "«alfa»", "„beta”", "😀", "e\u0301", "a\u00a0b"],
            *["-", "#", "# nu", ": da", "da:", "?", "|", ">", "&a", "*a", "!b", "%", "@", "`", "~"],
            *["'", '"', "\\n", "{", "}", "[", "]", ",", "null", "true", "no", "15", "a\nb"],
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
"""Texts that mean something else to YAML when they are not written with care."""

HUMAN_TEXTS = st.builds(
    lambda text, also: {"ro": text, **dict.fromkeys(also, text)}, HARD_TEXTS, _some(("ru", "uk"))
)
"""The same text in each language: what differs between languages is another rule's."""


@st.composite
def full_logs(draw):
    """A session of which everything may be said, in any words."""
    more = {
        "venue": HUMAN_TEXTS,
        "note": HUMAN_TEXTS,
        "online": st.booleans(),
        "languages": _some(("ro", "ru", "uk", "en"), 1),
        "partners": _some(INSTITUTIONS, 1),
        "starts": st.just("09:05"),
        "ends": st.just("16:30"),
    }
    log = draw(logs()) | draw(st.fixed_dictionaries({}, optional=more))
    log["sources"][0]["point"] = draw(HARD_TEXTS)
    texts = [f"{key}.{code}" for key in ("venue", "note") for code in log.get(key, {})]
    return {**log, "working": draw(_some(texts, 1))} if texts else log


COURSES = st.fixed_dictionaries(
    {
        "kind": st.just("training"),
        "title": st.just({"ro": "Instruire sintetică"}),
        "topics": _some(TOPICS, 1),
        "audience": _some(list(CLASSES), 1),
        "competencies": _some(COMPETENCIES),
    }
)


@st.composite
def whole_sets(draw, most=8):
    """Up to three trainings with logs, some of them parts of others, and claims about some."""
    names = draw(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True))
    trainings = {name: {"training": draw(COURSES), "logs": {}} for name in names}
    references = []
    for number in range(draw(st.integers(0, most))):
        name, log = draw(st.sampled_from(names)), draw(logs())
        if references and draw(st.integers(0, 2)) == 0:
            log["part_of"] = draw(st.sampled_from(references))
        trainings[name]["logs"][f"log-{number}"] = log
        references.append(f"{name}/log-{number}")
    return {"trainings": trainings, "claims": draw(_claims(references))}


@st.composite
def _claims(draw, references):
    """What documents state about some of the logs; right or wrong does not matter here."""
    if not references:
        return []
    counts = draw(st.lists(st.lists(st.sampled_from(references), min_size=1, unique=True)))
    return [
        {
            "id": f"cifra-{number}",
            "title": {"ro": "Cifră sintetică"},
            "states": {"present": draw(COUNTS)},
            "verdict": "undecided",
            "counts": counted,
            "sources": [{"id": draw(st.sampled_from(list(PUBLIC)))}],
        }
        for number, counted in enumerate(counts[:3])
    ]


def references(given):
    """What every log of a set is called."""
    return [
        f"{name}/{slug}" for name, course in given["trainings"].items() for slug in course["logs"]
    ]


def without(given, reference):
    """The set less one log, and that log; what speaks of it stays."""
    of, _, slug = reference.partition("/")
    trainings = {
        name: {
            **course,
            "logs": {k: v for k, v in course["logs"].items() if (name, k) != (of, slug)},
        }
        for name, course in given["trainings"].items()
    }
    return {**given, "trainings": trainings}, given["trainings"][of]["logs"][slug]


def family(given, reference):
    """A log and all that parts, wholes and claims tie to it, directly or through others."""
    ties = [set(claim["counts"]) for claim in given["claims"]]
    for name, course in given["trainings"].items():
        ties += [
            {f"{name}/{slug}", log["part_of"]}
            for slug, log in course["logs"].items()
            if "part_of" in log
        ]
    found = {reference}
    while more := [tie for tie in ties if tie & found and not tie <= found]:
        found.update(*more)
    return found
