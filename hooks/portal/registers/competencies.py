"""What people learn to do, and for whom a source asks it: `registers/competencies.yml`."""

from collections.abc import Iterator

from pydantic import Field

from portal.fields import Fault, HumanText, Id, Translated, Written, reference, repeated
from portal.registers.sources import Citation


class Competency(Translated):
    """Something a specialist can do, which trainings build."""

    id: Id
    name: HumanText = Field(description="What the person can do, in a few words")
    description: HumanText | None = None
    audience: list[reference("audiences")] = Field(  # type: ignore[valid-type]
        min_length=1, description="Those for whom a source says it is taught, planned or needed"
    )
    sources: list[Citation] = Field(min_length=1)
    note: HumanText | None = None

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """What must hold between the fields of a competency."""
        yield from super().across(written)
        yield from repeated(written, "audience")
