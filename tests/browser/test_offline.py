"""Saving pages for later: only when asked, whole or not at all, and erased without a trace."""

import json
from datetime import date
from hashlib import sha256

import pytest
from babel.dates import format_date
from browser.unreliable import Unreliable

from portal.strings import strings

PAGE = "uk/despre/fara-internet/"
SAVED_PAGE = "uk/contacte/index.html"

WHAT_IS_HERE = """async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
  databases: (await indexedDB.databases()).length,
  cookies: document.cookie,
})"""
NOTHING = {"caches": [], "workers": 0, "keys": [], "databases": 0, "cookies": ""}

SAVED_ADDRESSES = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  }
  return found;
}"""


def _words(name, **values):
    return strings("uk").text(f"offline.messages.{name}", **values)


@pytest.fixture
def site(public):
    """The site on a server of its own."""
    server = Unreliable(public)
    yield server
    server.go()


def _save(page, *sections, says="done"):
    """Choose what is to be saved, press the button, and wait for what the page says."""
    page.wait_for_selector("[name=section]:visible")
    for box in page.locator("[name=section]:visible").all():
        box.set_checked(box.get_attribute("value") in sections)
    page.click("[data-does=save]")
    page.wait_for_function(
        "text => document.querySelector('.offline__message').textContent === text",
        arg=_words(says),
        timeout=60_000,
    )


def _published_anew(site, public, damaged=False):
    """The site has another contacts page; a damaged one is not what its manifest says."""
    old = (public / SAVED_PAGE).read_bytes()
    new = old.replace(b"</h1>", " (нове)</h1>".encode(), 1)
    assert new != old
    manifest = json.loads((public / "offline/uk.json").read_bytes())
    manifest["files"]["uk/contacte/"] = [len(new), sha256(new).hexdigest()]
    manifest["version"] = "another"
    site.instead["offline/uk.json"] = json.dumps(manifest).encode()
    site.instead[SAVED_PAGE] = new[:-20] + b"x" * 20 if damaged else new


def _title(page, address):
    page.goto(address)
    return page.locator("h1").inner_text()


def test_nothing_is_stored_before_it_is_asked_for(open_page, site):
    """Reading pages, also the one where one can save, leaves nothing and asks for no worker."""
    page = open_page("uk/drepturi/", site=site.address)
    page.goto(site.address + PAGE)
    page.wait_for_selector("[name=section]:visible")
    assert page.evaluate(WHAT_IS_HERE) == NOTHING
    assert "sw.js" not in site.asked
    assert page.locator("[name=section]:checked").count() == 0


@pytest.mark.parametrize("base", ["/", "/in/a/folder/"])
def test_saved_pages_open_when_the_server_is_gone(open_page, public, base):
    """Pages and the links between them work, wherever the site stands, and say their date."""
    site = Unreliable(public, base)
    page = open_page(PAGE, site=site.address, now="2027-06-01T12:00:00Z")
    _save(page, "contacts-sensitive")
    assert not page.locator(".saved-copy").is_visible()
    site.go()
    page.goto(site.address + "uk/")
    assert page.locator(".saved-copy").is_visible()
    made = json.loads((public / "offline/uk.json").read_bytes())["made"]
    day = format_date(date.fromisoformat(made), "long", "uk")
    said = page.locator(".saved-copy").inner_text()
    assert " ".join(day.split()) in " ".join(said.split())
    assert page.locator("article .fact--expired").count() > 0, "expired facts are marked"
    page.locator("footer a[href$='contacte/']").click()
    page.wait_for_url("**/uk/contacte/")
    assert page.locator("article a[href='tel:112']").count() > 0
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.notice')).borderLeftWidth")
        != "0px"
    )
    page.goto(site.address + "uk/drepturi/")
    assert page.url == f"{site.address}{PAGE}#nu-este-salvata"


def test_only_what_was_chosen_is_stored(open_page, site):
    """No page of another language, and no section that was not chosen."""
    page = open_page(PAGE, site=site.address)
    _save(page, "contacts-sensitive")
    pages = [
        address.removeprefix(site.address)
        for address in page.evaluate(SAVED_ADDRESSES)
        if "/assets/" not in address
    ]
    searched = "search/uk/index.json"
    assert sorted(pages) == ["offline/record.json", searched, "uk/", "uk/contacte/", PAGE]


def test_a_slow_line_with_five_cuts_is_enough(open_page, site, public):
    """At 400 kbit/s, broken off five times, the copy is complete and nothing came twice in full."""
    page = open_page(PAGE, site=site.address)
    page.wait_for_selector("[name=section]:visible")
    line = page.context.new_cdp_session(page)
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 100,
            "downloadThroughput": 50_000,
            "uploadThroughput": 50_000,
        },
    )
    site.cuts = 5
    site.asked.clear()
    _save(page, "contacts-sensitive")
    assert len(site.cut) == 5
    manifest = json.loads((public / "offline/uk.json").read_bytes())
    files = {*manifest["always"], *manifest["choices"]["contacts-sensitive"]}
    files.add("offline/uk.json")
    asked = [name for name in site.asked if name.removesuffix("index.html") in files]
    assert len(asked) == len(files) + 5
    site.go()
    assert _title(page, site.address + "uk/contacte/") == "Контакти"


def test_a_copy_that_was_stopped_does_not_count_and_is_continued(open_page, site):
    """What has arrived is not asked for again; until all is there, the saved site is not there."""
    page = open_page(PAGE, site=site.address)
    site.instead[SAVED_PAGE] = b"damaged"
    _save(page, "contacts-sensitive", says="damaged")
    assert not [a for a in page.evaluate(SAVED_ADDRESSES) if a.endswith("record.json")]
    assert page.locator(".offline__state").inner_text() == _words("none")
    site.instead.clear()
    site.asked.clear()
    page.reload()
    _save(page, "contacts-sensitive")
    assert site.asked.count(SAVED_PAGE) == 1
    assert "uk/index.html" not in site.asked


def test_a_damaged_file_is_refused_and_the_old_copy_stays(open_page, site, public):
    """A new version replaces the old one whole, or not at all."""
    page = open_page(PAGE, site=site.address)
    _save(page, "contacts-sensitive")
    _published_anew(site, public, damaged=True)
    page.reload()
    _save(page, "contacts-sensitive", says="damaged")
    assert _words("newer") in page.locator(".offline__state").inner_text()
    _published_anew(site, public)
    page.reload()
    _save(page, "contacts-sensitive")
    assert len(page.evaluate("caches.keys()")) == 1
    site.go()
    assert _title(page, site.address + "uk/contacte/") == "Контакти (нове)"


def test_the_old_copy_answers_until_the_new_one_is_whole(open_page, site, public):
    """With the server gone in the middle of an update, readers see the old version."""
    page = open_page(PAGE, site=site.address)
    _save(page, "contacts-sensitive")
    _published_anew(site, public, damaged=True)
    page.reload()
    _save(page, "contacts-sensitive", says="damaged")
    site.go()
    assert _title(page, site.address + "uk/contacte/") == "Контакти"


def test_forgetting_leaves_nothing(open_page, site):
    """Copies, the worker and every key are gone, and the site is as on the first day."""
    page = open_page(PAGE, site=site.address)
    _save(page, "contacts-sensitive", "glossary")
    assert page.evaluate(WHAT_IS_HERE) != NOTHING
    page.click("[data-does=forget]")
    page.wait_for_function(
        "text => document.querySelector('.offline__message').textContent === text",
        arg=_words("forgotten"),
    )
    assert page.evaluate(WHAT_IS_HERE) == NOTHING
    assert not page.locator("[data-does=forget]").is_visible()
    page.goto(site.address + "uk/contacte/")
    assert page.evaluate(WHAT_IS_HERE) == NOTHING


def test_without_javascript_the_page_says_what_to_do_instead(open_page):
    """No form that does nothing; a sentence, and ways without it."""
    page = open_page(PAGE, scripts=False)
    assert not page.locator("form.offline").is_visible()
    assert page.get_by_text(strings("uk").text("offline.without")).is_visible()
    assert page.locator("#daca-nu-puteti-salva").is_visible()
