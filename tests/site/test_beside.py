"""Two people read one page: its two languages beside one another, and codes to dictate."""

import re
from copy import deepcopy
from urllib.parse import urljoin

from conftest import run

ADDRESS = "https://indrumar.example/"
OFFERED = ("drepturi/protectia-temporara/", "drepturi/", "proceduri/", "contacte/")
"""Pages without tables of figures: these are always shown in two languages."""


def original_of(page):
    """The address of the page that a page in two languages shows."""
    return page.address.removesuffix("alaturi/")


def sections(page):
    """The ids of its sections in order."""
    return [e.get("id") for e in page.all("//article//*[self::h2 or self::h3][@id]")]


def test_rights_and_procedures_can_be_shown_in_two_languages(beside):
    """In both translations, and never in the original itself."""
    for language in ("ru", "uk"):
        assert {f"{language}/{inside}alaturi/" for inside in OFFERED} <= set(beside)
    assert {page.language for page in beside.values()} == {"ru", "uk"}


def test_it_has_the_sections_of_the_page(beside, pages):
    """The same sections in the same order, so that links and codes lead to the same place."""
    for page in beside.values():
        assert sections(page) == sections(pages[original_of(page)]), page.address


def test_nothing_of_the_original_is_lost(beside, pages):
    """Every sentence of the Romanian page stands there, in parts that say they are Romanian."""
    for page in beside.values():
        inside = original_of(page).partition("/")[2]
        sources = "|//section[@id='surse']"
        theirs = deepcopy(pages[inside].all("//article")[0])
        for extra in theirs.xpath(
            ".//*[contains(@class, 'beside-choice') or contains(@class, 'section-code')]"
            " | .//*[@class='handouts' or @class='printed']"
            " | .//h2[@id='surse']/following-sibling::* | .//h2[@id='surse']"
            f" | .//*[contains(@class, 'headerlink') or contains(@class, 'edit-link')]{sources}"
        ):
            extra.drop_tree()
        romanian = " ".join(part.text_content() for part in page.all("//article//*[@lang='ro']"))
        told = set(re.findall(r"\w{4,}", romanian))
        own = set(re.findall(r"\w{4,}", page.all("//article")[0].text_content()))
        missing = set(re.findall(r"\w{4,}", theirs.text_content())) - told - own
        assert missing == set(), page.address


def test_no_id_stands_twice(beside):
    """The Romanian part has no ids of its own."""
    for page in beside.values():
        ids = [e.get("id") for e in page.all("//*[@id]")]
        assert len(ids) == len(set(ids)), page.address


def test_links_of_the_romanian_part_lead_to_romanian_pages(beside, everything):
    """Each leads to a page or a section that is there, and Romanian parts stay in Romanian."""
    for page in beside.values():
        for part, language in (("[@lang='ro']", "ro"), ("[not(@lang)]", page.language)):
            for link in page.all(f"//*[contains(@class, 'beside__part')]{part}//a[@href]"):
                if ":" in link.get("href") or link.get("href").startswith("#"):
                    continue
                target, _, anchor = urljoin(ADDRESS + page.address, link.get("href")).partition("#")
                there = everything[target.removeprefix(ADDRESS)]
                assert there.language == language, (page.address, link.get("href"))
                assert not anchor or there.all(f"//*[@id='{anchor}']"), link.get("href")


def test_it_is_not_indexed_and_names_the_page_it_shows(beside):
    """Search engines and our own search know the page itself, not its copy."""
    for page in beside.values():
        assert page.all("//link[@rel='canonical']/@href") == [ADDRESS + original_of(page)]
        assert page.all("//meta[@name='robots']/@content") == ["noindex"]


def test_its_language_choice_leads_to_the_page_it_shows(beside, pages):
    """In every language to the page itself."""
    for page in beside.values():
        links = page.all("//nav[contains(@class, 'language-choice')]//a/@href")
        inside = original_of(page).partition("/")[2]
        found = [urljoin(ADDRESS + page.address, link) for link in links]
        assert found == [ADDRESS + place + inside for place in ("", "ru/", "uk/")]


def test_pages_lead_to_it(beside, pages):
    """A translation leads to itself in two languages, and an original to both of them."""
    for address, page in pages.items():
        expected = {
            f"{language}/{page.inside}alaturi/"
            for language in ("ru", "uk")
            if page.language in ("ro", language)
        } & set(beside)
        links = page.all("//p[@class='beside-choice']/a/@href")
        found = {urljoin(ADDRESS + address, link).removeprefix(ADDRESS) for link in links}
        assert found == expected, address


def codes(page):
    """The codes a page shows, by section."""
    links = page.all("//article//a[contains(@class, 'section-code')]")
    return {a.get("href").lstrip("#"): re.sub(r"\D", "", a.text_content()) for a in links}


def test_a_code_is_the_same_in_every_language(pages, beside):
    """Whoever dictates it and whoever writes it see the same section."""
    typed = {a: page for a, page in pages.items() if codes(page)}
    assert len(typed) > 30
    for page in [*typed.values(), *beside.values()]:
        inside = page.inside.removesuffix("alaturi/")
        assert codes(page) == codes(pages[inside]), page.address


def test_codes_are_never_the_same(pages):
    """One code, one section."""
    told = [
        code for page in pages.values() if page.language == "ro" for code in codes(page).values()
    ]
    assert len(told) == len(set(told)) > 100


def test_the_list_of_codes_leads_to_their_sections(pages):
    """Without JavaScript the list on the page of codes leads everywhere a code can lead."""
    for place in ("", "ru/", "uk/"):
        page = pages[f"{place}cod/"]
        listed = {
            re.sub(r"\D", "", a.text_content()): urljoin(ADDRESS + page.address, a.get("href"))
            for a in page.all("//ul[contains(@class, 'section-codes')]//a")
        }
        told = {
            code: f"{ADDRESS}{other.address}#{section}"
            for other in pages.values()
            if other.language == page.language
            for section, code in codes(other).items()
        }
        assert listed == told


def test_a_page_of_a_title_alone_can_be_shown(copy):
    """Nobody wrote its text yet; the build does not stop for that."""
    for language, title in (("ro", "Gol"), ("ru", "Пусто"), ("uk", "Порожньо")):
        page = copy / "docs" / language / "despre/gol.md"
        page.write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")
    settings = copy / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    nav = "      - despre/index.md\n"
    settings.write_text(text.replace(nav, f"{nav}      - despre/gol.md\n"), encoding="utf-8")
    assert run("portal", "translations", "confirm", "--new", folder=copy).returncode == 0
    done = run("portal", "build", folder=copy)
    assert done.returncode == 0, done.stderr
    assert (copy / "public/uk/despre/gol/alaturi/index.html").exists()
