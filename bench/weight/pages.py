"""The same text as a page of this site, of stock Material, of Docusaurus and of VitePress.

The text is the heaviest page about rights in Ukrainian, with references written out as plain links.
Each peer gets it as its getting-started guide says, with nothing switched on or off, beside a
first page; Docusaurus and VitePress are installed from npm into the folder of the run.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = "drepturi/protectia-temporara"
TITLE = "Rights"


def text() -> str:
    """The typed page as plain Markdown: no head, markers, references or lines of classes."""
    written = (ROOT / f"docs/uk/{PAGE}.md").read_text(encoding="utf-8")
    body = re.sub(r"\A---\n.*?\n---\n", "", written, flags=re.DOTALL)
    body = re.sub(r"^<!--.*-->$|^\{[^}\n]*\}$", "", body, flags=re.MULTILINE)
    body = re.sub(r"[ ]*\{[^}\n]*\}", "", body)
    body = re.sub(r"\[\]\((\w+):([\w-]+)\)", r"[\2](https://example.org/\1/\2)", body)
    return re.sub(r"\]\((?!https?:)[^)]*\)", "](https://example.org/)", body)


def ours(folder: Path) -> tuple[Path, str]:
    """This site, built as it is published; the folder and the address of the page."""
    built = folder / "ours"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(built)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return built, f"uk/{PAGE}/"


def material(folder: Path) -> tuple[Path, str]:
    """Stock Material for MkDocs, of the version this site is built with."""
    site = folder / "material"
    _write(site / "docs/index.md", "# First\n")
    _write(site / "docs/rights.md", text())
    _write(site / "mkdocs.yml", f"site_name: {TITLE}\ntheme: {{name: material}}\n")
    command = [sys.executable, "-m", "mkdocs", "build"]
    subprocess.run(command, cwd=site, check=True, capture_output=True)
    return site / "site", "rights/"


def docusaurus(folder: Path) -> tuple[Path, str]:
    """Docusaurus with its classic theme and pages of documentation, without blog and search."""
    site = folder / "docusaurus"
    parts = ("core", "plugin-content-docs", "theme-classic")
    _install(site, *(f"@docusaurus/{part}" for part in parts), "react", "react-dom")
    _write(site / "docs/first.md", "# First\n")
    _write(site / "docs/rights.md", text())
    config = {
        "title": TITLE,
        "url": "https://example.org",
        "baseUrl": "/",
        "plugins": [["@docusaurus/plugin-content-docs", {"routeBasePath": "/"}]],
        "themes": ["@docusaurus/theme-classic"],
        "onBrokenLinks": "ignore",
    }
    _write(site / "docusaurus.config.js", f"module.exports = {json.dumps(config)};\n")
    _run(site, "npx", "docusaurus", "build")
    return site / "build", "rights/"


def vitepress(folder: Path) -> tuple[Path, str]:
    """VitePress with its default theme."""
    site = folder / "vitepress"
    _install(site, "vitepress")
    _write(site / "docs/index.md", "# First\n")
    _write(site / "docs/rights.md", text())
    sidebar = [{"text": name, "link": f"/{name}"} for name in ("index", "rights")]
    config = {"title": TITLE, "themeConfig": {"sidebar": sidebar}}
    _write(site / "docs/.vitepress/config.mjs", f"export default {json.dumps(config)};\n")
    _run(site, "npx", "vitepress", "build", "docs")
    return site / "docs/.vitepress/dist", "rights.html"


def version(folder: Path, package: str) -> str:
    """The version of an npm package that was installed below `folder`."""
    content = (folder / "node_modules" / package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(content)["version"])


def _install(site: Path, *packages: str) -> None:
    _write(site / "package.json", "{}\n")
    _run(site, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *packages)


def _run(site: Path, *command: str) -> None:
    where = shutil.which(command[0]) or command[0]
    done = subprocess.run(
        [where, *command[1:]], cwd=site, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stdout[-800:]}{done.stderr[-800:]}")


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
