"""What axe finds on a page: every rule, best practice included, and the size of targets.

Most of its time goes into the contrast of things that repeat: rows of a table, items of a list.
In a short run only the first few of each are looked at; `whole` looks at all of them.
"""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page, expect

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

REPEATED = [
    "tbody tr:nth-of-type(n+4)",
    "article li:nth-of-type(n+5)",
    ":is(dt, dd):nth-of-type(n+6)",
    "article > :is(p, pre, div):nth-of-type(n+13)",
    "article > :is(h2, h3):nth-of-type(n+7)",
]

LOOKS = [(width, theme) for theme in ("light", "dark") for width in (390, 1280)]
"""Both widths in both themes."""

RUN = """async (context) => {
  const options = {rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]};
  const {violations} = await window.axe.run(context, options);
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => [id, html.slice(0, 200)]));
}"""


def look(page: Page, width: int, theme: str) -> None:
    """Another width and the other theme of the device, on the page as it is."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    wanted = {"light": "default", "dark": "slate"}[theme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", wanted)


def found(page: Page, part: str = "html", *, whole: bool = False) -> list[tuple[str, str]]:
    """The rules broken on the page, or in a part of it, each with the element."""
    excluded = [] if whole else [[repeated] for repeated in REPEATED]
    context = {"include": [[part]], "exclude": excluded}
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text("utf-8"))
    return [(rule, html) for rule, html in page.evaluate(RUN, context)]
