"""Who organises, hosts and pays: `registers/institutions.yml`."""

from typing import Literal

from pydantic import Field

from portal.fields import HumanText, Id, Translated, reference


class Institution(Translated):
    """A body that a log or a page names."""

    id: Id
    name: HumanText
    abbreviation: str | None = Field(None, description="As used in Romanian, e.g. MMPS")
    kind: Literal[
        "central",
        "territorial",
        "municipal",
        "service",
        "international",
        "donor",
        "ngo",
        "academic",
        "project",
        "media",
        "other",
    ]
    district: reference("districts") | None = None  # type: ignore[valid-type]
    formerly: list[str] = Field(default=[], description="Names it had before")
    note: HumanText | None = None
