"""The address of a page: a plain link, sent through the system or copied where that is possible."""

import pytest
from browser.conftest import PREFIXES
from conftest import ADDRESS

from portal.strings import strings

SHEET = """
window.sent = [];
const share = (what) => { window.sent.push(what); return OUTCOME; };
Object.defineProperty(navigator, "share", { value: share });
"""

CLIPBOARD = """
window.copied = [];
Object.defineProperty(navigator, "share", { value: undefined });
const writeText = (text) => { window.copied.push(text); return OUTCOME; };
Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""

DONE = "Promise.resolve()"
CLOSED = "Promise.reject(new DOMException('', 'AbortError'))"
REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))"


def ready(script, outcome):
    return script.replace("OUTCOME", outcome)


@pytest.mark.parametrize("language", PREFIXES)
def test_without_scripts_the_address_is_a_link(open_page, language):
    """The address stands there as text and as a link; no button is shown that does nothing."""
    path = f"{PREFIXES[language]}acte/"
    page = open_page(path, scripts=False)
    link = page.locator(".share__link")
    assert link.get_attribute("href") == f"{ADDRESS}{path}"
    assert link.inner_text() == f"{ADDRESS}{path}".removeprefix("https://")
    assert not page.locator(".share__button").is_visible()


def test_the_share_sheet_of_the_system_is_told_the_page(open_page):
    """The address without what was searched or where the reader was, and the title."""
    page = open_page("acte/?h=ordin#in-vigoare", before=ready(SHEET, DONE))
    page.get_by_role("button", name=strings("ro").text("share.send")).click()
    assert page.evaluate("sent") == [{"title": "Acte", "url": f"{ADDRESS}acte/"}]


def test_a_sensitive_page_is_shared_without_its_title(open_page):
    """What arrives does not say what was read."""
    page = open_page("drepturi/ajutor/", before=ready(SHEET, DONE))
    page.locator(".share__button").click()
    assert page.evaluate("sent[0].title") == "Îndrumar"


def test_who_closes_the_sheet_is_left_alone(open_page):
    """Closing it is no failure: nothing is copied and nothing said."""
    page = open_page("acte/", before=ready(SHEET, CLOSED))
    page.locator(".share__button").click()
    page.wait_for_timeout(200)
    assert page.locator(".share__said").inner_text() == ""


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize(("outcome", "said"), [(DONE, "copied"), (REFUSED, "not_copied")])
def test_copying_is_announced(open_page, language, outcome, said):
    """Without a share sheet the address is copied, and assistive technology hears how it went."""
    page = open_page(f"{PREFIXES[language]}acte/", before=ready(CLIPBOARD, outcome))
    page.get_by_role("button", name=strings(language).text("share.copy")).click()
    told = page.locator(".share [role=status]")
    told.get_by_text(strings(language).text(f"share.{said}")).wait_for()
    assert page.evaluate("copied") == [f"{ADDRESS}{PREFIXES[language]}acte/"]
