"""What browsers are told to refuse: in each page, and for servers at the end of a build."""

from pathlib import Path

from jinja2 import Environment

from engine.errors import PAGE
from portal.safety import policy, servers

WITH_SCRIPTS = ("partials/javascripts/base.html", "partials/javascripts/palette.html")
"""The parts of the theme that hold a script; no value of a page stands inside it."""

serving = False
"""Whether the engine serves the site: its live reload is an inline script of its own."""


def in_page(env: Environment) -> str | None:
    """The policy for the head of each page, for hosts that send no headers."""
    if serving or env.loader is None:
        return None
    parts = (env.loader.get_source(env, name)[0] for name in WITH_SCRIPTS)
    return policy.policy(policy.scripts("".join(parts)), framed=False)


def write(site: Path) -> None:
    """Files with the headers, computed from the built pages in `site`, once all of them are there.

    The page for wrong addresses holds the theme and no content, hence its scripts and no others.
    """
    run = policy.scripts((site / PAGE).read_text(encoding="utf-8"))
    shown: set[str] = set()
    for page in site.rglob("*.html"):
        shown |= policy.styles(page.read_text(encoding="utf-8"))
    for name, text in servers.files(policy.headers(run, shown)).items():
        (site / name).write_text(text, encoding="utf-8")
