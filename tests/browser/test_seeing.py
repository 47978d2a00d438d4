"""What axe cannot see: where the keyboard is, more room between letters, rest, forced colours."""

import pytest
from browser import sight, spacing, words
from browser.conftest import PREFIXES, TEMPLATES

RIGHT = "uk/drepturi/protectia-temporara/"
"""A page with the quick way out, steps and facts."""

PAGES = ["", RIGHT, "instruiri/prezenta/teme/", "despre/fara-internet/"]
MORE = [*PAGES, "ru/contacte/", "despre/componente/"]

STOPS = [
    (390, "light", "none", PAGES),
    (1280, "dark", "none", PAGES[1:3]),
    (390, "dark", "active", [RIGHT, "despre/fara-internet/"]),
    pytest.param(390, "dark", "none", MORE, marks=pytest.mark.matrix),
    pytest.param(1280, "light", "none", MORE, marks=pytest.mark.matrix),
    pytest.param(1280, "light", "active", PAGES, marks=pytest.mark.matrix),
]
"""A width, a theme, forced colours, and the pages walked through."""

BLUR = "() => { window.focused = document.activeElement; window.focused.blur(); }"


def faint(page, at):
    """Whether the focus of a stop does not stand out, with the share of its edges that does."""
    focused = sight.picture(page, at.clip)
    page.evaluate(BLUR)
    share = sight.changed(focused, sight.picture(page, at.clip)) / at.length
    page.evaluate("window.focused.focus({preventScroll: true})")
    return [(at.kind, at.name, round(share, 2))] if share < 0.9 else []


def walk(page, seen, *, inside="", key="Tab"):
    """Every stop up to the end of the page or of a part: those hidden, and those hardly seen."""
    found = []
    for _ in range(400):
        page.keyboard.press(key)
        at = sight.stop(page)
        if at is None or (inside and not page.evaluate(f"Boolean({inside})")):
            return found
        if at.hidden:
            found.append((at.kind, at.name, at.hidden))
        elif at.kind not in seen:
            seen.add(at.kind)
            found += faint(page, at)
    raise AssertionError("the page has no end")


def open_search(page):
    """The search box with results in it."""
    page.locator(".search-button").press("Enter")
    page.keyboard.type("112")
    page.locator("#search li a").first.wait_for()
    page.wait_for_timeout(200)  # results come in parts


@pytest.mark.parametrize(("width", "theme", "forced", "paths"), STOPS)
def test_the_focus_is_seen_at_every_stop(open_page, width, theme, forced, paths):
    """Around each kind of stop as many pixels as its edges change by 3:1 (WCAG 1.4.11, 2.4.7),
    and nothing lies over a stop, the header and the quick way out included (2.4.11)."""
    page = open_page("", width, theme)
    page.emulate_media(forced_colors=forced)
    site = page.url
    seen = set()
    found = []
    for path in paths:
        page.goto(site + path)
        found += walk(page, seen)
    assert len(seen) > 15
    assert found == []


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_focus_is_seen_in_the_menu_and_in_the_search(open_page, forced):
    """The same of what opens over the page of a phone."""
    page = open_page("404.html")
    page.emulate_media(forced_colors=forced)
    seen = set()
    page.locator(".menu-button").press("Enter")
    found = walk(page, seen, inside="document.activeElement.closest('#menu')")
    assert len(seen) > 1
    page.keyboard.press("Escape")
    open_search(page)
    found += walk(page, seen, inside="document.activeElement.closest('#search')")
    assert len(seen) > 3
    assert found == []


def test_the_way_back_is_not_hidden_either(open_page):
    """Going up with Shift and Tab, no stop comes to lie under the header."""
    page = open_page(RIGHT)
    page.locator("footer a").last.focus()
    assert walk(page, seen := set(), key="Shift+Tab") == []
    assert len(seen) > 10


@pytest.mark.parametrize("language", PREFIXES)
def test_more_room_between_letters_and_lines_breaks_nothing(open_page, language):
    """With the spacing of WCAG 1.4.12 no text is cut off or lies over another, no word is broken
    that fits on a line, and the page does not scroll sideways; Ukrainian has the longest words."""
    page = open_page("", 320)
    site = page.url
    few = ["instruiri/prezenta/", "contacte/"]
    found = {}
    for path in TEMPLATES if language == "uk" else few:
        page.set_viewport_size({"width": 320, "height": 844})
        page.goto(site + PREFIXES[language] + path)
        found[path, "plain"] = words.broken(page)
        spacing.widen(page)
        found[path, 320] = spacing.broken(page) + words.broken(page)
        page.set_viewport_size({"width": 1280, "height": 844})
        found[path, 1280] = spacing.broken(page)
    assert {where: what for where, what in found.items() if what} == {}


MOVES = """() => {
  const parts = [undefined, "::before", "::after", "::backdrop", "::marker", "::placeholder",
    "::details-content"];
  const lasts = (durations) => durations.split(", ").some((one) => parseFloat(one) > 0);
  const moves = (style) =>
    (style.animationName !== "none" && lasts(style.animationDuration)) ||
    (style.transitionProperty !== "none" && lasts(style.transitionDuration)) ||
    style.scrollBehavior === "smooth";
  return [...document.querySelectorAll("*")].flatMap((element) =>
    parts.filter((part) => moves(getComputedStyle(element, part)))
      .map((part) => [element.localName, element.getAttribute("class"), part || ""].join(" ")));
}"""

MOVING = """<style>
  b { animation: turn 2s infinite } @keyframes turn { to { rotate: 1turn } }
  i::before { content: "x"; transition: color 0.2s }
  div { overflow: auto; scroll-behavior: smooth } p::backdrop { transition: opacity 1s }
</style><b>x</b><i>x</i><div>x</div><p popover>x</p><u>x</u>"""


def test_nothing_moves_for_whoever_asked_for_rest(open_page):
    """Where the device asks for less motion, nothing fades, slides or scrolls by itself."""
    page = open_page(RIGHT)
    site = page.url.removesuffix(RIGHT)
    assert page.evaluate(MOVES) == []
    page.locator(".menu-button").press("Enter")
    assert page.evaluate(MOVES) == []
    page.keyboard.press("Escape")
    open_search(page)
    assert page.evaluate(MOVES) == []
    for path in ("", "despre/fara-internet/", "instruiri/prezenta/teme/"):
        page.goto(site + path)
        assert page.evaluate(MOVES) == []
    page.goto("about:blank")
    page.set_content(MOVING)
    found = [name.split()[0] for name in page.evaluate(MOVES)]
    assert found == ["b", "i", "div", "p"]


FORCED = [
    "",
    RIGHT,
    "instruiri/prezenta/teme/",
    "acte/ordin-mmps-182-2023/",
    "despre/componente/",
    "despre/fara-internet/",
]

INKS = """() => {
  const ground = (element, pseudo) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at, at === element ? pseudo : undefined).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const inks = [];
  for (const element of document.querySelectorAll("body, body *")) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const {color, fill} = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const name = element.localName + "." + (element.getAttribute("class") || "");
    const isOff = element.closest(":disabled, [hidden], style, script, noscript");
    const ink = element.matches("svg text, svg text *") ? fill : color;
    if (hasText && !isOff) inks.push([name, ink, ground(element)]);
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if ([style.content, style.display, style.maskImage].includes("none")) continue;
      if (style.visibility !== "visible" || !element.getClientRects().length) continue;
      inks.push([name + part, style.backgroundColor, ground(element)]);
    }
  }
  return inks;
}"""
"""Texts and icons cut out of a ground: what they are drawn in, and what they stand on."""


@pytest.fixture
def forced(open_page):
    """A function that opens a page in a device that forces its colours: a light or a dark set."""

    def open_forced(path, theme="dark"):
        page = open_page(path, theme=theme)
        page.emulate_media(forced_colors="active", color_scheme=theme)
        return page

    return open_forced


def colour(text):
    """The three channels of a colour as a browser writes it."""
    return tuple(int(float(part)) for part in text[text.index("(") + 1 : -1].split(",")[:3])


def pictures(page, selector, *, grow=0, part="", limit=4):
    """Pictures of the first of the elements that can be seen, or of the left edge of them."""
    for one in page.locator(selector).filter(visible=True).all()[:limit]:
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        clip = {
            "x": box["x"] - grow,
            "y": box["y"] - grow,
            "width": box["width"] + 2 * grow,
            "height": box["height"] + 2 * grow,
        }
        if part:
            clip["width"] = float(part)
        yield sight.picture(page, clip)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_and_icons_can_be_read_in_forced_colours(forced, theme):
    """What is written stands out at 4.5:1, also in charts; so do icons made of a mask."""
    page = forced("", theme)
    site = page.url
    for path in FORCED:
        page.goto(site + path)
        inks = page.evaluate(INKS)
        assert len(inks) > 30
        low = [
            (name, ink, on)
            for name, ink, on in inks
            if sight.contrast(colour(ink), colour(on)) < 4.5
        ]
        assert low == [], path


def test_what_is_pressed_keeps_its_edge_in_forced_colours(forced):
    """Buttons and fields have an edge on four sides, or are underlined words; icons are seen."""
    for path, theme in (("despre/fara-internet/", "light"), (RIGHT, "dark")):
        page = forced(path, theme)
        controls = ".header-button, .button, .exit__link, .offline button, .code-form__input"
        edges = [sight.has_edge(one) for one in pictures(page, controls, grow=3)]
        assert len(edges) > 2
        assert all(edges), path
        ground = sight.ground(next(pictures(page, "h1")))
        icons = list(pictures(page, "button svg, .site-name img"))
        assert len(icons) > 2
        assert all(sight.marked(icon, ground) > 0.1 for icon in icons), path
        boxes = list(pictures(page, ".offline input"))
        assert len(boxes) > 3 or path == RIGHT
        assert all(sight.marked(box, ground) > 0.1 for box in boxes)
    page = forced("instruiri/prezenta/teme/")
    for button in page.locator(".sort__button").all():
        assert "underline" in button.evaluate("(at) => getComputedStyle(at).textDecorationLine")


def test_bars_and_marks_are_seen_in_forced_colours(forced):
    """Bars, the numbers and the line of steps, the chain of acts and the edge of notices stay."""
    page = forced("instruiri/prezenta/teme/")
    ground = sight.ground(next(pictures(page, "h1")))
    bars = list(pictures(page, ".chart__bar"))
    assert len(bars) > 3
    assert all(sight.marked(bar, ground) > 0.8 for bar in bars)
    page = forced("despre/componente/")
    steps = list(pictures(page, "ol.steps > li", part="34"))
    assert len(steps) > 2
    assert all(sight.marked(step, ground) > 0.1 for step in steps)
    *first, _ = pictures(page, "ol.steps > li", part="34")
    assert all(_reaches_the_end(step, ground) for step in first)
    *replaced, held = pictures(page, "ol.chain > li", part="30")
    assert replaced
    assert all(_reaches_the_end(act, ground) for act in replaced)
    head = (0, 0, 30, 24)
    filled = sight.marked(held.crop(head), ground)
    assert all(filled > sight.marked(act.crop(head), ground) + 0.05 for act in replaced)
    notices = list(pictures(page, ".notice:not(.history)", part="4"))
    assert len(notices) > 1
    assert all(sight.marked(notice, ground) > 0.9 for notice in notices)
    (past,) = pictures(page, ".notice.history", part="8", limit=1)
    assert 0.3 < sight.marked(past, ground) < 0.9


def _reaches_the_end(image, ground):
    """Whether a line leads on to what is below."""
    wide, high = image.size
    return sight.marked(image.crop((0, high - 6, wide, high - 2)), ground) > 0.03
