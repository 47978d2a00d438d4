"""Terms of art in three languages, each with where its form was seen: `registers/terms.yml`.

Problem reported: G02 a form that was seen nowhere and is not marked as a working translation.
"""

from collections.abc import Iterator

from pydantic import Field

from portal.fields import Fault, Fields, HumanText, Id, NotEmpty, Translated, Written, reference


class Seen(Fields):
    """Where a form of a term was read: in a source of the register, or elsewhere."""

    sources: list[reference("sources")] = []  # type: ignore[valid-type]
    elsewhere: NotEmpty | None = Field(
        None, description="A publication that is not in registers/sources.yml, with its year"
    )


class SeenIn(Fields):
    """The same, by language."""

    ro: Seen | None = None
    ru: Seen | None = None
    uk: Seen | None = None


class Term(Translated):
    """A term as law and institutions use it; in Romanian always, in the others where known."""

    id: Id
    form: HumanText
    abbreviation: NotEmpty | None = Field(None, description="As a source prints it, e.g. ATAS")
    english: NotEmpty | None = None
    variants: list[NotEmpty] = Field(default=[], description="Other Romanian forms")
    seen: SeenIn = SeenIn()
    note: HumanText | None = None

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """Every form was seen somewhere or says that it is ours (G02)."""
        yield from super().across(written)
        form, seen, working = (written.get(key) for key in ("form", "seen", "working"))
        if not isinstance(form, dict):
            return
        for language in form:
            where = seen.get(language) if isinstance(seen, dict) else None
            told = isinstance(working, list) and f"form.{language}" in working
            if language in HumanText.model_fields and form[language] and not where and not told:
                yield ("form", language), "G02", {"piece": f"form.{language}"}

    @property
    def names(self) -> tuple[str, ...]:
        """Everything a Romanian text may call it."""
        return tuple(filter(None, (self.form.ro, self.abbreviation, *self.variants)))
