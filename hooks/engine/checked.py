"""The checks of a build, in another process while the pages are made.

    with going_on(config, kept) as checks:
        …                     the build; it may ask `checks.go_on()` whether that is of use
                              at the end the checks must have found nothing

What is wrong in the sources is told first, and what that would lead to in the engine not at all.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
from portal.site import Site

log = logging.getLogger("mkdocs.plugins.portal")


class Checks:
    """What is wrong with all of it, found meanwhile where there is another process to do so."""

    def __init__(self, site: Site, kept: Kept) -> None:
        self._kept = kept
        self._site = site
        self._apart = Apart(self._found)
        self._known: list[Problem] | None = None

    def _found(self) -> tuple[list[Problem], Any]:
        self._kept.begin()
        found = in_order([*self._site.problems, *checking.check(self._site, pieces.PIECES)])
        return found, self._kept.told()

    def wrong(self) -> list[Problem]:
        """The errors; waits for them."""
        if self._known is None:
            with stages.stage("checks"):
                found, kept = self._apart.result()
            self._known = errors(found)
            self._kept.take(kept)
        return self._known

    def go_on(self) -> None:
        """Stop where errors were found already."""
        if self._apart.is_done() and self.wrong():
            raise Abort("")

    def end(self) -> None:
        """Stop the other process."""
        self._apart.end()


@contextmanager
def going_on(config: MkDocsConfig, kept: Kept) -> Iterator[Checks]:
    """Check meanwhile; where nothing is wrong, what the engine said is told at the end.

    Where the build is interrupted, nobody waits for the checks.
    """
    with stages.stage("reading"):
        site = site_of(config, checked=False)
    checks = Checks(site, kept)
    try:
        with listened() as records:
            try:
                yield checks
                if checks.wrong():
                    raise Abort("")
            except Exception:
                if checks.wrong():
                    records.clear()
                raise
    except Exception:
        if checks.wrong():
            log.error("\n" + reports.as_text(checks.wrong(), language_of_tools()))
            raise Abort("") from None
        raise
    finally:
        checks.end()
    tell(records)
