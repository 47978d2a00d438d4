"""The built pages, parsed once."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """A copy of the project with its published site, to be changed.

    Without the folders prepared for edits: in a copy their files are no longer those of the site.
    """
    prepared = shutil.ignore_patterns(".spare-*")
    return shutil.copytree(project, tmp_path / "project", symlinks=True, ignore=prepared)


@dataclass(frozen=True)
class BuiltPage:
    """A page as a browser gets it; `address` is its path on the site: `uk/drepturi/`."""

    path: Path
    address: str

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed document."""
        return html.fromstring(self.path.read_bytes())

    @property
    def language(self) -> str:
        """The language its address promises."""
        first = self.address.split("/")[0]
        return first if first in ("ru", "uk") else "ro"

    @property
    def inside(self) -> str:
        """The address without the language."""
        return self.address if self.language == "ro" else self.address[3:]

    def all(self, xpath: str) -> list:
        """What `xpath` finds."""
        return self.tree.xpath(xpath)

    def text(self, xpath: str) -> str:
        """The text of the first thing `xpath` finds, on one line."""
        return " ".join(self.all(xpath)[0].text_content().split())


@pytest.fixture(scope="session")
def everything(public: Path) -> dict[str, BuiltPage]:
    """Every HTML file of the site by its address, error pages included."""
    pages = {}
    for path in sorted(public.rglob("*.html")):
        address = path.relative_to(public).as_posix().removesuffix("index.html")
        pages[address] = BuiltPage(path, address)
    return pages


@pytest.fixture(scope="session")
def pages(everything: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Every page a reader can be led to, less those that show one of them in two languages.

    A page that only sends readers on is none, nor is a leaflet or a file to take along.
    """
    return {
        address: page
        for address, page in everything.items()
        if "404" not in address
        and not address.endswith(("alaturi/", "foaie/", ".html"))
        and not page.all("//meta[@http-equiv='refresh']")
    }


@pytest.fixture(scope="session")
def beside(everything: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Every page that shows another one together with its Romanian original."""
    return {a: page for a, page in everything.items() if a.endswith("alaturi/")}
