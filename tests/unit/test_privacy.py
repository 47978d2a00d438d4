"""Personal data is found before it is published, however it is written; nothing else is."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit import disguises

from portal import privacy, prose, registers, sections, yamls

PUBLIC = frozenset({"80000000"})
"""The synthetic public line `0 8000 0000`: its digits without the country code."""

VALUES = 500
"""How many generated values are written in each disguise."""

SENTENCES = (
    "{}",
    "Cod: {}.",
    "Persoana ({}) a venit la 12 martie 2026, alături de 24 de colegi.",
    "Участник {}, г. Кагул, 3 занятия",
    "учасниця {} прийшла о 09:30",
)


def found(text):
    """The codes of what is found in a text."""
    return privacy.found(text, PUBLIC)


def check_digit(digits):
    """The check digit of an IDNP: weights 7, 3 and 1 in turn, the sum modulo 10."""
    sevens, threes, ones = (sum(map(int, digits[start::3])) for start in range(3))
    return (7 * sevens + 3 * threes + ones) % 10


def tax_check_digit(digits):
    """The check digit of an RNOKPP: the weighted sum modulo 11, of which the last digit."""
    a, b, c, d, e, f, g, h, i = map(int, digits)
    return (-a + 5 * b + 7 * c + 9 * d + 4 * e + 6 * f + 10 * g + 5 * h + 7 * i) % 11 % 10


def some(chance, count):
    """Random digits."""
    return "".join(chance.choices("0123456789", k=count))


def idnp(chance):
    """A personal code of nobody."""
    digits = chance.choice("02") + some(chance, 11)
    return f"{digits}{check_digit(digits)}"


def rnokpp(chance):
    """A tax number of nobody."""
    digits = some(chance, 9)
    return f"{digits}{tax_check_digit(digits)}"


def moldovan(chance):
    """A telephone number of Moldova, mobile or of a district."""
    area = chance.choice(["6", "7", "22", "231", "235", "246", "269", "533"])
    return chance.choice(["0", "+373", "00373", "373"]) + area + some(chance, 8 - len(area))


def ukrainian(chance):
    """A telephone number of Ukraine, mobile or of a city."""
    area = chance.choice(["50", "66", "67", "68", "93", "97", "99", "44", "48"])
    return chance.choice(["0", "+380", "00380", "380"]) + area + some(chance, 7)


def address(chance):
    """An e-mail address in a domain of one to three parts."""
    letters = "abcdefghijklmnoprstuvxz"
    name = "".join(chance.choices(letters + "._-0123456789", k=4) + chance.choices(letters, k=5))
    domain = "".join(chance.choices(letters, k=6))
    return f"{name}@{domain}{chance.choice(['.md', '.com', '.test', '.gov.md', '.com.ua', '.рф'])}"


KINDS = {idnp: "P01", rnokpp: "P01", moldovan: "P03", ukrainian: "P03"}
DISGUISED = [(kind, code, name) for kind, code in KINDS.items() for name in disguises.NUMBERS]


def missed(make, disguise, code):
    """The texts in which a generated value is not found, with the value."""
    chance = random.Random(0)
    for number in range(VALUES):
        value = make(chance)
        text = SENTENCES[number % len(SENTENCES)].format(disguise(value, chance))
        if code not in found(text):
            yield value, text


def test_the_formulas_give_what_is_calculated_by_hand():
    """Sums done by hand: 14, 49 and 295 modulo 11; so the generated cases can be trusted."""
    assert check_digit("200000000000") == 4
    assert check_digit("298000000000") == 9
    assert tax_check_digit("123456789") == 9


@pytest.mark.parametrize(("make", "code", "disguise"), DISGUISED)
def test_no_disguise_hides_a_number(make, code, disguise):
    """Codes and telephones are found in every disguise, five hundred of each."""
    assert list(missed(make, disguises.NUMBERS[disguise], code)) == []


@pytest.mark.parametrize("disguise", disguises.ADDRESSES)
def test_no_disguise_hides_an_address(disguise):
    """E-mail addresses are found in every disguise, five hundred of each."""
    assert list(missed(address, disguises.ADDRESSES[disguise], "P02")) == []


BEGINNINGS = st.from_regex(r"[02][0-9]{11}", fullmatch=True)


@given(BEGINNINGS)
def test_a_valid_personal_code_is_found(digits):
    """Thirteen digits with the right check digit are a personal code, alone and in a sentence."""
    code = f"{digits}{check_digit(digits)}"
    assert "P01" in found(code)
    assert "P01" in found(f"Cod personal:{code}.")


@given(BEGINNINGS, st.integers(1, 9))
def test_another_check_digit_is_no_personal_code(digits, difference):
    """Each of the nine wrong check digits makes the number none of a person."""
    assert "P01" not in found(f"{digits}{(check_digit(digits) + difference) % 10}")


@given(st.from_regex(r"1[0-9]{11}", fullmatch=True))
def test_the_code_of_an_organisation_is_public(digits):
    """A code that begins with 1 belongs to an organisation and may be published."""
    assert found(f"{digits}{check_digit(digits)}") == []


def test_random_numbers_are_rarely_taken_for_a_code():
    """Of 100,000 random numbers of 13 digits less than 2 % are refused."""
    chance = random.Random(13)
    refused = sum(bool(found(str(chance.randrange(10**12, 10**13)))) for _ in range(100_000))
    assert refused < 2_000


def test_a_row_of_digits_is_refused_only_for_its_check_digit():
    """Of random rows of 13 digits, those alone are refused that have the form of a code."""
    chance = random.Random(31)
    for row in (some(chance, 13) for _ in range(20_000)):
        code = row[0] in "02" and int(row[12]) == check_digit(row[:12])
        # 00373 and eight digits are how Moldova is called from abroad.
        assert row.startswith("00373") or found(row) == ["P01"] * code


def test_longer_numbers_are_not_cut_into_codes():
    """Thirteen digits inside fourteen are not a code."""
    assert found("20000000000041") == found("12000000000004") == []


def test_a_personal_code_is_found(personal_code):
    """A personal code is found in every spelling, in three languages."""
    assert found(personal_code) == ["P01"]


def test_a_private_telephone_is_found(phone):
    """A private number is found in every spelling people use."""
    assert found(phone) == ["P03"]


def test_what_is_no_private_telephone_is_left_alone(not_a_phone):
    """Public lines, dates, amounts and addresses are not taken for a person's number."""
    assert found(not_a_phone) == []


def test_an_email_is_found(email):
    """An e-mail address is found whatever stands around it and in its place."""
    assert found(email) == ["P02"]


def test_a_sign_alone_is_no_email(not_an_email):
    """The sign @ without an address around it is left alone."""
    assert found(not_an_email) == []


def test_a_list_of_names_is_found(list_of_names):
    """Three people in a text, or two that are said to have come, are a list of names."""
    assert found(list_of_names) == ["P04"]


def test_what_is_no_list_of_names_is_left_alone(not_names):
    """Institutions, places, months, topics, streets and two trainers are no list of people."""
    assert found(not_names) == []


def test_each_kind_is_told_once():
    """A text with several of each kind is one problem of each kind."""
    text = "2000000000004 0000000000000 a@exemplu.test b@exemplu.test 069 000 000, 069 000 001"
    assert found(text) == ["P01", "P02", "P03"]


def test_a_sheet_is_searched_as_a_whole():
    """Cells of a sheet, one a line, are a list of names and codes together."""
    sheet = "Nume\nIDNP\nPopescu Ion\n2000000000004\nCiobanu Maria\n—\nRusu Ana\n—"
    assert found(sheet) == ["P01", "P04"]


@pytest.fixture(scope="module")
def real(repository):
    """The registers of this repository."""
    return registers.read(repository / "registers")[0]


@pytest.fixture(scope="module")
def lines(real):
    """The public lines of this repository."""
    return privacy.public_numbers(real.contacts.values())


def test_public_lines_are_public_in_every_disguise(lines):
    """A number of the register of contacts may stand in a log, however it is written."""
    chance = random.Random(7)
    ways = [way for name, way in disguises.NUMBERS.items() if name != "letters"]
    for line in sorted(line for line in lines if len(line) == 8):
        for start in ("0", "+373", "00373", "373"):
            for way, sentence in zip(ways, SENTENCES * len(ways), strict=False):
                text = sentence.format(way(start + line, chance))
                assert privacy.found(text, lines) == [], text


def test_nothing_is_found_in_what_the_repository_publishes(repository, lines):
    """No text, comment or name of the real logs and registers and no page is refused."""
    for folder in ("trainings", "registers"):
        for path in sorted((repository / folder).rglob("*.yml")):
            node, _ = yamls.read(path, path.name)
            name = path.relative_to(repository).as_posix()
            assert privacy.problems_in(node, name, lines, path.read_text()) == []
            assert privacy.found(path.read_text(), lines) == [], path
    pages, _ = prose.read(repository / "docs", "docs", ("ro", "ru", "uk"))
    for page in pages:
        head, body = sections.head(page.text), page.text.split("\n")
        text = "\n".join(body[len(head) + 2 :])  # heads hold digests a tool wrote
        for part in (text, *re.split(r"\n\n+", text)):
            assert privacy.found(part, lines) == [], part


@pytest.mark.parametrize("language", ["ro", "ru", "uk"])
@pytest.mark.parametrize("register", ["districts", "institutions", "topics", "audiences"])
def test_lists_of_the_registers_are_no_lists_of_names(real, lines, register, language):
    """All names of a register in one text, however parted, are nobody's."""
    records = getattr(real, register).values()
    names = [name for record in records if (name := getattr(record.name, language))]
    assert len(names) > 10
    for separator in (", ", "; ", "\n", " · "):
        assert privacy.found(separator.join(names), lines) == []


def places(text):
    """Line, column and code of each problem of a log, as `problems_in` tells them."""
    node, _ = yamls.parse(text.encode(), "x.yml")
    problems = privacy.problems_in(node, "x.yml", PUBLIC, text)
    return [(problem.line, problem.column, problem.code) for problem in problems]


def test_what_only_looks_like_a_comment_is_told_once():
    """A sign # inside a text of several lines begins no comment of its own."""
    block = "note:\n  ro: |\n    # 2000000000004\n    # a@exemplu.test\nvenue: x\n"
    assert places(block) == [(2, 7, "P01"), (2, 7, "P02")]
    quoted = 'note: "unu\n  # 069 000 000\n  doi"\n'
    assert places(quoted) == [(1, 7, "P03")]


def test_a_comment_after_a_text_is_told_where_it_stands():
    """Comments after and under a text of several lines are comments."""
    text = "note: |\n  unu\n  doi\n# 2000000000004\nvenue: x # 069 000 000\n"
    assert places(text) == [(4, 1, "P01"), (5, 1, "P03")]


def test_a_comment_over_lines_is_read_as_one():
    """A code broken over two comments is told once, where the first begins."""
    assert places("# 2000000\n# 000004\nvenue: x\n") == [(1, 1, "P01")]
    assert places("# 2000000\nvenue: x\n# 000004\n") == []


ENDLESS = (
    *(
        "1",
        " ",
        "a",
        "A",
        "\n",
        "1 ",
        "2 ",
        "0 ",
        "1.",
        "2, ",
        "5 01111111 ",
        "1 01.",
        "12/",
        "+3 ",
    ),
    *(
        "@",
        "a@",
        " at ",
        "a.",
        "a@1.",
        "<",
        "<a ",
        "&",
        "&#",
        "&amp;",
        "&#50;",
        "%32",
        "\u200d1",
        "²",
    ),
    *("2024-", "2024-01-01/", "nr. 1/", "tel. 1 ", "http://a", "Aaa ", "Ion ", "A. ", "l1", "., "),
    *("0 8000 0000, ", "00373", "+", "(", "prezent ", "«A", " și ", "е́"),
)


@pytest.mark.parametrize("piece", ENDLESS)
def test_twice_the_text_takes_about_twice_as_long(piece):
    """No text makes the search grow faster than itself."""

    def seconds(length):
        text = piece * (length // len(piece))
        begun = time.process_time()
        privacy.found(text, PUBLIC)
        return time.process_time() - begun

    # Growth with the square would be 16; small times are noise.
    short = min(seconds(25_000) for _ in range(2))
    assert min(seconds(100_000) for _ in range(2)) < 9 * max(short, 0.01)


@pytest.mark.parametrize("text", ["&#" + "9" * 10_000, "&#" + "0" * 10_000 + "50;", "٠" * 10_000])
def test_no_text_raises(text):
    """Numbers longer than Python reads are text like any other."""
    assert found(text) == []
