"""Synthetic sets of logs, from a seed: nothing here is about a real training.

A set is what the files of a project would say: trainings by name, each with its class
and its logs (`source` is `publica` or `interna`), and claims.
"""

from random import Random

INSTITUTIONS = [f"institutia-{letter}" for letter in "abcdefghij"]
ROLES = ["rol-unu", "rol-doi", "rol-trei"]


def split(random, total, among):
    """`total` people over `among`, unevenly, as people come."""
    weights = [random.expovariate(1) + 0.05 for _ in among]
    chosen = random.choices(among, weights, k=total)
    return {key: chosen.count(key) for key in among if chosen.count(key)}


def reference_year(seed=1, sessions=100):
    """A year as it may be: sessions of 12 to 60 people from three to ten institutions."""
    random = Random(seed)
    logs = {}
    for number in range(sessions):
        present = random.randint(12, 60)
        institutions = random.sample(INSTITUTIONS, random.randint(3, 10))
        logs[f"sesiunea-{number}"] = {
            "when": f"2026-{number % 12 + 1:02d}-{random.randint(1, 28):02d}",
            "present": present,
            "by_institution": split(random, present, institutions),
            "source": "interna",
        }
    return {"trainings": {"anul": {"class": "specialists", "logs": logs}}, "claims": []}


def random_set(seed):
    """A small set with everything that ties figures together: parts, claims, breakdowns."""
    random = Random(seed)
    trainings = {}
    for number in range(random.randint(1, 4)):
        kind = random.choice(["specialists", "specialists", "beneficiaries"])
        logs = {f"s{i}": _log(random) for i in range(random.randint(1, 5))}
        trainings[f"curs-{number}"] = {"class": kind, "logs": logs}
    _join(random, trainings)
    return {"trainings": trainings, "claims": _claims(random, trainings)}


def _log(random):
    present = random.choice([0, 1, 3, 4, 5, 7, 9, 10, 12, 15, 22, 40, random.randint(0, 60)])
    log = {
        "when": f"202{random.randint(4, 6)}-{random.randint(1, 12):02d}-10",
        "present": present,
        "source": random.choice(["interna", "interna", "interna", "publica"]),
    }
    if present and random.random() < 0.8:
        among = random.sample(INSTITUTIONS, random.randint(1, 6))
        log["by_institution"] = split(random, present, among)
    if present and random.random() < 0.4:
        log["by_sex"] = split(random, present, ["women", "men"])
    if present and random.random() < 0.3:
        log["by_role"] = split(random, present, [*ROLES, "unknown"])
    return log


def _join(random, trainings):
    """Some logs become parts of others, if they fit: a part has no cell its whole has not."""
    names = [(course, slug) for course, its in trainings.items() for slug in its["logs"]]
    used = {}
    for course, slug in names:
        if random.random() < 0.35:
            whole = random.choice(names)
            mine, other = _at(trainings, (course, slug)), _at(trainings, whole)
            room = other["present"] - used.get(whole, 0)
            contains = {whole, *_above(trainings, whole)}
            if (course, slug) not in contains and 0 < mine["present"] <= room:
                mine["part_of"] = "/".join(whole)
                used[whole] = used.get(whole, 0) + mine["present"]
                for name in ("by_institution", "by_sex", "by_role"):
                    if not _fits(mine.get(name, {}), other.get(name)):
                        mine.pop(name, None)


def _fits(cells, whole):
    return whole is None or all(count <= whole.get(key, 0) // 2 for key, count in cells.items())


def _at(trainings, name):
    return trainings[name[0]]["logs"][name[1]]


def _above(trainings, name):
    above = []
    while "part_of" in _at(trainings, name):
        name = tuple(_at(trainings, name)["part_of"].split("/"))
        above.append(name)
    return above


def _claims(random, trainings):
    """Documents that state the exact sum of some logs, none of which contains another."""
    names = [(course, slug) for course, its in trainings.items() for slug in its["logs"]]
    claims = []
    for number in range(random.randint(0, 2)):
        chosen = random.sample(names, min(len(names), random.randint(2, 4)))
        chosen = [name for name in chosen if not set(_above(trainings, name)) & set(chosen)]
        claims.append(
            {
                "id": f"afirmatia-{number}",
                "present": sum(_at(trainings, name)["present"] for name in chosen),
                "counts": ["/".join(name) for name in chosen],
            }
        )
    return claims


def small_log(seed):
    """One log with few cells, small enough to try every way of hiding."""
    random = Random(seed)
    kind = random.choice(["specialists", "beneficiaries"])
    present = random.randint(6, 60)
    log = {"when": "2026-03-12", "present": present, "source": "interna"}
    among = random.sample(INSTITUTIONS, random.randint(2, 5))
    log["by_institution"] = split(random, present, among)
    if random.random() < 0.5:
        log["by_sex"] = split(random, present, ["women", "men"])
    return {"trainings": {"curs": {"class": kind, "logs": {"sesiune": log}}}, "claims": []}
