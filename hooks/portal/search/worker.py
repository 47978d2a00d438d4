"""The script that answers questions in the browser: the engine, and the analysis before it."""

import json
from functools import cache
from pathlib import Path

import rjsmin

from portal.search.analysis import TABLES

PARTS = ("analysis", "index", "meaning", "asking", "showing", "worker")
"""The files of `docs/assets/search`, in the order in which they need one another."""


@cache
def script(folder: Path) -> str:
    """The worker from the files in `folder` (`docs/assets/search`), with its tables, small.

    MiniSearch keeps its notice, as its licence asks.
    """
    vendored = json.loads((folder / "vendor/minisearch.json").read_text(encoding="utf-8"))
    notice = "/*! {name} {version}, {licence}, {home} */".format(**vendored)
    tables = {key: value for key, value in TABLES.items() if key != "about"}
    written = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    engine = (folder / "vendor/minisearch.js").read_text(encoding="utf-8")
    own = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    whole = "\n;\n".join((notice, engine, f"const TABLES = {written};", *own))
    small: str = rjsmin.jsmin(whole, keep_bang_comments=True)
    return small
