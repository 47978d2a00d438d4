"""Where a reference stands."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Place:
    """The page a reference stands on, and the day that page speaks from.

    `uri` is the path of the page inside `language`; `lists_sources` says whether the page
    lists what it cites, so that references lead there.
    """

    language: str
    uri: str
    today: date
    lists_sources: bool = False
