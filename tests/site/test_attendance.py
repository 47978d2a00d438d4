"""What readers are told about attendance, against the facts it was made from."""

import re

import pytest

LANGUAGES = {"ro": "", "ru": "ru/", "uk": "uk/"}


def _digits(text):
    """The numbers in a text, whatever separates their thousands."""
    joined = re.sub(r"(?<=\d)[.\u00a0\u202f ](?=\d{3}\b)", "", text)
    return [int(number) for number in re.findall(r"\d+", joined)]


def _cells(page, table):
    rows = page.all(f"(//article//table)[{table}]/*[self::tbody or self::tfoot]/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


@pytest.mark.parametrize("address", ["instruiri/prezenta/", "instruiri/prezenta/2022/"])
def test_figures_agree_between_languages(pages, address):
    """The same numbers in the same rows, in all three languages."""
    told = {}
    for code, prefix in LANGUAGES.items():
        page = pages[prefix + address]
        totals = [_digits(e.text_content()) for e in page.all("//dl[contains(@class,'totals')]/dd")]
        rows = [
            sorted(_digits(" | ".join(row[1:])) for row in _cells(page, number))
            for number in range(1, len(page.all("//article//table")) + 1)
        ]
        told[code] = (totals, rows)
    assert told["ro"][0]
    assert told["ro"] == told["ru"] == told["uk"]


def test_the_total_is_a_lower_bound(pages):
    """Held sessions with a published figure, parts left out: 1 860 people, "at least"."""
    for prefix, words in {"": "cel puțin", "ru/": "не менее", "uk/": "щонайменше"}.items():
        total = pages[f"{prefix}instruiri/prezenta/"].text("//dl[contains(@class,'totals')]/dd")
        assert words in total.lower()
        assert _digits(total) == [1860]


def test_at_least_120_stays_at_least_120(pages):
    """ "Peste 120" of the source is "cel puțin 120" on the page, and makes its year "cel puțin"."""
    page = pages["instruiri/reabilitarea-victimelor/"]
    facts = page.text("//article")
    assert "cel puțin 120" in facts
    # 2024: at least 120 (five workshops) and at least 90 (three information events).
    assert "cel puțin 210" in pages["instruiri/prezenta/2024/"].text("//article")


def test_a_session_over_two_years_counts_where_it_began(pages):
    """The trainings of November 2022 to March 2023 stand in 2022, and the index says so."""
    link = "//article//table//a[contains(@href, 'migratie-azil-apatridie')]"
    assert pages["instruiri/prezenta/2022/"].all(link)
    assert not pages["instruiri/prezenta/2023/"].all(link)
    assert "anul în care au început" in pages["instruiri/prezenta/2022/"].text("//article")


def test_a_part_never_counts_beside_its_whole(pages):
    """The cycle of 389 contains the hundred of the Academy: 2022 has 750, not 850."""
    # 30 + 389 + 45 + 261 + 25, from the sources of 2022.
    total = pages["instruiri/prezenta/2022/"].text("//dl[contains(@class,'totals')]/dd")
    assert _digits(total) == [30 + 389 + 45 + 261 + 25]
    assert "cuprinsă în altă cifră" in pages["instruiri/prezenta/2022/"].text("//article//table")


def test_expected_participants_never_count(pages):
    """A programme that announced about 500 people adds nothing to any index."""
    page = pages["instruiri/abordarea-multidisciplinara/"]
    assert "500" in page.text("//article")
    year = pages["instruiri/prezenta/2018/"]
    assert 500 not in _digits(year.text("//article//table"))


def test_a_sum_that_does_not_add_up_is_told(pages):
    """152 + 35 + 80 is 267 and the source says 261: the page says both, and counts 261."""
    text = pages["instruiri/migratie-azil-apatridie/"].text("//article")
    assert "152 + 35 + 80" in text
    assert "267" in text
    assert "261" in text


def test_sessions_without_a_year_have_a_row_of_their_own(pages):
    """A training whose source gives no year is listed, under no year."""
    page = pages["instruiri/prezenta/fara-an/"]
    assert page.all("//article//table//a[contains(@href, 'mediatori-comunitari')]")
    assert "anul nu se cunoaște" in page.text("//article//table")


MATRIX = "instruiri/prezenta/competente/"

OVERLAPPING = ["teme", "organizatori", "finantatori", "raioane", "public", "competente"]


def test_every_index_says_whether_it_adds_up(pages):
    """Years and quarters add up; all other indexes overlap, and their pages say so."""
    words = "nu se adună la total"
    assert words not in pages["instruiri/prezenta/"].text(
        "//*[@id='pe-ani']/following::table[1]/.."
    )
    assert words not in pages["instruiri/prezenta/trimestre/"].text("//article")
    for name in OVERLAPPING:
        assert words in pages[f"instruiri/prezenta/{name}/"].text("//article"), name


def test_rows_of_a_year_add_up_to_its_quarters(pages):
    """Whoever adds the quarters of a year, and the sessions of no known quarter, gets the year."""
    years = {row[0]: row[1] for row in _cells(pages["instruiri/prezenta/"], 1)[:-1]}
    quarters = _cells(pages["instruiri/prezenta/trimestre/"], 1)[:-1]
    for year, came in years.items():
        if year.isdigit():
            own = [row[1] for row in quarters if year in row[0]]
            assert sum(sum(_digits(figure)) for figure in own) == sum(_digits(came)), year


@pytest.mark.parametrize("name", ["teme", "raioane"])
def test_a_crossing_has_the_rows_and_totals_of_its_index(pages, name):
    """Topics and districts by years: the same rows, the same totals, the years' own totals."""
    page = pages[f"instruiri/prezenta/{name}/"]
    index, crossed = _cells(page, 1), _cells(page, 2)
    assert sorted(row[0] for row in index) == sorted(row[0] for row in crossed)
    by_name = {row[0]: _digits(row[1]) for row in index}
    for row in crossed:
        assert _digits(row[-1]) == by_name[row[0]], row[0]
    years = {row[0]: _digits(row[1]) for row in _cells(pages["instruiri/prezenta/"], 1)[:-1]}
    heads = [" ".join(h.text_content().split()) for h in page.all("(//table)[2]/thead/tr/th")]
    for head, total in zip(heads[1:-1], crossed[-1][1:-1], strict=True):
        assert _digits(total) == years[head], head


def test_a_chart_shows_the_figures_of_its_table(pages):
    """Each bar is a row of the table, with the same number beside it, in every language."""
    for prefix in LANGUAGES.values():
        for name in ("", "teme/", "organizatori/"):
            page = pages[f"{prefix}instruiri/prezenta/{name}"]
            rows = [sum(_digits(row[1])) for row in _cells(page, 1)[:-1]]
            values = page.all("//figure[@class='chart']//*[@class='chart__value']")
            told = [sum(_digits(value.text_content())) for value in values]
            assert told == [row for row in rows if row in told][: len(told)], page.address
            assert len(told) >= 6
            assert not page.all("//figure//*[@style] | //figure//script")


def test_specialists_and_beneficiaries_are_told_apart(pages):
    """288 people came to the two trainings for beneficiaries; all others are specialists."""
    told = pages["instruiri/prezenta/"].all("//dl[contains(@class,'totals')]/dd")
    figures = [_digits(dd.text_content()) for dd in told[:3]]
    assert figures == [[1860], [1860 - 198 - 90], [198 + 90]]


def test_claims_are_told_with_their_verdicts(pages):
    """78 + 95 + 40 reconciles, "over 220" is a lower bound, 152 + 35 + 80 is not 261."""
    told = {
        "mmps-2025-specialisti": ("213", "78 + 95 + 40 = 213", "se potrivește"),
        "mmps-oim-2024-2025": ("cel puțin 220", "100 + ≥ 120 = cel puțin 220", "limită de jos"),
        "cda-oif-2022-2023": ("261", "152 + 35 + 80 = 267", "nu se potrivește"),
    }
    page = pages["instruiri/prezenta/cifre-din-documente/"]
    for claim, words in told.items():
        facts = page.all(f"//*[@id='{claim}']/following-sibling::dl[1]/dd")
        texts = [" ".join(dd.text_content().split()) for dd in facts]
        for text, expected in zip(texts, words, strict=False):
            assert expected in text, claim


def test_the_matrix_says_what_was_never_taught(pages):
    """A competency that a plan asks for and no logged training builds is named as such."""
    for prefix, words in {"": "nu am găsit", "ru/": "не нашли", "uk/": "не знайшли"}.items():
        page = pages[f"{prefix}instruiri/prezenta/competente/"]
        cells = page.all("//table[contains(@class,'matrix')]//td")
        assert words in [" ".join(cell.text_content().split()) for cell in cells], page.address
    # The plan of 2021 asks teachers for it; no training in the logs is about it.
    row = "//table[contains(@class,'matrix')]//tr[th[contains(., 'instituția de învățământ')]]/td"
    told = [" ".join(cell.text_content().split()) for cell in pages[MATRIX].all(row)]
    assert set(told) == {"·", "nu am găsit"}


def test_nothing_is_shown_of_evaluations_there_are_none_of(pages):
    """No real log has an evaluation, so that no page has the section."""
    assert not any(page.all("//*[@id='evaluare']") for page in pages.values())


def test_unofficial_translations_are_marked(pages):
    """A title translated for this site says so in that language."""
    assert "Traducere neoficială" not in pages["instruiri/mecanismul-mir/"].text("//article")
    for prefix, words in {"ru/": "Неофициальный перевод", "uk/": "Неофіційний переклад"}.items():
        assert words in pages[f"{prefix}instruiri/mecanismul-mir/"].text("//article")


def test_names_translated_for_this_site_are_marked(pages):
    """A page with unofficial names says so once, in its language; the original never does."""
    words = {"ru/": "переведены неофициально", "uk/": "перекладено неофіційно"}
    for inside in ("instruiri/prezenta/2025/", "instruiri/comunicare-incluziva/", "contacte/"):
        assert not pages[inside].all("//p[contains(@class, 'unofficial')]")
        for prefix, told in words.items():
            found = pages[prefix + inside].all("//p[contains(@class, 'unofficial')]")
            assert found, prefix + inside
            assert told in found[0].text_content()


def test_a_total_says_why_it_is_a_lower_bound(pages):
    """Each reason is told where it holds: a missing figure, a source that says "at least"."""
    missing, said = "nicio sursă nu spune câți au venit", "„cel puțin” sau „peste”"
    reasons = {
        # 2018: two sessions, no figure. 2022: figures and gaps. 2024: only "at least".
        "2018": ("Pentru aceste sesiuni nicio sursă", None),
        "2022": (missing, None),
        "2024": (said, missing),
    }
    for year, (told, not_told) in reasons.items():
        text = pages[f"instruiri/prezenta/{year}/"].text("//p[contains(@class, 'notice')]")
        assert told in text, year
        assert not_told is None or not_told not in text, year
    assert said not in pages["instruiri/prezenta/2022/"].text("//p[contains(@class, 'notice')]")


def test_each_training_says_who_came_and_where_that_is_from(pages):
    """Every training page answers: sessions, participants, organiser, sources."""
    inside = [p for p in pages.values() if re.fullmatch(r"instruiri/[a-z0-9-]+/", p.inside)]
    trainings = [
        p
        for p in inside
        if p.inside.split("/")[1] not in ("prezenta", "date", "formatori", "materiale")
    ]
    assert len(trainings) == 37 * 3
    for page in trainings:
        assert page.all("//*[@id='sesiuni']"), page.address
        assert page.all("//article//ul[contains(@class,'sources')]/li"), page.address
        for anchor in page.all("//article//a[starts-with(@href, '#sursa-')]/@href"):
            assert page.all(f"//*[@id='{anchor[1:]}']"), (page.address, anchor)
