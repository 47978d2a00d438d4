"""Where pages went that stood elsewhere: `registers/redirects.yml`.

Problem reported: R06 not the address of a page inside a language.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from portal.fields import Day, Fields, NotEmpty, refused
from portal.languages import CODES

_ADDRESS = re.compile(r"(/|(?P<first>[a-z0-9-]+)/([a-z0-9-]+/)*)(#[a-z0-9-]+)?")


def _address(value: str) -> str:
    match = _ADDRESS.fullmatch(value)
    if not match or match["first"] in CODES:
        raise refused("R06", value=value)
    return value


PageAddress = Annotated[str, AfterValidator(_address)]
"""The address of a page inside a language, as a browser shows it: `drepturi/munca/`."""


class Redirect(Fields):
    """A page that moved; the address is the same in all languages it existed in."""

    from_: PageAddress = Field(alias="from", examples=["drepturi/vechea-pagina/"])
    to: PageAddress = Field(
        description="The page, or a section of it; `/` is the first page",
        examples=["drepturi/munca/#contractul"],
    )
    since: Day = Field(description="The day it moved")
    why: NotEmpty = Field(description="For editors: what happened to the page")

    @property
    def id(self) -> str:
        """What names a redirect: there is one from each address."""
        return self.from_
