"""How long a site takes to build, beside others: `python bench/build`, an hour for all of it.

    --pages 50 300 1000     pages a language; each size is a table
    --sessions 0            sessions in the logs, which ours alone reads: 200, 2000, 20000
    --rounds 3              every generator once in each round; medians are told
    --peers ours stock zensical hugo
    --served                also from saving a page to the reloaded browser, through `portal serve`

In a round every generator builds from nothing, builds again, builds after a sentence was added to
a Ukrainian page, and after one was added to a Romanian one; ours also after a log changed. What a
build leaves stays for the next one. The floor is Python-Markdown alone over the same pages, in one
process. All of it is synthetic.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "tests")]
from build import corpora, peers, served  # noqa: E402
from build.measured import Measured, run  # noqa: E402
from build.peers import Peer  # noqa: E402

ACTS = ("cold", "unchanged", "page in uk", "page in ro", "log")
WORDS = {"ro": "cuvânt", "ru": "слово", "uk": "слово"}
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pages", type=int, nargs="+", default=[50, 300, 1000])
    parser.add_argument("--sessions", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", choices=list(peers.ALL), default=list(peers.ALL))
    parser.add_argument("--json", type=Path, help="also write every measurement there")
    parser.add_argument("--served", action="store_true")
    chosen = parser.parse_args()
    everything = {}
    for pages in chosen.pages:
        with tempfile.TemporaryDirectory() as name:
            found, versions, floor = _size(Path(name), pages, chosen)
            if chosen.served:
                for code, seconds in served.reloads(Path(name) / "project").items():
                    told = ", ".join(f"{one:.2f}" for one in seconds)
                    print(f"saved to shown, {pages} pages, {code}: {told} s", flush=True)
        everything[pages] = {f"{p}, {a}": [asdict(m) for m in found[p, a]] for p, a in found}
        _print(pages, chosen.sessions, found, versions, floor)
    if chosen.json:
        chosen.json.write_text(json.dumps(everything, indent=1), encoding="utf-8")


def _size(
    folder: Path, pages: int, chosen: argparse.Namespace
) -> tuple[dict[tuple[str, str], list[Measured]], dict[str, str], float]:
    project = folder / "project"
    corpora.write(project, pages, chosen.sessions)
    confirm = [sys.executable, "-m", "portal", "translations", "confirm", "--new"]
    subprocess.run(confirm, cwd=project, check=True, capture_output=True)
    there = [peer for name in chosen.peers if (peer := peers.ALL[name](project, folder))]
    found: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    for number in range(chosen.rounds):
        for peer in there:
            for act in ACTS:
                if _prepared(peer, act, number):
                    found[peer.name, act].append(run(peer.command, peer.folder))
                    print(pages, peer.name, act, found[peer.name, act][-1], file=sys.stderr)
    return found, {peer.name: peer.version for peer in there}, _floor(project)


def _prepared(peer: Peer, act: str, number: int) -> bool:
    """Change what the act changes; whether this generator has such a thing."""
    if act == "cold":
        for name in peer.leaves:
            path = peer.folder / name
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(True)
    elif act.startswith("page in "):
        _edit(peer, act[-2:], number)
    elif act == "log":
        logs = sorted((peer.folder / "trainings").glob("*/s-*.yml"))
        if not logs:
            return False
        _edit_log(logs[len(logs) // 2], number)
    return True


def _edit(peer: Peer, language: str, number: int) -> None:
    """One sentence more, without a number; a translation and its original lose none."""
    with (peer.pages(language) / corpora.uri(7)).open("a", encoding="utf-8") as page:
        page.write(f"{WORDS[language].capitalize()} {'x' * (number + 1)}.\n")


def _edit_log(path: Path, number: int) -> None:
    text = path.read_text(encoding="utf-8")
    note = "note: {{ro: 'Notă {0}.', ru: 'Заметка {0}.', uk: 'Нотатка {0}.'}}\n"
    without = re.sub(r"^note:.*(?:\n .*)*\n", "", text, flags=re.M)
    path.write_text(without + note.format("x" * (number + 1)), encoding="utf-8")


def _floor(project: Path) -> float:
    """Processor seconds of Python-Markdown alone."""
    import markdown

    texts = [path.read_text(encoding="utf-8") for path in (project / "docs").rglob("*.md")]
    bodies = [re.sub(r"^---.*?^---\n", "", t, count=1, flags=re.M | re.S) for t in texts]
    converter = markdown.Markdown(extensions=EXTENSIONS)
    since = time.process_time()
    for body in bodies:
        converter.reset().convert(body)
    return time.process_time() - since


def _print(
    pages: int,
    sessions: int,
    found: dict[tuple[str, str], list[Measured]],
    versions: dict[str, str],
    floor: float,
) -> None:
    names = list(versions)
    told = ", ".join(f"{name} {version}" for name, version in versions.items())
    print(f"\n### 3 × {pages} pages, {sessions} sessions\n\n{told}\n")
    print("| act | generator | wall s | × | processor s | MB held | × | MB written |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    first = "stock" if "stock" in names else names[0]
    base = _median(found[first, "cold"])
    for act in ACTS:
        for name in names:
            if (name, act) in found:
                m = _median(found[name, act])
                wall = f"{m.wall:.2f} | {m.wall / base.wall:.3f} | {m.processor:.2f}"
                memory = f"{m.memory:.0f} | {m.memory / base.memory:.2f}"
                print(f"| {act} | {name} | {wall} | {memory} | {m.written:.1f} |")
    print(f"\nPython-Markdown alone: {floor:.2f} s, {floor / base.wall:.3f} of {first}, cold.")


def _median(found: list[Measured]) -> Measured:
    return Measured(
        *(
            statistics.median(getattr(one, name) for one in found)
            for name in ("wall", "processor", "memory", "written")
        )
    )


if __name__ == "__main__":
    main()
