"""What machines are told inside pages, as JSON-LD.

The form: https://www.w3.org/TR/json-ld11/, the words: https://schema.org
"""

from typing import Any

from portal.dates import Point
from portal.plain import json_in_page
from portal.rendering import Markdown

SCHEMA = "https://schema.org"

Value = dict[str, Any]
"""A node of JSON-LD."""


def block(value: Value) -> Markdown:
    """The value as a block of HTML on one line, which Markdown lets through as it is."""
    told = json_in_page({"@context": SCHEMA, **value})
    return Markdown(f'<script type="application/ld+json">{told}</script>')


def filled(value: Value) -> Value:
    """Without what is not known."""
    return {key: part for key, part in value.items() if part not in (None, [], "")}


#   iso(Point(2025, 3))  ->  "2025-03"
def iso(point: Point) -> str | None:
    """The point as ISO 8601, as far as it is known; None where anything is in doubt."""
    if not point.year or point.approximate or point.uncertain or point.uncertain_year:
        return None
    parts = [f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)]
    return "-".join(parts)
