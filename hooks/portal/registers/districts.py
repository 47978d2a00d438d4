"""Territorial units by their ISO 3166-2 codes: `registers/districts.yml`."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from portal.fields import HumanText, Translated


class District(Translated):
    """A district, municipality or autonomous unit of the country."""

    id: Annotated[str, StringConstraints(pattern=r"^MD-[A-Z]{2}$")]
    kind: Literal["district", "municipality", "autonomy", "territory"]
    name: HumanText
