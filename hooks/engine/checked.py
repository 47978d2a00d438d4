"""The checks of a build, in another process while the pages are made.

    with Checks(config) as checks:
        …                     the build; it may ask `checks.go_on()` whether that is of use
                              at the end the checks must have found nothing

What is wrong in the sources is told first, and what that would lead to in the engine not at all.
"""

import logging
from types import TracebackType
from typing import Any, Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from engine import stages
from engine.kept import Kept
from engine.parallel import Apart
from engine.session import site_of
from engine.together import listened, tell
from portal import checking, pieces, reports
from portal.commands.language import language_of_tools
from portal.problems import Problem, errors, in_order

log = logging.getLogger("mkdocs.plugins.portal")


class Checks:
    """What is wrong with all of it, found meanwhile where there is another process to do so."""

    def __init__(self, config: MkDocsConfig, kept: Kept) -> None:
        self._kept = kept
        with stages.stage("reading"):
            self._site = site_of(config, checked=False)
        self._apart = Apart(self._found)
        self._known: list[Problem] | None = None

    def _found(self) -> tuple[list[Problem], Any]:
        self._kept.begin()
        found = in_order([*self._site.problems, *checking.check(self._site, pieces.PIECES)])
        return found, self._kept.told()

    def _wrong(self) -> list[Problem]:
        if self._known is None:
            found, kept = self._apart.result()
            self._known = errors(found)
            self._kept.take(kept)
        return self._known

    def go_on(self) -> None:
        """Stop where errors were found already."""
        if self._apart.is_done() and self._wrong():
            raise Abort("")

    def __enter__(self) -> Self:
        self._listening = listened()
        self._records = self._listening.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.__exit__(None, None, None)
        try:
            with stages.stage("checks"):
                wrong = self._wrong()
        finally:
            self._apart.end()
        if wrong:
            log.error("\n" + reports.as_text(wrong, language_of_tools()))
            raise Abort("")
        tell(self._records)
