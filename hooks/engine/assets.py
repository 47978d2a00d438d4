"""Assets under names that change with their content, so that they can be cached for ever."""

from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

import rjsmin
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from engine import styles
from portal import memory

IMAGES = ("logo", "favicon")

JOINED = ("css", "js")
"""The folders below `docs/assets` whose files become one."""

ALONE = "assets/js/alone"
"""Scripts that are not for every page."""

WORKER = "sw.js"
"""It answers for the whole site, so it stands at its root, and under one name for ever."""

THEME_STYLES = "main.*.css"
"""The theme's styles, which come before ours; its colours do not: `palette.css` has them all."""

_NOT_ASKED_FOR = (
    *("assets/stylesheets/*", "assets/images/favicon.png", "**/*.map"),
    *("assets/javascripts/*", "assets/javascripts/*/*", "assets/javascripts/lunr/min/*"),
)
"""Files of the theme that no page asks for."""


def name_joined(config: MkDocsConfig) -> None:
    """Put the joined styles and scripts into the configuration, once."""
    for kind in JOINED:
        name = _joined(config, kind)[0]
        if _files(config, kind) and kind == "css" and name not in config.extra_css:
            config.extra_css = [name, *config.extra_css]
        elif (
            _files(config, kind) and kind == "js" and name not in map(str, config.extra_javascript)
        ):
            script = ExtraScriptValue(name)
            script.defer = True
            config.extra_javascript = [script, *config.extra_javascript]


def add_joined(files: Files, config: MkDocsConfig) -> None:
    """The joined styles and scripts as files of the site."""
    for kind in JOINED:
        if _files(config, kind):
            name, content = _joined(config, kind)
            level = InclusionLevel.INCLUDED  # the sources beside it are excluded
            files.append(File.generated(config, name, content=content, inclusion=level))
    for name, content in _alone(config).values():
        level = InclusionLevel.INCLUDED
        files.append(File.generated(config, name, content=content, inclusion=level))


def alone(config: MkDocsConfig) -> dict[str, str]:
    """Where the scripts stand that only pages with their component load, by their names.

    The component says so: `data-script="offline"`.
    """
    return {name: uri for name, (uri, _) in _alone(config).items()}


def leave_out(files: Files) -> None:
    """Take the theme's files away that no page asks for."""
    for file in list(files):
        if any(PurePosixPath(file.src_uri).match(pattern) for pattern in _NOT_ASKED_FOR):
            files.remove(file)


def rename(files: Files, config: MkDocsConfig) -> None:
    """Give our own assets their hashed names, and tell the theme those of its pictures."""
    for file in files:
        if file.src_uri.startswith("assets/") and _is_ours(file, config):
            file.dest_uri = hashed(file.src_uri, Path(str(file.abs_src_path)).read_bytes())
            file.url = file.dest_uri
            for picture in IMAGES:
                if config.theme.get(picture) == file.src_uri:
                    config.theme[picture] = file.dest_uri


#   hashed("assets/img/logo.svg", b"…")  ->  "assets/img/logo.1f2e3d4c.svg"
def hashed(uri: str, content: bytes) -> str:
    """The path with the checksum of the content in it."""
    path = PurePosixPath(uri)
    return str(path.with_name(f"{path.stem}.{sha256(content).hexdigest()[:8]}{path.suffix}"))


def _joined(config: MkDocsConfig, kind: str) -> tuple[str, bytes]:
    own = "\n;\n".join if kind == "js" else "\n".join
    texts = own(path.read_text(encoding="utf-8") for path in _files(config, kind))
    content = _scripts(texts) if kind == "js" else _styles(_theme_styles(config), texts)
    return hashed(f"assets/{kind}/portal.{kind}", content), content


def _alone(config: MkDocsConfig) -> dict[str, tuple[str, bytes]]:
    found = {}
    for path in sorted((Path(config.docs_dir) / ALONE).glob("*.js")):
        content = _scripts(path.read_text(encoding="utf-8"))
        uri = path.name if path.name == WORKER else hashed(f"assets/js/{path.name}", content)
        found[path.stem] = (uri, content)
    return found


@cache
def _styles(theme: str, own: str) -> bytes:
    joined: str = memory.recalled("styles", (theme, own), lambda: styles.joined(theme, own))
    return joined.encode()


@cache
def _scripts(own: str) -> bytes:
    """Without comments and indentation: a third less."""
    smaller: str = rjsmin.jsmin(own)
    return smaller.encode()


def _theme_styles(config: MkDocsConfig) -> str:
    folders = [Path(folder) / "assets/stylesheets" for folder in config.theme.dirs]
    found = (path for folder in folders for path in folder.glob(THEME_STYLES))
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def _files(config: MkDocsConfig, kind: str) -> list[Path]:
    return sorted((Path(config.docs_dir) / "assets" / kind).glob(f"*.{kind}"))


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """Whether the file stands in `docs/`; the theme's assets have hashed names already."""
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
