"""Values of a text: the same in every notation, and different where they differ."""

import pytest

from portal.values import differences, values


def told(pair):
    """What the two texts of a case do not agree about."""
    language, text, other_language, other_text = pair
    return differences(values(text, language), values(other_text, other_language))


def test_the_same_value_agrees_whatever_its_notation(cases):
    """No equal pair differs, read in either direction."""
    pairs = cases("values/equal.yml")
    assert len(pairs) >= 60
    wrong = [pair for pair in pairs if told(pair) or told([*pair[2:], *pair[:2]])]
    assert wrong == []


def test_another_value_is_a_difference(cases):
    """Every differing pair differs, read in either direction."""
    pairs = cases("values/different.yml")
    assert len(pairs) >= 60
    wrong = [pair for pair in pairs if not told(pair) or not told([*pair[2:], *pair[:2]])]
    assert wrong == []


@pytest.mark.parametrize("which", ["equal", "different"])
def test_a_value_knows_its_place(cases, which):
    """What is written between the offsets is what the value says is written."""
    for language, text, other_language, other_text in cases(f"values/{which}.yml"):
        for known, whole in ((language, text), (other_language, other_text)):
            assert all(whole[v.start : v.end] == v.written for v in values(whole, known))


def test_typography_changes_no_value(cases):
    """No-break and narrow spaces, in place of plain ones, leave every value as it was."""
    for language, text, *_ in cases("values/equal.yml"):
        plain = [value.canonical for value in values(text, language)]
        for space in "\u00a0\u202f":
            assert [v.canonical for v in values(text.replace(" ", space), language)] == plain


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "9" * 30 + ",5"])
def test_a_number_of_any_length_is_one_value(number):
    """Somebody leans on a key: what nobody counts to is read, and no check falls over it."""
    assert [value.written for value in values(f"În sală au fost {number} oameni.", "ro")] == [
        number
    ]
