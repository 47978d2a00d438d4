"""What can be seen on a page, in pixels: pictures of parts of it, compared with Pillow."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops
from playwright.sync_api import Page

Colour = tuple[int, int, int]

AROUND = 9
"""Pixels around an element in which its focus may be drawn."""

STOP = """(around) => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const [right, bottom] = [document.documentElement.clientWidth, innerHeight];
  const rects = [...at.getClientRects()].filter(({width, height}) => width && height);
  const hidden = [];
  let length = 0;
  for (const rect of rects) {
    const [x0, y0] = [Math.max(rect.left, 0), Math.max(rect.top, 0)];
    const [x1, y1] = [Math.min(rect.right, right), Math.min(rect.bottom, bottom)];
    if (x1 <= x0 || y1 <= y0) {
      hidden.push("outside");
      continue;
    }
    length += 2 * (x1 - x0 + y1 - y0);
    for (const h of [0.1, 0.5, 0.9]) for (const v of [0.1, 0.5, 0.9]) {
      const on = document.elementFromPoint(x0 + (x1 - x0) * h, y0 + (y1 - y0) * v);
      if (!at.contains(on) && !on.contains(at) && !on.closest("label")?.contains(at)) {
        hidden.push(on.localName + "." + on.className);
      }
    }
  }
  const places = "article, nav, header, footer, form, table, #search, .exit";
  const place = at.parentElement.closest(places);
  const box = at.getBoundingClientRect();
  const words = (one) => (one ? [one.localName, one.type, ...one.classList] : [])
    .filter((word) => word && word !== "focus-visible").join(" ");
  const kind = [place, at.parentElement, at].map(words);
  const left = Math.max(0, box.left - around);
  const top = Math.max(0, box.top - around);
  return {
    name: (at.ariaLabel || at.textContent || at.value || "").trim().slice(0, 40),
    kind: kind.join(" > "),
    hidden,
    length,
    clip: {
      x: left,
      y: top,
      width: Math.min(right, box.right + around) - left,
      height: Math.min(bottom, box.bottom + around) - top,
    },
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keyboard is: what is over it, its edges in CSS pixels, the part around it."""

    name: str
    kind: str
    hidden: list[str]
    length: float
    clip: dict[str, float]


def stop(page: Page) -> Stop | None:
    """The element that has focus; None at the end of the page."""
    found = page.evaluate(STOP, AROUND)
    return Stop(**found) if found else None


def picture(page: Page, clip: dict[str, float]) -> Image.Image:
    """A part of the window, one pixel for each CSS pixel."""
    return Image.open(BytesIO(page.screenshot(clip=clip, caret="initial"))).convert("RGB")


@cache
def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [part / 255 for part in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _pixels(image: Image.Image) -> Iterator[Colour]:
    channels = iter(image.tobytes())
    return zip(channels, channels, channels, strict=True)


def changed(before: Image.Image, after: Image.Image, least: float = 3) -> int:
    """How many pixels changed so much that the two states stand out from one another."""
    box = ImageChops.difference(before, after).getbbox()
    if not box:
        return 0
    pairs = Counter(zip(*(_pixels(one.crop(box)) for one in (before, after)), strict=True))
    return sum(n for (one, other), n in pairs.items() if contrast(one, other) >= least)


def ground(image: Image.Image) -> Colour:
    """The colour most of it has."""
    return max(image.getcolors(image.width * image.height))[1]


def marked(image: Image.Image, on: Colour, least: float = 3) -> float:
    """The share of it that stands out from a ground."""
    counted = image.getcolors(image.width * image.height)
    return sum(n for n, one in counted if contrast(one, on) >= least) / (image.width * image.height)


def has_edge(image: Image.Image, depth: int = 5) -> bool:
    """Whether a line goes along each of its sides, near the border of the picture."""
    on = image.getpixel((0, 0))
    wide, high = image.size
    lines = {
        "top": [(0, n, wide, n + 1) for n in range(depth)],
        "bottom": [(0, high - n - 1, wide, high - n) for n in range(depth)],
        "left": [(n, 0, n + 1, high) for n in range(depth)],
        "right": [(wide - n - 1, 0, wide - n, high) for n in range(depth)],
    }
    return all(any(marked(image.crop(box), on) > 0.7 for box in side) for side in lines.values())
