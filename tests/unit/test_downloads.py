"""What is published for machines, from synthetic projects: days, languages, hidden counts."""

import csv
import io
import json
import re
from datetime import date, datetime
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from portal import plain, site
from portal.commands.stage import write
from portal.strings import strings
from portal.trainings.downloads import contents, csv_files, sessions

DAY = "2026-11-21"
LOG = "trainings/exemplu/caz.yml"
SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
NOT_PUBLIC = """
- id: sursa-nepublica
  title: {ro: Sursa sintetică nepublică}
  publisher: Editor sintetic
  dated: 2026-01-15
  read: 2026-02-01
  extent: full
  kind: private-copy
  public: false
"""
BENEFICIARIES = """
- id: beneficiari
  name: {ro: beneficiari sintetici}
  class: beneficiaries
"""


@pytest.fixture(autouse=True)
def _day():
    """Every test speaks from the same day."""
    with mock.patch.dict("os.environ", {"PORTAL_AS_OF": DAY}):
        yield


def read(project):
    """The portal in `project`, which must be without a problem."""
    found = site.read(project)
    assert found.problems == []
    return found


def asset(found, uri, language="ro"):
    """The bytes of a file that is published in a language."""
    return next(one.write() for one in found.assets(language) if one.uri == uri)


def table(found, name):
    """The rows of a CSV file as they are written."""
    text = asset(found, f"instruiri/date/{name}.csv").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def add(project, name, text):
    """Put a log, or more records of a register, into the project."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def logged(project, log):
    """The portal with the log of a case as its only one."""
    (project / "trainings/exemplu/2026-03-12.yml").unlink()
    add(project, LOG, yaml.safe_dump({"sources": [{"id": "sursa"}], **log}, allow_unicode=True))
    return read(project)


def events(found, uri="instruiri/calendar.ics", language="ro"):
    """The events of a calendar, as a calendar program reads it."""
    return Calendar.from_ical(asset(found, uri, language)).walk("VEVENT")


# --- calendars


def moment(written):
    """A day, a moment with its difference to UTC, or nothing."""
    if not written:
        return None
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


def test_a_calendar_holds_the_days_that_are_certain_and_ahead(project, meeting):
    """A calendar program reads each day, hour and state as the log tells it, and no other."""
    found = logged(project, meeting["log"])
    told = [
        [event.decoded("dtstart"), event.decoded("dtend", None), str(event["status"])]
        for event in events(found)
    ]
    assert told == [[moment(s), moment(e), state] for s, e, state in meeting["events"]]


def test_separate_days_are_separate_events(project):
    """Each of several days has a UID of its own, the same in every language and calendar."""
    found = logged(
        project,
        {"when": "{2027-03-05,2027-03-14}", "status": "planned", "districts": ["MD-BA"]},
    )
    uids = [str(event["uid"]) for event in events(found)]
    assert len(set(uids)) == 2
    for language in ("ro", "ru", "uk"):
        for uri in ("instruiri/calendar.ics", "instruiri/calendar/md-ba.ics"):
            assert [str(event["uid"]) for event in events(found, uri, language)] == uids


def test_every_district_has_a_calendar_that_never_vanishes(project):
    """A district without sessions has a calendar too; it can be read and holds no event."""
    found = logged(project, {"when": "2027-03-05", "status": "planned", "districts": ["MD-BA"]})
    assert len(events(found, "instruiri/calendar/md-ba.ics")) == 1
    empty = Calendar.from_ical(asset(found, "instruiri/calendar/md-cu.ics", "uk"))
    assert empty.walk("VEVENT") == []
    assert len(empty.walk("VTIMEZONE")) == 1


def test_a_calendar_is_in_its_language(project):
    """The title is in the language of the calendar; one that exists only in Romanian says so."""
    add(
        project,
        "trainings/doar-romana/training.yml",
        "kind: workshop\ntitle: {ro: Doar sintetic}\ntopics: [ajutor-psihologic]\n"
        "audience: [specialisti]\n",
    )
    log = "when: 2027-03-05\nstatus: planned\nsources: [{id: sursa}]\n"
    add(project, "trainings/doar-romana/caz.yml", log)
    add(project, LOG, log)
    summaries = [event["summary"] for event in events(read(project), language="uk")]
    told = {str(one): one.params["LANGUAGE"] for one in summaries}
    assert told == {"Doar sintetic": "ro", "Синтетичне навчання": "uk"}


def test_the_time_of_a_calendar_is_that_of_chisinau(project):
    """The zone in the file changes its clocks on the same Sundays as the tz database says."""
    found = logged(project, {"when": "2027-03-05", "status": "planned"})
    zone = Calendar.from_ical(asset(found, "instruiri/calendar.ics")).walk("VTIMEZONE")[0].to_tz()
    known = ZoneInfo("Europe/Chisinau")
    for month in range(1, 13):
        noon = datetime(2027, month, 15, 12)
        assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=known).utcoffset()


def test_an_address_is_told_only_where_there_is_one(project):
    """Without an address of the site an event has no link; with one it leads to the session."""
    found = logged(project, {"when": "2027-03-05", "status": "planned"})
    assert "url" not in events(found)[0]
    add(project, "mkdocs.yml", "site_url: https://exemplu.test/portal\n")
    (event,) = events(read(project), language="uk")
    assert str(event["url"]) == "https://exemplu.test/portal/uk/instruiri/exemplu/#caz"


# --- JSON-LD


def in_page(found, uri, language="ro"):
    """The JSON-LD of a page."""
    page = next(page for page in found.pages(language) if page.uri == uri)
    (told,) = re.findall(r'<script type="application/ld\+json">(.*)</script>', page.write())
    return json.loads(told)


def test_linked_data_says_what_the_log_says(project, linked):
    """Days, hours, languages and state of a session are those of the log, or are left out."""
    course = in_page(logged(project, linked["log"]), "instruiri/exemplu.md")
    (instance,) = course["hasCourseInstance"]
    expected = {name: None if value == "-" else value for name, value in linked["says"].items()}
    told = {name: instance.get(name) for name in expected}
    if told.get("eventStatus"):
        told["eventStatus"] = told["eventStatus"].removeprefix("https://schema.org/")
    assert told == expected


def test_available_languages_are_those_of_the_sessions(project):
    """A course is available in the languages its logs name, and in none where they name none."""
    assert "availableLanguage" not in in_page(read(project), "instruiri/exemplu.md", "uk")
    found = logged(project, {"when": "2026-04-01", "status": "held", "languages": ["ru", "en"]})
    for language in ("ro", "uk"):
        told = in_page(found, "instruiri/exemplu.md", language)
        assert told["availableLanguage"] == ["en", "ru"]


def test_the_country_is_told_only_where_a_district_is(project):
    """A venue without a district may be abroad: no country is claimed for it."""
    venue = {"venue": {"ro": "Sala sintetică"}, "when": "2026-04-01", "status": "held"}
    told = in_page(logged(project, venue), "instruiri/exemplu.md")["hasCourseInstance"][0]
    assert told["location"] == [{"@type": "Place", "name": "Sala sintetică"}]
    assert "MD" not in json.dumps(told)


# --- the feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(found, language="ro"):
    """The feed of a language as a tree."""
    return etree.fromstring(asset(found, "instruiri/atom.xml", language))


def test_what_was_read_last_comes_first(project):
    """Entries go by the last day on which a source of theirs was read; that day is their update."""
    later = NOT_PUBLIC.replace("read: 2026-02-01", "read: 2026-10-05")
    add(project, "registers/sources.yml", later)
    both = "[{id: sursa}, {id: sursa-nepublica}]"
    add(project, LOG, f"when: 2026-01-05\nstatus: held\nsources: {both}\n")
    tree = feed(read(project), "uk")
    updated = tree.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert updated == ["2026-10-05T00:00:00Z", "2026-02-01T00:00:00Z"]
    assert tree.findtext("a:updated", namespaces=ATOM) == updated[0]


def test_a_feed_holds_the_thirty_latest(project):
    """A feed does not grow without end, and its ids are different."""
    for day in range(1, 32):
        log = f"when: 2026-05-{day:02}\nstatus: held\nsources: [{{id: sursa}}]\n"
        add(project, f"trainings/exemplu/zi-{day}.yml", log)
    tree = feed(read(project))
    ids = tree.xpath("//a:id/text()", namespaces=ATOM)
    assert len(tree.findall("a:entry", ATOM)) == 30
    assert len(set(ids)) == 31


def test_a_feed_of_nothing_is_a_feed(project):
    """Before anything is logged the feed can be read and has no entry."""
    (project / "trainings/exemplu/2026-03-12.yml").unlink()
    tree = feed(read(project))
    assert tree.findtext("a:updated", namespaces=ATOM) == f"{DAY}T00:00:00Z"
    assert tree.findall("a:entry", ATOM) == []


def test_ids_of_a_feed_stay(project):
    """Where the site stands changes addresses, never the id by which a reader knows an entry."""
    before = feed(read(project)).xpath("//a:id/text()", namespaces=ATOM)
    add(project, "mkdocs.yml", "site_url: https://exemplu.test/\nsite_name: Alt nume\n")
    tree = feed(read(project))
    assert tree.xpath("//a:id/text()", namespaces=ATOM) == before
    assert tree.findtext("a:author/a:name", namespaces=ATOM) == "Alt nume"
    (link,) = tree.xpath("a:entry/a:link/@href", namespaces=ATOM)
    assert link == "https://exemplu.test/instruiri/exemplu/#2026-03-12"


# --- hidden counts


def staged(project, case, values, folder):
    """Everything that is published of a project with the log of a case, by path."""
    text = re.sub(r"[A-Z]{3,}\b", lambda name: values.get(name[0], name[0]), case["log"])
    (project / LOG).parent.mkdir(parents=True, exist_ok=True)
    (project / LOG).write_text(text, encoding="utf-8")
    write(read(project), folder)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.fixture
def guarded(project):
    """The synthetic project with a source that is not public and an audience of beneficiaries."""
    add(project, "registers/sources.yml", NOT_PUBLIC)
    add(project, "registers/audiences.yml", BENEFICIARIES)
    (project / "docs/ro/instruiri/prezenta").mkdir(parents=True)
    return project


def test_what_is_hidden_leaves_no_trace(guarded, hidden, tmp_path):
    """Two projects that differ only in hidden counts publish the same bytes in every file."""
    if "audience" in hidden:
        path = guarded / "trainings/exemplu/training.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("[specialisti]", f"[{hidden['audience']}]"))
    one = staged(guarded, hidden, hidden["one"], tmp_path / "one")
    other = staged(guarded, hidden, hidden["other"], tmp_path / "other")
    assert len(one) > 100
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def test_a_hidden_count_is_marked_in_every_format(guarded):
    """CSV, XLSX and the feed say `[c]`, JSON null and why; totals leave it out."""
    add(
        guarded,
        LOG,
        "when: 2026-04-02\nstatus: held\ndistricts: [MD-BA]\nattendance: {present: 3}\n"
        "sources: [{id: sursa-nepublica}]\n",
    )
    found = read(guarded)
    cells = {row["id"]: row["present"] for row in table(found, "sessions")}
    assert cells == {"exemplu/2026-03-12": "78", "exemplu/caz": "[c]"}
    whole = json.loads(asset(found, "instruiri/date/attendance.json"))
    told = {one["id"]: (one["present"], one["present_hidden"]) for one in whole["sessions"]}
    assert told == {"exemplu/2026-03-12": (78, False), "exemplu/caz": (None, True)}
    (total,) = [one for one in whole["totals"] if one["key"] == "all"]
    assert (total["present"], total["at_least"], total["logs_hidden"]) == (78, True, 1)
    districts = {row["key"]: row["present"] for row in table(found, "by-district")}
    assert districts == {"MD-CU": "78", "MD-BA": "[c]"}
    rows = sheet(found, strings("ro").text("downloads.sheets.sessions"))
    column = rows[0].index(strings("ro").text("downloads.fields.present"))
    assert [row[column] for row in rows[1:]] == [78, "[c]"]
    summaries = feed(found).xpath("a:entry/a:summary/text()", namespaces=ATOM)
    assert [summary.endswith("[c]") for summary in summaries] == [True, False]


def test_a_figure_nobody_knows_is_not_a_hidden_one(project):
    """A session without a figure has an empty cell, and in JSON null that is not hidden."""
    found = logged(project, {"when": "2026-04-02", "status": "held"})
    assert [row["present"] for row in table(found, "sessions")] == [""]
    (told,) = json.loads(asset(found, "instruiri/date/attendance.json"))["sessions"]
    assert (told["present"], told["present_hidden"]) == (None, False)


# --- tables


def sheet(found, name, language="ro"):
    """The rows of a sheet of the workbook."""
    content = asset(found, "instruiri/date/attendance.xlsx", language)
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def test_evaluations_have_a_file_only_where_there_is_one(project):
    """Without an evaluation no file speaks of any; with one its figures stand in all formats."""
    uris = [one.uri for one in read(project).assets("ro")]
    assert "instruiri/date/evaluations.csv" not in uris
    add(
        project,
        LOG,
        "when: 2026-04-02\nstatus: held\nattendance: {present: 40}\nsources: [{id: sursa}]\n"
        "evaluation:\n  satisfaction: {answers: 38, mean: 4.6, scale: 5}\n"
        "  knowledge: {matched: 30, before: 52.1, after: 78.30, out_of: 100}\n",
    )
    found = read(project)
    (row,) = table(found, "evaluations")
    assert (row["answers"], row["mean"], row["after"], row["applying"]) == (
        "38",
        "4.6",
        "78.30",
        "",
    )
    whole = json.loads(asset(found, "instruiri/date/attendance.json"))
    (told,) = [one["evaluations"] for one in whole["sessions"] if one["id"] == "exemplu/caz"]
    assert [(one["answers"], one["mean"], one["before"]) for one in told] == [(38, 4.6, 52.1)]
    names = [one["name"] for one in json.loads(asset(found, PACKAGE))["resources"]]
    assert "evaluations" in names
    assert len(sheet(found, strings("uk").text("downloads.sheets.evaluations"), "uk")) == 2


PACKAGE = "instruiri/date/datapackage.json"


def test_missing_values_have_labels(project):
    """The package says what an empty cell and `[c]` mean; in a column of text `[c]` is text."""
    package = json.loads(asset(read(project), PACKAGE))
    schema = package["resources"][0]["schema"]
    labels = {one["value"]: one["label"] for one in schema["missingValues"]}
    assert labels.keys() == {"", "[c]"}
    assert labels[""] != labels["[c]"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert "missingValues" not in fields["present"]
    assert [one["value"] for one in fields["note_ro"]["missingValues"]] == [""]


@pytest.mark.parametrize("language", ["ro", "ru", "uk"])
def test_every_sheet_has_a_name_that_excel_takes(language):
    """Names of sheets are short, different, and without what Excel forbids in them."""
    words = strings(language)
    names = [words.text(key) for key in sorted(words.keys()) if key.startswith("downloads.sheets.")]
    assert len(names) > 10
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)


def test_every_column_has_a_heading_in_every_language(project):
    """Whatever stands in a table has a name that people understand, and a kind of their own."""
    found = read(project)
    tables = [*contents.tables(found.trainings, found.registers, found.settings)]
    tables.append(sessions.evaluations(found.trainings))
    for language in ("ro", "ru", "uk"):
        words = strings(language)
        for one in tables:
            keys = {f"downloads.fields.{c.name}" for c in one.columns if c.kind != "key"}
            assert {key for key in keys if key not in words} == set()
            choices = {
                f"{c.of}.{choice}"
                for c in one.columns
                if c.of and c.in_sheet
                for choice in c.choices
            }
            assert {key for key in choices if key not in words} == set()


def test_a_cell_holds_no_more_than_excel_allows(project):
    """A longer note is cut in the workbook, which Excel would call damaged, and nowhere else."""
    note = "sintetic " * 5000
    found = logged(project, {"when": "2026-04-02", "status": "held", "note": {"ro": note}})
    (row,) = sheet(found, strings("ro").text("downloads.sheets.sessions"))[1:]
    (told,) = [cell for cell in row if str(cell).startswith("sintetic")]
    assert len(told) == 32_767  # Excel's specifications and limits
    (whole,) = table(found, "sessions")
    assert whole["note_ro"] == note.strip()


# --- text


def unguarded(text):
    """What `guarded` made of a text, taken back as the page of data says."""
    return re.sub(rf"((?:^|;)[\s\"]*)'('*[{re.escape(SIGNS)}])", r"\1\2", text)


@given(st.text(st.sampled_from("=+-@＝'\"; aș,|")))
def test_a_guarded_text_can_be_had_back(text):
    """One apostrophe less where one was added gives every text back."""
    assert unguarded(plain.guarded(text)) == text


@given(st.text(st.sampled_from("=+-@＝'\"; aș,")))
def test_no_spreadsheet_takes_a_text_for_a_formula(text):
    """Whether a comma or a semicolon separates cells, none begins with a sign of formulas."""
    made = csv_files.written(text)
    file = io.StringIO(newline="")
    csv.writer(file).writerow(["a", made, "b"])
    by_comma = next(csv.reader(io.StringIO(file.getvalue(), newline="")))
    by_semicolon = file.getvalue().split(";")
    assert by_comma == ["a", made, "b"]
    for cell in (made, *by_semicolon):
        assert not re.match(rf"[\s\"]*[{re.escape(SIGNS)}]", cell)


@given(st.text())
def test_json_in_a_page_is_the_same_json(text):
    """Any text comes back out of a page as it went in, and holds nothing that a page would obey."""
    told = plain.json_in_page({"a": [text]})
    assert json.loads(told) == {"a": [text]}
    inside = told.removeprefix('{"a":["').removesuffix('"]}')
    assert not set("<>&[]{}`\u2028\u2029") & set(inside)
    assert json.loads(plain.as_json({"a": text})) == {"a": text}
    assert not set("<>&") & set(plain.as_json({"a": text}))


@given(st.text())
def test_any_text_can_stand_in_xml_and_in_a_workbook(text):
    """A text on one line has no character that XML forbids, and no line break of any kind."""
    told = plain.line(text)
    assert etree.fromstring(f"<a>{plain_xml(told)}</a>").text in (told, None)
    assert told.split() == told.split(" ") or told == ""
    with Workbook(io.BytesIO()) as book:
        assert book.add_worksheet().write_string(0, 0, told) == 0


def plain_xml(text):
    """A text as XML writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
