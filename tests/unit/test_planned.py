"""What is ahead on a given day, and what is made for it."""

import json
import re
from datetime import date

import pytest
import segno
from hostile import elements
from lxml import html
from markdown import Markdown as Engine

from portal import clock, site
from portal.dates import parse
from portal.languages import CODES
from portal.pages import published_at
from portal.settings import Settings
from portal.strings import strings
from portal.trainings.model import Log
from portal.trainings.planned import Statuses, is_ahead

TODAY = date(2026, 11, 21)
SHEET = "instruiri/exemplu/foaia-de-prezenta/{}.md"


def log(when, status):
    """A synthetic log that says only when and what became of it."""
    return Log.model_validate({"when": when, "status": status, "sources": [{"id": "sursa"}]})


def as_yaml(given):
    """JSON is YAML, but for pairs of surrogates; line breaks of Unicode must stay escaped."""
    told = json.dumps(given, ensure_ascii=False)
    return re.sub("[\x85\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", told)


def logged(project, slug, **fields):
    """Adds a synthetic log to the training of the project."""
    given = {"status": "planned", "sources": [{"id": "sursa"}], **fields}
    path = project / f"trainings/exemplu/{slug}.yml"
    # JSON is YAML, and quotes any text.
    path.write_text(as_yaml(given), encoding="utf-8")


def read(project, settings=None):
    """The portal of the project on the day of these tests."""
    clock.set_by(TODAY)
    return site.read(project, told=settings)


def rendered(markdown):
    """A page or a piece as a tree of elements."""
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    names = ["attr_list", "def_list", "md_in_html", "tables", "toc", "portal.components"]
    return html.fragment_fromstring(Engine(extensions=names).convert(body), create_parent="div")


def piece(read_site, language="ro"):
    """The list of what is ahead, as it stands on the list of trainings."""
    filled = read_site.filled("<!-- portal: trainings planned -->", language, "instruiri/index.md")
    return rendered(filled)


def sheet(read_site, slug, language="ro"):
    """The sign-in sheet of a session, as a tree."""
    made = {page.uri: page for page in read_site.pages(language)}
    return rendered(made[SHEET.format(slug)].write())


def words(element):
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def test_a_session_is_ahead_until_its_last_day_has_passed(ahead):
    """The day itself still counts, and what is not known is not ahead."""
    assert is_ahead(log(ahead["when"], ahead["status"]), TODAY) == (ahead["ahead"] == "yes")


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("status", ["planned", "announced"])
def test_a_status_carries_what_it_becomes(language, status):
    """What is ahead says its last day and the words for afterwards: those it has once it passed."""
    statuses = Statuses(strings(language), TODAY)
    (ahead,) = rendered(statuses.of(log("2026-12", status))).iter("span")
    passed = rendered(statuses.of(log("2026-10", status)))
    assert ahead.get("data-planned-until") == "2026-12-31"
    assert ahead.get("data-planned-passed") == words(passed)
    assert words(ahead) == strings(language).text(f"status.{status}_ahead")
    assert words(ahead) != words(passed)
    assert not list(passed.iter("span"))


@pytest.mark.parametrize("language", CODES)
def test_nothing_stands_where_nothing_is_ahead(project, language):
    """Without a session ahead there is no section, not even its heading."""
    logged(project, "trecuta", when="2026-11-20")
    filled = read(project).filled("<!-- portal: trainings planned -->", language, "x.md")
    assert filled.strip() == ""


def test_the_next_session_stands_first(project):
    """Sessions stand in the order of their days; a month or a year comes after the days in it."""
    for slug, when, status in [
        ("an", "2027", "announced"),
        ("luna", "2026-12", "announced"),
        ("zi", "2026-12-31", "planned"),
        ("inceputa", "2026-11-01/2027-12-31", "planned"),
        ("curand", "2026-11-22", "announced"),
    ]:
        logged(project, slug, when=when, status=status)
    links = piece(read(project)).xpath(".//li/p[1]/a/@href")
    order = [link.partition("#")[2] for link in links]
    assert order == ["inceputa", "curand", "zi", "luna", "an"]


def test_an_item_says_what_is_known(project):
    """When, from when, where, who organises it and in which languages; and nothing else."""
    logged(
        project,
        "noua",
        when="2026-12-03",
        starts="10:00",
        languages=["ro", "uk"],
        organisers=["institutia-sintetica"],
        venue={"ro": "Sala sintetică"},
    )
    logged(project, "alta", when="2026-12-04", status="announced")
    first, second = piece(read(project)).iter("li")
    assert [words(part) for part in first.iter("p")] == [
        "Instruire sintetică",
        "3 decembrie 2026, de la 10:00 · Sala sintetică · Instituția sintetică"
        " · limbi: română, ucraineană",
        "Planificată · Foaia de prezență, pentru tipărit",
    ]
    assert [words(part) for part in second.iter("p")][1:] == ["4 decembrie 2026", "Anunțată"]


def test_only_a_planned_session_has_a_sheet(project):
    """What is announced, held or cancelled has none."""
    for status in ("planned", "announced", "cancelled"):
        logged(project, status, when="2026-12-03", status=status)
    uris = [page.uri for page in read(project).pages("ro") if "foaia-de-prezenta" in page.uri]
    assert uris == [SHEET.format("planned")]


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({"when": "2026-12-03"}, False),
        ({"when": "2026-12-03", "sessions": 1}, False),
        ({"when": "2026-12-03", "sessions": 2}, True),
        ({"when": "2026-12-03/2026-12-04"}, True),
        ({"when": "{2026-12-03,2026-12-10}"}, True),
        ({"when": "2026-12"}, True),
        ({"when": "2026-12-03/"}, True),
    ],
)
def test_a_sheet_asks_for_the_day_where_it_is_not_one(project, fields, asks):
    """Where the log stands for several days or meetings, there is a line to write the day on."""
    logged(project, "noua", **fields)
    made = sheet(read(project), "noua")
    assert bool(made.find_class("sheet-blank")) == asks


def test_a_sheet_has_no_code_without_an_address(project):
    """Nobody said where the site stands, so nothing leads there."""
    logged(project, "noua", when="2026-12-03")
    made = sheet(read(project, Settings()), "noua")
    assert not list(made.iter("figure", "svg"))
    assert len(made.xpath(".//table/tbody/tr")) == 25


@pytest.mark.parametrize("address", ["https://a.test", "https://a.test/b/"])
@pytest.mark.parametrize("language", CODES)
def test_the_code_holds_the_address_that_is_written_below_it(project, language, address):
    """The drawing is the code of the very address people read, with four light modules around."""
    logged(project, "noua", when="2026-12-03")
    made = sheet(read(project, Settings(site_address=address)), "noua", language)
    (link,) = made.xpath(".//figcaption/a/@href")
    folder = "" if language == "ro" else f"{language}/"
    assert link == f"{address.rstrip('/')}/{folder}instruiri/exemplu/#noua"
    (drawing,) = made.iter("svg")
    assert modules(drawing) == [
        [bool(module) for module in row]
        for row in segno.make(link, error="m", micro=False).matrix_iter(border=4)
    ]


def modules(drawing):
    """The dark modules of a drawn code, read back from its strokes row by row."""
    ground, strokes = drawing.findall("path")
    size = int(drawing.get("viewbox", drawing.get("viewBox")).split()[2])
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{size}v{size}h-{size}z")
    assert strokes.get("stroke") == "#000"
    dark = [[False] * size for _ in range(size)]
    x = y = 0.0
    for move, dx, dy, length in re.findall(r"([Mm])([-\d.]+) ([-\d.]+)h(\d+)", strokes.get("d")):
        x, y = (float(dx), float(dy)) if move == "M" else (x + float(dx), y + float(dy))
        for _ in range(int(length)):
            dark[int(y)][int(x)] = True
            x += 1
    return dark


@pytest.mark.parametrize(
    ("uri", "language", "path"),
    [
        ("index.md", "ro", ""),
        ("index.md", "uk", "uk/"),
        ("instruiri/index.md", "ro", "instruiri/"),
        ("instruiri/reindex.md", "ru", "ru/instruiri/reindex/"),
    ],
)
def test_a_page_has_one_address(uri, language, path):
    """A page stands at a folder of its own; the default language has no prefix."""
    assert published_at("https://a.test/b", uri, language) == f"https://a.test/b/{path}"
    assert published_at("https://a.test/b/", uri, language) == f"https://a.test/b/{path}"


def test_what_a_log_says_stays_text(project, payload):
    """Whatever stands in a title or a place does nothing in the list and on the sheet."""
    training = {"kind": "training", "topics": ["ajutor-psihologic"], "audience": ["specialisti"]}
    shapes = []
    for text in ("Martor", payload):
        told = as_yaml({**training, "title": {"ro": text}})
        (project / "trainings/exemplu/training.yml").write_text(told, encoding="utf-8")
        logged(project, "noua", when="2026-12-03", venue={"ro": text})
        made = read(project)
        trees = [piece(made, "uk"), sheet(made, "noua", "uk")]
        for tree in trees:
            assert words(tree).count(" ".join(text.split())) >= 2
        shapes.append([[(e.tag, dict(e.attrib)) for e in elements(tree)] for tree in trees])
    assert shapes[0] == shapes[1]


def test_days_as_text_compare_as_days():
    """The script compares days as text, so every day is written with four, two and two digits."""
    told = Statuses(strings("ro"), date(1, 1, 1)).of(log("0900-02", "planned"))
    assert 'data-planned-until="0900-02-28"' in told
    assert parse("0900-02").last_day == date(900, 2, 28)
