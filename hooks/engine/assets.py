"""Assets under names that change with their content, so that they can be cached for ever."""

from hashlib import sha256
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

STYLES = "assets/css"
IMAGES = ("logo", "favicon")


def name_styles(config: MkDocsConfig) -> None:
    """Put the joined styles into the configuration, once."""
    name = _styles(config)[0]
    if _style_files(config) and name not in config.extra_css:
        config.extra_css = [name, *config.extra_css]


def add_styles(files: Files, config: MkDocsConfig) -> None:
    """The joined styles as a file of the site."""
    if _style_files(config):
        name, content = _styles(config)
        level = InclusionLevel.INCLUDED  # the sources beside it are excluded
        files.append(File.generated(config, name, content=content, inclusion=level))


def rename(files: Files, config: MkDocsConfig) -> None:
    """Give our own assets their hashed names, and tell the theme those of its pictures."""
    for file in files:
        if file.src_uri.startswith("assets/") and _is_ours(file, config):
            file.dest_uri = _hashed(file.src_uri, Path(str(file.abs_src_path)).read_bytes())
            file.url = file.dest_uri
            for picture in IMAGES:
                if config.theme.get(picture) == file.src_uri:
                    config.theme[picture] = file.dest_uri


#   _hashed("assets/img/logo.svg", b"…")  ->  "assets/img/logo.1f2e3d4c.svg"
def _hashed(uri: str, content: bytes) -> str:
    path = PurePosixPath(uri)
    return str(path.with_name(f"{path.stem}.{sha256(content).hexdigest()[:8]}{path.suffix}"))


def _styles(config: MkDocsConfig) -> tuple[str, bytes]:
    content = b"\n".join(path.read_bytes() for path in _style_files(config))
    return _hashed("assets/css/portal.css", content), content


def _style_files(config: MkDocsConfig) -> list[Path]:
    return sorted((Path(config.docs_dir) / STYLES).glob("*.css"))


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """Whether the file stands in `docs/`; the theme's assets have hashed names already."""
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
