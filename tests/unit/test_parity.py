"""Parity: a translation that says something else is found; the same said otherwise is not."""

import random
from collections import Counter

import pytest
import yaml
from mistranslated import MISTAKES, RESTATEMENTS, changed

from portal import site
from portal.prose import ProsePage
from portal.translations import parity
from portal.values import differences, values

SEED = 20261122
CAUGHT = 98
"""Percent of mistakes that must be found, at the least."""


@pytest.fixture(scope="module")
def pairs(repository, cases):
    """Every page of ours in Russian and Ukrainian, and the synthetic ones, with their originals."""
    read = site.read(repository)
    found = [
        (language, status.page.text, status.original, status.page)
        for language in ("ru", "uk")
        for status in read.translations.pages(language)
        if status.page
    ]
    for name, texts in cases("parity/synthetic.yml").items():
        original = ProsePage("ro", f"{name}.md", f"docs/ro/{name}.md", texts["ro"])
        for language in ("ru", "uk"):
            page = ProsePage(language, f"{name}.md", f"docs/{language}/{name}.md", texts[language])
            found.append((language, page.text, original, page))
    return found


def told(pair, text):
    """The problems of a pair whose translation has become `text`."""
    _, _, original, page = pair
    changed = ProsePage(page.language, page.uri, page.path, text)
    ids = [{heading.id for heading in side.headings} for side in (original, changed)]
    return [*parity.check(original, changed), *(["D04"] if ids[0] != ids[1] else [])]


def tried(pairs, changes, count):
    """How many changes of each kind were made, and which were not reported."""
    made, missed = Counter(), []
    for kind, pair, text in changed(pairs, changes, random.Random(SEED), count):
        made[kind] += 1
        if not told(pair, text):
            missed.append((kind, pair[3].path, pair[1], text))
    return made, missed


def shown(missed):
    """What was changed, for whoever reads a red test."""
    for kind, path, before, after in missed:
        old, new = before.split("\n"), after.split("\n")
        lines = [(a, b) for a, b in zip(old, new, strict=False) if a != b][:1]
        yield f"{kind} {path}: {lines}"


def test_our_own_pages_agree(pairs):
    """No page of ours, and no synthetic one, is reported as it is."""
    assert [str(problem) for pair in pairs for problem in told(pair, pair[1])] == []


def test_mistakes_of_a_translator_are_found(pairs):
    """Of at least 300 translations with one mistake each, at least 98 % are found."""
    made, missed = tried(pairs, MISTAKES, 330)
    assert made.total() >= 300
    assert made.keys() == {mistake.__name__ for mistake in MISTAKES}
    assert len(missed) * 100 <= made.total() * (100 - CAUGHT), list(shown(missed))


def test_the_same_said_otherwise_is_no_mistake(pairs):
    """Notation, typography and words without figures change nothing that is reported."""
    made, quiet = tried(pairs, RESTATEMENTS, 140)
    assert made.keys() == {change.__name__ for change in RESTATEMENTS}
    assert len(quiet) == made.total()


@pytest.mark.matrix
def test_thousands_of_mistakes_are_found(pairs):
    """The same of three thousand, and of each kind."""
    made, missed = tried(pairs, MISTAKES, 3000)
    assert len(missed) * 100 <= made.total() * (100 - CAUGHT), list(shown(missed))
    kinds = Counter(kind for kind, *_ in missed)
    assert all(kinds[kind] * 100 <= made[kind] * 5 for kind in made), kinds


def test_a_declared_difference_is_no_problem(pairs):
    """What is declared with its reason is not reported, and nothing else is left out."""
    pair = next(pair for pair in pairs if pair[3].path == "docs/uk/termene.md")
    wrong = pair[1].replace("120 місць", "121 місце").replace("65 місць", "66 місць")
    declared = wrong.replace("121 місце.", "121 місце. <!-- portal: differs 121 – синтетично -->")
    found = [problem.about.get("here") for problem in told(pair, wrong)]
    left = [problem.about.get("here") for problem in told(pair, declared)]
    assert (found, left) == (["121", "66"], ["66"])


def test_a_declaration_never_reaches_the_reader(project):
    """On the page there is no trace of it, and a list that held it is still one list."""
    text = "- Unu <!-- portal: differs 1 – sintetic -->\n<!-- portal: differs 2 – b -->\n- Doi"
    assert site.read(project).filled(text, "uk", "index.md") == "- Unu\n- Doi"


def test_a_lagging_section_is_told_and_refuses_nothing(pairs):
    """Where the reader is told that the original changed, the difference is a notice."""
    pair = next(pair for pair in pairs if pair[3].path == "docs/uk/termene.md")
    page = pair[3]
    wrong = pair[1].replace("120 місць", "121 місце")
    changed_page = ProsePage(page.language, page.uri, page.path, wrong)
    for lagging, severity in (({"locuri"}, "notice"), (set(), "error")):
        found = list(parity.check(pair[2], changed_page, lagging))
        assert [(problem.code, problem.severity) for problem in found] == [("C01", severity)]


def test_texts_of_registers_and_logs_agree(project):
    """A figure of a note differs: the problem stands at the translation and names the original."""
    (project / "trainings/exemplu/log.yml").write_text(
        "when: 2026-03-12\nstatus: held\nsources: [{id: sursa}]\nnote:\n"
        "  ro: Au venit în 15 zile.\n  ru: Пришли за 15 дней.\n  uk: Прийшли за 16 днів.\n",
        encoding="utf-8",
    )
    (problem,) = site.read(project).problems
    assert (problem.code, problem.line, problem.about["there"]) == ("C01", 7, "15 zile")
    assert problem.about["original"] == "trainings/exemplu/log.yml:5"


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_our_own_words_agree(repository, language):
    """The interface and the tools state the same values in every language."""
    folder = repository / "hooks/portal/strings"
    words = {code: flat(folder / f"{code}.yml") for code in ("ro", language)}
    wrong = {}
    for key, text in words[language].items():
        found = differences(values(words["ro"][key], "ro"), values(text, language))
        # Words of an interface are idioms: "twice" here, "already" there.
        told = [v for pair in found for v in (pair.original, pair.translated) if v]
        wrong[key] = [value.written for value in told if value.kind != "word"]
    assert {key: written for key, written in wrong.items() if written} == {}


def flat(path):
    """The texts of a file by their keys; of plural forms the one that every language has."""
    tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    found, left = {}, [("", tree)]
    while left:
        name, branch = left.pop()
        if isinstance(branch, str):
            found[name] = branch
        elif "one" not in branch:
            left += [(f"{name}.{key}", inner) for key, inner in branch.items()]
    return found
