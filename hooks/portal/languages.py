"""The languages of the site, in the order a reader meets them. The one list of languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language of the site, or of the tools.

    `code` is its ISO 639-1 code and the name of its folder under `docs/`.
    `endonym` is what its speakers call it, as the language choice shows it.
    """

    code: str
    endonym: str


SITE = (
    Language("ro", "Română"),
    Language("ru", "Русский"),
    Language("uk", "Українська"),
)
"""The languages of pages; the first is the default, served without a prefix."""

DEFAULT = SITE[0].code

CODES = tuple(language.code for language in SITE)

TOOLS = (*CODES, "en")
"""The languages the command line speaks."""


#   endonym("uk")  ->  "Українська"
def endonym(code: str) -> str:
    """What the speakers of a language of the site call it."""
    return next(language.endonym for language in SITE if language.code == code)


#   localized("instruiri/a.md", "uk")  ->  "uk/instruiri/a.md"
def localized(uri: str, language: str) -> str:
    """The path of a page below `docs/`, from its path inside its language."""
    return f"{language}/{uri}"


#   split("uk/instruiri/a.md")  ->  ("uk", "instruiri/a.md")
#   split("assets/img/a.svg")   ->  (None, "assets/img/a.svg")
def split(uri: str) -> tuple[str | None, str]:
    """The language of a path below `docs/`, and the rest of the path."""
    first, _, rest = uri.partition("/")
    return (first, rest) if first in CODES and rest else (None, uri)


#   chosen("uk_UA.UTF-8")  ->  "uk"
#   chosen("C")            ->  None
def chosen(locale: str | None) -> str | None:
    """The tool language a locale name asks for, if we speak it."""
    code = (locale or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in TOOLS else None


def guessed(text: str) -> str:
    """The site language a person most likely wrote `text` in.

    Letters only Ukrainian has mean Ukrainian, other Cyrillic means Russian,
    anything else the default. Good enough to answer a trainer in kind.
    """
    lowered = text.lower()
    if any(letter in lowered for letter in "іїєґ"):
        return "uk"
    if any("а" <= letter <= "я" or letter == "ё" for letter in lowered):
        return "ru"
    return DEFAULT
