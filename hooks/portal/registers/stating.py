"""How pages give facts: `[](fact:id)`, and the note that says where values come from.

The value stands once in `registers/facts.yml`. On the page it is

    <time class="fact" datetime="2027-03-01" data-valid-until="2027-03-01" data-expired="…">

or `<data value>`; `docs/assets/js/facts.js` shows what `data-expired` says once the reader's
day is past `data-valid-until`. What cites the value's source already is left alone; where
nothing on the line does, `sourced` adds the reference, so that the document is one touch away.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from portal import wording
from portal.fields import HumanText
from portal.registers import Registers
from portal.registers.facts import Fact
from portal.registers.places import Place
from portal.rendering import Markdown, encode, shown
from portal.strings import strings
from portal.values import differences, values


def worded(fact: Fact, language: str) -> str:
    """The value as a page in `language` says it by itself: `1 martie 2027`, `cel puțin 18`."""
    match fact.value:
        case HumanText() as text:
            return text.in_language(language)[0]
        case Decimal() as number:
            said = wording.measured(number, fact.unit, language)
        case day:
            said = wording.day(day, language)
    if fact.exactness == "exact":
        return said
    kind = fact.exactness.replace("-", "_")
    return strings(language).text(f"figure.{kind}", number=said)


def reference(fact: Fact, text: str, place: Place) -> Markdown:
    """The value, marked for machines and for the day it ends; `text` is the writer's own form."""
    words = strings(place.language)
    name, attributes = _element(fact)
    if fact.until:
        expired = words.text("facts.expired", day=wording.day(fact.until, place.language))
        attributes["data-valid-until"] = fact.until.isoformat()
        attributes["data-expired"] = encode(expired)
    said = Markdown(text) if text else _said(fact, place.language)
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return Markdown(f'<{name} class="fact"{told}>{said}</{name}>')


def sourced(line: str, matches: Iterable[re.Match[str]], registers: Registers) -> str:
    """The line with a source after each fact for which it cites none.

    `matches` are its references to facts, less those in code and in the text of links.
    """
    added: set[str] = set()
    pieces, end = [], 0
    for match in matches:
        fact = registers.facts.get(match["id"])
        ids = [source.id for source in fact.sources] if fact else []
        pieces += [line[end : match.end()]]
        end = match.end()
        if ids and not added & set(ids) and not any(f"](source:{name})" in line for name in ids):
            pieces += [f" [](source:{ids[0]})"]
            added.add(ids[0])
    return "".join([*pieces, line[end:]])


def unconfirmed(facts: Iterable[Fact], registers: Registers, language: str) -> str:
    """The note on the values nobody has confirmed, with the document each is from; else nothing.

    One sentence for the page: what comes from one document stands together.
    """
    told: dict[str, dict[str, None]] = {}
    for fact in facts:
        if not fact.confirmed:
            told.setdefault(fact.sources[0].id, {})[_said(fact, language)] = None
    if not told:
        return ""
    values = "; ".join(
        f"{', '.join(said)} ({_document(name, registers, language)})" for name, said in told.items()
    )
    said = strings(language).text("facts.unconfirmed", values=values)
    return f"{said}\n{{ .fact-note }}"


#   agrees(<1 March 2027>, "1 марта 2027 года", "ru")  ->  True
#   agrees(<90 days>, "90-дневный", "ru")              ->  True
def agrees(fact: Fact, text: str, language: str) -> bool:
    """Whether a text of one's own says the value, in any notation and grammatical form.

    A day may go without its year beside another that has it, a number without its unit in a
    table whose head names it; words say what no machine can compare.
    """
    if isinstance(fact.value, HumanText):
        return True
    told = values(text, language)
    if not differences(values(worded(fact, language), language), told):
        return True
    return [(value.kind, value.canonical) for value in told] == [_shortly(fact.value)]


def _shortly(value: date | Decimal) -> tuple[str, str]:
    """The kind and the canonical form of a day without its year, or of a number alone."""
    return ("day", f"{value:--%m-%d}") if isinstance(value, date) else ("number", f"{value:f}")


def _document(name: str, registers: Registers, language: str) -> str:
    source = registers.sources[name]
    known = source.dated.year is not None
    when = wording.moment(source.dated, language) if known else ""
    told = f"{source.publisher}, {when or strings(language).text('sources.undated')}"
    return f"[{encode(told)}](source:{name})"


def _element(fact: Fact) -> tuple[str, dict[str, str]]:
    match fact.value:
        case date() as day:
            return "time", {"datetime": day.isoformat()}
        case Decimal() as number:
            return "data", {"value": f"{number}"}
        case _:
            return "span", {}


def _said(fact: Fact, language: str) -> Markdown:
    if isinstance(fact.value, HumanText):
        return Markdown(shown(fact.value, language))
    return Markdown(encode(worded(fact, language)))
