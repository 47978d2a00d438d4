"""A dictated code leads to its section."""

import re

import pytest

LISTED = ".section-codes a"


@pytest.fixture
def page(open_page):
    """The page of codes in Ukrainian."""
    return open_page("uk/cod/")


def enter(page, text):
    """Write a code and ask for its section."""
    page.get_by_role("textbox", name=re.compile("Код")).last.fill(text)
    page.get_by_role("button", name="Відкрити розділ").click()


@pytest.mark.parametrize("written", ["{}", "{} ", "{0:.4}-{0:.9}"])
def test_a_code_leads_to_its_section(page, written):
    """However it is spaced, the code opens the section the list gives for it."""
    link = page.locator(LISTED).nth(3)
    told, to = link.inner_text(), link.evaluate("link => link.href")
    digits = re.sub(r"\D", "", told)
    enter(page, written.format(told) if "0" not in written else f"{digits[:4]}-{digits[4:]}")
    page.wait_for_url(to)


def test_every_misheard_digit_is_told(page):
    """One digit wrong, or two neighbours changed: the page says so and stays."""
    digits = re.sub(r"\D", "", page.locator(LISTED).first.inner_text())
    wrong = {digits[:i] + str((int(digits[i]) + 1) % 10) + digits[i + 1 :] for i in range(8)}
    wrong |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(7)}
    for code in wrong - {digits}:
        enter(page, code)
        assert "неправильна" in page.locator(".code-form [role=alert]").inner_text(), code
    assert page.url.endswith("/uk/cod/")


@pytest.mark.parametrize(("code", "told"), [("", "Введіть код"), ("123", "8 цифр")])
def test_what_is_no_code_is_told(page, code, told):
    """Nothing and too little are told apart from a wrong digit."""
    enter(page, code)
    assert told in page.locator(".code-form [role=alert]").inner_text()
