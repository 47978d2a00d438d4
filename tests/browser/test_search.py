"""Search as readers use it: what they type, what they are shown, and what is not done meanwhile."""

import re
from collections import defaultdict

import pytest
from browser.conftest import PREFIXES
from browser.unreliable import Unreliable
from playwright.sync_api import expect

from portal import languages
from portal.pages import address as address_of
from portal.search import questions
from portal.strings import strings

FLOOR = 0.92
"""The share of our own questions whose pages must be among the first five, in each language."""

FEW = 10
"""A class with fewer questions in a language may miss one."""

ASK = """async ([worker, base, language, questions]) => {
  const asked = new Worker(worker);
  asked.postMessage({setup: {base, language}});
  const answers = [];
  for (const [id, question] of questions.entries()) {
    answers.push(await new Promise((done) => {
      asked.onmessage = ({data}) => data.id === id && done(data);
      asked.postMessage({id, question});
    }));
  }
  asked.terminate();
  return answers.map(({results, failed}) => failed ?? results.map(({address}) => address));
}"""

LATE = """{
  const Asked = Worker;
  window.Worker = class extends Asked {
    addEventListener(name, listener) {
      super.addEventListener(name, (event) =>
        setTimeout(() => listener(event), event.data?.id === 1 ? 700 : 0));
    }
  };
}"""
"""The answer to the first question comes late, after those to all others."""


def words(language, key, **values):
    return strings(language).text(f"search.{key}", **values)


def search(page, text):
    """Open the search and put a text into it, as pasting or dictating does."""
    if page.locator(".search-button").is_visible():
        page.locator(".search-button").click()
    page.get_by_role("searchbox").fill(text)


def results(page):
    """The links to what was found, once the excerpts are there."""
    page.locator(".search-result__excerpt").first.wait_for()
    return page.locator(".md-search-result__link")


def paths(page, address, language):
    """Where the results lead, inside their language."""
    start = address + PREFIXES[language]
    found = [link.get_attribute("href") for link in results(page).all()]
    assert all(href.startswith(start) for href in found)
    return [href.removeprefix(start) for href in found]


@pytest.mark.parametrize("language", PREFIXES)
def test_our_readers_questions_are_answered(open_page, address, root, language):
    """Pages that must come up do so among the first five, and nothing comes up for nonsense."""
    asked = questions.read(root / "docs", language)[0].questions
    page = open_page(PREFIXES[language])
    worker = page.locator("#search").get_attribute("data-worker")
    told = [one.question for one in asked]
    answers = page.evaluate(ASK, [worker, address, language, told])
    recalls, by_class, missed = [], defaultdict(list), []
    for one, found in zip(asked, answers, strict=True):
        wanted = {address_of(uri, languages.DEFAULT) for uri in one.pages}
        recall = len(wanted & set(found[:5])) / len(wanted) if wanted else float(not found)
        recalls.append(recall)
        by_class[one.kind].append(recall)
        if recall < 1:
            missed.append((one.kind, one.question, found[:5]))
    assert sum(recalls) / len(recalls) >= FLOOR, missed
    assert by_class.pop("none") == [1.0] * 4, missed
    by_class.pop("synonym")
    few = {kind: some for kind, some in by_class.items() if len(some) < FEW}
    assert {kind: some for kind, some in few.items() if sum(some) < len(some) - 1} == {}, missed


def test_nothing_is_loaded_before_the_search_is_opened(open_page):
    """Reading asks for nothing of search; then for the worker, one index, and texts to show."""
    page = open_page("uk/drepturi/")
    page.wait_for_load_state("networkidle")
    assert [url for url in page.requested if "search" in url] == []
    search(page, "житло")
    results(page)
    asked = [url.split("/", 3)[3] for url in page.requested if "search" in url]
    assert re.fullmatch(r"assets/js/search-worker\.[0-9a-f]{8}\.js", asked[0])
    assert asked[1] == "search/uk/index.json"
    assert len(asked) > 2
    assert all(re.fullmatch(r"search/uk/\d+\.json", one) for one in asked[2:])


def test_a_late_answer_never_replaces_a_newer_one(open_page, address):
    """What is shown answers what stands in the box, in whatever order answers arrive."""
    page = open_page("uk/", 1280, before=LATE)
    box = page.get_by_role("searchbox")
    box.fill("вакцинація")
    box.fill("шахраї")
    assert paths(page, address, "uk")[0].startswith("drepturi/site-fals/")
    page.wait_for_timeout(1000)
    assert paths(page, address, "uk")[0].startswith("drepturi/site-fals/")


def test_enter_opens_the_first_answer_to_what_stands_in_the_box(open_page):
    """Whoever is quicker than the answer gets it all the same, not that of an older question."""
    page = open_page("uk/", 1280, before=LATE.replace("id === 1", "id === 2"))
    box = page.get_by_role("searchbox")
    box.fill("вакцинація")
    results(page)
    box.fill("шахраї")
    box.press("Enter")
    page.wait_for_url("**/uk/drepturi/**")
    assert "/uk/drepturi/site-fals/" in page.url


@pytest.mark.parametrize("how", ["typed", "pasted", "filled in"])
def test_however_words_come_they_are_searched(open_page, address, how):
    """Keys, the clipboard or a voice, and a browser that fills in fields: all of them search."""
    page = open_page("ru/", 1280)
    box = page.get_by_role("searchbox")
    box.focus()
    if how == "typed":
        box.press_sequentially("прививки")
    elif how == "pasted":
        page.keyboard.insert_text("прививки")
    else:
        box.evaluate("(box) => { box.value = 'прививки'; box.dispatchEvent(new Event('change')); }")
    assert paths(page, address, "ru")[0].startswith("drepturi/sanatate/")


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("uk", "захистом", "захист"),
        ("uk", "zahyst", "захист"),
        ("uk", "pf[bcn", "захист"),
        ("ro", "asistentei", "asistență"),
        ("ru", "ребенка", "ребёнк|ребенк"),
    ],
)
def test_what_was_found_is_marked(open_page, language, typed, found):
    """Also where the word has another ending, another alphabet or another keyboard."""
    page = open_page(PREFIXES[language], 1280)
    search(page, typed)
    results(page)
    marks = [text.lower() for text in page.locator(".md-search-result mark").all_inner_texts()]
    assert any(re.search(found, mark) for mark in marks), marks


def test_a_section_leads_to_its_place(open_page, address):
    """A result that is a section opens the page at that section."""
    page = open_page("uk/", 1280)
    search(page, "Телефон дитини")
    link = results(page).first
    target = link.get_attribute("href")
    assert target.startswith(f"{address}uk/contacte/#")
    link.click()
    page.wait_for_url(target)
    heading = page.locator(f"[id='{target.split('#')[1]}']")
    expect(heading).to_be_in_viewport()


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("0 800 800 11", "contacte/"),
        ("080080011", "contacte/"),
        ("+37380080011", "contacte/"),
        ("112", "contacte/"),
        ("HG 21/2023", "acte/hg-21-2023/"),
        ("182/2023", "acte/ordin-mmps-182-2023/"),
    ],
)
def test_a_number_leads_to_what_it_names(open_page, address, language, typed, path):
    """A telephone number finds the contacts, the number of an act its page, first of all."""
    page = open_page(PREFIXES[language], 1280)
    search(page, typed)
    assert paths(page, address, language)[0].split("#")[0] == path


@pytest.mark.parametrize("language", PREFIXES)
def test_an_act_that_is_over_says_so_among_the_answers(open_page, language):
    """Nobody has to open a page to learn that the order is not in force any more."""
    page = open_page(PREFIXES[language], 1280)
    search(page, "182/2023")
    first = results(page).first
    over = strings(language).text("acts.status.abrogated-alone")
    expect(first.locator(".search-result__note")).to_have_text(over)


def test_what_applies_comes_before_what_does_not(open_page, address):
    """Acts in force before abrogated ones, rights before logs of trainings."""
    page = open_page("", 1280)
    search(page, "regulamentul centrului de plasament temporar ordin")
    found = [path.split("#")[0] for path in paths(page, address, "ro")]
    acts = [path for path in found if path.startswith("acte/ordin-mmps")]
    assert acts[0] == "acte/ordin-mmps-209-2025/"
    page.goto(f"{address}uk/")
    search(page, "тимчасовий захист")
    found = paths(page, address, "uk")
    assert found[0].startswith("drepturi/")
    assert not found[1].startswith("instruiri/")


@pytest.mark.parametrize("language", PREFIXES)
def test_where_nothing_is_found_the_reader_is_told_what_to_do(open_page, language):
    """Numbers to call, the contacts, the glossary, the contents: links that lead somewhere."""
    page = open_page(PREFIXES[language])
    search(page, "qqqqxxxx")
    told = page.locator(".search-nothing")
    expect(page.locator("#search [role=status]")).to_have_text(words(language, "nothing"))
    expect(told.locator("a[href='tel:112']")).to_be_visible()
    links = told.locator("a:not([href^=tel])")
    assert links.count() == 3
    for link in links.all():
        assert page.request.get(link.evaluate("(link) => link.href")).ok


def test_the_nearest_words_are_offered_and_can_be_pressed(open_page, address):
    """A word nobody wrote suggests one that stands on the site; pressing it searches."""
    page = open_page("", 1280)
    search(page, "sxnxtxtea")
    offered = page.locator(".search-nearest__word").first
    offered.wait_for()
    word = offered.inner_text()
    offered.click()
    assert page.get_by_role("searchbox").input_value() == word
    assert len(results(page).all()) > 0


def test_a_russian_question_finds_ukrainian_pages(open_page, address):
    """The sister index finds them; their titles are Ukrainian, and they open in Ukrainian."""
    page = open_page("uk/", 1280)
    search(page, "детский сад")
    first = paths(page, address, "uk")[0]
    assert first.startswith("drepturi/educatie/")
    title = results(page).first.locator(".search-result__title").inner_text()
    assert "дитячий садок" in title
    assert any("search/ru/index.json" in url for url in page.requested)


@pytest.mark.parametrize("language", PREFIXES)
def test_the_number_of_answers_is_that_of_the_pages_found(open_page, language):
    """In the plural form of the language, and saying that only the first are shown."""
    page = open_page(PREFIXES[language], 1280)
    search(page, {"ro": "instruire", "ru": "обучение", "uk": "навчання"}[language])
    results(page)
    status = page.locator("#search [role=status]").inner_text()
    count = int(re.search(r"\d+", status)[0])
    assert count > results(page).count() == 10
    assert status.startswith(words(language, "found", count=count))
    assert status.endswith(words(language, "first", count=10))


def test_without_an_index_the_reader_is_told_and_the_next_try_works(open_page, public):
    """A server that fails is said; when it is back, the same box searches."""
    site = Unreliable(public)
    site.instead["search/ro/index.json"] = b"damaged"
    page = open_page("", 1280, site=site.address)
    search(page, "munca")
    expect(page.locator("#search [role=status]")).to_have_text(words("ro", "failed"))
    site.instead.clear()
    page.get_by_role("searchbox").fill("munca de zi")
    assert results(page).count() > 0
    site.go()


def test_search_works_from_an_offline_copy(open_page, public):
    """With the server gone, a saved language is searched, and results open."""
    site = Unreliable(public)
    page = open_page("uk/despre/fara-internet/", site=site.address)
    page.wait_for_selector("[name=section]:visible")
    for box in page.locator("[name=section]:visible").all():
        box.set_checked(box.get_attribute("value") == "contacts-sensitive")
    page.click("[data-does=save]")
    done = strings("uk").text("offline.messages.done")
    expect(page.locator(".offline__message")).to_have_text(done, timeout=60_000)
    site.go()
    page.goto(f"{site.address}uk/")
    search(page, "0 800 800 11")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/uk/contacte/**")
    expect(page.locator("article h1")).to_be_visible()


def test_the_box_fits_a_narrow_screen_and_is_not_there_without_scripts(open_page):
    """At 320 pixels nothing is cut off; without JavaScript nothing promises a search."""
    page = open_page("uk/", 320)
    search(page, "захист дітей")
    for part in results(page).all():
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert part.evaluate("(part) => part.scrollWidth <= part.clientWidth")
    plain = open_page("uk/", 1280, scripts=False)
    assert not plain.locator(".search-button").is_visible()
    assert not plain.locator("#search input").is_visible()
