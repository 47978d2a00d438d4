"""The same commit gives the same pages, whoever builds them, wherever and however."""

import shutil
from pathlib import Path

import pytest
from conftest import run
from mkdocs.utils import meta

CAPTURE = '''
"""Records the Markdown MkDocs renders, after all hooks."""
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-500)
def on_page_markdown(markdown, page, config, files):
    path = Path(config.config_file_path).parent / "captured" / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(markdown, encoding="utf-8")
'''


def _files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _differences(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture
def copy(project, tmp_path):
    """The built project in another folder, without what was built."""
    folder = tmp_path / "в другой папке"
    ignored = shutil.ignore_patterns("releases", "public", "__pycache__")
    shutil.copytree(project, folder, ignore=ignored)
    return folder


def test_plain_mkdocs_gives_the_same_bytes(copy, public):
    """`mkdocs build --strict` in another folder equals `portal build`, file for file."""
    built = run("mkdocs", "build", "--strict", folder=copy)
    assert built.returncode == 0, built.stderr
    assert _differences(_files(copy / "site"), _files(public)) == []


def test_time_zone_locale_and_hash_seed_do_not_matter(copy, public):
    """Another time zone, locale and hash seed change nothing."""
    more = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4242"}
    built = run("portal", "build", folder=copy, **more)
    assert built.returncode == 0, built.stderr
    assert _differences(_files(copy / "public"), _files(public)) == []


def test_staged_pages_are_the_pages_mkdocs_renders(copy):
    """`portal stage` writes the very Markdown that the hooks give to MkDocs."""
    (copy / "hooks/capture.py").write_text(CAPTURE, encoding="utf-8")
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("hooks:\n", "hooks:\n  - hooks/capture.py\n")
    config.write_text(f"{text}repo_url: https://github.com/example/site\n", encoding="utf-8")
    assert run("mkdocs", "build", folder=copy).returncode == 0
    assert run("portal", "stage", "staged", folder=copy).returncode == 0
    hooked = {name: content.decode().strip() for name, content in _files(copy / "captured").items()}
    staged = {
        name: meta.get_data(content.decode())[0].strip()
        for name, content in _files(copy / "staged").items()
        if name.endswith(".md")
    }
    assert len(hooked) > 300
    place = "https://github.com/example/site/edit/main/trainings/mecanismul-mir/"
    assert place in staged["uk/instruiri/mecanismul-mir.md"]
    assert _differences(hooked, staged) == []


def test_staged_files_are_those_of_the_site(copy, public):
    """Every file for machines that `portal stage` writes is on the site, byte for byte."""
    assert run("portal", "stage", "staged", folder=copy).returncode == 0
    machines = (".csv", ".json", ".xlsx", ".ics", ".xml", ".html", ".png")
    staged = {
        name.removeprefix("ro/"): content
        for name, content in _files(copy / "staged").items()
        if name.endswith(machines) and not name.startswith("assets/search/")  # parts of one script
    }
    assert len(staged) > 130
    built = _files(public)
    assert [name for name, content in staged.items() if built.get(name) != content] == []


def test_the_day_changes_what_it_should(copy, public):
    """Another day is shown where pages say what they knew when; nowhere else."""
    built = run("portal", "build", "--as-of", "2026-12-01", folder=copy)
    assert built.returncode == 0, built.stderr
    other, same = _files(copy / "public"), _files(public)
    changed = {Path(name).suffix for name in _differences(other, same)}
    assert "1 decembrie 2026" in other["instruiri/prezenta/index.html"].decode()
    assert changed <= {".html", ".xml", ".gz", ".json", ".xlsx"}
    assert other["drepturi/index.html"] == same["drepturi/index.html"]
