"""How each language says numbers, months, units and money: every form to what it means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import product

from babel.dates import get_month_names


@dataclass(frozen=True)
class Words:
    """The words of a language in small letters, with `’` for every apostrophe.

    `weak` are number words that often are something else: an article, a pronoun, `new`.
    `singular` are units that no number but one stands before. `stems` begin adjectives of a
    length of time, with the number in front: `трёхдневный`. `articles` stand before an ordinal.
    `comma_groups`: a comma sets thousands apart.
    """

    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    months: dict[str, int] = field(default_factory=dict)
    short_months: dict[str, int] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    singular: frozenset[str] = frozenset()
    stems: dict[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    comma_groups: bool = False

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words with which a value may begin, but for those that `composed` finds."""
        named = (self.numbers, SCALES, self.ordinals, self.months, self.short_months)
        return frozenset().union(*named, _roman_words())

    @cached_property
    def composed(self) -> re.Pattern[str]:
        """What stands in a text with a length of time in one word, or with half a year."""
        return re.compile("|".join([*self.stems, *HALF_A_YEAR]))


def _forms(text: str) -> dict[str, str]:
    """`days: zi zile; years: an ani` as a dict from each form to its name."""
    named = (part.split(":") for part in text.split(";"))
    return {form: name.strip() for name, forms in named for form in forms.split()}


def _counted(text: str) -> dict[str, int]:
    return {form: int(name) for form, name in _forms(text).items()}


def _declined(text: str, endings: str) -> dict[str, int]:
    """`11: одиннадцат` with each of the endings."""
    ends = endings.split()
    return {stem + end: number for stem, number in _counted(text).items() for end in ends}


HALF_A_YEAR = ("полгода", "полугода", "півроку", "jumătate de an", "half a year")

CURRENCIES = _forms(
    "MDL: leu lei leul leului leilor mdl лей лея леи леев леям леями леях лею леєм леї леїв;"
    "EUR: euro eur € евро євро;"
    "USD: dolar dolari dolarilor usd $ доллар доллара доллары долларов долл дол"
    " долар долара долари доларів dollars;"
    "UAH: hrivne hrivnă uah грн ₴ гривна гривны гривен гривня гривні гривень"
)
"""One list for all languages: no form means two things."""

SCALES = _forms(
    "1000: mie mii тыс тысяча тысячи тысяч тысячам тысячами тысячах тис тисяча тисячі тисяч"
    " тисячам тисячами тисячах thousand;"
    "1000000: milion milioane mln млн миллион миллиона миллионы миллионов миллионам"
    " мільйон мільйона мільйони мільйонів мільйонам million;"
    "1000000000: miliard miliarde mld млрд миллиард миллиарда миллиарды миллиардов"
    " мільярд мільярда мільярди мільярдів billion"
)

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = {"X" * tens + ones: 10 * tens + n for tens in range(4) for n, ones in enumerate(_ONES)}
"""Roman numerals as far as texts number their parts with them."""

_ROMANIAN = _counted(
    "1: un o unu una unui unei; 2: doi două amândoi amândouă ambii ambele ambilor ambelor; 3: trei;"
    "4: patru; 5: cinci; 6: șase; 7: șapte; 8: opt; 9: nouă; 10: zece; 11: unsprezece;"
    "12: doisprezece douăsprezece; 13: treisprezece; 14: paisprezece; 15: cincisprezece;"
    "16: șaisprezece; 17: șaptesprezece; 18: optsprezece; 19: nouăsprezece; 20: douăzeci;"
    "30: treizeci; 40: patruzeci; 50: cincizeci; 60: șaizeci; 70: șaptezeci; 80: optzeci;"
    "90: nouăzeci"
)
_RUSSIAN = _counted(
    "1: один одна одно одного одной одному одну одним одном одни;"
    "2: два две двух двум двумя двое двоих двоим оба обе обоих обеих обоим обеим дважды;"
    "3: три трёх трех трём трем тремя трое троих троим трижды;"
    "4: четыре четырёх четырех четырём четырем четырьмя четверо четверых;"
    "5: пять пяти пятью пятеро пятерых; 6: шесть шести шестью шестеро шестерых;"
    "7: семь семи семеро семерых; 8: восемь восьми восемью; 9: девять девяти девятью;"
    "10: десять десяти десятью; 40: сорок сорока; 50: пятьдесят пятидесяти;"
    "60: шестьдесят шестидесяти; 70: семьдесят семидесяти; 80: восемьдесят восьмидесяти;"
    "90: девяносто девяноста; 100: сто ста"
) | _declined(
    "11: одиннадцат; 12: двенадцат; 13: тринадцат; 14: четырнадцат; 15: пятнадцат; 16: шестнадцат;"
    "17: семнадцат; 18: восемнадцат; 19: девятнадцат; 20: двадцат; 30: тридцат",
    "ь и ью",
)
_UKRAINIAN = _counted(
    "1: один одна одне одного одної однієї одному одній одну одним однією одні;"
    "2: два дві двох двом двома двоє обидва обидві обох обом обома двічі дво;"
    "3: три трьох трьом трьома троє тричі;"
    "4: чотири чотирьох чотирьом чотирма четверо; 5: п’ять п’яти п’ятьох п’ятьом п’ятьма п’ятеро;"
    "6: шість шести шістьох шістьом шістьма шестеро; 7: сім семи сімох сімом семеро;"
    "8: вісім восьми вісьмох вісьмом; 9: дев’ять дев’яти дев’ятьох; 10: десять десяти десятьох;"
    "40: сорок сорока; 50: п’ятдесят п’ятдесяти; 60: шістдесят шістдесяти;"
    "70: сімдесят сімдесяти; 80: вісімдесят вісімдесяти; 90: дев’яносто; 100: сто ста"
) | _declined(
    "11: одинадцят; 12: дванадцят; 13: тринадцят; 14: чотирнадцят; 15: п’ятнадцят; 16: шістнадцят;"
    "17: сімнадцят; 18: вісімнадцят; 19: дев’ятнадцят; 20: двадцят; 30: тридцят",
    "ь и ьох ьом ьма",
)
_ENGLISH = _counted(
    "1: one; 2: two both twice; 3: three; 4: four; 5: five; 6: six; 7: seven; 8: eight; 9: nine;"
    "10: ten; 11: eleven; 12: twelve; 13: thirteen; 14: fourteen; 15: fifteen; 16: sixteen;"
    "17: seventeen; 18: eighteen; 19: nineteen; 20: twenty; 30: thirty"
)

_ROMANIAN_UNITS = _forms(
    "minutes: minut minute minutelor min; hours: oră ore orele orelor h;"
    "days: zi zile zilele zilelor; weeks: săptămână săptămâni săptămânile săptămânilor;"
    "months: lună luni lunile lunilor; years: an ani anii anilor"
)
_RUSSIAN_UNITS = _forms(
    "minutes: минута минуты минуту минут минутам минутами мин;"
    "hours: час часа часу часов часам часами часах ч;"
    "days: день дня дней дню дням днями днях сутки суток суткам сутками;"
    "weeks: неделя недели неделю недель неделям неделями неделях;"
    "months: месяц месяца месяцы месяцев месяцам месяцами месяцах мес;"
    "years: год года годы году годам годами годах годов лет"
)
_UKRAINIAN_UNITS = _forms(
    "minutes: хвилина хвилини хвилину хвилин хвилинам хвилинами хв;"
    "hours: година години годину годин годинам годинами годинах годині год;"
    "days: день дня дні днів дню дням днями днях доба доби добу діб добам добами;"
    "weeks: тиждень тижня тижні тижнів тижням тижнями тижнях;"
    "months: місяць місяця місяці місяців місяцям місяцями місяцях міс;"
    "years: рік року роки років рокам роками роках"
)
_ENGLISH_UNITS = _forms(
    "minutes: minute minutes; hours: hour hours; days: day days; weeks: week weeks;"
    "months: month months; years: year years"
)

_RUSSIAN_STEMS = _forms(
    "minutes: минутн; hours: часов; days: дневн суточн; weeks: недельн; months: месячн;"
    "years: летн годичн"
)
_UKRAINIAN_STEMS = _forms(
    "minutes: хвилинн; hours: годинн; days: денн добов; weeks: тижнев; months: місячн; years: річн"
)

_ROMANIAN_ORDINALS = _counted(
    "2: doilea doua; 3: treilea treia; 4: patrulea patra; 5: cincilea cincea; 6: șaselea șasea;"
    "7: șaptelea șaptea; 8: optulea opta; 9: nouălea; 10: zecelea zecea"
)
_RUSSIAN_ORDINALS = _declined(
    "2: втор; 4: четверт четвёрт; 5: пят; 6: шест; 7: седьм; 8: восьм; 9: девят; 10: десят",
    "ый ой ая ое ого ую ому ым ом",
) | _declined("3: трет", "ий ья ье ьего ьей ью ьему ьем ьим")
_UKRAINIAN_ORDINALS = _declined(
    "2: друг; 4: четверт; 5: п’ят; 6: шост; 7: сьом; 8: восьм; 9: дев’ят; 10: десят",
    "ий а е ого ої ому ій у им ою",
) | _declined("3: трет", "ій я є ього ьої ьому ю ім ьою")

_ENDINGS = {"ня": "ня ню нем ні", "ого": "ий ого ому им", "да": "д да ду дом ді"}
"""Ukrainian months by the end of their genitive."""


def _cases(genitive: str, language: str) -> Iterator[str]:
    """The other cases of a month, from the genitive in which it stands in a date."""
    if language == "ru":
        soft = genitive.endswith("я")
        for ending in ("ь", "й", "ю", "ем", "ём", "е") if soft else ("", "у", "ом", "е"):
            yield genitive[:-1] + ending
    if language == "uk":
        for end, endings in _ENDINGS.items():
            if genitive.endswith(end):
                yield from (genitive.removesuffix(end) + ending for ending in endings.split())


def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in get_month_names("wide", context, language).items():
            found[name.lower()] = number
            if context == "format":
                found |= dict.fromkeys(_cases(name.lower(), language), number)
    return found


def _short_months(language: str) -> dict[str, int]:
    """Abbreviations, which mean a month only beside a day or a year."""
    names: Iterable[tuple[int, str]] = get_month_names("abbreviated", "format", language).items()
    short = {name.lower().rstrip("."): number for number, name in names}
    return short | ({"sep": 9} if language == "ro" else {})


_GRAMMAR = {
    "ro": Words(
        _ROMANIAN,
        _ROMANIAN_ORDINALS,
        _ROMANIAN_UNITS,
        weak=frozenset(["nouă", "ambii", "ambele", "ambilor", "ambelor"]),
        singular=frozenset(["minut", "oră", "zi", "săptămână", "lună", "an"]),
        articles=frozenset({"a", "al"}),
    ),
    "ru": Words(
        _RUSSIAN,
        _RUSSIAN_ORDINALS,
        _RUSSIAN_UNITS,
        weak=frozenset(["оба", "обе", "обоих", "обеих", "обоим", "обеим", "ста", "сорок"]),
        stems=_RUSSIAN_STEMS,
    ),
    "uk": Words(
        _UKRAINIAN,
        _UKRAINIAN_ORDINALS,
        _UKRAINIAN_UNITS,
        weak=frozenset(["обидва", "обидві", "обох", "обом", "обома", "ста", "сорок"]),
        stems=_UKRAINIAN_STEMS,
    ),
    "en": Words(_ENGLISH, {}, _ENGLISH_UNITS, weak=frozenset({"both"}), comma_groups=True),
}


@cache
def _roman_words() -> frozenset[str]:
    """Roman numerals in small letters, each of them Latin or Cyrillic."""
    alike = {"I": "iі", "X": "xх", "V": "v"}
    spelt = (product(*(alike[letter] for letter in numeral)) for numeral in ROMAN)
    return frozenset("".join(letters) for one in spelt for letters in one)


@cache
def words(language: str) -> Words:
    """The words of `ro`, `ru`, `uk` or `en`."""
    return replace(
        _GRAMMAR[language],
        months=_months(language),
        short_months=_short_months(language),
    )
