"""One portal per configuration: read once, asked by every adapter in every language."""

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from engine.kept import Kept
from portal import settings, site
from portal.settings import Settings
from portal.site import Site


def site_of(config: MkDocsConfig, *, checked: bool = True) -> Site:
    """The portal that `config` publishes; MkDocs makes a new configuration for each rebuild.

    Who first asks for it without having it `checked` sees to that.
    """
    read: Site | None = getattr(config, "_portal_site", None)
    if read is None:
        root = Path(config.config_file_path or "mkdocs.yml").parent.resolve()
        written, _ = settings.read(root)
        docs, told = Path(config.docs_dir), settings_of(config, written)
        read = site.read(root, docs, told, checked=checked)
        config._portal_site = read  # type: ignore[attr-defined]
    return read


def kept_of(config: MkDocsConfig) -> Kept:
    """What earlier builds made; nothing where MkDocs builds by itself."""
    kept: Kept | None = getattr(config, "_portal_kept", None)
    if kept is None:
        kept = Kept(None)
        config._portal_kept = kept  # type: ignore[attr-defined]
    return kept


def settings_of(config: MkDocsConfig, written: Settings) -> Settings:
    """What was set, in our terms; `written` is what `mkdocs.yml` itself says.

    MkDocs guesses a branch where none is set; the guess is ours, in `Settings`.
    """
    told = replace(
        written,
        name=config.site_name,
        owner=config.site_author,
        site_address=config.site_url or None,
        repository=config.repo_url,
    )
    if config.repo_url:
        config.edit_uri = told.edit_path
    return told.with_choices(config.extra.get("portal") or {})


def is_complete(config: MkDocsConfig) -> bool:
    """Whether the pages of every language stand in the folder of the site now."""
    part = getattr(config, "_portal_part", None)
    return not config.plugins["i18n"].building and part is None  # type: ignore[attr-defined]


def is_built(config: MkDocsConfig, language: str) -> bool:
    """Whether pages of a language are built: of one alone, where somebody asked for one."""
    part = getattr(config, "_portal_part", None)
    return part is None or part == language


def language_of(config: MkDocsConfig) -> str:
    """The language static-i18n is building now; stale in `on_config`, so ask later."""
    language: str = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    return language
