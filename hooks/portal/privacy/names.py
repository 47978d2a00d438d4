"""P04: a text that looks like a list of people.

A person is a given name beside another name: `Popescu Ion`, `ION POPESCU`, `Иванова Мария
Петровна`; or initials beside a surname: `I. Popescu`; or a patronymic or a surname of an
unmistakable shape (-escu, -enco, -чук) beside another name. Three different people in one text
are a list, however they are parted; after words such as „prezenți:” two are. In a row of small
items, given names alone (`Maria, Ana, Ion`), typical surnames alone and names in small letters
count too, and beside two people a third whose given name is not known.

Why so: one name may be a street, a feast or a minister; three people beside each other are
hardly ever anything else in a log, which says how many came and not who. Names of streets,
schools and other institutions that carry a person's name are left out by the word before
them. Given names are in `names.txt`; a list of people without a single common name is missed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_FEWEST = 3
_FEWEST_IF_SAID = 2
_FEWEST_TO_JOIN = 2

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
_SEPARATOR = re.compile(
    r"([,;:|•·/()\[\]{}<>=+!?…\"„”“«»\n\d]+|(?<=[^\W\d_]{3})\. | - "
    r"| (?:și|si|şi|и|та|і|й|and) )"
)
_EMPHASIS = re.compile(r"[*_~`#\\]+")
_SENTENCE_END = re.compile(r"[.:;!?\n]")
_OPENING = tuple('"„”“«')
_SAID = re.compile(
    r"\b(?:prezen[tțţ]i\b|prezente\b|list[ae] de prezen|participan[tțţ]|au participat|присутств"
    r"|участник|приняли участие|присутні|учасник|взяли участь)[^:\n]{0,40}:",
    re.IGNORECASE,
)

_SURNAME = re.compile(r"\w+(?:escu|enco|enko|iuc|ciuk|chuk|shvili|еску|енко|чук|щук|швили)")
_SURNAME_ENDING = re.compile(
    r"\w{2,}(?:escu|eanu|aru|oiu|[a-z]{2}u|enco|iuc|schi|schii|[oe]va?|ini?|ina|еску|яну|ару|енко"
    r"|[оеє]ва?|[иіы]на?|[чщ]?ук|юк|ець|[цс]ь?кии|[цс]ь?кая|[цс]ька)"
)
"""Common, and common among other words too: enough only beside two people."""

_COUNTRY = frozenset({"moldova", "молдова", "молдови", "молдовы"})
_PATRONYMIC = re.compile(r"\w{3,}(?:[оеє]вич|ьич|[оеєі]вна|инична|ovici|evici|ovych|[oei]vna)")
_CASES = (
    ("ия", "ии ию ией"),
    ("ія", "ії ію ією"),
    ("а", "ы и і е у ой ою"),
    ("я", "и і ї е ю ей ею єю"),
    ("й", "я ю ем єм е ї єві"),
    ("ь", "я ю ем єм е і"),
    ("о", "а у ом ові і"),
    ("", "а у ом ові е і"),
)
"""What names in Cyrillic letters end in, and what takes its place in the other cases."""

_SHORTEST_NAME = 3
_REMEMBERED = 4096
_ALIKE = str.maketrans("авекмнорстухіјѕ", "abekmhopctyxijs")
"""Letters of two alphabets that look the same, small or capital."""

_SHORTENED = frozenset({"gh", "st", "iu", "al", "vl", "gr", "ec", "ал", "вл", "ев", "ол"})

_INSTITUTION = re.compile(
    r"(?:lice|gimnazi|scoal|colegi|universit|academi|institut|gradinit|spital|policlinic|centrul"
    r"|bibliotec|muze|teatr|fundati|asociati|organizati|strad|alee|sosea|intrarea|drumul|scuar|bulevard|hotel|biseric|manastir|parohi"
    r"|лице|гимнази|гімназі|школ|колледж|коледж|университ|університ|академи|академі|институт"
    r"|інститут|больниц|лікарн|поликлин|полікліні|библиот|бібліот|музе|театр|фонд|ассоциац"
    r"|асоціац|организац|організац|улиц|вулиц|переул|провул|шосс|шосе|узвіз|набережн|сквер|бульвар|проспект|площад|церк|монастыр|монастир"
    r")\w*|cas[ae]|sala|piata|parcul|satul?|comuna|orasul|raion(?:ul)?|str|bd|ong|s[fv]|sfant\w*"
    r"|ул|вул|им|ім|имени|імені|св|свят(?:ои|ого|ая|а|их)|центр|парк|село|район|площа"
)
_NOT_OF_PEOPLE = frozenset({"voda", "cel", "cea", "viteazul", "водэ", "воде", "вода"})
_PARTS_OF_A_TEXT = re.compile(
    r"(?:anex|capitol|clas|grup|modul|nivel|part|punct|sesiun|tem|zi|lot|etap|bloc|artico"
    r"|приложен|глав|групп|модул|част|сесси|тем|этап|блок|зал|додат|розділ|груп|сесі|етап).*"
)
_ABBREVIATIONS = frozenset(
    {"AO", "OO", "IP", "IS", "ÎS", "ÎM", "IM", "SA", "SC", "АО", "ОО", "ИП", "ГП", "МП", "НО"}
)
"""Kinds of organisations, written with dots."""

_WORDS_TOO = frozenset(
    {"вера", "веру", "верой", "надежда", "надежду", "любовь", "роман", "роза", "лилия", "слава"}
    | {"лев", "марта", "віра", "віру", "надія", "любов", "лілія"}
)
"""Names that in small letters are words."""


@dataclass(frozen=True)
class _Piece:
    """What stands between two separators; `of_institution` where it is an institution's name."""

    words: tuple[str, ...]
    of_institution: bool = False


def looks_like_names(reading: str) -> bool:
    """Whether the reading looks like a list of people."""
    plain = _EMPHASIS.sub("", reading)
    if sum(map(_is_hint, _WORD.findall(plain))) < _FEWEST_IF_SAID:
        return False
    fewest = _FEWEST_IF_SAID if _SAID.search(plain) else _FEWEST
    people: set[frozenset[str]] = set()
    row: set[frozenset[str]] = set()
    beside: set[frozenset[str]] = set()
    signed: dict[str, str] = {}
    for piece in _pieces(plain):
        runs = list(_runs(piece))
        named, small = set(_named(runs)), _small(piece)
        people |= named
        signed |= _signed(runs)
        if not (named or small or _is_of_a_row(piece)):
            row.clear()
            beside.clear()
        row |= named | small
        beside |= _likely(runs, piece)
        if len(people) >= fewest or len(row) >= _FEWEST:
            return True
        if len(people) >= _FEWEST_TO_JOIN and len(row | beside) >= _FEWEST:
            return True
    return len(people) + (0 if _is_lettering(signed) else len(signed)) >= fewest


def _pieces(text: str) -> Iterator[_Piece]:
    """The pieces of a text that hold words."""
    institution, separator = False, ""
    for number, part in enumerate(_SEPARATOR.split(text)):
        if number % 2:
            separator = part
            institution = institution and not _SENTENCE_END.search(part)
            continue
        words = tuple(_WORD.findall(part))
        if words:
            quoted = separator.endswith(_OPENING) and not part.startswith(" ")
            yield _Piece(words, quoted and institution)
            institution = institution or any(map(_is_institution, words))


def _runs(piece: _Piece) -> Iterator[list[str]]:
    """Words with capitals that follow each other and do not name an institution."""
    run: list[str] = []
    before = ""
    for word in (*piece.words, ""):
        if word[:1].isupper():
            run.append(word)
            continue
        if run and not piece.of_institution and not any(map(_is_other, (before, *run))):
            yield run
        run, before = [], word


def _named(runs: list[list[str]]) -> Iterator[frozenset[str]]:
    """The people named by a given name or an unmistakable form beside another name."""
    for run in runs:
        full = [_folded(word) for word in run if not _is_initial(word)]
        given = sum(map(_is_given, full))
        shaped = len(full) in (2, 3) and any(map(_SURNAME.fullmatch, full))
        fathered = len(full) > 2 and any(map(_PATRONYMIC.fullmatch, full))
        if given and len(run) > 1:
            size = max(len(full) // max(given, 1), 2)
            yield from (
                frozenset(full[at : at + size]) for at in range(0, max(len(full) - 1, 1), size)
            )
        elif shaped or fathered:
            yield frozenset(full)


def _signed(runs: list[list[str]]) -> dict[str, str]:
    """The first initial of each surname that stands beside initials."""
    found = {}
    for run in runs:
        full = [_folded(word) for word in run if not _is_initial(word)]
        initials = "".join(word[0] for word in run if _is_initial(word))
        alone = len(full) == 1 and len(full[0]) > 2 and 0 < len(initials) <= 2
        if alone and not _PARTS_OF_A_TEXT.fullmatch(full[0]) and initials not in _ABBREVIATIONS:
            found[full[0]] = initials[0]
    return found


def _likely(runs: list[list[str]], piece: _Piece) -> set[frozenset[str]]:
    """A whole piece of two or three capitalised words, of which one ends as surnames do."""
    for run in runs:
        full = [_folded(word) for word in run]
        whole = len(run) == len(piece.words) in (2, 3) and _COUNTRY.isdisjoint(full)
        if whole and any(map(_SURNAME_ENDING.fullmatch, full)):
            return {frozenset(full)}
    return set()


def _small(piece: _Piece) -> set[frozenset[str]]:
    """A given name or a typical surname alone, or a whole name in whatever letters."""
    if piece.of_institution or len(piece.words) > 3 or any(map(_is_other, piece.words)):
        return set()
    full = [_folded(word) for word in piece.words]
    if len(full) == 1:
        known = _is_given(full[0]) or _SURNAME.fullmatch(full[0])
        return {frozenset(full)} if known and piece.words[0][0].isupper() else set()
    given = [word for word in full if _is_given(word) and word not in _WORDS_TOO]
    return {frozenset(full)} if given and min(map(len, full)) >= _SHORTEST_NAME else set()


def _is_of_a_row(piece: _Piece) -> bool:
    """Whether the piece may be a part of a name or an unknown one, so that a row goes on."""
    few = 1 < len(piece.words) <= 3 or piece.words[0][0].isupper()
    return few and len(piece.words) <= 3 and not piece.of_institution


def _is_lettering(signed: dict[str, str]) -> bool:
    """Whether initials number the parts of a text: A., B., C. or I., V., X."""
    letters = "".join(signed.values())
    return any(row.startswith(letters) for row in ("IVX", "ABCDEFGHIJKL", "АБВГДЕЖЗИК"))


def _is_initial(word: str) -> bool:
    return word.endswith(".") and (len(word) == 2 or _folded(word) in _SHORTENED)


@lru_cache(maxsize=_REMEMBERED)
def _is_hint(word: str) -> bool:
    """Whether the word may make its neighbours a person; most texts have no such word."""
    full = _folded(word)
    shaped = _SURNAME.fullmatch(full) or _PATRONYMIC.fullmatch(full)
    return _is_given(full) or bool(shaped) or _is_initial(word)


@lru_cache(maxsize=_REMEMBERED)
def _is_institution(word: str) -> bool:
    return bool(_INSTITUTION.fullmatch(_folded(word)))


@lru_cache(maxsize=_REMEMBERED)
def _is_other(word: str) -> bool:
    parts = _folded(word).split("-")
    return not _NOT_OF_PEOPLE.isdisjoint(parts) or _is_institution(word)


@lru_cache(maxsize=_REMEMBERED)
def _is_given(word: str) -> bool:
    known = _given_names()
    return word.translate(_ALIKE) in known or any(
        part.translate(_ALIKE) in known for part in word.split("-")
    )


@lru_cache(maxsize=_REMEMBERED)
def _folded(word: str) -> str:
    """The word in small letters without diacritics, apostrophes and the dot after it."""
    marked = unicodedata.normalize("NFD", word.casefold().rstrip("."))
    return "".join(c for c in marked if c not in "'’ʼ" and unicodedata.category(c) != "Mn")


@cache
def _given_names() -> frozenset[str]:
    """The known given names in all their cases."""
    lines = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if line[:1] != "#" for name in line.lower().split()]
    forms = (form for name in names for form in (name, *_in_cases(name)))
    return frozenset(_folded(form).translate(_ALIKE) for form in forms)


def _in_cases(name: str) -> list[str]:
    """The other cases of a name in Cyrillic letters."""
    if not "а" <= name[0] <= "ґ":
        return []
    ending, others = next(case for case in _CASES if name.endswith(case[0]))
    return [name.removesuffix(ending) + other for other in others.split()]
