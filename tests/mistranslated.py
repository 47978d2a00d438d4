"""Translations with one mistake each, made from good ones: what a tired translator does.

Nothing here uses the code it tests: what a month or a number is, it knows by lists of its own.
A mistake that cannot be made on a page is not made; the text always changes, and its meaning.
"""

import re

MONTHS = {
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "uk": "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
}
UNITS = {
    "ru": [
        *(("дней", "недель"), ("дней", "месяцев"), ("месяцев", "лет"), ("лет", "месяцев")),
        *(("года", "месяца"), ("часа", "дня"), ("недель", "дней"), ("часов", "дней")),
    ],
    "uk": [
        *(("днів", "тижнів"), ("днів", "місяців"), ("місяців", "років"), ("років", "місяців")),
        *(("години", "дні"), ("тижнів", "днів"), ("годин", "днів")),
    ],
}
CURRENCIES = {
    "ru": [("леев", "евро"), ("леев", "гривен"), ("евро", "долларов"), ("лея", "евро")],
    "uk": [("леїв", "євро"), ("леїв", "гривень"), ("євро", "доларів"), ("лея", "євро")],
}
NUMBERS = {
    "ru": [
        *(("два", "три"), ("две", "четыре"), ("двух", "трёх"), ("трёх", "двух"), ("трое", "двое")),
        *(("трех", "пяти"), ("три", "два"), ("четыре", "пять"), ("четырех", "трех")),
        *(("пять", "шесть"), ("шесть", "семь"), ("десять", "девять"), ("двое", "трое")),
    ],
    "uk": [
        *(("два", "три"), ("дві", "чотири"), ("двох", "трьох"), ("трьох", "двох"), ("три", "два")),
        *(("чотири", "п’ять"), ("п’ять", "шість"), ("шість", "сім"), ("десять", "дев’ять")),
        *(("троє", "двоє"), ("двоє", "троє"), ("чотирьох", "трьох")),
    ],
}


class Page:
    """A page in lines, of which those a reader sees as prose can be changed."""

    def __init__(self, text, language, random):
        self.lines = text.split("\n")
        self.language = language
        self.random = random

    def prose(self):
        """The numbers of the lines that are neither head, code, marker nor declaration."""
        in_code, body = False, self.lines.index("---", 1) + 1
        for number, line in enumerate(self.lines[body:], body):
            if line.lstrip().startswith("```"):
                in_code = not in_code
            elif not in_code and line.strip() and "<!--" not in line:
                yield number

    def where(self, pattern):
        """Places in what the reader sees of the prose: not in addresses, ids or list numbers."""
        for number in self.prose():
            line = self.lines[number]
            seen = re.sub(
                r"\]\([^)]*\)|\{[^}]*\}|^\s*\d+\.\s|`[^`]*`|https?://\S+|\[[^\[\]]*\]\(\w+:[^)]*\)",
                lambda hidden: "\0" * len(hidden[0]),
                line,
            )
            for match in re.finditer(pattern, seen):
                yield number, match

    def anywhere(self, pattern):
        """Places in the lines as they are written."""
        for number in self.prose():
            for match in re.finditer(pattern, self.lines[number]):
                yield number, match

    def with_changed(self, places, change):
        """The page with one of the places changed; None where there is none."""
        places = list(places)
        if not places:
            return None
        number, match = self.random.choice(places)
        lines = list(self.lines)
        start, end = match.span()
        lines[number] = f"{lines[number][:start]}{change(match)}{lines[number][end:]}"
        return "\n".join(lines)

    def without_lines(self, wanted):
        """The page without one run of lines; `wanted` gives (first, after the last)."""
        runs = list(wanted)
        if not runs:
            return None
        first, last = self.random.choice(runs)
        return "\n".join([*self.lines[:first], *self.lines[last:]])

    def blocks(self):
        """Runs of lines of prose without an empty one, headings left out."""
        numbers = [n for n in self.prose() if not self.lines[n].startswith("#")]
        for number in numbers:
            if number - 1 not in numbers:
                last = number
                while last in numbers:
                    last += 1
                yield number, last


def digit_changed(page):
    def other(match):
        return page.random.choice([digit for digit in "123456789" if digit != match[0]])

    return page.with_changed(page.where(r"\d"), other)


def digit_dropped(page):
    # A zero in front says nothing: 08:00 is 8:00.
    return page.with_changed(page.where(r"(?<![\d:])[1-9]\d+"), lambda match: match[0][:-1])


def number_dropped(page):
    return page.with_changed(page.where(r"(?<!\d)\d+(?![\d-]) "), lambda match: "")


def digits_transposed(page):
    return page.with_changed(
        page.where(r"(?<!\d)(\d)(?!\1)([1-9])(?!\d)"), lambda match: match[2] + match[1]
    )


def comma_moved(page):
    return page.with_changed(page.where(r"(\d),(\d)"), lambda match: f"{match[1]}{match[2]},")


def number_added(page):
    told = {"ru": " Их 37.", "uk": " Їх 37."}[page.language]
    return page.with_changed(page.where(r"(?<=[а-яіїє]\.)(?= )"), lambda match: told)


def values_exchanged(page):
    """Two numbers of a line in each other's place, neither of them a year, a day or an act."""
    number = r"(?<![№\d.,/:–-])(?<!№ )\b(\d{1,3})(?= [а-яіїє]{4})"
    months = MONTHS[page.language]
    pattern = rf"{number}(?! (?:{months}))(.*?){number}(?! (?:{months}))"
    pairs = [(n, match) for n, match in page.where(pattern) if match[1] != match[3]]
    return page.with_changed(
        [(n, match) for n, match in pairs if "\0" not in match[0]],
        lambda match: f"{match[3]}{match[2]}{match[1]}",
    )


def working_days_lost(page):
    return page.with_changed(page.where(r" (?:рабочих|робочих)(?= )"), lambda match: "")


def sentence_dropped(page):
    return page.with_changed(
        page.where(r"(?<=[а-яіїє]\. )[А-ЯІЇЄ][^.\0|]*\d[^.\0|]*\."), lambda match: ""
    )


def month_swapped(page):
    months = MONTHS[page.language].split("|")

    def other(match):
        return page.random.choice([month for month in months if month != match[0]])

    return page.with_changed(page.where(rf"\b({'|'.join(months)})\b"), other)


def year_changed(page):
    return page.with_changed(page.where(r"\b20[0-3]\d\b"), lambda match: str(int(match[0]) + 1))


def _replaced(page, pairs, before):
    found = [
        (number, match, new)
        for old, new in pairs
        for number, match in page.where(rf"{before}\b{old}\b(?!’)")
    ]
    if not found:
        return None
    number, match, new = page.random.choice(found)
    before, gap, _ = match[0].rpartition(" ")
    return page.with_changed([(number, match)], lambda _: f"{before}{gap}{new}")


def unit_changed(page):
    words = "|".join(word for pair in NUMBERS[page.language] for word in pair)
    return _replaced(page, UNITS[page.language], rf"(?:\b\d{{1,3}}|\b(?:{words})) ")


def currency_changed(page):
    return _replaced(page, CURRENCIES[page.language], r"\d ")


def number_word_changed(page):
    return _replaced(page, NUMBERS[page.language], "")


def percent_lost(page):
    return page.with_changed(page.where(r"[ \u00a0]%"), lambda match: "")


def percent_changed(page):
    return page.with_changed(page.where(r"\d+(?=[ \u00a0]%)"), lambda match: str(int(match[0]) + 7))


def act_number_changed(page):
    return page.with_changed(
        page.where(r"(?<=№ )\d+"), lambda match: str(int(match[0]) + page.random.randint(1, 90))
    )


def act_year_changed(page):
    return page.with_changed(page.where(r"(?<=\d/)\d{4}"), lambda match: str(int(match[0]) - 1))


def article_changed(page):
    return page.with_changed(
        page.where(r"(?<=ст\. )\d+|(?<=п\. )\d+|(?<=пункт )\d+|(?<=стат[ьт]ю )\d+"),
        lambda match: str(int(match[0]) + 1),
    )


def phone_shortened(page):
    return page.with_changed(
        page.where(r"(?<!\d)\+?\d[\d ]{7,}\d(?!\d)"), lambda match: match[0][:-1]
    )


def phone_changed(page):
    def swapped(match):
        before = match[0]
        return before[:-1] + str((int(before[-1]) + 3) % 10)

    return page.with_changed(page.where(r"(?<!\d)\+?\d[\d ]{7,}\d(?!\d)"), swapped)


def time_changed(page):
    return page.with_changed(
        page.where(r"(?<!\d)(\d{1,2}):(\d\d)(?!\d)"),
        lambda match: f"{(int(match[1]) + 1) % 24}:{match[2]}",
    )


def row_dropped(page):
    rows = [n for n in page.prose() if page.lines[n].startswith("|")]
    body = [n for n in rows if n - 2 in rows and "---" not in page.lines[n]]
    return page.without_lines((n, n + 1) for n in body)


def column_dropped(page):
    rows = [n for n in page.prose() if page.lines[n].startswith("|")]
    if not rows:
        return None
    chosen = page.random.choice(rows)
    lines = list(page.lines)
    for number in range(chosen, -1, -1):
        if number not in rows:
            break
        lines[number] = lines[number].rsplit("|", 2)[0] + "|"
    for number in range(chosen + 1, len(lines)):
        if number not in rows:
            break
        lines[number] = lines[number].rsplit("|", 2)[0] + "|"
    return "\n".join(lines)


def item_dropped(page):
    items = [n for n in page.prose() if re.match(r"\s*([-*]|\d+\.) ", page.lines[n])]
    return page.without_lines((n, n + 1) for n in items)


def block_dropped(page):
    return page.without_lines(page.blocks())


def block_doubled(page):
    blocks = list(page.blocks())
    if not blocks:
        return None
    first, last = page.random.choice(blocks)
    return "\n".join([*page.lines[:last], "", *page.lines[first:last], *page.lines[last:]])


def classes_dropped(page):
    return page.without_lines(
        (n, n + 1) for n in page.prose() if re.fullmatch(r"\{ ?\..*\}", page.lines[n])
    )


def section_dropped(page):
    heads = [n for n in page.prose() if page.lines[n].startswith("##")]
    return page.without_lines(zip(heads, [*heads[1:], len(page.lines)], strict=True))


def heading_level_changed(page):
    return page.with_changed(
        page.anywhere(r"^#{2,3}(?=\s)"), lambda match: "###" if match[0] == "##" else "##"
    )


def link_changed(page):
    return page.with_changed(
        page.anywhere(r"(?<=\]\()[^():)]+\.md"), lambda match: match[0][:-3] + "-alta.md"
    )


def web_address_changed(page):
    return page.with_changed(
        page.anywhere(r"(?<=\]\(https://)[^()/]+"), lambda match: "alt." + match[0]
    )


def bare_address_changed(page):
    return page.with_changed(
        page.where(r"\b[a-z]+(?=(?:\.gov)?\.(?:md|example)\b)"), lambda match: match[0] + "x"
    )


def reference_removed(page):
    return page.with_changed(page.anywhere(r" ?\[\]\((?:source|contact):[^)]*\)"), lambda match: "")


def reference_changed(page):
    return page.with_changed(
        page.anywhere(r"(?<=\]\()(source|contact|fact|term|act):([^)]*)(?=\))"),
        lambda match: f"{match[1]}:{match[2]}-2",
    )


def code_changed(page):
    return page.with_changed(
        page.anywhere(r"(?<=`)[a-z._-]{4,}(?=`)"), lambda match: match[0] + "z"
    )


MISTAKES = [
    digit_changed, digit_dropped, digits_transposed, comma_moved, number_dropped, number_added,
    values_exchanged, working_days_lost, sentence_dropped, month_swapped, year_changed,
    unit_changed, currency_changed, number_word_changed, percent_lost, percent_changed,
    act_number_changed, act_year_changed, article_changed, phone_shortened, phone_changed,
    time_changed, row_dropped, column_dropped, item_dropped, block_dropped, block_doubled,
    classes_dropped, section_dropped, heading_level_changed, link_changed, web_address_changed,
    bare_address_changed, reference_removed, reference_changed, code_changed,
]  # fmt: skip


def grouped_by_dots(page):
    return page.with_changed(
        page.where(r"(?<!\d)(?<!\d )(\d{1,3}) (\d{3})(?=[ ,](?:леев|леїв|чел|ос|лея))"),
        lambda match: f"{match[1]}.{match[2]}",
    )


def narrow_spaces(page):
    return page.with_changed(page.where(r"(?<=\d) (?=\d|[а-яіїє%])"), lambda match: "\u202f")


def unbroken_spaces(page):
    return page.with_changed(page.where(r"(?<=\w) (?=\w)"), lambda match: "\u00a0")


def other_quotes(page):
    return page.with_changed(page.where(r"«[^«»\0]*»"), lambda match: f"“{match[0][1:-1]}”")


def in_bold(page):
    return page.with_changed(page.where(r"(?<=[ (])\d+(?=[ ,])"), lambda match: f"**{match[0]}**")


def year_abbreviated(page):
    word = {"ru": " г.", "uk": " р."}[page.language]
    return page.with_changed(page.where(r"(?<=20\d\d) (?:года|року)(?= )"), lambda match: word)


def date_in_digits(page):
    months = MONTHS[page.language].split("|")
    return page.with_changed(
        page.where(rf"(?<![\d–-])\b(\d{{1,2}}) ({'|'.join(months)}) (20\d\d)(?: года| року)"),
        lambda match: f"{int(match[1]):02}.{months.index(match[2]) + 1:02}.{match[3]}",
    )


def dash_replaced(page):
    return page.with_changed(page.where(r" — "), lambda match: " – ")


def words_added(page):
    told = {"ru": "Обратите внимание: ", "uk": "Зверніть увагу: "}[page.language]
    return page.with_changed(page.where(r"(?<=[.] )(?=[А-ЯІЇЄ])"), lambda match: told)


def line_broken(page):
    return page.with_changed(page.where(r"(?<=[а-яіїє]) (?=[а-яіїє]{4})(?<!\|)"), _break(page))


def _break(page):
    def broken(match):
        return " " if match.string.lstrip().startswith(("|", "#", "{")) else "\n    "

    return broken


def star_bullets(page):
    return page.with_changed(page.anywhere(r"^-(?= )"), lambda match: "*")


def spaces_at_the_end(page):
    return page.with_changed(page.anywhere(r"(?<=[.])$"), lambda match: " ")


def apostrophe_straight(page):
    return page.with_changed(page.where(r"(?<=[а-яіїє])’(?=[а-яіїє])"), lambda match: "'")


def comment_added(page):
    return page.with_changed(page.where(r"(?<=[.])$"), lambda match: " <!-- 15 zile? -->")


RESTATEMENTS = [
    narrow_spaces, unbroken_spaces, other_quotes, in_bold, year_abbreviated, date_in_digits,
    dash_replaced, words_added, line_broken, star_bullets, spaces_at_the_end, apostrophe_straight,
    comment_added, grouped_by_dots,
]  # fmt: skip
"""What changes no meaning: notation, typography, words without figures."""


def changed(pages, changes, random, count):
    """At least `count` changes of `pages` [(language, text, …)]: (kind, page, text), in turns."""
    made = 0
    while made < count:
        for mistake in changes:
            for _ in range(40):  # not every page has what a mistake needs
                page = random.choice(pages)
                text = mistake(Page(page[1], page[0], random))
                if text and text != page[1]:
                    yield mistake.__name__, page, text
                    made += 1
                    break
