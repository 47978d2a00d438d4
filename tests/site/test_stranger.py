"""Somebody else's site: three index pages, one training, one log, and our hooks."""

import shutil
from pathlib import Path

import pytest
from conftest import run
from lxml import html

STRANGER = Path(__file__).parent / "stranger"

HOSTILE = (
    "</title><script>alert(1)</script> # h1 [x](javascript:alert(1)) ![](//x){ onclick=alert(2) } "
    "{: onclick=alert(1) } \"' & <!-- portal: trainings -->"
)

SCRIPTS = "//script[not(@type='application/ld+json')]/text()"
"""What a browser may run; JSON-LD is data."""


@pytest.fixture
def stranger(tmp_path, root):
    """A copy of the synthetic site with the hooks and the theme of the project."""
    shutil.copytree(STRANGER, tmp_path, dirs_exist_ok=True)
    for ours in ("hooks", "theme"):
        shutil.copytree(root / ours, tmp_path / ours, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _built(folder, **more):
    built = run("mkdocs", "build", "--strict", folder=folder, **more)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def _page(site, address):
    return html.fromstring((site / address / "index.html").read_bytes())


def _extend(folder, text):
    path = folder / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_it_gets_the_pages_nobody_wrote(stranger):
    """The list, the training and the attendance index exist in every language."""
    site = _built(stranger)
    for prefix in ("", "ru/", "uk/"):
        assert _page(site, f"{prefix}instruiri/prim-ajutor").xpath("//*[@id='2026-01-10']")
        assert _page(site, f"{prefix}instruiri").xpath("//a[contains(@href, 'prim-ajutor')]")
        totals = _page(site, f"{prefix}instruiri/prezenta").xpath("//dl/dd/text()")
        assert totals[0].strip() == "12"


def test_a_text_without_translation_says_which_language_it_is_in(stranger):
    """A Romanian title on a Ukrainian page is marked as Romanian."""
    heading = _page(_built(stranger), "uk/instruiri/prim-ajutor").xpath("//h1")[0]
    assert heading.xpath(".//*[@lang='ro']")[0].text == "Prim ajutor de probă"


def test_an_edit_link_leads_to_the_log(stranger):
    """Where a repository is set, a generated page leads to the YAML it was made from."""
    _extend(stranger, "repo_url: https://git.example/org/site\nedit_uri: edit/main/docs/\n")
    page = _page(_built(stranger), "instruiri/prim-ajutor")
    addresses = [a.get("href") for a in page.xpath("//article//a")]
    place = "https://git.example/org/site/edit/main/trainings/prim-ajutor/"
    assert place + "training.yml" in addresses
    assert place + "2026-01-10.yml" in addresses


def test_private_logs_have_no_edit_link(stranger):
    """Where logs are private, nothing leads to them; typed pages still have their link."""
    _extend(stranger, "repo_url: https://git.example/org/site\nedit_uri: edit/main/docs/\n")
    path = stranger / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("extra: {}", "extra: {portal: {logs: private}}")
    path.write_text(text, encoding="utf-8")
    site = _built(stranger)
    edits = "//a[contains(@href, '/edit/')]/@href"
    assert _page(site, "instruiri/prim-ajutor").xpath(edits) == []
    assert _page(site, "").xpath(edits) == [
        "https://git.example/org/site/edit/main/docs/ro/index.md"
    ]


def test_hostile_text_stays_text(stranger):
    """A title that tries to be markup arrives as text wherever it is shown."""
    path = stranger / "trainings/prim-ajutor/training.yml"
    quoted = HOSTILE.replace("'", "''")
    text = path.read_text(encoding="utf-8").replace("Prim ajutor de probă", f"'{quoted}'")
    path.write_text(text, encoding="utf-8")
    site = _built(stranger)
    plain = " ".join(HOSTILE.split())
    for address in ("instruiri/prim-ajutor", "instruiri", "instruiri/prezenta/2026"):
        page = _page(site, address)
        assert not page.xpath("//*[@onclick]"), address
        assert not page.xpath("//a[starts-with(@href, 'javascript:')]"), address
        assert "alert(1)" not in " ".join(page.xpath(SCRIPTS)), address
        assert plain in " ".join(page.text_content().split()), address
    training = _page(site, "instruiri/prim-ajutor")
    assert training.xpath("string(//h1)").removesuffix("¶").strip() == plain
    assert training.xpath("string(//title)").startswith(plain)
    assert len(training.xpath("//h1")) == 1


@pytest.mark.parametrize(
    ("set_to", "leads_to"),
    [
        (
            "greseli@strain.example",
            "mailto:greseli@strain.example?subject=%D0%9F%D0%BE%D0%BC%D0%B8%D0%BB%D0%BA%D0%B0"
            "%20%D0%BD%D0%B0%20%D1%81%D1%82%D0%BE%D1%80%D1%96%D0%BD%D1%86%D1%96%20"
            "%2Fuk%2Finstruiri%2Fprim-ajutor%2F",
        ),
        ("https://strain.example/formular", "https://strain.example/formular"),
    ],
)
def test_every_page_leads_to_where_mistakes_are_told(stranger, set_to, leads_to):
    """A letter names the page by its address alone; a form of somebody else's is told nothing."""
    path = stranger / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    changed = text.replace("extra: {}", f"extra: {{portal: {{feedback: '{set_to}'}}}}")
    path.write_text(changed, encoding="utf-8")
    site = _built(stranger)
    for file in site.rglob("index.html"):
        page = html.fromstring(file.read_bytes())
        links = page.xpath("//p[@class='page-actions']/a[@rel='nofollow noreferrer']/@href")
        assert len(links) == 1, file
    page = _page(site, "uk/instruiri/prim-ajutor")
    assert page.xpath("//p[@class='page-actions']/a/@href") == [leads_to]


def test_without_an_address_nothing_is_promised(stranger):
    """Where nobody said where mistakes are told, no page speaks of it."""
    for file in _built(stranger).rglob("index.html"):
        assert not html.fromstring(file.read_bytes()).xpath("//p[@class='page-actions']"), file


def test_a_folder_without_an_index_has_a_place_in_the_menu(stranger):
    """Its entry leads to its first page, at any depth, and its pages are shown inside it."""
    for language in ("ro", "ru", "uk"):
        folder = stranger / "docs" / language / "grup/adanc"
        folder.mkdir(parents=True)
        for name in ("alfa", "beta"):
            title = f"---\ntitle: {name} {language}\n---\n# {name} {language}\n"
            (folder / f"{name}.md").write_text(title, encoding="utf-8")
    site = _built(stranger)
    home = _page(site, "uk").xpath("//nav[@id='menu']/ul/li/a")
    assert [a.get("href") for a in home][-1] == "grup/adanc/alfa/"
    menu = _page(site, "uk/grup/adanc/beta").xpath("//nav[@id='menu']//ul//ul//a/@href")
    assert {"../alfa/", "./"} <= set(menu)
    current = _page(site, "uk/grup/adanc/beta").xpath("//nav[@id='menu']//a[@aria-current='page']")
    assert [a.text for a in current] == ["beta uk"]
