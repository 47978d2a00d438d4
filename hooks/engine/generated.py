"""Generated pages as MkDocs files: declared as if they were on disk, then given their text."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from portal import languages
from portal.pages import Page, address
from portal.site import Site


def declared(site: Site, files: Files, config: MkDocsConfig) -> Iterator[File]:
    """A file for each generated page of each language that nobody wrote."""
    for language in languages.CODES:
        for page in site.pages(language):
            uri = languages.localized(page.uri, language)
            if uri not in files.src_uris:
                yield File(
                    uri,
                    config.docs_dir,
                    config.site_dir,
                    config.use_directory_urls,
                    inclusion=InclusionLevel.NOT_IN_NAV,
                )


def fill(site: Site, files: Files, language: str) -> None:
    """Give the files of `language` their text and the place where it can be corrected."""
    for page in site.pages(language):
        file = files.src_uris.get(languages.localized(page.uri, language))
        if file is not None:
            file.content_string = page.write()
            file.generated_by = "portal"
            file.edit_uri = _edit_uri(page, site)
    if language != languages.DEFAULT:
        _without_borrowed(site, files)


def _without_borrowed(site: Site, files: Files) -> None:
    """Take away generated pages of the original that static-i18n lends to a language without them.

    A page that exists in the original alone (the leaflet of a page nobody translated) is none of
    this language, and its text was never filled in.
    """
    for page in site.pages(languages.DEFAULT):
        file = files.src_uris.get(languages.localized(page.uri, languages.DEFAULT))
        if file is not None and file.generated_by is None and not _is_written(file):
            files.remove(file)


def _is_written(file: File) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).exists()


def add_assets(site: Site, files: Files, config: MkDocsConfig, language: str) -> None:
    """The files of `language` that are not pages, and those that stand in the default one for all.

    Pages link to them by the place they would have in `docs/`.
    """
    for code in dict.fromkeys((language, languages.DEFAULT)):
        for asset in site.assets(code):
            uri = languages.localized(asset.uri, code)
            level = InclusionLevel.INCLUDED
            file = File.generated(config, uri, content=asset.content, inclusion=level)
            file.dest_uri = file.url = address(asset.uri, code)
            files.append(file)


def place_of(file: File, building: str) -> tuple[str, str]:
    """The language a file is in, and its path inside it."""
    language, uri = languages.split(file.src_uri)
    return language or building, uri


def _edit_uri(page: Page, site: Site) -> str | None:
    """MkDocs joins this to the address of `docs/`, hence the step up."""
    written_in = page.written_in
    may_be_shown = written_in and site.settings.edit_address(written_in)
    return f"../{written_in}" if may_be_shown else None
