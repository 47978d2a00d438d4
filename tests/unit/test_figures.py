"""The real series over time, beside the facts of the same register room."""

import pytest

from portal import site

SAID_TWICE = {
    "ajutor-in-bani-2022": ("ajutor-banesc-lunar", "2022"),
    "ajutor-in-bani-2023": ("ajutor-banesc-lunar", "2023"),
    "ajutor-in-bani-2024": ("ajutor-banesc-lunar", "2024"),
    "ajutor-in-bani-2025": ("ajutor-banesc-lunar", "2025"),
    "anofm-inregistrati-2022-2024": ("anofm-inregistrati", "2022/2024"),
    "anofm-inregistrati-2025": ("anofm-inregistrati", "2025"),
    "anofm-angajati-2022-2024": ("anofm-angajati", "2022/2024"),
    "anofm-angajati-2025": ("anofm-angajati", "2025"),
    "anofm-instruiti-2025": ("anofm-instruiti", "2025"),
    "elevi-2025": ("copii-in-scoli", "2025-04"),
    "prescolari-2025": ("copii-in-gradinite", "2025-04"),
    "centre-2022-03": ("centre-deschise", "2022-03-14"),
    "centre-2022-05": ("centre-deschise", "2022-05-18"),
    "centre-2022-06": ("centre-deschise", "2022-06-15"),
    "centre-2024": ("centre-deschise", "2024-01-29"),
    "centre-de-plasament-2026": ("centre-deschise", "2026-01-28"),
    "locuri-2022-03": ("centre-locuri", "2022-03-15"),
    "locuri-2022-05": ("centre-locuri", "2022-05-18"),
    "locuri-2022-06": ("centre-locuri", "2022-06-15"),
    "locuri-in-centre-2026": ("centre-locuri", "2026-01-28"),
    "ocupanti-2022-03": ("centre-cazati", "2022-03-15"),
    "ocupanti-2022-05": ("centre-cazati", "2022-05-18"),
    "ocupanti-2022-06": ("centre-cazati", "2022-06-15"),
    "cereri-de-protectie": ("cereri-protectie-temporara", "2023-03-01/2026-01-28"),
}
"""Facts that sentences use, and the point of a series that tells the same."""


@pytest.fixture(scope="module")
def registers(repository):
    """The registers as they are published."""
    return site.read(repository).registers


@pytest.mark.parametrize("fact", SAID_TWICE)
def test_a_fact_and_a_series_agree(registers, fact):
    """A figure that stands in a sentence and in a chart is the same, and equally exact."""
    series, when = SAID_TWICE[fact]
    (point,) = [p for p in registers.figures[series].points if p.when.text == when]
    told = registers.facts[fact]
    assert (point.value, point.exactness) == (told.value, told.exactness)
