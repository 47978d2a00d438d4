"""The HTML itself: no styles in it, names that can be cached, tables that can be read."""

import re

from engine import styles

HASHED = re.compile(r"\.[0-9a-f]{8}\.(min\.)?(css|js|svg|png|jpg|webp|ico|woff2)$")


def test_there_is_no_inline_style(everything):
    """No `style` attribute and no `style` element, so that a strict policy can forbid them.

    A file that stands alone has one element, which its own policy allows by its hash.
    """
    for address, page in everything.items():
        policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
        alone = [one for one in page.all(policy) if "style-src 'sha256-" in one]
        assert page.all("//*[@style]") == [], address
        assert len(page.all("//style")) == len(alone), address


def test_there_are_no_inline_event_handlers(everything):
    """No `on…` attribute and no `javascript:` address."""
    for address, page in everything.items():
        assert page.all("//@*[starts-with(name(), 'on')]") == [], address
        assert page.all("//a[starts-with(@href, 'javascript:')]") == [], address


def test_assets_have_names_that_change_with_their_content(everything):
    """Every script, style and picture a page loads can be cached for ever."""
    loaded = set()
    for page in everything.values():
        loaded |= {e.get("src") for e in page.all("//script[@src] | //img[@src]")}
        loaded |= {e.get("href") for e in page.all("//link[@rel='stylesheet' or @rel='icon']")}
    assert len(loaded) > 3
    assert [name for name in loaded if not HASHED.search(name)] == []


def test_no_page_has_what_the_styles_leave_out(everything, root):
    """A component whose styles are not sent is used nowhere, unless its styles are ours."""
    own = "".join(path.read_text("utf-8") for path in (root / "docs/assets/css").glob("*.css"))
    ours = set(re.findall(r"\.([a-z][\w-]*)", own))
    for address, page in everything.items():
        names = {name for value in page.all("//@class") for name in value.split()}
        assert [name for name in names - ours if styles.is_left_out(name)] == [], address
        for name, values in styles.TOLD_APART.items():
            assert set(page.all(f"//@{name}")) <= values, address


def test_tables_have_captions_and_scopes(pages):
    """Every table says what it shows, and which headers its cells belong to."""
    tables = [(page.address, table) for page in pages.values() for table in page.all("//table")]
    assert len(tables) > 100
    for address, table in tables:
        assert table.xpath("./caption[normalize-space()]"), address
        assert not table.xpath(".//th[not(@scope)]"), address
        region = table.getparent()
        assert region.get("role") == "region", address
        assert region.get("tabindex") == "0", address
        assert region.get("aria-labelledby") == table.xpath("./caption/@id")[0], address


def test_ids_are_unique_on_a_page(everything):
    """An id names one thing."""
    for address, page in everything.items():
        ids = page.all("//*/@id")
        assert len(ids) == len(set(ids)), (address, [i for i in ids if ids.count(i) > 1])


def test_112_is_on_every_rights_page(pages):
    """Whoever reads about their rights sees the emergency number, ready to call."""
    rights = [page for page in pages.values() if page.inside.startswith("drepturi/")]
    assert len(rights) >= 6
    for page in rights:
        assert page.all("//article//a[@href='tel:112']"), page.address


def test_rights_pages_show_the_dates_of_their_sources(pages):
    """A rights page lists its sources, each with a date or the words that it has none."""
    rights = [page for page in pages.values() if page.inside.startswith("drepturi/")]
    for page in rights:
        sources = page.all("//article//ul[contains(@class, 'sources')]/li")
        assert len(sources) >= 3, page.address
        for source in sources:
            assert re.search(r"20\d\d", source.text_content()), page.address


def test_nothing_is_left_to_fill(pages):
    """No marker, reference or template tag reaches a reader."""
    for page in pages.values():
        source = page.path.read_text(encoding="utf-8")
        assert not re.search(r"(href|src)=\"(source|contact|act|fact|term):", source), page.address
        assert "<!-- portal:" not in source, page.address
        text = "".join(page.all("//text()[not(ancestor::code)]"))
        if "formatori" not in page.address and "despre/reguli/" not in page.address:
            assert not re.search(r"\{\{|\{%|\{ ?\.[a-z]|\{#", text), page.address


def test_there_is_no_edit_link_without_a_repository(pages):
    """No repository is set, so nobody is sent to one."""
    assert [a for a, page in pages.items() if page.all("//a[@rel='edit nofollow']")] == []
