"""Where everything stands that a build reads; None where that cannot be known.

A plugin, a hook or an extension of somebody else may read a file nobody named, or the network. A
project with one is built whole every time.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from engine.inputs import CONFIGURATION

_FOLDERS = ("registers", "trainings", "hooks", "theme")
"""What a project has beside its texts."""

_HOOKS = {"assets", "check", "headers", "offline", "pages", "search", "theme"}
_PLUGINS = {"i18n", "search", "material/search"}
_EXTENSIONS = re.compile(
    r"abbr|attr_list|def_list|fenced_code|footnotes|md_in_html|meta|sane_lists|smarty"
    r"|tables|toc|portal\.components|pymdownx\.(?!snippets|details)\w+"
)


def places(root: Path, config: MkDocsConfig) -> tuple[str, ...] | None:
    """The files and folders, those inside the project by their paths inside it."""
    settings = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
    hooks = {str(name) for name in config.hooks}
    is_known = (
        "INHERIT" not in settings
        and _PLUGINS.issuperset(set(config.plugins) - hooks)
        and _HOOKS.issuperset(Path(name).stem for name in hooks)
        and all(_EXTENSIONS.fullmatch(name) for name in config.markdown_extensions)
    )
    if not is_known:
        return None
    code = Path(__file__).resolve().parents[1]
    own = [root / CONFIGURATION, Path(config.docs_dir), code, *(root / name for name in _FOLDERS)]
    if config.theme.custom_dir:
        own.append(Path(config.theme.custom_dir))
    return tuple(dict.fromkeys(_told(path, root) for path in own))


def _told(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
