"""P02: e-mail addresses, also where the sign @ and the dots are spelt out or set apart."""

import re

_AT_WORD = "at|ат|эт|arond[ăa]?|a rond|coadă de maimuță|собак[аи]|собачк[аи]|равлик|песик"
_DOT_WORD = "dot|punct|точка|крапка"
_AT = re.compile(rf" ?[(\[{{<] ?(?:{_AT_WORD}|@) ?[)\]}}>] ?| (?:{_AT_WORD}) | ?@ ?", re.IGNORECASE)
_DOT = re.compile(
    rf" ?[(\[{{<] ?(?:{_DOT_WORD}|\.) ?[)\]}}>] ?| (?:{_DOT_WORD}|\.) ", re.IGNORECASE
)
_NEXT = r"\.(?: (?=[a-zа-яґєії]))?"
"""A dot of an address; where a capital follows a space, a sentence has ended."""

_ADDRESS = re.compile(
    rf"[\w.+-]@(?=[\w-]*[^\W\d_])[\w-]{{1,63}}(?:{_NEXT}[\w-]{{1,63}})*{_NEXT}[^\W\d_]{{2,}}"
)
_EMPHASIS = re.compile(r"[*`~\\]+")
_BETWEEN_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")


def holds_email(reading: str) -> bool:
    """Whether an address stands in the reading, on one line or broken over lines."""
    if _holds(" ".join(reading.split())):
        return True
    return "@" in reading and _holds(reading.replace("\n", ""))


def _holds(line: str) -> bool:
    signed = _AT.sub("@", _EMPHASIS.sub("", line))
    if "@" not in signed:
        return False
    dotted = _DOT.sub(".", signed)
    return any(map(_ADDRESS.search, (dotted, _BETWEEN_LETTERS.sub("", dotted))))
