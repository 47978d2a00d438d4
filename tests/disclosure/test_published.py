"""The published output as a whole, read back by an outsider: all pages and the ledger.

Two releases of one synthetic site: random sets with everything that ties figures
together, then the same sets corrected. Every output of both goes into one program.
"""

import csv
import json
import re
import shutil

import pytest
from conftest import run
from disclosure import projects, synthetic
from disclosure.attacker import HIDDEN, Program, Published, State
from disclosure.test_gate import corrected, protected
from lxml import etree, html

from portal import site
from portal.trainings import disclosure

SETS = range(2000, 2012)

PREFIXES = {"ro": "", "ru": "ru/", "uk": "uk/"}

WORDS = {
    "ro": ("Au venit", "Din care", "femei", "bărbați", "nu se cunoaște"),
    "ru": ("Пришло", "Из них", "женщины", "мужчины", "неизвестно"),
    "uk": ("Прийшло", "З них", "жінки", "чоловіки", "невідомо"),
}
"""How the pages call the headcount, its parts, women, men, and the part nobody knows."""


@pytest.fixture(scope="module")
def releases(root, tmp_path_factory):
    """The sets and the published folders of both releases, the second with its ledger."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(root / "tests/site/stranger", folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "trainings")
    for ours in ("hooks", "theme"):
        shutil.copytree(root / ours, folder / ours, ignore=shutil.ignore_patterns("__pycache__"))
    first = projects.together(synthetic.random_set(seed) for seed in SETS)
    found = [_released(folder, first)]
    later = corrected(found[0][0], 7)
    later["claims"] = found[0][0]["claims"][:0]
    return [*found, _released(folder, later)]


def _released(folder, given):
    """The set less what the check refuses, and what was published of it."""
    while True:
        projects.write(folder, given)
        problems = site.read(folder).problems
        refused = {problem.about.get("log") for problem in problems}
        assert all(problem.code in ("T10", "T12") for problem in problems), problems
        if not problems:
            break
        given = projects.without(given, refused)
    built = run("portal", "build", folder=folder)
    assert built.returncode == 0, built.stderr
    return given, shutil.copytree(folder / "public", folder / f"seen-{len(given['claims'])}")


def read_back(public, given, language):
    """What the pages of one language say of each log."""
    logs = {}
    for name, training in given["trainings"].items():
        tree = html.fromstring(
            (public / PREFIXES[language] / f"instruiri/{name}/index.html").read_bytes()
        )
        for slug in training["logs"]:
            logs[f"{name}/{slug}"] = _session(tree, slug, language)
    return logs


def read_csv(public):
    """What the CSV files say of each log."""
    with (public / "instruiri/date/sessions.csv").open(newline="", encoding="utf-8") as file:
        logs = {row["id"]: State(_cell(row["present"])) for row in csv.DictReader(file)}
    with (public / "instruiri/date/breakdowns.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            cells = logs[row["session"]].parts.setdefault(row["breakdown"], {})
            cells[row["key"]] = _cell(row["count"])
    return logs


def read_json(public):
    """What the JSON file says of each log."""
    logs = {}
    for one in json.loads((public / "instruiri/date/attendance.json").read_text())["sessions"]:
        state = logs[one["id"]] = State(HIDDEN if one["present_hidden"] else one["present"])
        for cell in one["breakdowns"]:
            cells = state.parts.setdefault(cell["breakdown"], {})
            cells[cell["key"]] = HIDDEN if cell["count_hidden"] else cell["count"]
    return logs


def _cell(text):
    return HIDDEN if text == HIDDEN else int(text) if text else None


def _session(tree, slug, language):
    facts = tree.xpath(f"//h3[@id='{slug}']/following-sibling::dl[1]")[0]
    names = [_plain(dt) for dt in facts.xpath("dt")]
    told = dict(zip(names, map(_plain, facts.xpath("dd")), strict=True))
    came, parts, women, men, unknown = WORDS[language]
    keys = {women: "women", men: "men", unknown: "unknown"}
    present = told[came]
    state = State(HIDDEN if HIDDEN in present else int(re.sub(r"\D", "", present)))
    for piece in filter(None, told.get(parts, "").split("; ")):
        key, _, cell = piece.rpartition(": ")
        if key:
            key = keys.get(key, key)
            state.parts.setdefault(_breakdown(key), {})[key] = (
                HIDDEN if cell == HIDDEN else int(cell)
            )
    return state


def _breakdown(key):
    if key in ("women", "men"):
        return "by_sex"
    return "by_institution" if key in synthetic.INSTITUTIONS else "by_role"


def _plain(element):
    return " ".join(element.text_content().split())


def _rows(public, language):
    """The rows of all indexes: the logs each counts, and at least how many people."""
    for path in (public / PREFIXES[language] / "instruiri/prezenta").rglob("index.html"):
        tree = html.fromstring(path.read_bytes())
        counted = frozenset(
            link.get("href").split("instruiri/")[-1].split("../")[-1].replace("/#", "/")
            for link in tree.xpath(
                "//table[contains(@class,'records')]/tbody/tr[not(contains(td[last()], '('))]//a"
            )
        )
        totals = tree.xpath("//dl[contains(@class,'totals')]/dd[1]")
        if counted and totals and HIDDEN not in _plain(totals[0]):
            yield counted, int(re.sub(r"\D", "", _plain(totals[0])) or 0)


def test_every_language_tells_the_same(releases):
    """What is hidden in one language is hidden in all, and figures are equal."""
    for given, public in releases:
        told = {code: read_back(public, given, code) for code in PREFIXES}
        assert told["ro"]
        assert told["ro"] == told["ru"] == told["uk"]


def test_every_file_tells_what_the_pages_tell(releases):
    """CSV and JSON hold the same figures as the pages, and hide the same ones."""
    for given, public in releases:
        pages = read_back(public, given, "ro")
        assert read_csv(public) == pages
        assert read_json(public) == pages


def test_the_feed_tells_what_the_pages_tell(releases):
    """An entry of the feed says of its session what the page says, `[c]` included."""
    for given, public in releases:
        logs = read_back(public, given, "ro")
        entries = etree.parse(public / "instruiri/atom.xml").findall("{*}entry")
        assert len(entries) > 20
        for entry in entries:
            address = entry.find("{*}link").get("href")
            log = re.search(r"([^/]+)/#(.+)$", address).expand(r"\1/\2")
            told = re.search(r"Au venit: (\S+)", entry.findtext("{*}summary"))[1]
            assert told.rstrip(".") == str(logs[log].present), log


def test_calendars_and_linked_data_tell_nobody_who_came(releases):
    """No count of people is in a calendar or in what search engines read."""
    for _, public in releases:
        assert not any("[c]" in path.read_text() for path in public.rglob("*.ics"))
        for path in public.rglob("index.html"):
            blocks = re.findall(r"ld\+json\">(.*?)</script>", path.read_text(), flags=re.DOTALL)
            assert not any(re.search("attendee|audienceSize|\\[c\\]", block) for block in blocks)


def test_something_is_hidden_and_something_is_told(releases):
    """The sets are worth attacking: there are hidden counts, and most figures are told."""
    for given, public in releases:
        told = read_back(public, given, "ro").values()
        figures = [
            c for s in told for c in (s.present, *(c for p in s.parts.values() for c in p.values()))
        ]
        assert figures.count(HIDDEN) > 20
        assert len(figures) > 2 * figures.count(HIDDEN)


def test_the_ledger_says_what_the_pages_say(releases):
    """Each log's last line in the ledger is what its page shows."""
    given, public = releases[-1]
    lines = (public.parent / "trainings/published.jsonl").read_text().splitlines()
    last = {line["log"]: line for line in map(json.loads, lines)}
    for log, state in read_back(public, given, "ro").items():
        assert last[log]["present"] == state.present
        assert last[log].get("parts", {}) == state.parts


def test_no_hidden_count_can_be_computed_from_the_site(releases):
    """Pages, index totals, claims and the ledger of both releases: each count keeps its range."""
    for number, (given, public) in enumerate(releases):
        logs = read_back(public, given, "ro")
        kinds = {log: given["trainings"][log.split("/")[0]]["class"] for log in logs}
        part_of = {
            f"{name}/{slug}": log["part_of"]
            for name, training in given["trainings"].items()
            for slug, log in training["logs"].items()
            if "part_of" in log
        }
        at_least = [(names & logs.keys(), total) for names, total in _rows(public, "ro")]
        exactly = [(frozenset(c["counts"]), c["present"]) for c in given["claims"]]
        facts = _facts_before(releases[0], given) if number else []
        program = Program(Published(logs, kinds, part_of, at_least, exactly, facts))
        told, _ = disclosure.published(projects.trainings_of(given), projects.REGISTERS)
        attacked = list(protected(given, told))
        assert len(attacked) > 10
        for name, rule in attacked:
            low, high = program.bounds(name)
            assert high - low >= rule.threshold - 1e-6, name


def _facts_before(release, now):
    """What the pages of the release before still say of the logs of this one."""
    from disclosure.test_gate import _facts

    given, public = release
    for log, state in read_back(public, given, "ro").items():
        name, slug = log.split("/")
        if slug in now["trainings"].get(name, {"logs": {}})["logs"]:
            yield from _facts(log, state, now)
