"""The whole site built by MkDocs, with what earlier builds kept and in several processes."""

from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from engine import inputs, rendered, search, sources, together
from engine.checked import going_on
from engine.edits import Made
from engine.kept import Kept, edition
from engine.record import KEPT_IN
from engine.session import site_of
from engine.traces import Trace
from portal import memory, outlines
from portal.changes import remembered
from portal.languages import localized
from portal.site import Site


def made(
    root: Path, day: str, folder: Path, served_at: str | None = None, language: str | None = None
) -> Made:
    """The site of the project in `root`, built into `folder` for `day`.

    Where it is `served_at` an address while somebody writes, warnings do not refuse it. Of one
    `language` alone only its pages and its search are made, and nothing that needs all of them.
    """
    config = load_config(
        str(root / inputs.CONFIGURATION), strict=served_at is None, site_dir=str(folder)
    )
    if served_at:
        config.site_url = served_at
    config._portal_part = language  # type: ignore[attr-defined]
    places = sources.places(root, config) if rendered.is_known() else None
    made_from = inputs.read(root, places, day) if places else None
    code = edition(root / "hooks")
    config.plugins.on_startup(command="serve" if served_at else "build", dirty=False)
    try:
        with ExitStack() as stack:
            kept = stack.enter_context(Kept(root / KEPT_IN, code, whole=language is None))
            stack.enter_context(memory.lent(kept))
            stack.enter_context(rendered.remembered(kept))
            checks = stack.enter_context(going_on(config, kept))
            stack.enter_context(together.shared_out(kept, checks.go_on))
            config._portal_kept = kept  # type: ignore[attr-defined]
            build.build(config, serve_url=served_at)
    finally:
        search.stop(config)
        config.plugins.on_shutdown()
    _tell(kept.trace, config, root, site_of(config), code)
    return Made(site_of(config), made_from, places or (), kept.trace)


def _tell(trace: Trace, config: MkDocsConfig, root: Path, site: Site, code: bytes) -> None:
    """What the next build must know of this one, where texts stand in the project."""
    docs = Path(config.docs_dir)
    if not docs.is_relative_to(root):
        trace.markdown = []
        return
    trace.docs = docs.relative_to(root).as_posix()
    trace.edition = code.hex()
    trace.settings = asdict(site.settings)
    trace.changes = remembered.of_site(site)
    trace.outlines = {
        localized(page.uri, page.language): [outlines.outline(page), outlines.provenance(page)]
        for page in site.prose
    }
