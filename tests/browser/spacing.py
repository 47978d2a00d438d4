"""Text spacing of WCAG 2.2 (1.4.12), and what it may break: text cut off, text over text."""

from playwright.sync_api import Page

WIDEN = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
    * { word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The policy of the site forbids style elements; a sheet of the document itself is none."""

BROKEN = """() => {
  const broken = [];
  const say = (what, node) => broken.push(what + ": " + node.data.trim().slice(0, 50));
  const styles = new Map();
  const style = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  /* Hidden from sight on purpose: one pixel, or a way out that comes with the keyboard. */
  const isAside = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (style(at).clipPath !== "none" || at.matches(".md-skip, .exit-first")) return true;
    }
    return false;
  };
  const layer = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (["fixed", "sticky"].includes(style(at).position)) return at;
    }
    return document.body;
  };
  const isCut = (element, rect) => {
    let [x, y] = [true, true];
    for (let at = element; at && at !== document.body && (x || y); at = at.parentElement) {
      const {overflowX, overflowY, position} = style(at);
      const box = at.getBoundingClientRect();
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      const wide = rect.left < box.left - 1 || rect.right > box.right + 1;
      const high = rect.top < box.top - 1 || rect.bottom > box.bottom + 1;
      if ((x && wide && hides(overflowX)) || (y && high && hides(overflowY))) return true;
      if (["auto", "scroll"].includes(overflowX)) x = false;
      if (["auto", "scroll"].includes(overflowY)) y = false;
      if (position === "fixed") return false;
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const placed = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const shown = {visibilityProperty: true, opacityProperty: true};
    if (!node.data.trim() || !element.checkVisibility(shown) || isAside(element)) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      if (isCut(element, rect)) say("cut", node);
      /* Letters fill the middle of the line; what is above and below them may touch. */
      const quarter = rect.height / 4;
      placed.push({
        node,
        layer: layer(element),
        left: rect.left + 1,
        right: rect.right - 1 - (parseFloat(style(element).letterSpacing) || 0),
        top: rect.top + quarter,
        bottom: rect.bottom - quarter,
      });
    }
  }
  placed.sort((one, other) => one.top - other.top);
  placed.forEach((one, number) => {
    for (let next = number + 1; next < placed.length && placed[next].top < one.bottom; next += 1) {
      const other = placed[next];
      if (other.layer !== one.layer || other.left >= one.right || one.left >= other.right) continue;
      say("over " + other.node.data.trim().slice(0, 30), one.node);
    }
  });
  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) broken.push(`the page is ${scrollWidth} wide`);
  return {broken, texts: placed.length};
}"""


def widen(page: Page) -> None:
    """Space the text of the page as somebody who reads with difficulty may."""
    page.evaluate(WIDEN)


def broken(page: Page) -> list[str]:
    """Texts cut off by a box, texts over one another, a page that scrolls sideways."""
    found = page.evaluate(BROKEN)
    assert found["texts"] > 10
    return found["broken"]
