"""All tables as one JSON file: what belongs to a session stands inside it.

A count is always a number or null, and beside it `<name>_hidden` says whether null means
hidden; a program never finds text where it expects a number. Lists are lists.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from portal.dates import When
from portal.fields import HumanText
from portal.languages import CODES, DEFAULT
from portal.plain import as_json, line
from portal.settings import Settings
from portal.strings import strings
from portal.trainings.downloads.package import LICENCE
from portal.trainings.downloads.sessions import SESSIONS
from portal.trainings.downloads.tables import Cell, Column, Table
from portal.trainings.shown import MARK

_INSIDE = ("breakdowns", "citations", "evaluations")
"""Tables whose rows belong to one session each."""


def content(tables: Iterable[Table], settings: Settings, today: date) -> bytes:
    """`attendance.json`: `about`, and an array for each table that stands by itself."""
    made = {table.name: _objects(table) for table in tables}
    for name in _INSIDE:
        _put_inside(made[SESSIONS], made.pop(name, []), name)
    about = {
        "title": strings(DEFAULT).text("attendance.title"),
        "version": today.isoformat(),
        "licence": LICENCE["path"],
        "address": settings.site_address,
    }
    return as_json({"about": about, **made}).encode()


def _put_inside(sessions: list[dict[str, Any]], rows: list[dict[str, Any]], name: str) -> None:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row.pop("session"), []).append(row)
    for session in sessions:
        session[name] = groups.get(session["id"], [])


def _objects(table: Table) -> list[dict[str, Any]]:
    return [
        {
            name: value
            for column, cell in zip(table.columns, row, strict=True)
            for name, value in _values(column, cell)
        }
        for row in table.rows()
    ]


def _values(column: Column, cell: Cell) -> Iterable[tuple[str, Any]]:
    if column.kind == "count":
        yield column.name, None if cell == MARK else cell
        yield f"{column.name}_hidden", cell == MARK
    else:
        yield column.name, _value(cell)


def _value(cell: Cell) -> Any:
    match cell:
        case When():
            return cell.text
        case HumanText():
            texts = {code: getattr(cell, code) for code in CODES}
            return {code: line(text) if text else None for code, text in texts.items()}
        case tuple():
            return list(cell)
        case date():
            return cell.isoformat()
        case Decimal():
            return float(cell)
        case str():
            return line(cell)
        case _:
            return cell
