"""What the tests share: a copy of the project, and one real build of it."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ADDRESS = "https://indrumar.example/"
"""Where the tested site claims to stand; `.example` is reserved (RFC 2606)."""

DAY = "2026-11-21"


def copy_project(to: Path) -> Path:
    """The files of the project as they are now, without its history, below `to`."""
    listed = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard", "-z"]
    names = subprocess.run(listed, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: one day, one address, nothing else from outside."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "PORTAL_AS_OF": DAY,
        "SOURCE_DATE_EPOCH": "1795219200",
        "SITE_URL": ADDRESS,
        **more,
    }


def run(*command: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module of the environment in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The project folder."""
    return ROOT


def _built_once(
    factory: pytest.TempPathFactory, name: str, change: Callable[[Path], object] | None = None
) -> Path:
    """A copy of the project after a `change`, built once for all workers of the run."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / name
    with _alone(shared / f"{name}.lock"):
        if not (folder / "public").exists():
            shutil.rmtree(folder, ignore_errors=True)
            copy_project(folder)
            if change:
                change(folder)
            built = run("portal", "build", folder=folder)
            assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the site was built and published once for the whole run."""
    return _built_once(tmp_path_factory, "project")


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the project with synthetic sessions ahead of it."""
    more = ROOT / "tests/cases/planned/trainings"

    def add(folder: Path) -> None:
        shutil.copytree(more, folder / "trainings", dirs_exist_ok=True)

    return _built_once(tmp_path_factory, "project-planned", add) / "public"


def _let_translations_lag(folder: Path) -> None:
    """All is confirmed; then originals change, a page goes missing, machines translate."""

    def edit(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    for page in [*folder.glob("docs/ru/**/*.md"), *folder.glob("docs/uk/**/*.md")]:
        text = page.read_text(encoding="utf-8")
        record = r"^(?:translated_from|machine|reviewed):.*\n(?:[ \t].*\n)*"
        page.write_text(re.sub(record, "", text, flags=re.M), encoding="utf-8")
    run("portal", "translations", "confirm", "--new", folder=folder)
    edit("mkdocs.yml", "missing_translation: error", "missing_translation: fallback")
    (folder / "docs/uk/drepturi/protectia-temporara.md").unlink()
    edit("docs/ro/despre/index.md", "\n## ", "\nUn alineat sintetic nou.\n\n## ")
    edit("docs/ru/contacte/index.md", "\n---\n", "\nmachine: true\n---\n")
    edit("docs/uk/contacte/index.md", "\n---\n", "\nmachine: [linii]\n---\n")


@pytest.fixture(scope="session")
def lagging(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the project whose translations lag behind, with fallback."""
    return _built_once(tmp_path_factory, "project-lagging", _let_translations_lag) / "public"


@pytest.fixture(scope="session")
def public(project: Path) -> Path:
    """The published site."""
    return project / "public"
