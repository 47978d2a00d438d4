"""Telephone lines readers may call: `registers/contacts.yml`.

Problem reported: L21 not a telephone number.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from portal.fields import Count, Fields, HumanText, Id, Translated, refused
from portal.registers.sources import Citation


def _dialable(value: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ]*[0-9]", value):
        raise refused("L21", value=value)
    return value


class Number(Fields):
    """A number as it is written for people, and from where it can be called."""

    number: Annotated[str, AfterValidator(_dialable)] = Field(examples=["0 8008 8008"])
    calling_from: Literal["anywhere", "moldova", "abroad"] = Field("moldova", alias="from")

    @property
    def dialled(self) -> str:
        """The number as a telephone wants it: digits, and a plus where it has one."""
        return self.number.replace(" ", "")


class Contact(Translated):
    """A line with what it is for; what cannot be promised is said in `caution`."""

    id: Id
    order: Count = 0
    name: HumanText
    purpose: HumanText
    numbers: list[Number] = Field(min_length=1)
    hours: HumanText | None = None
    cost: HumanText | None = None
    languages: list[Literal["ro", "ru", "uk", "en"]] = []
    caution: HumanText | None = None
    sources: list[Citation] = Field(min_length=1, description="What gives the number")
