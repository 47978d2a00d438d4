"""`portal build` and `portal serve`: the two commands that need the engine."""

import gc
from datetime import date

import click

from portal import clock
from portal.commands.project import Project, as_of


@click.command()
@as_of
@click.option("--profile", is_flag=True, help="Say where the time went, by stage.")
@click.option("--anew", is_flag=True, help="Build everything, whatever was built before.")
@click.pass_obj
def build(project: Project, as_of: date | None, anew: bool, profile: bool) -> None:
    """Build aside, strictly, and publish to `public` by one rename."""
    from engine import record, releases

    clock.set_by(as_of)
    if anew:
        record.forget(project.root)
    seen = record.seen(project.root, project.root, clock.today(project.root).isoformat())
    if seen and seen.changed == set():
        releases.publish(project.root, seen.release)
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
