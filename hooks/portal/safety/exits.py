"""Where the quick way out leads: `extra.portal.exit` in `mkdocs.yml`, an address per language.

The model is GOV.UK's "Exit this page"; decision 0031 says what is done otherwise, and why.
"""

from portal.settings import Settings

NEUTRAL = "https://{language}.wikipedia.org/"
"""Where it leads when nobody chose: read by everybody, in each language, and it stays."""


#   to(…, "uk")  ->  "https://uk.wikipedia.org/"
def to(chosen: Settings, language: str) -> str:
    """The address of another site, in the reader's language."""
    return chosen.exits.get(language) or NEUTRAL.format(language=language)
