"""What a build need not do twice: found again, never when it is damaged, never in the way."""

import sqlite3

import pytest

from engine.kept import LASTS, Kept, key

NAME = key("a page", b"its text")


@pytest.fixture
def path(tmp_path):
    """Where values are kept; the folder is made when it is needed."""
    return tmp_path / "cache" / "kept.sqlite"


def keep(path, value="made", name=NAME):
    """A build that keeps one value."""
    with Kept(path) as kept:
        kept.put(name, value)


def recall(path, name=NAME):
    """What a later build finds."""
    with Kept(path) as kept:
        return kept.get(name)


def test_a_later_build_finds_what_was_kept(path):
    """The value as it was, under its own key and no other."""
    keep(path, {"content": "<p>Școala</p>", "toc": [["a", 1]]})
    assert recall(path) == {"content": "<p>Școala</p>", "toc": [["a", 1]]}
    assert recall(path, key("a pag", b"eits text")) is None


def test_nothing_is_kept_of_a_build_that_was_killed(path):
    """Values are written at the end; before that the file holds what earlier builds kept."""
    keep(path, "before")
    killed = Kept(path)
    killed.put(NAME, "after")
    assert recall(path) == "before"


@pytest.mark.parametrize("at", [0, 5, 16, 20])
def test_a_damaged_value_is_as_good_as_none(path, at):
    """Whatever byte changed, in the value or its seal."""
    keep(path, "a long enough value")
    base = sqlite3.connect(path)
    (sealed,) = base.execute("SELECT value FROM kept").fetchone()
    damaged = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    base.execute("UPDATE kept SET value = ?", (damaged,))
    base.commit()
    base.close()
    assert recall(path) is None
    keep(path, "again")
    assert recall(path) == "again"


def test_a_value_of_another_key_is_not_taken(path):
    """A row under a foreign name does not pass for another."""
    keep(path)
    base = sqlite3.connect(path)
    base.execute("UPDATE kept SET key = ?", (key("other"),))
    base.commit()
    base.close()
    assert recall(path, key("other")) is None


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\xff" * 4000, b""])
def test_a_foreign_file_is_made_anew(path, content):
    """What is no database of ours is thrown away, and the next build keeps again."""
    path.parent.mkdir()
    path.write_bytes(content)
    assert recall(path) is None
    keep(path)
    assert recall(path) == "made"


def test_where_nothing_can_be_written_builds_go_on(tmp_path):
    """A folder that cannot be made costs time, not the build."""
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    keep(tmp_path / "cache" / "kept.sqlite")
    assert recall(tmp_path / "cache" / "kept.sqlite") is None


def test_two_builds_at_once_do_not_stop_each_other(path, monkeypatch):
    """The one that cannot write keeps nothing, and ends."""
    monkeypatch.setattr("engine.kept._WAIT", 0.1)
    keep(path, "first")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    keep(path, "second")
    other.execute("ROLLBACK")
    other.close()
    assert recall(path) == "first"


def test_a_file_damaged_in_the_middle_is_made_anew(path):
    """Pages of the database that are noise are met while it is read or written, not before."""
    with Kept(path) as kept:
        for number in range(300):
            kept.put(key("page", str(number)), "x" * 400)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    keep(path)
    keep(path)
    assert recall(path) == "made"


def test_what_no_build_asks_for_is_forgotten(path):
    """A value in use stays; one that nobody asked for is gone after some builds."""
    used, unused = key("used"), key("unused")
    keep(path, "used", used)
    keep(path, "unused", unused)
    for _ in range(LASTS + 1):
        assert recall(path, used) == "used"
    assert recall(path, unused) is None


def test_a_base_of_another_shape_is_made_anew(tmp_path):
    """Tables that somebody else made under our name are not written into, and nothing is lost."""
    path = tmp_path / "kept.sqlite"
    with sqlite3.connect(path) as foreign:
        foreign.execute("CREATE TABLE kept (key BLOB, value BLOB, build INTEGER)")
    foreign.close()
    with Kept(path) as kept:
        kept.put(key("a"), "value")
    with Kept(path) as kept:
        assert kept.get(key("a")) == "value"


def test_a_build_that_failed_forgets_nothing(path):
    """It did not come to ask for most of it, however often it fails."""
    keep(path, "kept")
    for _ in range(LASTS + 3):
        with pytest.raises(ZeroDivisionError), Kept(path):
            raise ZeroDivisionError
    assert recall(path) == "kept"
