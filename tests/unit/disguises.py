"""How people write numbers and addresses so that a search for plain text does not see them.

Every disguise takes a text and a source of chance and returns the text, still plain to a reader.
"""

import html
import re
from urllib.parse import quote

INVISIBLE = "\u200c\u200d\u2060\u00ad\ufeff\u200b\u180e\u061c\ufe0f\u2063"
SPACES = " \u00a0\u2009\u202f\u2007\u3000"
ARABIC, FULL_WIDTH, MATHEMATICAL, DEVANAGARI = 0x0660, 0xFF10, 0x1D7CE, 0x0966


def parted(gaps, *sizes):
    """Digits in groups of one of `sizes`, or of any size, with one of `gaps` between them."""

    def disguise(text, chance):
        size, gap = chance.choice(sizes or [0]), chance.choice(gaps)
        return re.sub(r"\d{5,}", lambda m: gap.join(_cut(m.group(), size, chance)), text)

    return disguise


def _cut(digits, size, chance):
    if size:
        return [digits[at : at + size] for at in range(0, len(digits), size)]
    places = sorted(chance.sample(range(1, len(digits)), chance.randint(1, 4)))
    return [digits[a:b] for a, b in zip([0, *places], [*places, len(digits)], strict=True)]


def between(*signs):
    """One of `signs` between some of the characters."""

    def disguise(text, chance):
        mixed = (c + (chance.choice(signs) if chance.random() < 0.5 else "") for c in text[1:-1])
        return text[0] + signs[0] + "".join(mixed) + text[-1]

    return disguise


def digits_from(zero):
    """Digits of another script."""
    return lambda text, _: re.sub(r"\d", lambda m: chr(zero + int(m.group())), text)


def in_tags(text, chance):
    """A part of it stands in a tag, another tag has attributes."""
    first, second = sorted(chance.sample(range(1, len(text)), 2))
    name = chance.choice(["b", "em", "span", "font"])
    return f"{text[:first]}<{name} class='x1'>{text[first:second]}</{name}>{text[second:]}"


def broken(text, chance):
    """On two lines."""
    place = chance.randrange(2, len(text) - 1)
    return text[:place] + chance.choice(["\n", "\n  ", " \n", "<br>", "<br />\n"]) + text[place:]


def full_width(text, _):
    """In the wide characters of East Asian keyboards."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def entities(form):
    """Every character as an entity."""
    return lambda text, _: "".join(form.format(ord(c)) for c in text)


def encoded_twice(text, _):
    """Entities whose ampersands are entities."""
    return "".join(html.escape(f"&#{ord(c)};") for c in text)


def percent(text, _):
    """As in an address of a page."""
    return "".join(f"%{ord(c):02X}" if c.isascii() else quote(c) for c in text)


def letters(text, _):
    """Capital o for zero, small L for one, in groups that have other digits too."""
    return re.sub(
        r"\d+",
        lambda m: (
            m.group().translate({48: "O", 49: "l"}) if set(m.group()) - set("01") else m.group()
        ),
        text,
    )


ANY = {
    "plain": lambda text, _: text,
    "unseen": between(*INVISIBLE),
    "unseen entities": between("&#8203;", "&zwnj;", "&shy;", "&#x2060;"),
    "full width": full_width,
    "decimal entities": entities("&#{};"),
    "hexadecimal entities": entities("&#x{:X};"),
    "long entities": entities("&#000{};"),
    "entities twice": encoded_twice,
    "percent": percent,
    "tags": in_tags,
    "comments": between("<!---->", "<!-- x -->"),
    "wbr": between("<wbr>", "<wbr/>"),
    "line break": broken,
}
NUMBERS = {
    **ANY,
    "spaces": parted(SPACES),
    "dots": parted(["."], 2, 3, 4, 5),
    "hyphens": parted(["-", "\u2011", "–", " - ", "−"]),
    "slashes": parted(["/"], 2, 3, 4, 5),
    "underscores": parted(["_", "*", "**", "\\", "`", "~"]),
    "commas": parted([",", ", "], 3, 4, 5),
    "one by one": parted([" ", "-", ".", "\u00a0"], 1),
    "pairs": parted([" ", "-", "\u2009"], 2),
    "threes": parted([" ", "-", "\u2009"], 3),
    "spaces of entities": parted(["&nbsp;", "&#160;", "&thinsp;", "&ensp;"]),
    "arabic digits": digits_from(ARABIC),
    "devanagari digits": digits_from(DEVANAGARI),
    "mathematical digits": digits_from(MATHEMATICAL),
    "keycaps": lambda text, _: re.sub(r"\d", "\\g<0>\ufe0f\u20e3", text),
    "letters": letters,
}
ADDRESSES = {
    **ANY,
    "at in brackets": lambda text, chance: text.replace(
        "@", chance.choice(["(at)", "[at]", " (at) ", "{at}", "(@)", " [ at ] "])
    ),
    "at and dot": lambda text, chance: text.replace("@", " at ").replace(".", " dot "),
    "dot in brackets": lambda text, chance: text.replace("@", " (at) ").replace(".", "(dot)"),
    "arond punct": lambda text, chance: text.replace("@", " arond ").replace(".", " punct "),
    "собака точка": lambda text, chance: text.replace("@", " собака ").replace(".", " точка "),
    "равлик крапка": lambda text, chance: text.replace("@", " равлик ").replace(".", " крапка "),
    "spaced": lambda text, chance: text.replace("@", " @ ").replace(".", " . "),
    "letter by letter": lambda text, chance: " ".join(text),
    "bold": lambda text, chance: text.replace("@", "**@**"),
}
