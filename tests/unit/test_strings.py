"""Every word exists in every language, with its places and its plural forms."""

import ast
import re
import string

import pytest
import yaml

from portal.languages import CODES, TOOLS
from portal.strings import strings

FORMS = {
    "ro": {"one", "few", "other"},
    "ru": {"one", "few", "many", "other"},
    "uk": {"one", "few", "many", "other"},
    "en": {"one", "other"},
}
"""The plural forms of each language, from the Language Plural Rules of Unicode CLDR."""

ALL_FORMS = {"zero", "one", "two", "few", "many", "other"}

CODE = re.compile(r"\b[A-Z]\d\d\b")


@pytest.fixture(scope="module")
def trees(repository):
    """The files of words as trees of text, by language."""
    folder = repository / "hooks/portal/strings"
    return {
        language: yaml.load((folder / f"{language}.yml").read_text(), yaml.BaseLoader)  # noqa: S506
        for language in TOOLS
    }


def texts(tree, prefix=""):
    """Every text with its key; the plural forms of a text are one dict under its key."""
    for key, branch in tree.items():
        name = f"{prefix}{key}"
        if isinstance(branch, str) or (branch and branch.keys() <= ALL_FORMS):
            yield name, branch
        else:
            yield from texts(branch, f"{name}.")


def places(text):
    """The names in braces."""
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def sources(repository):
    """The Python of the project."""
    return {path: path.read_text() for path in sorted((repository / "hooks").rglob("*.py"))}


def codes_in_code(repository):
    """Every problem code that the code can report, as it stands in quotes there."""
    found = (re.findall(r'"([A-Z]\d\d)"', text) for text in sources(repository).values())
    return {code for codes in found for code in codes}


@pytest.mark.parametrize("language", CODES[1:])
def test_the_languages_of_the_site_have_the_same_words(trees, language):
    """A word that a page needs exists in every language of the site."""
    assert dict(texts(trees[language])).keys() == dict(texts(trees["ro"])).keys()


def test_the_tools_speak_english_too(trees):
    """English has every word of the tools, and none that another language lacks."""
    commands = ("build", "check", "import", "merge", "new", "restore", "rollback", "schema")
    tools = ("problems", *commands, "stage", "translations")
    wanted = {key for key in dict(texts(trees["ro"])) if key.split(".")[0] in tools}
    assert dict(texts(trees["en"])).keys() == wanted


@pytest.mark.parametrize("language", TOOLS[1:])
def test_the_places_are_the_same(trees, language):
    """What a text is filled with stands in its translation too."""
    romanian = dict(texts(trees["ro"]))
    for key, text in texts(trees[language]):
        assert (key, places(text)) == (key, places(romanian[key]))


@pytest.mark.parametrize("language", TOOLS)
def test_the_plural_forms_are_complete(trees, language):
    """A text that is counted has every plural form of its language, and no form it has not."""
    counted = {key: text for key, text in texts(trees[language]) if isinstance(text, dict)}
    assert counted
    for key, text in counted.items():
        # `other` is for fractions in Russian and Ukrainian; we count people.
        assert (key, text.keys() | {"other"}) == (key, FORMS[language])


@pytest.mark.parametrize("language", TOOLS)
def test_no_text_is_empty(trees, language):
    """A text that exists says something."""
    forms = (f for _, t in texts(trees[language]) for f in (t.values() if _is_plural(t) else [t]))
    assert all(form.strip() for form in forms)


def _is_plural(text):
    return isinstance(text, dict)


@pytest.mark.parametrize("language", TOOLS)
def test_every_problem_has_words(trees, repository, language):
    """Every code in the code has words in every language, and every code with words is in use."""
    assert trees[language]["problems"].keys() == codes_in_code(repository)
    for told in trees[language]["problems"].values():
        assert told.keys() in ({"wrong", "write"}, {"wrong", "write", "write_none"})


def test_every_problem_is_explained_where_it_arises(repository):
    """The docstring of some module explains each code, alone or in a row such as Y13 to Y16."""
    explained = set()
    for text in sources(repository).values():
        docstring = ast.get_docstring(ast.parse(text)) or ""
        explained |= set(CODE.findall(docstring))
        for family, first, last in re.findall(r"([A-Z])(\d\d)\s+to\s+[A-Z](\d\d)", docstring):
            explained |= {f"{family}{n:02}" for n in range(int(first), int(last) + 1)}
    assert codes_in_code(repository) - explained == set()


def test_what_a_problem_suggests_nearest_can_also_be_unknown(trees):
    """Whatever suggests a nearest name also has words for when nothing is near, and only that."""
    for told in trees["en"]["problems"].values():
        assert ("{nearest}" in told["write"]) == ("write_none" in told)


@pytest.mark.parametrize("language", TOOLS)
def test_a_problem_is_one_line(trees, language):
    """A report is lines: no text of a problem holds a line break or the end of another."""
    for told in trees[language]["problems"].values():
        assert not any("\n" in text for text in told.values())


def test_every_word_the_code_asks_for_exists(repository):
    """A key written out in code, templates or theme is one of the words."""
    files = [
        *(repository / "hooks").rglob("*.py"),
        *(repository / "hooks").rglob("templates/*.md"),
        *(repository / "theme").rglob("*.html"),
    ]
    asked = re.compile(
        r"""(?<!lang\.)\b(?:t|text)\(['"]([a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+)['"][,)]"""
    )
    keys = {key for file in files for key in asked.findall(file.read_text())}
    assert len(keys) > 50
    assert {key for key in keys if key not in strings("ro")} == set()


@pytest.mark.parametrize("language", TOOLS)
def test_romanian_letters_have_commas(trees, language):
    """ș and ț are written with a comma below; letters with a cedilla are not Romanian."""
    told = str(trees[language])
    assert not set("şţŞŢ") & set(told)


@pytest.mark.parametrize(
    ("language", "pairs"), [("ro", ["„”"]), ("ru", ["«»"]), ("uk", ["«»"]), ("en", ["‘’", "“”"])]
)
def test_one_kind_of_quotes(trees, language, pairs):
    """A language quotes in one way: its own, and the same in every text."""
    used = set("„”“‘«»") & set(str(trees[language]))
    assert any(used <= set(pair) for pair in pairs), used


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("ro", {1: "one", 2: "few", 19: "few", 20: "other", 101: "few", 120: "other"}),
        ("ru", {1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 112: "many"}),
        ("uk", {1: "one", 3: "few", 5: "many", 12: "many", 101: "one", 104: "few"}),
        ("en", {1: "one", 2: "other", 0: "other"}),
    ],
)
def test_a_count_chooses_its_form(language, counts):
    """21 is singular in Russian, 20 takes `de` in Romanian: the form follows the number."""
    assert {count: strings(language).plural(count) for count in counts} == counts


def test_a_count_is_said_whole():
    """The number of problems is said with the right noun in every language."""
    told = {
        (language, count): strings(language).text("check.found", count=count)
        for language, count in [("ro", 1), ("ro", 3), ("ro", 1020), ("en", 1), ("en", 2)]
    }
    assert told == {
        ("ro", 1): "O problemă.",
        ("ro", 3): "3 probleme.",
        ("ro", 1020): "1.020 de probleme.",
        ("en", 1): "One problem.",
        ("en", 2): "2 problems.",
    }
