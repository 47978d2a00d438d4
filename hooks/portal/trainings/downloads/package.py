"""The Frictionless Data Package: what the CSV files hold, for programs that read them.

Data Package 2.0, because only that can label missing values (https://datapackage.org):
`""` is not known and `[c]` is hidden. Both stand at the schema, and a column of text says
that there only `""` is missing: a text may well be "[c]".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from portal.languages import DEFAULT
from portal.plain import as_json, line
from portal.registers.sources import Source
from portal.settings import Settings
from portal.strings import Strings, strings
from portal.trainings.downloads import csv_files
from portal.trainings.downloads.tables import Column, Kind, Reference, Table
from portal.trainings.shown import MARK

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES: Mapping[Kind, str] = {
    "count": "integer",
    "whole": "integer",
    "number": "number",
    "truth": "boolean",
    "day": "date",
}
"""Types of Table Schema; all other columns are text."""


def content(
    tables: Iterable[Table], files: Mapping[str, bytes], settings: Settings, today: date
) -> bytes:
    """`datapackage.json` for the `tables`, whose CSV files are given by their names."""
    words = strings(DEFAULT)
    sources = [source for table in tables for source in table.records if table.name == "sources"]
    package = {
        "$schema": _PROFILE,
        "name": "attendance",
        "title": words.text("attendance.title"),
        "description": f"{words.text('downloads.about')} {words.text('downloads.guard')}",
        "version": today.isoformat(),
        "created": f"{today.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [_source(source) for source in sources],
        "resources": [_resource(table, files[table.name], words) for table in tables],
    }
    if settings.site_address:
        package["homepage"] = settings.site_address
    return as_json(package).encode()


def _source(source: Source) -> dict[str, str]:
    told = {"title": line(f"{source.publisher}: {source.title.ro}")}
    return {**told, "path": source.address} if source.address else told


def _resource(table: Table, content: bytes, words: Strings) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": title_of(table, words),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": _schema(table, words),
    }


def title_of(table: Table, words: Strings) -> str:
    """What a table is, for readers."""
    match table.dimensions:
        case (dimension,):
            return words.text(f"attendance.caption.{dimension}")
        case (rows, _):
            return words.text(f"attendance.crossed.{rows}")
        case _:
            return words.text(f"downloads.tables.{table.name}")


def _schema(table: Table, words: Strings) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [field for column in table.columns for field in _fields(column, words)],
        "primaryKey": list(table.key),
        "missingValues": _missing(words, "", MARK),
    }
    if table.references:
        schema["foreignKeys"] = [_foreign(reference) for reference in table.references]
    return schema


def _missing(words: Strings, *values: str) -> list[dict[str, str]]:
    labels = {"": "downloads.missing.unknown", MARK: "downloads.missing.hidden"}
    return [{"value": value, "label": words.text(labels[value])} for value in values]


def _foreign(reference: Reference) -> dict[str, Any]:
    return {
        "fields": list(reference.fields),
        "reference": {"resource": reference.to, "fields": list(reference.key)},
    }


def _fields(column: Column, words: Strings) -> Iterable[dict[str, Any]]:
    """A column as the fields of Table Schema that it becomes in CSV."""
    for name in csv_files.names(column):
        language = name.removeprefix(column.name).lstrip("_")
        needed = column.needed and language in ("", DEFAULT)
        field: dict[str, Any] = {"name": name, "type": _TYPES.get(column.kind, "string")}
        field["title"] = heading(column, words) + (f" ({language})" if language else "")
        if f"downloads.explained.{column.name}" in words:
            field["description"] = words.text(f"downloads.explained.{column.name}")
        if column.kind != "count":
            field["missingValues"] = _missing(words, "")
        if limits := _limits(column, needed=needed):
            field["constraints"] = limits
        yield field


def heading(column: Column, words: Strings) -> str:
    """What a column is called by people."""
    if column.kind == "key":
        return words.text(f"attendance.columns.{column.of}")
    return words.text(f"downloads.fields.{column.name}")


def _limits(column: Column, *, needed: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if needed else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.kind in ("count", "whole"):
        limits["minimum"] = 0
    return limits
