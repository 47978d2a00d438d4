"""The language the tools speak: `--lang`, else the environment, else English."""

import os

from portal import languages

VARIABLES = ("PORTAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of_tools(asked: str | None = None) -> str:
    """The first language somebody asked for that the tools speak."""
    wishes = [asked, *(os.environ.get(name) for name in VARIABLES)]
    return next((code for wish in wishes if (code := languages.chosen(wish))), "en")
