"""The words of the search box, as its script asks for them."""

import json

from portal import languages
from portal.strings import strings

_FORMS = ("one", "few", "many", "other")


def words(language: str) -> str:
    """A JSON object: the count of pages in each plural form (CLDR), and what is said without any.

    `prefix` is what stands before the addresses of the language.
    """
    told = strings(language)
    forms = {form: f"search.found.{form}" for form in _FORMS}
    counted = {form: told.text(key, count="{count}") for form, key in forms.items() if key in told}
    prefix = "" if language == languages.DEFAULT else f"{language}/"
    said = {
        "nothing": told.text("search.nothing"),
        "failed": told.text("search.failed"),
        "as": told.text("search.as_read", question="{question}"),
        "prefix": prefix,
    }
    return json.dumps({**counted, **said}, ensure_ascii=False)
