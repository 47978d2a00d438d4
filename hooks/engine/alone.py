"""One page rendered as in a build, without building: Markdown in, what `rendered.told` tells out.

    Alone(kept, trace).rendered("uk/drepturi/munca.md", markdown)

It uses MkDocs' own method and its own way with links; only the files around the page are not read
but remembered. Whatever the whole build would have to say of the page, it is left to it: then there
is no result.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from engine import rendered
from engine.kept import Kept
from engine.traces import Trace
from portal import languages

_ALL = SimpleNamespace(absolute_links=30, not_found=30, unrecognized_links=30)


@dataclass(frozen=True)
class _Place:
    """What the way with links asks of a file."""

    src_uri: str
    url: str
    inclusion: InclusionLevel = InclusionLevel.INCLUDED


class _Files:
    """The files of a language, found as static-i18n finds them."""

    def __init__(self, addresses: dict[str, str], language: str) -> None:
        self.addresses = addresses
        self.language = language

    def get_file_from_path(self, path: str) -> _Place | None:
        """The file a link means: in its language, in the original, for all."""
        folders = (f"{self.language}/", f"{languages.DEFAULT}/", "")
        is_told = path.startswith(folders[:2])
        tried = (path,) if is_told else (f"{folder}{path}" for folder in folders)
        found = (uri for uri in tried if uri in self.addresses)
        return next((_Place(uri, self.addresses[uri]) for uri in found), None)


class _Config(dict[str, Any]):
    """What rendering asks of the settings."""

    use_directory_urls = True
    validation = SimpleNamespace(links=_ALL)


class Alone:
    """Renders pages among what is known from the last build."""

    def __init__(self, kept: Kept, trace: Trace) -> None:
        self.kept = kept
        self.trace = trace
        extensions, configs = trace.markdown
        self.config = _Config(markdown_extensions=extensions, mdx_configs=configs)

    def name(self, uri: str, markdown: str) -> bytes:
        """By what the page would be kept."""
        language = languages.split(uri)[0] or languages.DEFAULT
        among, url = self.trace.among[language], self.trace.pages[uri][1]
        return rendered.name_of(self.kept, among, uri, url, markdown)

    def rendered(self, uri: str, markdown: str) -> dict[str, Any] | None:
        """The page as it is kept; None where a build would warn."""
        name = self.name(uri, markdown)
        known: dict[str, Any] | None = self.kept.get(name)
        if known is None:
            known = self._made(uri, markdown)
            if known is not None:
                self.kept.put(name, known)
        return known

    def _made(self, uri: str, markdown: str) -> dict[str, Any] | None:
        language = languages.split(uri)[0] or languages.DEFAULT
        page: Any = SimpleNamespace(markdown=markdown, file=_Place(uri, self.trace.pages[uri][1]))
        files: Any = _Files(self.trace.addresses[language], language)
        with rendered.listening() as warnings:
            Page.render(page, self.config, files)  # type: ignore[arg-type]
        return None if warnings else rendered.told(page)
