"""Dates as sources know them, and how they and figures are said."""

import re
from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, given
from hypothesis import strategies as st

from portal import dates, wording, yamls
from portal.fields import Known
from portal.languages import CODES
from portal.records import typed
from portal.trainings.indexes import Figure
from portal.trainings.model import Log

LOG = "when: '{when}'\nstatus: held\nsources: [{{id: x}}]\n"


def read(text):
    """The date of a log that says `text`, or the codes of its problems."""
    node, _ = yamls.parse(LOG.format(when=text).encode(), "x.yml")
    record, problems = typed(Log, node, "x.yml", Known())
    return record.value.when if record else [problem.code for problem in problems]


def test_a_date_is_read_as_far_as_it_is_known(dated):
    """A date says the years it reaches and where it sorts, or which rule it breaks."""
    text, expected = dated
    when = read(text)
    if "refused" in expected:
        assert when == [expected["refused"]]
        return
    told = {
        "years": [str(year or "none") for year in (when.year, when.last_year)],
        "order": [str(part) for part in when.order],
        "last_day": str(when.last_day or "none").lower(),
    }
    marks = {
        name: "true"
        for name in ("approximate", "uncertain", "uncertain_year")
        if any(getattr(span.start, name) for span in when.spans)
    }
    assert told | marks == expected
    assert when.crosses_years == (expected["years"][0] != expected["years"][1])
    assert str(when) == text


@pytest.mark.parametrize("text", ["2026-03-12 / 2026-03-14", "{2026-03-12, 2026-03-14}"])
def test_spaces_between_dates_do_no_harm(text):
    """People put spaces where the standard has none; the date is the same."""
    assert read(text).last_day == date(2026, 3, 14)


POINTS = st.from_regex(
    r"(20[12][0-9]|XXXX)[~?%]?(-(0[1-9]|1[0-2])[~?%]?(-(0[1-9]|[12][0-9])[~?%]?)?)?",
    fullmatch=True,
)
SPANS = st.one_of(
    POINTS,
    st.tuples(POINTS, POINTS | st.sampled_from(["", ".."])).map("/".join),
    st.lists(POINTS | st.tuples(POINTS, POINTS).map("..".join), min_size=1, max_size=3).map(
        lambda pieces: "{" + ",".join(pieces) + "}"
    ),
)


def dates_like(pattern):
    """Dates in a form that both implementations know."""
    return st.from_regex(pattern, fullmatch=True)


DAY = r"20[12][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])"
QUALIFIED = dates_like(r"20[12][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?)?[~?%]?")
PARTLY_QUALIFIED = dates_like(r"20[12][0-9][~?%]-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?")
WITHOUT_YEAR = dates_like(r"XXXX(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?)?")
OPEN = st.sampled_from(["", ".."])
# What the package does not parse, and we do: a qualified date without a year (`XXXX-09~`), two
# qualifications in one date, a partly qualified date or one without a year beside an open or
# qualified end, a set of one, and in a set a range whose ends are not equally precise.
IN_BOTH = st.one_of(
    QUALIFIED,
    PARTLY_QUALIFIED,
    WITHOUT_YEAR,
    st.tuples(QUALIFIED, QUALIFIED | OPEN).map("/".join),
    st.tuples(WITHOUT_YEAR, WITHOUT_YEAR).map("/".join),
    st.lists(
        st.one_of(QUALIFIED, WITHOUT_YEAR, dates_like(rf"{DAY}\.\.{DAY}")), min_size=2, max_size=3
    ).map(lambda pieces: "{" + ",".join(pieces) + "}"),
)


@given(IN_BOTH)
def test_what_we_accept_is_edtf(text):
    """Every date our reader accepts is one that another implementation of the standard accepts."""
    try:
        dates.parse(text)
    except dates.NotADate:
        assume(False)
    parse_edtf(text)


def test_the_oracle_refuses():
    """The comparison can fail: the oracle does not accept just anything."""
    with pytest.raises(EDTFParseException):
        parse_edtf("12 martie 2026")


@given(SPANS)
def test_every_date_can_be_said(text):
    """A date that is accepted is said in every language, without a hole in the sentence."""
    try:
        when = dates.parse(text)
    except dates.NotADate:
        assume(False)
    for language in CODES:
        said = wording.moment(when, language)
        assert said.strip()
        assert "None" not in said
        assert "XXXX" not in said


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_years_are_crossed_when_they_differ(start, days):
    """A span crosses years exactly when its first and last day lie in different years."""
    end = date.fromordinal(start.toordinal() + days)
    when = dates.parse(f"{start}/{end}")
    assert when.crosses_years == (start.year != end.year)
    assert when.last_day == end


def plain_spaces(text):
    """Without the no-break and thin spaces that may stand before `г.` and `р.`."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_date_is_said_with_its_grammar(moment):
    """Each language says a date with its own cases, order and signs."""
    text, expected = moment
    when = dates.parse(text)
    said = {language: wording.moment(when, language) for language in CODES}
    assert {language: plain_spaces(text) for language, text in said.items()} == expected


def test_no_month_is_invented():
    """A span from a year to a month of it never names a month that the source does not say."""
    for language, may in {"ro": "mai", "ru": "май", "uk": "трав"}.items():
        for text in ("2022/2022-05", "2022-05/2022"):
            said = wording.moment(dates.parse(text), language)
            months = re.findall(r"[^\W\d_]{3,}", said.replace("aproximativ", ""))
            assert "2022" in said
            assert [month for month in months if not month.startswith(may)] == []


def test_a_figure_is_said_with_its_exactness(figure):
    """A headcount says how sure it is, with the thousands grouped as the language does."""
    value = Figure(
        int(figure["count"]),
        known=1,
        at_least=figure["exactness"] == "at-least",
        approximate=figure["exactness"] == "approximate",
    )
    for language in CODES:
        assert wording.figure(value, language) == figure[language]


def test_an_unknown_figure_is_a_word():
    """Nobody knows how many came: a word says so, and no number does."""
    said = [wording.figure(Figure(unknown=1, at_least=True), language) for language in CODES]
    assert said == ["nu se cunoaște", "неизвестно", "невідомо"]


def test_a_day_is_said():
    """21 November is a full date with its month in the right case."""
    said = [plain_spaces(wording.day(date(2026, 11, 21), language)) for language in CODES]
    assert said == ["21 noiembrie 2026", "21 ноября 2026 г.", "21 листопада 2026 р."]
