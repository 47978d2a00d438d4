"""Manifests of what can be saved, written when every language is built."""

from pathlib import Path

from portal.languages import CODES
from portal.offline import manifest
from portal.site import Site


def write(folder: Path, site: Site) -> None:
    """A manifest for each language, of the files in `folder` as they will be published."""
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    for language in CODES:
        content = manifest.written(
            language,
            paths,
            lambda path: (folder / path).read_bytes(),
            site.sensitive,
            site.today,
        )
        place = folder / manifest.place(language)
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
