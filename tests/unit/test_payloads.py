"""Hostile texts in every field of a project: each arrives as text in every output."""

import csv
import io
import json
import os
import re
import zipfile
from unittest import mock

import hostile
import pytest
from icalendar import Calendar
from lxml import etree
from lxml import html as lxml_html
from markdown import Markdown as Engine
from python_calamine import CalamineWorkbook
from unit.test_downloads import ATOM, SIGNS, unguarded
from unit.test_rendering import EXTENSIONS

from portal import site
from portal.trainings.downloads import feed

DAY = "2026-11-21"
ENGINE = Engine(extensions=EXTENSIONS)

COLUMNS = {
    "sessions": ("training", "title venue note"),
    "by-topic": ("key", "label"),
    "by-organiser": ("key", "label"),
    "by-funder": ("key", "label"),
    "by-audience": ("key", "label"),
    "by-competency": ("key", "label"),
    "by-topic-and-year": ("key", "label"),
    "claims": ("id", "title note"),
    "sources": ("id", "title"),
    "names": ("id", "name"),
}
"""The tables with texts of people: what names the record, and the columns in three languages."""


@pytest.fixture(scope="module")
def texts(cases):
    """All payloads that a log may hold, by name."""
    return cases("payloads.yml")


@pytest.fixture(scope="module")
def told(texts):
    """What is to arrive: the same texts on one line."""
    return {name: " ".join(text.split()) for name, text in texts.items()}


@pytest.fixture(scope="module")
def found(texts, tmp_path_factory):
    """A project with a record of each kind per payload."""
    with mock.patch.dict(os.environ, {"PORTAL_AS_OF": DAY}):
        return read(hostile.write(tmp_path_factory.mktemp("hostile"), texts))


def read(folder):
    """The portal in a folder, which must be without a problem."""
    read = site.read(folder)
    assert read.problems == []
    return read


def asset(found, uri, language="ro"):
    """The bytes of a file."""
    return next(one.write() for one in found.assets(language) if one.uri == uri)


def lines(found, name):
    """A CSV file as it is written."""
    return asset(found, f"instruiri/date/{name}.csv").decode()


def rows(found, name):
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(lines(found, name), newline="")))


def test_line_breaks_of_unicode_are_refused(cases, tmp_path):
    """The one kind of text that is not proven here cannot be logged at all."""
    root = hostile.write(tmp_path, cases("payloads-refused.yml"))
    assert {problem.code for problem in site.read(root).problems} == {"Y03"}


@pytest.mark.parametrize("name", COLUMNS)
def test_csv_holds_the_texts(found, told, name):
    """Every text column of every table, without the guard, is the payload of its record."""
    key, columns = COLUMNS[name]
    seen = set()
    for row in rows(found, name):
        if row[key] in told:
            seen.add(row[key])
            for column in columns.split():
                cells = {unguarded(row[f"{column}_{code}"]) for code in ("ro", "ru", "uk")}
                assert cells == {told[row[key]]}, (name, row[key], column)
    assert seen == set(told)


def test_csv_holds_publishers_points_and_parts(found, told):
    """The publisher of a source, the place in it, and the names of parts are texts too."""
    publishers = {row["id"]: unguarded(row["publisher"]) for row in rows(found, "sources")}
    points = {row["source"]: unguarded(row["point"]) for row in rows(found, "citations")}
    parts = {
        row["key"]: unguarded(row["label_ro"])
        for row in rows(found, "breakdowns")
        if row["key"] != "unknown"
    }
    assert publishers == points == parts == told


def test_no_cell_of_any_csv_is_a_formula(found):
    """However a spreadsheet separates cells, none begins with a sign of formulas."""
    for one in found.assets("ro"):
        if one.uri.endswith(".csv"):
            content = one.write().decode()
            cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
            cells += re.split(r"[;\n]", content)
            begins = re.compile(rf"[\s\"]*[{re.escape(SIGNS)}]")
            assert [cell for cell in cells if begins.match(cell)] == [], one.uri


@pytest.mark.parametrize("language", ["ro", "ru", "uk"])
def test_workbooks_hold_the_texts(found, told, language):
    """Title, names, venue, note: every cell of a session that holds a text holds the payload."""
    content = asset(found, "instruiri/date/attendance.xlsx", language)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(1).to_python()
    for row in rows[1:]:
        name = row[0].split("/")[0]
        # title, audience, topic, competency, district, venue, three bodies, source, note
        assert row.count(told[name]) == 11, name
    assert len(rows) == 1 + 2 * len(told)
    names = [name for name in book.sheet_names if _holds(book, name, set(told.values()))]
    assert len(names) >= 10


def _holds(book, name, wanted):
    """Whether a sheet holds every one of the texts."""
    cells = {cell for row in book.get_sheet_by_name(name).to_python() for cell in row}
    return wanted <= cells


def test_a_workbook_holds_no_formula_and_no_link(found):
    """Nothing in the file but cells: no formula, no hyperlink, nothing from outside."""
    content = asset(found, "instruiri/date/attendance.xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        sheets = [parts.read(name) for name in names if name.startswith("xl/worksheets/")]
    assert not [name for name in names if "external" in name or "vba" in name]
    assert not [name for name in names if name.startswith("xl/worksheets/_rels")]
    tags = {etree.QName(one).localname for text in sheets for one in etree.fromstring(text).iter()}
    assert {"row", "c", "v"} <= tags
    assert not {"f", "hyperlink", "hyperlinks"} & tags


def test_json_holds_the_texts(found, told):
    """Every text of a session, of a claim and of a register is the payload, unchanged."""
    whole = json.loads(asset(found, "instruiri/date/attendance.json"))
    for one in whole["sessions"]:
        expected = dict.fromkeys(("ro", "ru", "uk"), told[one["training"]])
        assert [one[name] for name in ("title", "venue", "note")] == [expected] * 3
        assert [cited["point"] for cited in one["citations"]] == [told[one["training"]]]
    assert {one["id"]: one["title"]["ro"] for one in whole["claims"]} == told
    assert {one["id"]: one["publisher"] for one in whole["sources"]} == told


def test_the_package_holds_the_texts(found, told):
    """The sources of the package are named as the register names them."""
    package = json.loads(asset(found, "instruiri/date/datapackage.json"))
    titles = {source["title"] for source in package["sources"]}
    assert titles == {f"{text}: {text}" for text in told.values()}


def test_calendars_hold_the_texts(found, told):
    """One event per planned session, with the payload as title, place and topic, and no more."""
    calendar = Calendar.from_ical(asset(found, "instruiri/calendar.ics", "uk"))
    events = {str(event["uid"]).split(".")[0]: event for event in calendar.walk("VEVENT")}
    assert events.keys() == told.keys()
    usual = events["cyrillic"].keys()
    for name, event in events.items():
        text = told[name]
        assert str(event["summary"]) == text
        assert str(event["location"]) == f"{text}, {text}"
        assert [str(one) for one in event["categories"].cats] == [text]
        facts = str(event["description"]).split("\n")
        assert [fact.partition(": ")[2] for fact in facts[1:]].count(text) == 5, name
        assert event.keys() == usual, name
    for uri in (f"instruiri/calendar/md-a{letter}.ics" for letter in "abc"):
        (event,) = Calendar.from_ical(asset(found, uri, "uk")).walk("VEVENT")
        assert str(event["summary"]) in told.values()


def test_lines_of_calendars_are_short(found):
    """Lines end with CRLF, have at most 75 octets, and break no character."""
    content = asset(found, "instruiri/calendar.ics", "uk")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
    for line in content.split(b"\r\n"):
        line.decode()


def test_the_feed_holds_the_texts(found, told, monkeypatch):
    """Every entry has the payload in its title and topic, and the elements of every other entry."""
    monkeypatch.setattr(feed, "MOST", 10_000)
    made = feed.Feed(found.trainings, found.registers, found.settings, found.today, "uk").content()
    entries = etree.fromstring(made).findall("a:entry", ATOM)
    titles = sorted(
        entry.findtext("a:title", namespaces=ATOM).rsplit(", ", 1)[0] for entry in entries
    )
    assert titles == sorted([*told.values(), *told.values()])
    labels = {entry.find("a:category", ATOM).get("label") for entry in entries}
    assert labels == set(told.values())
    assert len({tuple(child.tag for child in entry) for entry in entries}) == 1


def test_linked_data_holds_the_texts(found, told):
    """Title, summary, topic, place and bodies of a course are the payload; no script ends early."""
    for page in found.pages("uk"):
        name = page.uri.removeprefix("instruiri/").removesuffix(".md")
        if name not in told:
            continue
        tree = lxml_html.fragment_fromstring(_converted(page.write()), create_parent="div")
        (script,) = tree.iter("script")
        course, text = json.loads(script.text), told[name]
        one = course["hasCourseInstance"][0]
        assert [course["name"], course["description"], course["about"][0]["name"]] == [text] * 3
        assert [one["description"], one["location"][0]["name"]] == [text] * 2
        assert [one["organizer"][0]["name"], one["funder"][0]["name"]] == [text] * 2
        assert course["citation"][0]["publisher"]["name"] == text


def _converted(page):
    """A page as HTML, without its head."""
    return ENGINE.reset().convert(re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory):
    """The pages of a project in which every text is harmless."""
    return pages_of(tmp_path_factory.mktemp("harmless"), hostile.HARMLESS)


def pages_of(folder, text):
    """The generated Ukrainian pages of a project whose every text is `text`, as trees.

    Less those of the rules, which hold nothing of a project.
    """
    with mock.patch.dict(os.environ, {"PORTAL_AS_OF": DAY}):
        found = read(hostile.write(folder, {"text": text}))
    pages = {
        page.uri: found.filled(page.write(), "uk", page.uri)
        for page in found.pages("uk")
        if not page.uri.startswith("despre/reguli/")
    }
    return {uri: _tree(_converted(page)) for uri, page in pages.items()}


def _tree(page):
    """The page without JSON-LD, which no reader sees, and without charts."""
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    for script in list(tree.iter("script")):
        script.drop_tree()
    for chart in list(tree.iter("figure")):
        chart.drop_tree()
    return tree


def _shape(tree):
    """Every element with the names of its attributes and its classes, in order."""
    return [(one.tag, sorted(one.attrib), one.get("class")) for one in hostile.elements(tree)]


def test_pages_hold_the_texts(payload, harmless, tmp_path):
    """Every page has the elements of a harmless one, and its text with the payload in it.

    The page of data also tells how large files are, which depends on the text.
    """
    text = " ".join(payload.split())
    pages = pages_of(tmp_path, payload)
    assert pages.keys() == harmless.keys()
    assert len(pages) > 15
    for uri, tree in pages.items():
        assert _shape(tree) == _shape(harmless[uri]), uri
        expected = _words(harmless[uri]).replace(hostile.HARMLESS, text)
        assert _words(tree) == " ".join(expected.split()), uri


def test_charts_hold_the_texts(found, told):
    """The labels of a chart, put together from their lines, are the payloads, and no more."""
    page = next(p for p in found.pages("uk") if p.uri == "instruiri/prezenta/teme/index.md")
    tree = lxml_html.fragment_fromstring(_converted(page.write()), create_parent="div")
    (chart,) = tree.iter("figure")
    assert {one.tag for one in chart.iter()} == {"figure", "svg", "title", "text", "rect"}
    lines = [line.text for line in chart.iter("text") if line.get("class") == "chart__label"]
    known = sorted(("".join(text.split()) for text in told.values()), key=len)
    rest = "".join("".join(line.split()) for line in lines)
    while rest:
        (label,) = [text for text in known if rest.startswith(text)][-1:]
        rest = rest.removeprefix(label)
    assert len(lines) >= 12


def _words(tree):
    """What a reader sees of a page, on one line, less the sizes of files."""
    return re.sub(r"[0-9]+ КБ", "КБ", " ".join(tree.text_content().split()))
