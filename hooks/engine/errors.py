"""A page for wrong addresses in each language; MkDocs knows only one for the whole site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from portal.languages import DEFAULT

PAGE = "404.html"


def placed(output: str, template: str, config: MkDocsConfig, language: str) -> str:
    """What MkDocs may write to the root: the default language only; the others are written here."""
    if template != PAGE or language == DEFAULT:
        return output
    folder = Path(config.site_dir) / language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text(output, encoding="utf-8")
    return ""
