"""Files as damage leaves them: no traceback, no hang, every refusal says where and what to write.

Real logs, trainings and registers are mutated from a seed and put into the synthetic
project, one at a time.
"""

import re
import shutil
import signal
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from portal import reports, site
from portal.languages import TOOLS
from portal.problems import errors

FEW, MANY = 30, 630
"""Mutations of each kind of file in every run, and in the long one."""

PATIENCE = 20
"""Seconds after which reading one small project counts as hanging."""

BREAKS = ["\t", "\r\n", "\r", "\x85", "\u2028"]
INVISIBLE = ["\0", "\ufeff", "\u200b", "\u202e", "\u0301", "😀"]
YAML = [": ", "- ", "? ", "# ", "&a ", "*a ", "<<: ", "|\n", ">\n", "@", "`"]
DOCUMENTS = ["---\n", "...\n", "%YAML 1.1\n"]
QUOTES = ["'", '"', "\\", "{", "}", "[", "]", "!!python/object:os.system "]
VALUES = ["9" * 5000, "-1", "1e9", "0x10", "null", "~", "yes", "2026-02-30", "\ud800"]
LONG = ["{" * 200, "[" * 200, "a: " * 60, " " * 3000, "x" * 20000]
ODD = [*BREAKS, *INVISIBLE, *YAML, *DOCUMENTS, *QUOTES, *VALUES, *LONG]


def mutated(text, random):
    """The text with one to three things done to it, as bytes."""
    for _ in range(random.randint(1, 3)):
        text = random.choice(OPERATIONS)(text, random)
    content = text.encode("utf-8", "surrogatepass")
    return random.choice(ENCODINGS)(content, text, random)


def _insert(text, random):
    at = random.randint(0, len(text))
    return text[:at] + random.choice(ODD) + text[at:]


def _delete(text, random):
    at = random.randint(0, len(text))
    return text[:at] + text[at + random.randint(1, 30) :]


def _line(text, random):
    """A line lost, said twice, moved, or indented otherwise."""
    lines = text.split("\n")
    at, to = (random.randrange(len(lines)) for _ in range(2))
    match random.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            lines[at] = " " * random.randint(0, 9) + lines[at].lstrip()
    return "\n".join(lines)


def _swap(text, random):
    """Two letters changed places, as fingers do."""
    at = random.randint(0, max(0, len(text) - 2))
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _number(text, random):
    """A number that is another one, or none."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = random.choice(found)
    instead = random.choice(["0", "13", "99999999999", "-5", "1.5", "", "٣", "½", "10:99"])
    return text[: one.start()] + instead + text[one.end() :]


OPERATIONS = [_insert, _delete, _line, _swap, _number]

ENCODINGS = [
    *[lambda content, text, random: content] * 8,
    lambda content, text, random: content[: random.randint(0, len(content))],
    lambda content, text, random: text.encode("cp1251", "replace"),
    lambda content, text, random: text.encode("utf-16", "replace"),
    lambda content, text, random: b"\xef\xbb\xbf" + content,
    lambda content, text, random: content.replace(b"\n", b"\r\n"),
    lambda content, text, random: content[:9] + bytes([random.randrange(256)]) + content[10:],
]


@contextmanager
def patience():
    """Raises where reading hangs."""

    def hangs(*_):
        raise TimeoutError("reading hangs")

    before = signal.signal(signal.SIGPROF, hangs)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


PLACES = {
    "log": "trainings/*/[!t]*.yml",
    "training": "trainings/*/training.yml",
    "claims": "trainings/claims.yml",
    "register": "registers/*.yml",
    "ledger": "trainings/published.jsonl",
}
"""Where the real files of each kind are."""


@pytest.fixture
def real(project, repository):
    """The synthetic pages with the real registers and trainings.

    Less what releases wrote down: addresses of pages that are not here would be missed.
    """
    written = shutil.ignore_patterns("addresses.txt", "changes.jsonl")
    shutil.copytree(
        repository / "registers", project / "registers", dirs_exist_ok=True, ignore=written
    )
    shutil.rmtree(project / "trainings")
    shutil.copytree(repository / "trainings", project / "trainings")
    named = [page.relative_to(repository) for page in repository.glob("docs/*/instruiri/*/*.md")]
    for page in (*named, *(Path("docs", code, "index.md") for code in ("ro", "ru", "uk"))):
        (project / page).parent.mkdir(parents=True, exist_ok=True)
        (project / page).write_text("---\ntitle: Sintetic\n---\n# Sintetic\n")
    assert not errors(site.read(project).problems)
    return project


def judge(read, project):
    """Every refusal has a place in its file and words for it; what is accepted can be shown."""
    for problem in read.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        path = project / problem.path
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
            assert problem.line <= len(lines) + 1, problem
    for language in TOOLS:
        told = reports.as_text(read.problems, language).split("\n")
        lines = [line for line in told if re.search(r":\d+:\d+: [A-Z]\d\d: \S.*; \S", line)]
        assert len(lines) == len(read.problems), told
    if not errors(read.problems):
        for page in read.pages("uk"):
            if page.uri.startswith("despre/reguli/"):
                continue  # they hold nothing of a project
            assert page.write()


def damaged(root, kind, numbers, repository):
    """Mutates, reads and judges, one file after another; how many were refused."""
    refused = 0
    for number in numbers:
        random = Random(f"{kind} {number}")
        source = random.choice(sorted(repository.glob(PLACES[kind])))
        target = root / source.relative_to(repository)
        whole = target.read_bytes()
        target.write_bytes(mutated(source.read_text(encoding="utf-8"), random))
        with patience():
            read = site.read(root)
        try:
            judge(read, root)
        except Exception as error:
            raise AssertionError(f"{kind} {number}, {source.name}: {error}") from error
        refused += bool(errors(read.problems))
        target.write_bytes(whole)
    return refused


@pytest.mark.parametrize("kind", PLACES)
def test_damaged_files_are_refused_or_shown(real, repository, kind):
    """Some mutations of each kind of file in every run; some are refused, some harmless."""
    assert 0 < damaged(real, kind, range(FEW), repository) < FEW


@pytest.mark.matrix
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("kind", PLACES)
def test_thousands_of_damaged_files(real, repository, kind, part):
    """Thousands of mutations in the long run."""
    assert damaged(real, kind, range(FEW + part, MANY, 4), repository)
