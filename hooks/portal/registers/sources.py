"""Where what the site says comes from: `registers/sources.yml`, and how records cite it."""

from typing import Literal

from pydantic import Field

from portal.fields import Address, Day, Fields, HumanText, Id, Translated, Truth, When, reference


class Source(Translated):
    """A document or page that was read."""

    id: Id
    title: HumanText = Field(description="What it is; in our words where it has no title")
    publisher: str
    address: Address | None = None
    dated: When = Field(description="The date it bears, EDTF; XXXX when it bears none")
    read: Day = Field(description="The day somebody read it for this site")
    extent: Literal["full", "excerpt"] = Field(description="How much of it could be read")
    kind: Literal["official", "organisation", "media", "private-copy", "translation"]
    public: Truth = Field(description="Whether figures it states are public already")
    note: HumanText | None = None


class Citation(Fields):
    """A source, and where in it the thing stands that is cited."""

    id: reference("sources")  # type: ignore[valid-type]
    point: str | None = Field(None, description="Page, point or row", examples=["300-302"])
