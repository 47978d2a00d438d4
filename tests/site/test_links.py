"""Nothing on the site leads nowhere, and nothing comes from anybody else."""

import re
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

BASE = "https://indrumar.example/"
LINKING = "//*[@href or @src or @srcset or @poster or @data or @action]"
LOADED = "//script[@src] | //img | //iframe | //video | //audio | //source | //object | //embed"


def _targets(page):
    """Every address a page leads to, as the browser resolves it."""
    for element in page.all(LINKING):
        for name in ("href", "src", "poster", "data", "action"):
            if element.get(name) is not None:
                yield urljoin(BASE + page.address, element.get(name))
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield urljoin(BASE + page.address, candidate.split()[0])


def _file(public, address):
    path = public / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path


@pytest.fixture(scope="session")
def anchors(everything):
    """The ids of every page."""
    return {page.path: {e.get("id") for e in page.all("//*[@id]")} for page in everything.values()}


def test_no_link_is_broken(everything, public, anchors):
    """Every link inside the site leads to a file, and to an anchor where it names one."""
    broken, checked = [], 0
    for page in everything.values():
        for address in _targets(page):
            if not address.startswith(BASE):
                continue
            checked += 1
            bare, fragment = urldefrag(address)
            path = _file(public, bare)
            if not path.is_file() or (
                fragment and path.suffix == ".html" and unquote(fragment) not in anchors[path]
            ):
                broken.append((page.address, address))
    assert checked > 10_000
    assert broken == []


def test_links_use_schemes_readers_can_follow(everything):
    """Links are web addresses or telephone numbers, the latter as a telephone dials them."""
    for page in everything.values():
        for address in _targets(page):
            scheme = urlsplit(address).scheme
            assert scheme in ("https", "http", "tel"), (page.address, address)
            if scheme == "tel":
                assert re.fullmatch(r"tel:\+?\d{3,12}", address), (page.address, address)


def test_nothing_is_loaded_from_anybody_else(everything, public):
    """Scripts, styles, pictures and fonts stand on the site itself."""
    for page in everything.values():
        loading = page.all(LOADED) + page.all("//link[@rel='stylesheet' or @rel='icon']")
        preparing = page.all("//link[contains(@rel, 'pre') or contains(@rel, 'dns')]")
        assert preparing == [], page.address
        for element in loading:
            address = urljoin(BASE + page.address, element.get("src") or element.get("href"))
            assert address.startswith(BASE), (page.address, address)
    for style in public.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "@import" not in text, style.name
        for address in re.findall(r"url\(([^)]*)\)", text):
            assert address.strip("'\"").startswith(("data:", "#")) or not re.match(
                r"['\"]?(https?:)?//", address
            ), style.name


def test_the_fraudulent_site_is_never_a_link(everything):
    """protectietemporara.md, without `gov`, appears as a warning and never as a link."""
    named = 0
    for page in everything.values():
        named += "protectietemporara.md" in page.tree.text_content()
        hosts = {urlsplit(address).hostname for address in _targets(page)}
        assert "protectietemporara.md" not in hosts, page.address
        assert "www.protectietemporara.md" not in hosts, page.address
    assert named >= 3


def test_styles_refer_to_files_that_exist(public):
    """What a style sheet names is on the site."""
    for style in public.rglob("*.css"):
        for address in re.findall(r"url\(['\"]?([^)'\"]+)", style.read_text(encoding="utf-8")):
            if not address.startswith(("data:", "#", "http", "%")):
                assert (style.parent / address.split("?")[0].split("#")[0]).is_file(), address
