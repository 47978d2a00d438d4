"""P01: personal codes, by their check digits.

IDNP, of the Republic of Moldova: 13 digits; the last is the sum of the others weighted
7, 3, 1, 7, 3, 1, … modulo 10; codes of persons begin with 0 or 2, those of organisations
(IDNO) with 1. One random number of 13 digits in 90 has these marks, one random row of 13
digits, which may begin with 0, in 50. The three digits of the year that stand after the first
2 (Government Decision 333/2002, annex 2, as tax guides retell it) could make that rarer; codes
that begin with 0 are not described there, and a code missed is worse than a number looked at
twice.

RNOKPP, of Ukraine: 10 digits; the last is the sum of the others weighted −1, 5, 7, 9, 4, 6,
10, 5, 7, modulo 11, modulo 10. One random number of 10 digits in ten has that mark, so
groups are taken together only where nothing says that they are several numbers.
"""

import re
from operator import mul

from portal.privacy.digits import Chain

_IDNP = (7, 3, 1) * 4
_RNOKPP = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
_DIALLED_FROM_ABROAD = "00373"
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONEY = re.compile(
    r" ?(?:[$€£]|(?:de )?(?:lei|leu|mdl|euro?|usd|ле[йяи]|лее[вм]|леїв?|грн|грив\w+|[еє]вро"
    r"|дол|долл?ар\w*)\b)",
    re.IGNORECASE,
)


def is_personal_code(number: str) -> bool:
    """Whether 13 digits are a personal code (IDNP) of the Republic of Moldova."""
    return number[0] in "02" and _weighted(number, _IDNP) % 10 == int(number[12])


def is_tax_number(number: str) -> bool:
    """Whether 10 digits are a tax number (RNOKPP) of a person in Ukraine."""
    return _weighted(number, _RNOKPP) % 11 % 10 == int(number[9])


def holds_personal_code(chain: Chain) -> bool:
    """Whether an IDNP stands in the chain, from the edge of a group to the edge of a group."""
    return any(
        is_personal_code(number)
        for number in chain.windows(13)
        if not (chain.gaps and number.startswith(_DIALLED_FROM_ABROAD))
    )


def holds_tax_number(chain: Chain) -> bool:
    """Whether an RNOKPP stands in the chain."""
    return any(is_tax_number(run.digits) and not _is_something_else(run) for run in chain.runs(10))


def _is_something_else(run: Chain) -> bool:
    """Money, a round amount, or years beside other numbers."""
    round_amount = run.digits.endswith("000000") or (run.is_amount and run.digits.endswith("000"))
    mixed = run.gaps and not run.has_equal_gaps
    several = mixed and any(map(_YEAR.fullmatch, run.groups))
    return bool(round_amount or several or _MONEY.match(run.after))


def _weighted(number: str, weights: tuple[int, ...]) -> int:
    return sum(map(mul, weights, map(int, number)))
