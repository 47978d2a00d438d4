"""The palette: what WCAG 2.2 asks of text (1.4.3), parts of the interface (1.4.11) and focus."""

import re

import pytest

TEXT = [
    ("ink", "ground surface danger-surface caution-surface"),
    ("quiet", "ground surface"),
    ("accent", "ground surface danger-surface caution-surface"),
    ("danger", "ground danger-surface"),
    ("caution", "ground caution-surface"),
    ("ground", "ink"),
    ("on-action", "action"),
    ("on-band", "band"),
    ("on-focus", "focus"),
]
"""A colour of text, and the grounds it stands on."""

PARTS = [
    ("edge", "ground surface"),
    ("accent", "ground surface"),
    ("action", "ground"),
    ("danger", "ground danger-surface"),
    ("caution", "ground caution-surface"),
]
"""Edges and marks without which something would not be understood, and what is beside them."""

THEMES = {"light": ("light", True), "dark": ("dark", True), "dark, no scripts": ("dark", False)}


def _luminance(colour):
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=THEMES)
def colours(request, open_page):
    """A function from the name of a colour to what the browser makes of it in a theme."""
    theme, scripts = THEMES[request.param]
    page = open_page("", theme=theme, scripts=scripts)
    return lambda name: page.evaluate(
        """name => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = `var(--portal-${name}, transparent)`;
            const made = getComputedStyle(probe).color;
            probe.remove();
            return made;
        }""",
        name,
    )


def test_text_can_be_read_on_every_ground(colours):
    """At least 4.5 to 1, in both themes, and in the dark one also without scripts."""
    low = {
        (text, ground): round(ratio, 2)
        for text, grounds in TEXT
        for ground in grounds.split()
        if (ratio := _contrast(colours(text), colours(ground))) < 4.5
    }
    assert low == {}


def test_parts_of_the_interface_stand_out(colours):
    """At least 3 to 1 against what is beside them."""
    low = {
        (part, ground): round(ratio, 2)
        for part, grounds in PARTS
        for ground in grounds.split()
        if (ratio := _contrast(colours(part), colours(ground))) < 3
    }
    assert low == {}


def test_the_focus_stands_out_on_every_ground(colours):
    """The ring has two colours, and one of them is 3 to 1 against any ground it may be drawn on."""
    for ground in ("ground", "surface", "band", "danger-surface", "caution-surface", "action"):
        assert max(_contrast(colours(ring), colours(ground)) for ring in ("focus", "on-focus")) >= 3
    assert _contrast(colours("focus"), colours("on-focus")) >= 3


def test_a_dark_device_gets_dark_pages_without_scripts(open_page):
    """The theme of the device is followed by the styles alone, with the same colours."""
    grounds = [
        open_page("", theme="dark", scripts=scripts).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scripts in (True, False)
    ]
    assert grounds[0] == grounds[1]
    assert _luminance(grounds[0]) < 0.05


def test_colours_have_one_place(root):
    """No style but the palette names a colour; paper is black on white, a blank page blank."""
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.I)
    named = {
        path.name
        for path in (root / "docs/assets/css").glob("*.css")
        for line in path.read_text().splitlines()
        if colour.search(re.sub(r'"[^"]*"|h\d#[a-z-]+|/\*.*?\*/', "", line))
    }
    assert named <= {"palette.css", "print.css", "exit.css", "leaflet.css"}
