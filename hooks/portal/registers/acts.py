"""Laws, decisions, orders and drafts the site speaks of: `registers/acts.yml`.

What an act is on a given day follows from these records and is never stored: see `force.py`.
"""

from collections.abc import Iterator
from typing import Literal, get_args

from pydantic import Field

from portal.fields import (
    Address,
    Fault,
    Fields,
    HumanText,
    Id,
    Translated,
    When,
    Written,
    reference,
)
from portal.registers.sources import Citation

Kind = Literal[
    "law",
    "parliament-decision",
    "government-decision",
    "order",
    "disposition",
    "programme",
    "regulation",
    "instruction",
    "agreement",
    "letter",
    "eu-act",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of acts, in the order in which they are listed."""


class InForce(Fields):
    """From when and until when an act is in force, both days included, as far as it is known."""

    from_: When | None = Field(None, alias="from", description="The first day, EDTF")
    until: When | None = Field(None, description="The last day, EDTF")


class Act(Translated):
    """A legal act, or the draft of one.

    `status` is what the sources say as of `status_known_on`; relations point from the
    later act to the earlier one, and are read backwards by code.
    """

    id: Id
    kind: Kind = Field(description="What it is; of a draft, what it would become")
    number: str | None = Field(None, description="As text: there is a 26-d", examples=["209"])
    date: When = Field(description="The date it bears, EDTF; only the year where no more is known")
    issuers: list[reference("institutions")] = []  # type: ignore[valid-type]
    name: HumanText | None = Field(
        None, description="How sentences call it, where its kind and number do not"
    )
    title: HumanText = Field(description="Its title; in our words where that could not be read")
    publication: str | None = Field(None, examples=["MO 2023 nr. 21-22 art. 38"])
    address: Address | None = Field(None, description="Where its official text can be read")
    status: Literal["in-force", "abrogated", "ended", "draft", "unknown"]
    status_known_on: When | None = Field(None, description="The day the sources say so of")
    in_force: InForce = InForce()
    replaces: list[reference("acts")] = Field(  # type: ignore[valid-type]
        default=[], description="The acts it takes the place of"
    )
    amends: list[reference("acts")] = []  # type: ignore[valid-type]
    based_on: list[reference("acts")] = Field(  # type: ignore[valid-type]
        default=[], description="The acts that give its issuer the power"
    )
    implements: list[reference("acts")] = Field(  # type: ignore[valid-type]
        default=[], description="The acts it carries out or transposes"
    )
    note: HumanText | None = None
    sources: list[Citation] = Field(min_length=1)

    @classmethod
    def across(cls, written: Written) -> Iterator[Fault]:
        """An act without a number has a name; one in force, the day that was known (L02)."""
        yield from super().across(written)
        if not written.get("number") and not written.get("name"):
            yield (), "L02", {"key": "number"}
        if written.get("status") == "in-force" and not written.get("status_known_on"):
            yield (), "L02", {"key": "status_known_on"}
