"""`portal rollback`: readers get an earlier release again."""

from pathlib import Path

import click

from portal.commands.project import Project


@click.command()
@click.argument("release", default="")
@click.option(
    "--list", "is_list", is_flag=True, help="Show the releases on disk, the latest first."
)
@click.pass_obj
def rollback(project: Project, release: str, is_list: bool) -> None:
    """Publish RELEASE again; the one before the present one, where none is named."""
    from engine import releases

    if is_list:
        now = releases.published(project.root)
        for one in releases.all_of(project.root):
            click.echo(f"{'*' if one == now else ' '} {one.name}")
        return
    with releases.alone(project.root):  # a build may take the folder of an old release
        chosen = _published(project, release)
    told = project.words.text("build.published", folder=chosen.relative_to(project.root))
    click.echo(told)


def _published(project: Project, release: str) -> Path:
    """Publish the release that is meant."""
    from engine import releases

    words, now = project.words, releases.published(project.root)
    found = releases.all_of(project.root)
    earlier = found[found.index(now) + 1 :] if now in found else found
    named = (one for one in found if one.name == Path(release).name)
    chosen = next(named if release else iter(earlier), None)
    if chosen is None:
        names = ", ".join(one.name for one in found if one != now) or "–"
        raise click.ClickException(words.text("rollback.none", release=release, releases=names))
    if not releases.is_whole(chosen):
        raise click.ClickException(words.text("rollback.damaged", release=chosen.name))
    releases.publish(project.root, chosen)
    return chosen
