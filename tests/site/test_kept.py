"""A build that keeps what it rendered gives the site that a build from nothing gives."""

import random
import shutil
import sqlite3

from conftest import run

KEPT = ".cache/portal/kept.sqlite"


def _built(folder):
    """Every file of the site after one more build, by its path."""
    built = run("portal", "build", folder=folder)
    assert built.returncode == 0, built.stderr
    public = folder / "public"
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.rglob("*")
        if path.is_file()
    }


def _count(folder):
    with sqlite3.connect(folder / KEPT) as base:
        return base.execute("SELECT count(*) FROM kept").fetchone()[0]


def _edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_after_edits_the_site_is_the_one_built_from_nothing(copy, public):
    """A text, the head of a page and a register: few pages are rendered, and all are right."""
    before = _count(copy)
    _edit(copy / "docs/uk/drepturi/munca.md", "# Робота", "# Робота (зміна)")
    _edit(copy / "docs/ro/despre/siguranta.md", "title: ", "title: Proba ")
    _edit(copy / "registers/contacts.yml", "un serviciu gratuit", "un serviciu gratis")
    edited = _built(copy)
    assert 0 < _count(copy) - before < before / 4
    shutil.rmtree(copy / ".cache")
    assert edited == _built(copy)
    old = {path: (public / path).read_bytes() for path in edited if (public / path).is_file()}
    changed = {path for path, content in edited.items() if old.get(path) != content}
    assert {"uk/drepturi/munca/index.html", "contacte/index.html"} <= changed


def test_noise_in_what_was_kept_changes_nothing(copy, public):
    """Bytes that a disk or a person damaged are noticed; the site is the same."""
    content = bytearray((copy / KEPT).read_bytes())
    chance = random.Random(7)
    for _ in range(2000):
        content[chance.randrange(4096, len(content))] ^= 1 << chance.randrange(8)
    (copy / KEPT).write_bytes(content)
    built = _built(copy)
    assert {path: (public / path).read_bytes() for path in built} == built
