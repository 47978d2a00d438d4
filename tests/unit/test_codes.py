"""Codes of sections."""

from hypothesis import given
from hypothesis import strategies as st

from portal.reading import codes

SECTIONS = st.tuples(st.text(min_size=1), st.text(min_size=1))


@given(SECTIONS)
def test_a_code_has_eight_digits_and_is_right(section):
    """Every section of every page has one."""
    code = codes.code(*section)
    assert len(code) == 8
    assert codes.is_code(code)


@given(SECTIONS, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(section, place, more):
    """Whichever digit is misheard."""
    code = codes.code(*section)
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    assert not codes.is_code(wrong)


@given(SECTIONS, st.integers(0, 6))
def test_two_digits_changed_are_noticed(section, place):
    """Whichever neighbours change places."""
    code = codes.code(*section)
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert wrong == code or not codes.is_code(wrong)


def test_a_published_code_stays():
    """Codes stand on printed pages: the way they are made must not change.

    The seven digits are the SHA-256 of the text below modulo ten million, by `sha256sum` and `bc`.
    """
    assert codes.code("drepturi/index.md", "unde-sunati")[:7] == "5684317"
