"""The rules of the check as editors get them on the built site."""

import pytest
import searched
import yaml

from portal.languages import CODES
from portal.strings import strings

LANGUAGES = {"ro": "", "ru": "ru/", "uk": "uk/"}


@pytest.fixture(scope="module")
def entries(root):
    """The entries of all rules by code."""
    files = sorted((root / "hooks/portal/rules").glob("*.yml"))
    parts = [yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files]  # noqa: S506
    return {code: entry for part in parts for code, entry in part["rules"].items()}


@pytest.mark.parametrize(("language", "prefix"), LANGUAGES.items())
def test_every_rule_is_listed_and_has_its_page(pages, entries, language, prefix):
    """The list leads to the page of each code, which says why and shows both examples as typed."""
    list_of_rules = pages[f"{prefix}despre/reguli/"]
    links = [link.strip("./") for link in list_of_rules.all("//article//table//a/@href")]
    assert links == sorted(code.lower() for code in entries)
    for code, entry in entries.items():
        page = pages[f"{prefix}despre/reguli/{code.lower()}/"]
        assert page.text("//h1").startswith(f"{code}: ")
        said = page.text("//article")
        assert entry["why"][language] in said
        assert ("informs" in entry) == (strings(language).text("rules.informs") in said)
        shown = [pre.text_content() for pre in page.all("//article//pre")]
        files = [*entry.get("shared", {}).values(), *entry["wrong"].values()]
        texts = [text for text in (*files, *entry["right"].values()) if isinstance(text, str)]
        assert [text for text in texts if text.strip() and text not in shown] == []


def test_pages_of_rules_do_not_crowd_the_search(pages, public, entries):
    """Readers who search for their rights do not find them, neither here nor from outside."""
    for language in CODES:
        found = searched.texts(public, language).keys()
        assert "despre/reguli/" in found
        assert not {f"despre/reguli/{code.lower()}/" for code in entries} & found
    assert pages["despre/reguli/l04/"].all("//meta[@name='robots']/@content") == ["noindex"]


def test_an_example_in_another_language_says_so(pages):
    """Romanian examples on a Russian page are read by a Romanian voice."""
    assert pages["ru/despre/reguli/l04/"].all("//article//pre/ancestor-or-self::*[@lang='ro']")
