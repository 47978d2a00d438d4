"""Pictures for links, drawn from words alone: one per section and language, 1200 × 630 pixels.

The letters are ours (`fonts/`), so the same words give the same bytes wherever the same Pillow
draws them; the form is that of https://ogp.me and of the services that show such pictures.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from portal.previews.told import HEIGHT, WIDTH

SIZE = (WIDTH, HEIGHT)

_FONTS = Path(__file__).with_name("fonts")
_GROUND, _LETTERS, _STRIP = (16, 47, 76), (255, 255, 255), (233, 181, 59)
_SHADES = 128
"""From the ground to the letters; the strip comes after them."""

_MARGIN = 80
_NAME, _TITLES = 44, (104, 88, 72, 60)
_LINES = 3


@cache
def drawn(name: str, title: str) -> bytes:
    """A PNG with the name of the site above a title; without a title the name stands for it."""
    shades = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(shades)
    lines, font = _fitted(title or name)
    if title:
        pen.text((_MARGIN, 70), name, fill=200, font=_font("Regular", _NAME))
    height = int(font.size * 1.18)
    top = (SIZE[1] - height * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((_MARGIN, top + number * height), line, fill=255, font=font)
    card = shades.point(lambda shade: shade * (_SHADES - 1) // 255)
    ImageDraw.Draw(card).rectangle((0, SIZE[1] - 24, *SIZE), fill=_SHADES)
    card.putpalette(_palette())
    made = BytesIO()
    card.save(made, "PNG", compress_level=9)
    return made.getvalue()


def _fitted(text: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The text in lines, in the largest letters that leave few enough of them."""
    for size in _TITLES:
        font = _font("Bold", size)
        lines = _wrapped(text, font)
        if len(lines) <= _LINES:
            return lines, font
    return lines[:_LINES], font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= SIZE[0] - 2 * _MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Laid out by Pillow itself, which is in every wheel, and not by a library of the system."""
    file = str(_FONTS / f"NotoSans-{weight}.ttf")
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _palette() -> list[int]:
    steps = [index / (_SHADES - 1) for index in range(_SHADES)]
    shades = [
        round(ground + step * (letter - ground))
        for step in steps
        for ground, letter in zip(_GROUND, _LETTERS, strict=True)
    ]
    return [*shades, *_STRIP]
