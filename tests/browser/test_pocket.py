"""A page as one file: opened from a phone's memory, without a network and without a script."""

import pytest
from browser.conftest import PREFIXES
from browser.test_accessibility import LOOKS, violations
from browser.test_leaflets import TOPICS

from portal.handouts.offered import pocket_uri
from portal.pages import address


@pytest.fixture
def open_file(browser, public):
    """Opens a file of the published site as a phone does: no server, no network."""
    contexts = []

    def opening(language, topic, width=390, theme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=theme, offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.requested = []
        page.told = []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.told.append(message.text))
        page.goto((public / address(pocket_uri(topic, language), language)).resolve().as_uri())
        return page

    yield opening
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("language", PREFIXES)
def test_a_file_opens_alone_and_is_accessible(open_file, language, width, theme):
    """Nothing is asked of anybody, its own policy is kept, axe finds nothing, 320 px are enough."""
    page = open_file(language, "drepturi/munca.md", width, theme)
    assert [url for url in page.requested if url != page.url] == []
    assert page.told == []
    assert page.evaluate("document.documentElement.lang") == language
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.matrix
@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_file_opens_alone_and_is_accessible(open_file, language, topic):
    """So do all of them."""
    for theme in ("light", "dark"):
        page = open_file(language, topic, theme=theme)
        assert [url for url in page.requested if url != page.url] == []
        assert page.told == []
        assert violations(page) == []
