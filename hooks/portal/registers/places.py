"""Where a reference stands."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Place:
    """The page a reference stands on, and the day that page speaks from.

    `uri` is the path of the page inside `language`; `lists_sources` says whether the page
    lists what it cites, so that references lead there; `in_link` that the reference stands in
    the text of a link, where another link cannot; `explained` are the terms whose
    abbreviation the page has told already.
    """

    language: str
    uri: str
    today: date
    lists_sources: bool = False
    in_link: bool = False
    explained: set[str] = field(default_factory=set)
