"""`portal stage DIR`: the very pages the site is made of, as Markdown on disk."""

import shutil
from datetime import date
from pathlib import Path

import click

from portal import clock, languages, reports, site
from portal.commands.project import Project, as_of
from portal.problems import errors
from portal.site import Site


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@as_of
@click.pass_obj
def stage(project: Project, folder: Path, as_of: date | None) -> None:
    """Write the pages of all languages and their assets below FOLDER, without MkDocs."""
    clock.set_by(as_of)
    read = site.read(project.root)
    if wrong := errors(read.problems):
        click.echo(reports.as_text(wrong, project.language), err=True)
        raise click.exceptions.Exit(1)
    if folder.resolve().is_relative_to(read.docs.resolve()):
        raise click.ClickException(project.words.text("stage.inside", folder=str(folder)))
    try:
        count = write(read, folder)
    except OSError as error:
        raise click.ClickException(str(error)) from error
    click.echo(project.words.text("stage.written", count=count, folder=str(folder)))


def write(read: Site, folder: Path) -> int:
    """Write every page of `read` below `folder`; returns how many."""
    pages = {
        languages.localized(page.uri, page.language): read.filled(
            page.text, page.language, page.uri
        )
        for page in read.prose
    }
    for language in languages.CODES:
        for page in read.pages(language):
            uri = languages.localized(page.uri, language)
            pages[uri] = read.filled(page.write(), language, page.uri)
    for uri, text in pages.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assets = read.docs / "assets"
    if assets.is_dir():
        shutil.copytree(assets, folder / "assets", dirs_exist_ok=True)
    return len(pages)
