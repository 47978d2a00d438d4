"""The values a text states, whatever the notation: `3.900 lei`, `3 900 леев`, `3 900 леїв`.

    fixed        what has one shape in every language: addresses, telephones, acts, digits of a date
    words        how each language says numbers, months, units, money
    amounts      numbers; beside: what stands before and after them
    ranges       from and to
    agreement    which values of two texts do not agree

Months come from the Unicode CLDR (Babel), the rest is grammar.
"""

from portal.values.agreement import Difference, differences, swapped
from portal.values.amounts import Amounts
from portal.values.fixed import Value, alike, blanked, fixed
from portal.values.ranges import shared
from portal.values.words import words

__all__ = ["Difference", "Value", "alike", "differences", "swapped", "values"]


#   values("de la 5 la 15 zile", "ro")  ->  number "5" (also "5 days"), duration "15 days"
def values(text: str, language: str) -> list[Value]:
    """The values of a text in `ro`, `ru`, `uk` or `en`, in their order."""
    plain = alike(text)
    found = list(fixed(plain, text))
    rest = blanked(plain, [(value.start, value.end) for value in found])
    found += Amounts(rest, text, words(language)).read()
    found.sort(key=lambda value: value.start)
    return shared(found, plain) if len(found) > 1 else found
