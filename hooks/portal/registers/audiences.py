"""Whom trainings are for: `registers/audiences.yml`."""

from typing import Literal

from pydantic import Field

from portal.fields import HumanText, Id, Translated


class Audience(Translated):
    """A group of people, named in the plural."""

    id: Id
    name: HumanText
    kind: Literal["specialists", "beneficiaries"] = Field(
        alias="class", description="Beneficiaries are protected more strictly in what is published"
    )
