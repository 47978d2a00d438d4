"""Everyday words for the same thing, for search alone: `registers/synonyms.yml`."""

from pydantic import Field

from portal.fields import Fields, Id, NotEmpty


class Synonyms(Fields):
    """Words that people type for one thing, by language; each finds what the others find."""

    id: Id
    ro: list[NotEmpty] = Field(default=[], description="Words of a language, the usual one first")
    ru: list[NotEmpty] = []
    uk: list[NotEmpty] = []

    def words(self, language: str) -> list[str]:
        """The words of a language."""
        found: list[str] = getattr(self, language)
        return found
