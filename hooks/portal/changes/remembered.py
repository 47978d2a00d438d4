"""What a build knew of what pages said and what happened, told to the next one as JSON.

    told = remembered.of_site(site)
    before = remembered.of(told, {"drepturi/munca.md"})     all but what that page says and did

An edit of one page need not ask again what three hundred others say.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from portal.changes.events import Event, is_of_page
from portal.changes.recorded import Sections
from portal.fields import HumanText

if TYPE_CHECKING:
    from portal.site import Site


@dataclass(frozen=True)
class Remembered:
    """What is as before: what pages say, what happened, and what trainings are called, by id.

    `edited` are the pages, inside a language, that are to be asked again.
    """

    edited: frozenset[str]
    said: dict[str, Sections]
    events: tuple[Event, ...]
    titles: dict[str, HumanText]


def of_site(site: "Site") -> dict[str, Any]:
    """What the next build must know of `site`, as JSON."""
    events = [
        [e.on.isoformat(), e.kind, e.of, e.section, e.count, sorted(e.topics)]
        for e in site.happened
    ]
    held = {event.of for event in site.happened if event.kind == "sessions"}
    titles = {name: site.title_of_training(name).model_dump() for name in sorted(held)}
    return {"said": site.said, "events": events, "titles": titles}


def of(known: Mapping[str, Any], edited: Collection[str]) -> Remembered:
    """What was told, less what the `edited` pages say and what happened on them."""
    events = (
        Event(date.fromisoformat(on), kind, name, section, count, frozenset(topics))
        for on, kind, name, section, count, topics in known["events"]
    )
    return Remembered(
        frozenset(edited),
        {uri: _sections(those) for uri, those in known["said"].items() if uri not in edited},
        tuple(e for e in events if not (is_of_page(e) and e.of in edited)),
        {name: HumanText(**title) for name, title in known["titles"].items()},
    )


def _sections(written: Mapping[str, Iterable[str]]) -> Sections:
    return {name: tuple(digests) for name, digests in written.items()}
