"""Numbers in a text, in digits, letters or Roman numerals, and what stands beside them."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from portal.values import beside
from portal.values.fixed import Value
from portal.values.words import CURRENCIES, ROMAN, SCALES, Words

_WORD = r"[^\W\d_]+(?:’[^\W\d_]+)*"
_WORDS = re.compile(_WORD)
# Written from its first digit on: so a search leaps from digit to digit.
_NUMBER = re.compile(
    r"(?P<number>\d(?<!\d\d)(?:\d*(?:\.\d+){2,}(?!\d)"
    r"|(?<!0)\d{0,2}(?:(?P<gap>[ .])\d{3}(?:(?P=gap)\d{3})*)(?:,\d+)?(?!\d)"
    r"|\d*(?:[.,]\d+)?))"
)
_TOKEN = re.compile(rf"(?P<word>{_WORD})|{_NUMBER.pattern}")
_GROUPED = re.compile(r"(?!0)\d{1,3}(?P<gap>[ .])\d{3}(?:(?P=gap)\d{3})*(?:,\d+)?")
_ENGLISH = re.compile(r"(?!0)\d{1,3}(?:,\d{3})+(?!\d)")
_ORDINAL_END = re.compile(
    r"-(?:a|lea|й|я|е|го|м|му|мя|х|ти|та|тий|а|ї|ої|ій|им|ми|и|ю|ть|ма|th|st|nd|rd)(?![^\W\d_])"
)
_NEXT = re.compile(rf" ?(?P<symbol>[%€$₴])|(?P<gap>[ -])?(?:de )?(?P<word>{_WORD})")
_UNIT = re.compile(rf"\x20(?:(?:календарн|рабоч|робоч|calendar|working)\w* )?(?P<word>{_WORD})")
_CYRILLIC_ROMAN = str.maketrans({"І": "I", "Х": "X"})
_ONES = range(1, 10)
_YEARS = range(1900, 2101)
_MOST_HOURS = 24


@dataclass(frozen=True)
class Number:
    """A number as it stands, before anybody looked at what it counts."""

    start: int
    end: int
    number: Decimal
    kind: str = "number"
    weak: bool = False
    dotted: str = ""

    @property
    def whole(self) -> int | None:
        """The number, where it has no decimals and is not a row such as 1.1.6."""
        is_whole = self.number == self.number.to_integral_value()  # of any length
        return int(self.number) if is_whole and not self.dotted else None

    @property
    def plain(self) -> str:
        """`1.5`, `3900`, `1.1.6`."""
        return self.dotted or f"{self.number.normalize():f}"


class Amounts:
    """Reads one text; `plain` is `alike(text)` less what has been understood already."""

    def __init__(self, plain: str, text: str, known: Words) -> None:
        self.plain = plain
        self.text = text
        self.known = known

    def read(self) -> Iterator[Value]:
        """The values in the order of the text."""
        position, words = 0, self._telling()
        while match := self._next(position, words):
            value = self._number(match) if match["number"] else self._word(match)
            position = max(match.end(), value.end if value else 0)
            if value:
                yield value

    def _telling(self) -> Set[str] | None:
        """The words with which a value may begin, of which hardly any text has one; None is any."""
        if self.known.composed.search(self.plain):
            return None
        telling = self.known.telling
        return frozenset() if telling.isdisjoint(_WORDS.findall(self.plain)) else telling

    def _next(self, position: int, words: Set[str] | None) -> re.Match[str] | None:
        """The next number, or the next of `words`."""
        if words is None:
            return _TOKEN.search(self.plain, position)
        if not words:
            return _NUMBER.search(self.plain, position)
        found = _TOKEN.finditer(self.plain, position)
        return next((one for one in found if one["number"] or one["word"] in words), None)

    def _number(self, match: re.Match[str]) -> Value:
        start, end, written = match.start(), match.end(), match["number"]
        english = _ENGLISH.match(self.plain, start) if self.known.comma_groups else None
        if english:
            return self._counted(Number(start, english.end(), _decimal(english[0], ",")))
        if _GROUPED.fullmatch(written):
            return self._counted(Number(start, end, _decimal(written, " .")))
        if written.count(".") > 1:
            return self._counted(Number(start, end, Decimal(0), dotted=written))
        ordinal = _ORDINAL_END.match(self.plain, end)
        number = Number(start, ordinal.end() if ordinal else end, _decimal(written, ""))
        return self._with_readings(written, self._counted(number))

    def _with_readings(self, written: str, value: Value) -> Value:
        """`8.30` may be a time, `01.03` a day."""
        hours, dot, minutes = written.partition(".")
        if value.kind != "number" or not dot or len(minutes) != 2 or len(hours) > 2:
            return value
        also = set(value.also)
        if int(hours) <= _MOST_HOURS and int(minutes) < 60:
            also.add(f"{int(hours):02}:{minutes}")
        if 1 <= int(hours) <= 31 and 1 <= int(minutes) <= 12:
            also.add(f"--{minutes}-{int(hours):02}")
        return replace(value, also=frozenset(also))

    def _word(self, match: re.Match[str]) -> Value | None:
        word, start, end = match["word"], match.start(), match.end()
        if word in self.known.numbers:
            return self._in_letters(word, start, end)
        if word in SCALES:
            return self._counted(Number(start, end, Decimal(SCALES[word]), "word", weak=True))
        if word in self.known.ordinals:
            return self._ordinal(word, start, end)
        if word in self.known.months:
            return self._month(word, self.known.months[word], start, end)
        if word in self.known.short_months:
            return self._short_month(word, start, end)
        if half := beside.HALF_A_YEAR.match(self.plain, start):
            return self._made("duration", "6 months", start, half.end())
        if word in self.known.telling:  # of which all but Roman numerals went another way
            return self._roman(start, end)
        return self._fused(word, start, end)

    def _in_letters(self, word: str, start: int, end: int) -> Value:
        number = self.known.numbers[word]
        following = beside.tens(self.plain, end) if number >= 20 else None
        ones = self.known.numbers.get(following["word"], 0) if following else 0
        if following and ones in _ONES:
            number, end = number + ones, following.end()
        weak = number == 1 or word in self.known.weak
        return self._counted(Number(start, end, Decimal(number), "word", weak))

    def _ordinal(self, word: str, start: int, end: int) -> Value | None:
        if self.known.articles and not beside.follows(self.plain, start, self.known.articles):
            return None
        number = str(self.known.ordinals[word])
        return self._made("ordinal", number, start, end, weak=True)

    def _month(self, word: str, month: int, start: int, end: int) -> Value | None:
        year = beside.year(self.plain, end)
        if year:
            return self._made("month", f"{year['year']}-{month:02}", start, year.end())
        if not beside.is_month(word, self.plain, start, end):
            return None
        return self._made("month", f"--{month:02}", start, end)

    def _short_month(self, word: str, start: int, end: int) -> Value | None:
        year = beside.year(self.plain, end + self.plain.startswith(".", end))
        if not year:
            return None
        month = f"{year['year']}-{self.known.short_months[word]:02}"
        return self._made("month", month, start, year.end())

    def _roman(self, start: int, end: int) -> Value | None:
        number = ROMAN.get(self.text[start:end].translate(_CYRILLIC_ROMAN))
        is_alone = end - start == 1
        if not number or (is_alone and not beside.numbers_something(self.plain, start, end)):
            return None
        return self._counted(Number(start, end, Decimal(number)))

    def _fused(self, word: str, start: int, end: int) -> Value | None:
        """`шестимесячный`, `дворічний`: an adjective of a length of time."""
        for stem, unit in self.known.stems.items():
            number, found, _ = word.partition(stem)
            if found and number in self.known.numbers:
                weak = self.known.numbers[number] == 1
                length = f"{self.known.numbers[number]} {unit}"
                return self._made("duration", length, start, end, weak=weak)
        return None

    def _counted(self, number: Number) -> Value:
        """The number with the scale, unit, currency, month or label beside it."""
        number = self._scaled(number)
        following = _NEXT.match(self.plain, number.end)
        made = self._labelled(number)
        if not made and following:
            made = self._with_unit(number, following)
        return made or self._plain(number)

    def _scaled(self, number: Number) -> Number:
        following = _NEXT.match(self.plain, number.end)
        if not following or following["word"] not in SCALES or following["gap"] == "-":
            return number
        end = following.end() + self.plain.startswith(".", following.end())
        scale = Decimal(SCALES[following["word"]])
        kind = "word" if number.weak else "number"
        return replace(number, end=end, number=number.number * scale, kind=kind)

    def _with_unit(self, number: Number, following: re.Match[str]) -> Value | None:
        percent = beside.PERCENT.match(self.plain, number.end)
        if percent:
            return self._of("percent", number, f"{number.plain} %", percent.end())
        named = following["symbol"] or following["word"]
        if named in CURRENCIES:
            money = f"{number.plain} {CURRENCIES[named]}"
            return self._of("money", number, money, following.end())
        return self._of_days(number, following) or self._length(number, following)

    def _of_days(self, number: Number, following: re.Match[str]) -> Value | None:
        """A day of a month."""
        word, end = following["word"], following.end()
        month = self.known.months.get(word) or self.known.short_months.get(word)
        if not month or number.kind == "word" or not 1 <= (number.whole or 0) <= 31:
            return None
        year = beside.year(self.plain, end) or beside.year(
            self.plain, end + self.plain.startswith(".", end)
        )
        day = f"{month:02}-{number.whole:02}"
        if year:
            return self._of("date", number, f"{year['year']}-{day}", year.end())
        if word == "mai" and beside.is_more(self.plain, end):
            return None
        return self._of("day", number, f"--{day}", end)

    def _length(self, number: Number, following: re.Match[str]) -> Value | None:
        """A length of time, with the working days that are not calendar days."""
        unit, end = self._unit(following), following.end()
        if not unit:
            adjective = _UNIT.match(self.plain, number.end)
            unit = self.known.units.get(adjective["word"]) if adjective else None
            end = adjective.end() if adjective else end
        if not unit or (number.kind == "word" and self._is_singular(number, following)):
            return None
        if unit == "years" and number.whole in _YEARS and number.kind != "word":
            return self._plain(number)
        if following["word"] in ("ч", "год") and beside.counts_on(self.plain, end):
            return None
        working = beside.WORKING.search(self.plain, number.end, end + len(" zilelor lucrătoare"))
        if working and unit == "days" and working.start() <= end + 1:
            unit, end = "working days", max(end, working.end())
        length = f"{number.plain} {unit}"
        weak = number.kind == "word" and number.number == 1
        also = {f"{number.whole:02}:00"} if self._may_be_time(number, unit) else set()
        made = self._made("duration", length, number.start, end, weak=weak)
        return replace(made, also=frozenset(also))

    def _unit(self, following: re.Match[str]) -> str | None:
        word = following["word"] or ""
        if following["gap"] == "-":
            return next((u for stem, u in self.known.stems.items() if word.startswith(stem)), None)
        return self.known.units.get(word)

    def _is_singular(self, number: Number, following: re.Match[str]) -> bool:
        return following["word"] in self.known.singular and number.number != 1

    def _may_be_time(self, number: Number, unit: str) -> bool:
        """`в 8 часов` is a time and a length of time."""
        is_hour = unit == "hours" and number.whole is not None and number.whole <= _MOST_HOURS
        return is_hour and bool(self.known.stems)

    def _labelled(self, number: Number) -> Value | None:
        """A number after `art.`, `ora`, `trimestrul` or before `квартал`."""
        label = beside.label(self.plain, number.start)
        if label == "hour":
            hour, _, minutes = self.plain[number.start : number.end].partition(".")
            if hour.isdigit() and int(hour) <= _MOST_HOURS:
                return self._of("time", number, f"{int(hour):02}:{minutes or '00'}", number.end)
        if label == "quarter" or beside.QUARTER_AFTER.match(self.plain, number.end):
            return self._of("quarter", number, f"Q{number.plain}", number.end)
        if label in ("article", "paragraph", "point"):
            return replace(self._plain(number), label=label)
        return None

    def _plain(self, number: Number) -> Value:
        currency = CURRENCIES.get(self.plain[: number.start].rstrip(" ")[-1:])
        if currency:
            return self._of("money", number, f"{number.plain} {currency}", number.end)
        is_year = number.kind == "number" and number.whole in _YEARS
        return self._of("year" if is_year else number.kind, number, number.plain, number.end)

    def _of(self, kind: str, number: Number, canonical: str, end: int) -> Value:
        weak = number.weak and kind in ("word", "duration")
        return self._made(kind, canonical, number.start, end, weak=weak)

    def _made(
        self, kind: str, canonical: str, start: int, end: int, *, weak: bool = False
    ) -> Value:
        return Value(kind, canonical, start, end, self.text[start:end], weak=weak)


def _decimal(written: str, gaps: str) -> Decimal:
    for gap in gaps:
        written = written.replace(gap, "")
    return Decimal(written.replace(",", "."))
