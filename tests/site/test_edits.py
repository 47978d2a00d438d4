"""A page whose words changed is published at once, and the site is the one built from nothing."""

import random
from pathlib import Path

import pytest
from building import built, from_nothing, site
from conftest import run

from engine import releases

WORDS = {
    "ro": ["oameni", "ajutor", "pagină", "serviciu", "cuvânt", "adresă"],
    "ru": ["люди", "помощь", "страница", "служба", "слово", "адрес"],
    "uk": ["люди", "допомога", "сторінка", "служба", "слово", "адреса"],
}
"""Synthetic sentences are made of these: no number, nothing the checks compare."""


def _pages(folder):
    return sorted(path for code in WORDS for path in (folder / "docs" / code).rglob("*.md"))


def _add_a_sentence(page: Path, chance: random.Random) -> str:
    """One more sentence in a paragraph of the page: the sentence, empty where none may grow."""
    language = page.parts[page.parts.index("docs") + 1]
    lines = page.read_text(encoding="utf-8").split("\n")
    body = lines.index("---", 1) + 1
    plain = [
        number
        for number, line in enumerate(lines[body:], body)
        if line.endswith(".") and line[:1].isupper() and not lines[number - 1].strip()
    ]
    if not plain:
        return ""
    words = " ".join(chance.choices(WORDS[language], k=5)).capitalize()
    lines[chance.choice(plain)] += f" {words}."
    page.write_text("\n".join(lines), encoding="utf-8")
    return f"{words}."


@pytest.mark.parametrize("seed", [1, 2])
def test_a_row_of_edits_gives_the_site_built_from_nothing(copy, seed):
    """Pages of every language, originals among them; what no edit concerns is the same file."""
    chance = random.Random(seed)
    untouched = (copy / "public/404.html").stat().st_ino
    edited = 0
    for page in chance.sample(_pages(copy), 40):
        if edited < 8 and _add_a_sentence(page, chance):
            built(copy)
            edited += 1
    assert edited == 8
    assert (copy / "public/404.html").stat().st_ino == untouched, "built as a whole"
    assert site(copy) == from_nothing(copy)


def test_a_page_as_another_editor_saves_it(copy):
    """Lines that end as on Windows and a mark at the head change nothing in what is published."""
    before = site(copy)
    page = copy / "docs/uk/drepturi/munca.md"
    text = page.read_text(encoding="utf-8")
    page.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    built(copy)
    assert site(copy) == from_nothing(copy)
    assert site(copy)["uk/drepturi/munca/index.html"] == before["uk/drepturi/munca/index.html"]


@pytest.mark.parametrize("page", ["uk/drepturi/munca.md", "ro/drepturi/ajutor.md"])
def test_an_edit_reaches_everything_made_of_the_page(copy, page):
    """The page, the page beside its original, the file to take along, search, the saved copy."""
    language = page[:2]
    word = {"uk": "їжакоподібність", "ro": "ariciiformă"}[language]
    path = copy / "docs" / page
    text = path.read_text(encoding="utf-8")
    place = text.index("\n\n## ")
    path.write_text(f"{text[:place]} {word.capitalize()}.{text[place:]}", encoding="utf-8")
    before = site(copy)
    built(copy)
    after = site(copy)
    changed = {name for name, body in after.items() if before.get(name) != body}
    prefix, topic = page[3:-3], Path(page).stem
    own = "" if language == "ro" else "uk/"
    beside = "uk/" + prefix + "/alaturi/index.html"
    for place in (f"{own}{prefix}/index.html", f"{own}{prefix}/{topic}-{language}.html", beside):
        assert word in after[place].decode().lower(), place
    texts = [b for n, b in after.items() if n.startswith(f"search/{language}/")]
    assert any(word in body.decode().lower() for body in texts)
    assert f"offline/{language}.json" in changed
    assert len(changed) < 60


def test_where_nothing_changed_nothing_is_built(copy):
    """A file that was only touched is not changed; a file that came back is not either."""
    before = (copy / "public").readlink()
    page = copy / "docs/uk/drepturi/munca.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n", encoding="utf-8")
    page.write_text(text, encoding="utf-8")
    assert "Nothing changed" in built(copy)
    assert (copy / "public").readlink() == before


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SITE_URL", "https://other.example/", "sitemap.xml"),
        ("PORTAL_AS_OF", "2026-11-24", "offline/ro.json"),
    ],
)
def test_another_day_or_address_is_another_site(copy, name, value, told):
    """What comes from outside counts as a change."""
    before = site(copy)
    done = run("portal", "--lang", "en", "build", folder=copy, **{name: value})
    assert done.returncode == 0, done.stderr
    assert "Nothing changed" not in done.stdout
    assert site(copy)[told] != before[told]


@pytest.mark.parametrize("name", ["last.json", "pages.json", "kept.sqlite"])
@pytest.mark.parametrize("damage", ["cut", "empty", "foreign", "gone"])
def test_a_damaged_memory_is_never_trusted(copy, name, damage):
    """Whatever became of it, the next build gives the right site and no traceback."""
    path = copy / ".cache/portal" / name
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        foreign = b'{"format": 1, "release": "../../etc", "files": {}}'
        made = {"cut": content[: len(content) // 2], "empty": b"", "foreign": foreign}
        path.write_bytes(made[damage])
    page = copy / "docs/uk/drepturi/munca.md"
    sentence = _add_a_sentence(page, random.Random(3))
    assert sentence
    built(copy)
    published = (copy / "public/uk/drepturi/munca/index.html").read_text(encoding="utf-8")
    assert sentence in published
    assert releases.is_whole((copy / "public").resolve())


def test_a_mistake_in_an_edit_is_told_as_always(copy):
    """A wrong number and an unknown term in one page: both are told, the site stays."""
    before = site(copy)
    page = copy / "docs/uk/drepturi/munca.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n\n## ", " [x](term:nobody) 4711.\n\n## ", 1), encoding="utf-8")
    done = run("portal", "--lang", "en", "build", folder=copy)
    assert done.returncode == 1
    assert "D05" in done.stderr
    assert "4711" in done.stderr
    assert "Traceback" not in done.stderr
    assert site(copy) == before
