"""`portal stage DIR`: the very pages and files the site is made of, on disk."""

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
    """Write the pages and files of all languages and their assets below FOLDER, without MkDocs."""
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
    """Write every page and file of `read` below `folder`; returns how many."""
    contents = _contents(read)
    for uri, content in contents.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assets = read.docs / "assets"
    if assets.is_dir():
        shutil.copytree(assets, folder / "assets", dirs_exist_ok=True)
    return len(contents)


def _contents(read: Site) -> dict[str, bytes]:
    """What is written, by its path below the folder."""
    texts = {(page.language, page.uri): page.text for page in read.prose}
    contents: dict[str, bytes] = {}
    for language in languages.CODES:
        texts |= {(language, page.uri): page.write() for page in read.pages(language)}
        for asset in read.assets(language):
            contents[languages.localized(asset.uri, language)] = asset.write()
    for (language, uri), text in texts.items():
        filled = read.filled(text, language, uri)
        contents[languages.localized(uri, language)] = filled.encode()
    return contents
