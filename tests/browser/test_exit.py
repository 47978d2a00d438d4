"""The quick way out of sensitive pages: quick, quiet, without scripts too."""

import json

import pytest
from browser.conftest import PREFIXES

THERE = {code: f"https://{code}.wikipedia.org/" for code in PREFIXES}
"""Where it leads, answered by the tests; nothing leaves the machine."""


@pytest.fixture
def elsewhere(open_page):
    """A function that opens a page whose way out is answered; `page.asked` are those requests."""

    def open_one(path, **how):
        page = open_page("404.html", **how)
        page.asked = []

        def answer(route):
            page.asked.append(route.request)
            route.fulfill(content_type="text/html", body="<title>altceva</title>")

        page.context.route("https://**", answer)
        page.goto(page.url.removesuffix("404.html") + path)
        return page

    return open_one


def _press(page):
    box = page.locator(".exit__link").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("language", PREFIXES)
def test_it_leads_away_and_nobody_there_learns_from_where(elsewhere, language):
    """The button leads to a site in the reader's language; no request before, no referrer."""
    page = elsewhere(f"{PREFIXES[language]}drepturi/ajutor/")
    page.wait_for_timeout(300)
    assert page.asked == []
    _press(page)
    page.wait_for_url(THERE[language])
    assert "referer" not in page.asked[0].all_headers()
    assert page.evaluate("document.referrer") == ""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_a_plain_link(elsewhere, scripts, theme):
    """Without scripts too, it leads to the other site and sends no referrer."""
    page = elsewhere("uk/drepturi/", scripts=scripts, theme=theme)
    page.locator(".exit__link").click()
    page.wait_for_url(THERE["uk"])
    assert "referer" not in page.asked[0].all_headers()


AT_LEAVING = """addEventListener("beforeunload", () => console.log(JSON.stringify({
  title: document.title,
  path: location.pathname,
  seen: [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility())
    .map((e) => [e.getAttribute("role"), e.textContent, e.offsetWidth]),
  ground: getComputedStyle(document.body).backgroundColor,
})))"""
"""What a page tells of itself when it is left, before anything is asked of the other site."""


def test_the_page_is_blank_before_anything_loads(elsewhere):
    """When the other site is asked, nothing of the page, its title or its address is left."""
    page = elsewhere("ru/drepturi/ajutor/", theme="dark", before=AT_LEAVING)
    told = []
    page.on("console", lambda message: told.append((message.text, len(page.asked))))
    _press(page)
    page.wait_for_url(THERE["ru"])
    ((left, asked),) = told
    assert asked == 0
    assert json.loads(left) == {
        "title": "ru.wikipedia.org",
        "path": "/ru/",
        "seen": [["alert", "Загрузка.", 1]],
        "ground": "rgb(255, 255, 255)",
    }


def test_back_does_not_lead_to_the_page(elsewhere):
    """The entry of the page in the history of the tab becomes that of the other site."""
    page = elsewhere("drepturi/")
    page.locator("article a[href*='munca']").first.click()
    page.wait_for_url("**/drepturi/munca/")
    before = page.evaluate("history.length")
    _press(page)
    page.wait_for_url(THERE["ro"])
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url.endswith("/drepturi/")


def test_shift_three_times(elsewhere):
    """Shift pressed three times leaves, and each press says how many are left."""
    page = elsewhere("drepturi/ajutor/", width=1280)
    told = page.locator(".exit [role=status]")
    page.keyboard.press("Shift")
    assert told.inner_text() == "Shift: apăsați încă de 2 ori pentru a ieși."
    page.keyboard.press("Shift")
    assert told.inner_text() == "Shift: apăsați încă o dată pentru a ieși."
    assert page.asked == []
    page.keyboard.press("Shift")
    page.wait_for_url(THERE["ro"])
    assert "referer" not in page.asked[0].all_headers()


def test_shift_is_forgotten(elsewhere):
    """Presses far apart, or with other keys between them, do not leave."""
    page = elsewhere("drepturi/ajutor/", width=1280)
    page.clock.install()
    told = page.locator(".exit [role=status]")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.run_for(5100)
    assert told.inner_text() == "Ieșirea cu tasta Shift s-a întrerupt."
    page.clock.run_for(5100)
    assert told.inner_text() == ""
    for key in ("Shift", "Shift", "ArrowDown", "Shift", "Shift+A", "Shift+B", "Shift+C"):
        page.keyboard.press(key)
    assert page.asked == []
    assert "drepturi/ajutor" in page.url


def test_the_keyboard_finds_it_first(elsewhere):
    """The second stop of the Tab key is the way out, and it is seen while it has the focus."""
    page = elsewhere("uk/drepturi/ajutor/", width=1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Швидкий вихід"
    box = focused.bounding_box()
    assert box["y"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    page.wait_for_url(THERE["uk"])


@pytest.mark.parametrize("size", [(390, 844), (320, 568), (844, 390), (1280, 800)])
@pytest.mark.parametrize("language", PREFIXES)
def test_it_is_always_within_reach_and_covers_no_text(elsewhere, language, size):
    """Wherever the reader has scrolled, the button is on the screen, and the end stays readable."""
    page = elsewhere(f"{PREFIXES[language]}drepturi/")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    on_top = """() => {
      const {x, y, width, height} = document.querySelector(".exit__link").getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2).className;
    }"""
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo({{top: {place}, behavior: 'instant'}})")
        assert page.evaluate(on_top) == "exit__link"
    bar = page.locator(".exit").bounding_box()
    footer = page.locator("footer").last.bounding_box()
    assert footer["y"] + footer["height"] <= bar["y"] + 1
    assert page.locator(".exit__link").bounding_box()["height"] >= 44
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    for opener in (".menu-button", ".search-button"):
        if page.locator(opener).is_visible():
            page.locator(opener).click()
            page.wait_for_timeout(400)
            assert page.evaluate(on_top) == "exit__link"
            page.keyboard.press("Escape")


def test_a_page_that_endangers_nobody_has_none(elsewhere):
    """Three presses of Shift on another page do nothing."""
    page = elsewhere("cifre/", width=1280)
    assert page.locator("[data-exit]").count() == 0
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.asked == []


def test_what_remains_is_said(elsewhere):
    """The bar leads to the page that says what stays on the device."""
    page = elsewhere("uk/drepturi/ajutor/")
    page.locator(".exit__remains").click()
    page.wait_for_url("**/uk/despre/siguranta/")
    assert page.locator("h1").inner_text() == "Що лишається на пристрої"
