"""The reader of YAML: hostile files, exact text, exact places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal import yamls

YAMLISH = st.text(
    alphabet=st.sampled_from("ab:-?,[]{}#&*!|>'\"%@` \n\r\t~0<\x07\x85\ufeff\U0001f600ș")
)

WORDS = [
    "no",
    "yes",
    "on",
    "18:30",
    "9:30",
    "0123",
    "0x1F",
    "1_000",
    "1e3",
    "2026-03-12",
    ".inf",
    "=",
]


@given(st.one_of(YAMLISH.map(str.encode), st.text().map(str.encode), st.binary()))
@example(b"\xff\xfe")
@example(b"? ? ? ? ?")
@example(b"a: &a [*a]")
@example(b"%TAG ! tag:x,2000:\n---\n!x y")
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_a_tree_or_problems(content):
    """Whatever bytes a file holds, the reader answers with a tree or says what is wrong."""
    node, problems = yamls.parse(content, "x.yml")
    assert node is not None or problems
    for problem in problems:
        assert problem.path == "x.yml"
        assert problem.line >= 1
        assert problem.column >= 1


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)))
def test_text_keeps_its_letters_and_its_place(texts):
    """Every text in single quotes comes out as it was written, at its own line and column."""
    lines = ["k: [", *("  '" + text.replace("'", "''") + "'," for text in texts), "]"]
    node, problems = yamls.parse("\n".join(lines).encode(), "x.yml")
    assert not problems
    found = list(yamls.scalars(node))[1:]
    assert [scalar.text for scalar in found] == texts
    assert [scalar.mark for scalar in found] == [
        yamls.Mark(line, 3) for line in range(2, len(texts) + 2)
    ]


@pytest.mark.parametrize("word", WORDS)
def test_a_scalar_stays_text(word):
    """What YAML would turn into a number, a date or a truth stays what was typed."""
    node, problems = yamls.parse(f"key: {word}".encode(), "x.yml")
    assert not problems
    assert yamls.plain(node) == {"key": word}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_only_an_empty_plain_value_is_nothing(empty):
    """`key:` and `key: ~` mean nothing is known; the same in quotes is a text."""
    assert yamls.plain(yamls.parse(f"key: {empty}".encode(), "x.yml")[0]) == {"key": None}
    assert yamls.plain(yamls.parse(f"key: '{empty}'".encode(), "x.yml")[0]) == {"key": empty}


def test_columns_count_letters_and_not_bytes():
    """A letter outside ASCII is one column, as editors count."""
    node, _ = yamls.parse("ș😀: ț".encode(), "x.yml")
    (key, value) = yamls.scalars(node)
    assert key.mark == yamls.Mark(1, 1)
    assert value.mark == yamls.Mark(1, 5)


def test_places_of_keys_values_and_items():
    """A path leads to its value or key, or to the last thing on the way that exists."""
    text = "title:\n  ro: Text\ntopics:\n  - unu\n  - doi\n"
    node, _ = yamls.parse(text.encode(), "x.yml")
    assert yamls.mark_of(node, ("title", "ro")) == yamls.Mark(2, 7)
    assert yamls.mark_of(node, ("topics", 1)) == yamls.Mark(5, 5)
    assert yamls.mark_of(node, ("title", "uk")) == yamls.Mark(2, 3)
    assert yamls.mark_of(node, ("topics", 7)) == yamls.Mark(4, 3)
    assert yamls.key_mark(node, ("title", "ro")) == yamls.Mark(2, 3)
    assert yamls.key_mark(node, ("topics",)) == yamls.Mark(3, 1)


@pytest.mark.parametrize(("size", "codes"), [(256 * 1024, []), (256 * 1024 + 1, ["Y01"])])
def test_a_file_may_have_256_kilobytes(tmp_path, size, codes):
    """A file of 256 KB is read, one byte more is refused."""
    start = b"key: value\n"
    (tmp_path / "x.yml").write_bytes(start + b"#" * (size - len(start)))
    _, problems = yamls.read(tmp_path / "x.yml", "x.yml")
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(("depth", "codes"), [(8, []), (9, ["Y09"])])
def test_lists_may_stand_eight_deep(depth, codes):
    """Eight lists inside one another are read, nine are refused."""
    _, problems = yamls.parse(b"[" * depth + b"a" + b"]" * depth, "x.yml")
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_all_problems_of_a_file_count_lines_alike(line_end):
    """A tab and a wrong character on line 3 are on line 3, whatever ends the lines."""
    _, problems = yamls.parse(line_end.join(["a: b", "# c", "\td: \x07"]).encode(), "x.yml")
    assert [(p.line, p.column, p.code) for p in problems] == [(3, 1, "Y04"), (3, 5, "Y03")]


def test_the_configuration_of_mkdocs_may_hold_tags():
    """`!ENV` in mkdocs.yml is not ours to refuse; in a log it is."""
    text = b"site_url: !ENV [SITE_URL, '']"
    assert yamls.parse(text, "mkdocs.yml", lenient=True)[1] == []
    assert [problem.code for problem in yamls.parse(text, "log.yml")[1]] == ["Y07"]


KEYS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]))
RECORDS = st.dictionaries(
    KEYS, st.one_of(TEXTS, st.lists(TEXTS, min_size=1), st.dictionaries(KEYS, TEXTS, min_size=1))
)


@given(RECORDS.filter(bool))
def test_what_is_written_is_read_again(record):
    """A record of texts that the tools write is the record they then read."""
    node, problems = yamls.parse(yamls.write(record).encode(), "x.yml")
    assert problems == []
    assert yamls.plain(node) == record
