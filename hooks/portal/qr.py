"""Codes (QR, ISO/IEC 18004) that lead from paper to the site."""

QUIET_ZONE = 4
"""Light modules around a code, as the standard asks."""


def drawn(text: str, css_class: str) -> str:
    """A code as inline SVG without any style: black on white in every theme."""
    import segno  # drawing is rare, and takes long to load

    return segno.make(text, error="m", micro=False).svg_inline(
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass=css_class,
        lineclass=None,
    )
