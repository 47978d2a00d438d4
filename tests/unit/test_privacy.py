"""Personal data is found before it is published, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import privacy, yamls

PUBLIC = frozenset({"80000000"})
"""The synthetic public line `0 8000 0000`: its digits without the country code."""


def found(text):
    """The codes of what is found in a text."""
    scalar = yamls.Scalar(text, yamls.Mark(1, 1))
    return [problem.code for problem in privacy.problems_in(scalar, "x.yml", PUBLIC)]


def check_digit(digits):
    """The check digit of an IDNP: weights 7, 3 and 1 in turn, the sum modulo 10."""
    sevens, threes, ones = (sum(map(int, digits[start::3])) for start in range(3))
    return (7 * sevens + 3 * threes + ones) % 10


def test_the_formula_gives_what_is_calculated_by_hand():
    """2×7=14 gives 4; 2×7+9×3+8×1=49 gives 9; so the generated cases below can be trusted."""
    assert check_digit("200000000000") == 4
    assert check_digit("298000000000") == 9


BEGINNINGS = st.from_regex(r"[02][0-9]{11}", fullmatch=True)


@given(BEGINNINGS)
def test_a_valid_personal_code_is_found(digits):
    """Thirteen digits with the right check digit are a personal code, alone and in a sentence."""
    code = f"{digits}{check_digit(digits)}"
    assert found(code) == ["P01"]
    assert found(f"Cod personal:{code}.") == ["P01"]


@given(BEGINNINGS, st.integers(1, 9))
def test_another_check_digit_is_no_personal_code(digits, difference):
    """Each of the nine wrong check digits makes the number none of a person."""
    assert found(f"{digits}{(check_digit(digits) + difference) % 10}") == []


@given(st.from_regex(r"1[0-9]{11}", fullmatch=True))
def test_the_code_of_an_organisation_is_public(digits):
    """A code that begins with 1 belongs to an organisation and may be published."""
    assert found(f"{digits}{check_digit(digits)}") == []


@pytest.mark.parametrize("text", ["20000000000041", "12000000000004"])
def test_longer_numbers_are_not_cut_into_codes(text):
    """Thirteen digits inside fourteen are not a code."""
    assert "P01" not in found(text)


def test_a_private_telephone_is_found(phone):
    """A private number is found in every spelling people use."""
    assert found(phone) == ["P03"]


def test_what_is_no_private_telephone_is_left_alone(not_a_phone):
    """Public lines, dates, amounts and addresses are not taken for a person's number."""
    assert found(not_a_phone) == []


@pytest.mark.parametrize(
    "text",
    [
        "persoana@exemplu.test",
        "persoana.sintetica+filtru@posta.exemplu.test",
        "Scrieți la <persoana@exemplu.test>.",
        "mailto:persoana@exemplu.test",
        "персона@пример.тест",
    ],
)
def test_an_email_is_found(text):
    """An e-mail address is found whatever stands around it."""
    assert found(text) == ["P02"]


@pytest.mark.parametrize("text", ["@exemplu", "5 @ 10 lei", "persoana@exemplu", "a@", "@ b.c"])
def test_a_sign_alone_is_no_email(text):
    """The sign @ without an address around it is left alone."""
    assert found(text) == []


def test_each_kind_is_told_once():
    """A text with several of each kind is one problem of each kind."""
    text = "2000000000004 0000000000000 a@exemplu.test b@exemplu.test 069 000 000, 069 000 001"
    assert found(text) == ["P01", "P02", "P03"]
