"""What a first view of a page costs a phone: the limits of the project, for the heaviest pages."""

import gzip

import pytest
from browser.conftest import PREFIXES

MOST = 75 * 1024
MOST_REQUESTS = 8
MOST_BEFORE_TEXT = 32 * 1024

BLOCKING = """() => [...document.querySelectorAll(
  "link[rel~=stylesheet], script[src]:not([defer]):not([async]):not([type=module])"
)].map((element) => element.href || element.src)"""


def _sizes(page):
    """Bytes after `gzip -9` of everything the page asked for, by address."""
    found = {}
    for address in page.requested:
        answer = page.request.get(address)
        assert answer.ok, address
        found[address] = len(gzip.compress(answer.body(), 9, mtime=0))
    return found


def _rights(public, language):
    """The rights page whose HTML is the heaviest, and the list of all of them."""
    folder = public / PREFIXES[language] / "drepturi"
    pages = {path: len(gzip.compress(path.read_bytes(), 9)) for path in folder.glob("*/index.html")}
    heaviest = max(pages, key=pages.get)
    return ["drepturi/", f"drepturi/{heaviest.parent.name}/"]


@pytest.mark.parametrize("language", PREFIXES)
def test_a_rights_page_is_light(open_page, public, address, language):
    """75 KB and eight requests in all, 32 KB before the text, with nothing of the search."""
    for path in _rights(public, language):
        page = open_page(PREFIXES[language] + path)
        page.wait_for_load_state("networkidle")
        sizes = _sizes(page)
        assert len(page.requested) <= MOST_REQUESTS, page.requested
        assert sum(sizes.values()) <= MOST, sizes
        before_text = {page.url, *page.evaluate(BLOCKING)}
        assert before_text <= sizes.keys()
        assert sum(sizes[name] for name in before_text) <= MOST_BEFORE_TEXT, sizes
        assert not [name for name in sizes if "search" in name or "bundle" in name]


def test_the_search_is_loaded_when_it_is_opened(open_page):
    """Until then nothing of it; then it answers."""
    page = open_page("drepturi/")
    page.wait_for_load_state("networkidle")
    before = len(page.requested)
    page.locator(".search-button").click()
    page.keyboard.type("112")
    page.wait_for_selector(".md-search-result__item a")
    assert len(page.requested) > before
    assert page.failed == []
