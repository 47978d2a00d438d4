"""`portal restore`: a release that is not on this disk any more, from the history of a clone."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from portal.commands.project import Project

_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<hash>[0-9a-f]{12})(-\d+)?")


@click.command()
@click.argument("release")
@click.option(
    "--from",
    "repository",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A clone of the project, bare or not; the project itself by default.",
)
@click.option("--commit", default="", help="The commit it was built from, where it is known.")
@click.pass_obj
def restore(project: Project, release: str, repository: Path | None, commit: str) -> None:
    """Build RELEASE again, from the commit and with the code it was built with, and publish it.

    A release is named after its day and the hash of its bytes: of the commits of that day the one
    that gives these bytes is found. Packages must be those of the time, and SITE_URL too.
    """
    from engine import releases

    words = project.words
    named = _NAME.fullmatch(Path(release).name)
    if named is None:
        raise click.ClickException(words.text("restore.no_name", release=release))
    source = (repository or project.root).resolve()
    tried: list[str] = []
    for candidate in [commit] if commit else _commits(source, named["day"]):
        with tempfile.TemporaryDirectory() as folder:
            built = _built(source, candidate, Path(folder) / "project")
            if built and built.name.split("-")[3] == named["hash"]:
                with releases.alone(project.root):
                    found = releases.adopt(project.root, built)
                    releases.publish(project.root, found)
                place = found.relative_to(project.root)
                click.echo(words.text("build.published", folder=place))
                return
            tried.append(f"{candidate[:12]} ({built.name if built else '–'})")
    told = ", ".join(tried) or "–"
    raise click.ClickException(words.text("restore.not_found", release=release, commits=told))


def _commits(repository: Path, day: str) -> Iterator[str]:
    """The commits of a day (UTC), the latest first."""
    told = _git(repository, "log", "--all", "--format=%H %ct")
    for line in told.splitlines():
        commit, seconds = line.split()
        if datetime.fromtimestamp(int(seconds), UTC).date().isoformat() == day:
            yield commit


def _built(repository: Path, commit: str, folder: Path) -> Path | None:
    """The release that the code of a commit makes of its texts; None where it makes none."""
    _git(Path.cwd(), "clone", "--quiet", "--shared", "--no-checkout", str(repository), str(folder))
    _git(folder, "checkout", "--quiet", commit)
    environment = {k: v for k, v in os.environ.items() if k not in ("PORTAL_AS_OF", "GIT_DIR")}
    environment.pop("SOURCE_DATE_EPOCH", None)
    environment["PYTHONPATH"] = str(folder / "hooks")
    command = [sys.executable, "-m", "portal", "build"]
    made = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    public = folder / "public"
    return public.resolve() if made.returncode == 0 and public.is_symlink() else None


def _git(folder: Path, *command: str) -> str:
    """What Git answers; its own words where it cannot."""
    told = subprocess.run(
        ["git", "-C", str(folder), *command], capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise click.ClickException(told.stderr.strip())
    return told.stdout
