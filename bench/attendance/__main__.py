"""How long attendance takes and how much memory: `python bench/attendance`, numbers as a table.

Synthetic projects are made in a temporary folder; every stage of every size runs in a
fresh process (`stages.py`). Beside ours stands plain PyYAML over the same files.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

REGISTERS = Path(__file__).resolve().parents[2] / "registers"

PEER = "PyYAML CSafeLoader"
"""What our times are divided by."""

Numbers = dict[int, dict[str, dict[str, float]]]
"""What `stages.py` prints, by number of sessions and stage."""


def main() -> None:
    """Measure what the arguments ask for and print it."""
    arguments = _arguments()
    numbers: Numbers = {}
    with tempfile.TemporaryDirectory(prefix="bench-attendance-") as folder:
        for sessions in arguments.sessions:
            project = Path(folder) / str(sessions)
            _alone("synthetic.py", str(project), str(REGISTERS), str(sessions), str(arguments.seed))
            numbers[sessions] = {}
            for stage in arguments.stages or json.loads(_alone("stages.py")):
                print(f"{sessions} sessions: {stage}", file=sys.stderr)
                told = _alone("stages.py", stage, str(project))
                numbers[sessions][stage] = json.loads(told)
    print(json.dumps(numbers, indent=2) if arguments.json else "\n".join(_table(numbers)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python bench/attendance", description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--stages", nargs="+", help="some of those in stages.py")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args()


def _alone(*command: str) -> str:
    """What a program of this folder prints, run in a process of its own.

    This one imports little: Linux counts the peak of a parent as one of its children too.
    """
    program = [sys.executable, str(Path(__file__).with_name(command[0])), *command[1:]]
    return subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True).stdout


def _table(numbers: Numbers) -> Iterator[str]:
    """The numbers as a Markdown table; what grew tenfold in ten times the sessions is linear."""
    sizes = list(numbers)
    last = numbers[sizes[-1]]
    heads = [head for size in sizes for head in (f"s, {size}", f"MB, {size}")]
    heads += ["growth of s"] if len(sizes) > 1 else []
    heads += ["s / CSafeLoader"] if PEER in last else []
    yield f"| stage | {' | '.join(heads)} |"
    yield "|---|" + "--:|" * len(heads)
    for stage in last:
        cells = [f"{of[stage]['cpu']:.2f} | {of[stage]['peak']:.0f}" for of in numbers.values()]
        if len(sizes) > 1:
            cells.append(f"{last[stage]['cpu'] / numbers[sizes[0]][stage]['cpu']:.1f}")
        if PEER in last:
            cells.append(f"{last[stage]['cpu'] / last[PEER]['cpu']:.1f}")
        yield f"| {stage} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
