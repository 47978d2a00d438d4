"""Every page says truly which language it is in and where its translations are."""

import re
from urllib.parse import urljoin

from lxml import etree

ADDRESS = "https://indrumar.example/"
ENDONYMS = {"ro": "Română", "ru": "Русский", "uk": "Українська"}
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def test_a_page_declares_the_language_of_its_folder(everything):
    """`html lang` is the language of the address, error pages included."""
    declared = {address: page.tree.get("lang") for address, page in everything.items()}
    assert declared == {address: page.language for address, page in everything.items()}


def test_every_language_has_the_same_pages(pages):
    """An address exists in one language exactly when it exists in all."""
    inside = {
        code: {page.inside for page in pages.values() if page.language == code} for code in ENDONYMS
    }
    assert len(inside["ro"]) > 100
    assert inside["ro"] == inside["ru"] == inside["uk"]


ROMANIAN = re.compile(r"[ĂÂÎȘȚăâîșț]|\b(?:despre|din|pentru|privind)\b")
"""What no word of another language has; the name of the site is a name in all of them."""

SENTENCE = re.compile(r"(?:\b[a-z]{2,} ){2,}[a-z]{2,}\b")
"""Three small words in Latin letters are a sentence of some language; a command is not."""

PLACE = re.compile(r"\S+\.\S+/\S*")
"""It is in no language."""

CYRILLIC = re.compile(r"[А-яЁёІіЇїЄєҐґ]{2,}")
NOT_IN = {"ru": "іїєґ", "uk": "ыэъё"}
SAID = ("title", "aria-label", "alt", "label", "placeholder", "data-label")
"""Attributes that a reader hears or sees."""


def _pieces(tree):
    """Every text a reader meets, with the language it is declared in."""
    for element in tree.iter():
        code = {"code", "pre", "script", "style", "noscript"}
        if not isinstance(element.tag, str) or code & {a.tag for a in _up(element)}:
            continue
        language = next(a.get("lang") for a in _up(element) if a.get("lang"))
        yield language, element, element.text or ""
        for child in element:
            yield language, element, child.tail or ""
        for name in SAID:
            yield language, element, element.get(name, "")


def _up(element):
    while element is not None:
        yield element
        element = element.getparent()


def _is_foreign(language, text):
    text = PLACE.sub("", text.replace("Îndrumar", ""))
    if language in NOT_IN:
        others = set(NOT_IN[language]) & set(text.lower())
        is_latin = ROMANIAN.search(text) or SENTENCE.search(re.sub(r"\bportal [a-z ]+", "", text))
        return bool(others or is_latin)
    return bool(CYRILLIC.search(text))


def test_the_text_is_in_the_language_it_declares(pages):
    """Every text, label and description is in the language said of it, down to single words:
    no Cyrillic in a Romanian one, no Romanian in a Russian or Ukrainian one, none of the two in
    the other. Names in Latin letters that no language owns stay as they are (WCAG 3.1.2)."""
    foreign = {}
    declared = set()
    for address, page in pages.items():
        for language, element, text in _pieces(page.all("//body")[0]):
            declared.add(language)
            if text.strip() and _is_foreign(language, text):
                foreign.setdefault((language, element.tag, " ".join(text.split())[:60]), address)
    assert foreign == {}
    assert declared == {"ro", "ru", "uk", "en"}


def test_titles_are_in_the_language_of_the_page(pages):
    """What stands in tabs, search results and previews; a name in them cannot say what it is."""
    for address, page in pages.items():
        said = [page.text("//title"), *page.all("//meta[@name='description']/@content")]
        for text in said:
            others = CYRILLIC.search(text) if page.language == "ro" else None
            assert not others, (address, text)
            assert not set(NOT_IN.get(page.language, "")) & set(text.lower()), (address, text)


def test_canonical_is_the_address_of_the_page(pages):
    """A page names itself, and nothing else, as canonical."""
    for address, page in pages.items():
        assert [e.get("href") for e in page.all("//link[@rel='canonical']")] == [ADDRESS + address]


def test_the_head_holds_no_alternates(everything):
    """Alternates stand in the sitemap; in the head Material would fetch one sitemap for each."""
    assert [a for a, page in everything.items() if page.all("//head/link[@rel='alternate']")] == []


def test_the_sitemap_lists_every_page_with_its_translations(pages, public):
    """Each page is listed once, with the three languages, and they list each other."""
    tree = etree.parse(public / "sitemap.xml")
    listed = {}
    for url in tree.iterfind("s:url", NAMESPACES):
        alternates = {e.get("hreflang"): e.get("href") for e in url.iterfind("x:link", NAMESPACES)}
        listed[url.findtext("s:loc", namespaces=NAMESPACES)] = alternates
    to_be_found = {
        address
        for address, page in pages.items()
        if not page.all("//meta[@name='robots'][contains(@content, 'noindex')]")
    }
    assert set(listed) == {ADDRESS + address for address in to_be_found}
    for address, alternates in listed.items():
        assert set(alternates) == {"ro", "ru", "uk"}
        assert address in alternates.values()
        assert all(listed[other] == alternates for other in alternates.values())


def test_the_language_choice_leads_to_the_same_page(pages):
    """Three links in their own scripts, to the same page in each language."""
    for page in pages.values():
        links = page.all("//nav[contains(@class, 'language-choice')]//a")
        assert [(a.get("lang"), a.text) for a in links] == list(ENDONYMS.items())
        for link in links:
            code = link.get("hreflang")
            target = page.inside if code == "ro" else f"{code}/{page.inside}"
            assert urljoin(ADDRESS + page.address, link.get("href")) == ADDRESS + target
        assert [a.get("lang") for a in links if a.get("aria-current")] == [page.language]


def test_every_page_has_one_heading_of_the_first_level(everything):
    """One `h1`, not empty, and a title of its own."""
    for address, page in everything.items():
        headings = page.all("//h1")
        assert len(headings) == 1, address
        assert headings[0].text_content().strip(), address


def test_titles_differ(pages):
    """No two pages of a language share a title."""
    for code in ENDONYMS:
        titles = [page.text("//title") for page in pages.values() if page.language == code]
        assert len(set(titles)) == len(titles), sorted(t for t in titles if titles.count(t) > 1)


def test_each_language_has_its_own_page_for_wrong_addresses(everything):
    """The 404 page speaks the language of its folder and leads to its home page."""
    expected = {
        "404.html": ("Pagina nu a fost găsită", "/"),
        "ru/404.html": ("Страница не найдена", "/ru/"),
        "uk/404.html": ("Сторінку не знайдено", "/uk/"),
    }
    for address, (heading, home) in expected.items():
        page = everything[address]
        assert page.text("//h1") == heading
        links = [urljoin(ADDRESS + address, a.get("href")) for a in page.all("//article//a")]
        assert urljoin(ADDRESS, home) in links
        said = {e.get("lang"): e.text_content() for e in page.all("//article//p[@lang]")}
        others = {heading for other, (heading, _) in expected.items() if other != address}
        assert {text.split(".")[0].strip() for text in said.values()} == others
        assert page.language not in said


def test_the_title_of_every_page_has_the_same_id(pages):
    """A link to the top of a page works in all languages, Cyrillic ones too."""
    assert {page.all("//h1")[0].get("id") for page in pages.values()} == {"pagina"}


def test_sections_have_the_same_anchors_in_every_language(pages):
    """A link to a section works in all languages: same ids, and never one made of digits."""
    for address, page in pages.items():
        if page.language != "ro":
            continue
        ids = {
            code: {
                e.get("id")
                for e in pages[address if code == "ro" else f"{code}/{address}"].all(
                    "//article//*[self::h2 or self::h3 or self::h4]"
                )
            }
            for code in ENDONYMS
        }
        assert ids["ro"] == ids["ru"] == ids["uk"], address
        assert not [name for name in ids["ro"] if name.startswith("_")], address
