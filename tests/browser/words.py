"""Words and numbers that a narrow screen breaks in the middle; an address may be broken."""

from playwright.sync_api import Page

BROKEN = """([part, longest]) => {
  const broken = [];
  const range = document.createRange();
  let words = 0;
  for (const root of document.querySelectorAll(part)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!element.checkVisibility({visibilityProperty: true})) continue;
      if (element.closest("code, pre")) continue;
      const addresses = [...node.data.matchAll(/\\S+\\.\\S+\\/\\S*/g)];
      for (const word of node.data.matchAll(/[\\p{L}\\p{M}’]+|\\d+(?:[\\u00a0\\u202f.,]\\d+)*/gu)) {
        const within = ({0: {length}, index}) => index <= word.index && word.index < index + length;
        if (addresses.some(within)) continue;
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const rects = [...range.getClientRects()].filter(({width}) => width > 0);
        words += 1;
        const lines = new Set(rects.map(({top}) => Math.round(top)));
        const width = rects.reduce((sum, rect) => sum + rect.width, 0);
        if (lines.size > 1 && width <= longest) broken.push(word[0]);
      }
    }
  }
  return {broken, words};
}"""


def broken(page: Page, part: str = "body", longest: float = 280) -> list[str]:
    """Words and numbers of a part that go over two lines though `longest` pixels have room."""
    found = page.evaluate(BROKEN, [part, longest])
    assert found["words"] > 10, part
    return found["broken"]
