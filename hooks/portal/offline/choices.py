"""The sections a reader can save, and the part of each that only an explicit choice saves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """Pages that are saved together.

    `name` is also the key of its words under `nav`; `folders` are the beginnings of the addresses
    of its pages inside a language (`drepturi/`).
    """

    name: str
    folders: tuple[str, ...]


SECTIONS = (
    Section("rights", ("drepturi/",)),
    Section("contacts", ("contacte/",)),
    Section("procedures", ("proceduri/", "recomandari/")),
    Section("centres", ("centre-de-plasament/",)),
    Section("acts", ("acte/",)),
    Section("trainings", ("instruiri/",)),
    Section("glossary", ("glosar/", "cod/")),
)

PAGE = "despre/fara-internet"
"""Where the reader chooses, inside a language; without its ending."""

ALWAYS = ("", f"{PAGE}/")
"""Pages that every copy holds: the first one, and the one where it is erased."""

SENSITIVE = "-sensitive"
"""What is added to the name of a section for its pages that may endanger a reader."""

_REPEATING = ("/alaturi/", "/foaie/")
"""Pages in two languages and sheets to fold repeat what stands in others; they are not saved."""


#   chosen_by("proceduri/loc/", sensitive=True)  ->  "procedures-sensitive"
def chosen_by(inside: str, *, sensitive: bool) -> str | None:
    """Which choice saves the page at this address inside its language; None where none does."""
    if f"/{inside}".endswith(_REPEATING):
        return None
    for section in SECTIONS:
        if inside.startswith(section.folders):
            return f"{section.name}{SENSITIVE}" if sensitive else section.name
    return None
