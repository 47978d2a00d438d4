"""`portal build` and `portal serve`: the two commands that need the engine."""

import gc
from datetime import date

import click

from portal import clock
from portal.commands.project import Project, as_of
from portal.languages import CODES

PARTS = "parts"
"""Where languages that were built apart are looked for."""


@click.command()
@as_of
@click.option("--profile", is_flag=True, help="Say where the time went, by stage.")
@click.option("--anew", is_flag=True, help="Build everything, whatever was built before.")
@click.option("--language", type=click.Choice(CODES), help="Build one language, for `merge`.")
@click.pass_obj
def build(
    project: Project, as_of: date | None, anew: bool, profile: bool, language: str | None
) -> None:
    """Build aside, strictly, and publish to `public` by one rename."""
    from engine import record, releases

    clock.set_by(as_of)
    if anew:
        record.forget(project.root)
    if language:
        _part(project, language)
        return
    seen = record.seen(project.root, project.root, clock.today(project.root).isoformat())
    if seen and seen.changed == set():
        try:
            with releases.alone(project.root):
                if record.is_last(project.root, seen):  # no other build published meanwhile
                    releases.publish(project.root, seen.release)
        except OSError as error:
            reason = project.words.text("build.failed", reason=str(error))
            raise click.ClickException(reason) from None
        said = seen.last.said.get(project.language) or project.words.raw("build.unchanged")
        click.echo(said.format(folder=seen.release.relative_to(project.root)))
        return
    gc.disable()  # for an edit there is little to collect; a whole build switches it on again
    from engine import publish, stages

    try:
        with stages.told(project.language) as took:
            release = publish.publish(project.root, project.language, seen)
    except publish.NotBuilt as reason:
        click.echo(
            "\n".join(filter(None, [str(reason), project.words.text("check.refused")])), err=True
        )
        raise click.exceptions.Exit(1) from None
    command = "python3 -m http.server -d public 8000"
    if profile:
        click.echo(took.table(project.language), err=True)
    click.echo(project.words.text("build.published", folder=release.relative_to(project.root)))
    address = "http://localhost:8000"
    click.echo(project.words.text("build.look", command=command, address=address))


def _part(project: Project, language: str) -> None:
    """Build one language into `parts/`."""
    from engine import parts, publish

    try:
        with publish.told(project.language):
            place = parts.build(project.root, language, project.root / PARTS)
    except publish.NotBuilt as reason:
        said = project.words.text("build.failed", reason=str(reason)) if str(reason) else ""
        click.echo(said or project.words.text("check.refused"), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(project.words.text("merge.part", folder=place.relative_to(project.root)))


@click.command()
@as_of
@click.pass_obj
def merge(project: Project, as_of: date | None) -> None:
    """Put the languages in `parts/`, built apart, together and publish them."""
    from engine import parts, publish

    clock.set_by(as_of)
    try:
        with publish.told(project.language):
            release, added = publish.merged(project.root, project.root / PARTS, project.language)
    except parts.NotMerged as reason:
        raise click.ClickException(
            project.words.text(f"merge.{reason.key}", **reason.about)
        ) from None
    except publish.NotBuilt as reason:
        raise click.ClickException(str(reason)) from None
    publish.tell(release, added, project.language)
    place = release.folder.relative_to(project.root)
    click.echo(project.words.text("build.published", folder=place))


@click.command()
@click.option("--address", default="127.0.0.1:8000", help="Where to serve: host:port.")
@as_of
@click.pass_obj
def serve(project: Project, address: str, as_of: date | None) -> None:
    """Serve with live reload: a change in docs/, trainings/ or registers/ shows by itself."""
    from engine import publish, serving

    clock.set_by(as_of)
    try:
        serving.serve(project.root, address, project.language)
    except publish.NotBuilt as reason:
        click.echo(str(reason), err=True)
        raise click.exceptions.Exit(1) from None
