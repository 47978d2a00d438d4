"""Spreadsheets made at run time: filled in, saved as people save them, and built to do harm."""

import csv
import io
import re
import zipfile
from datetime import date, time
from html import escape

import xlsxwriter
from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "script", "manifest", "draw")
)
_ODS_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def xlsx(sheets, hidden=()):
    """The bytes of a workbook: rows of cells by the name of their sheet."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True, "strings_to_formulas": False})
    shapes = {
        kind: book.add_format({"num_format": shape})
        for kind, shape in {"date": "dd.mm.yyyy", "time": "hh:mm"}.items()
    }
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                _write(sheet, row, column, value, shapes)
    if all(name in hidden for name in sheets):
        book.add_worksheet("shown")
    book.close()
    return memory.getvalue()


def _write(sheet, row, column, value, shapes):
    match value:
        case {"date": day}:
            sheet.write_datetime(row, column, date.fromisoformat(day), shapes["date"])
        case {"time": hour}:
            sheet.write_datetime(row, column, time.fromisoformat(hour), shapes["time"])
        case {"number": number}:
            sheet.write_number(row, column, float(number))
        case {"truth": truth}:
            sheet.write_boolean(row, column, truth == "true")
        case {"text": text, "merged": over}:
            sheet.merge_range(over, None)
            sheet.write_string(row, column, text)
        case str():
            sheet.write_string(row, column, value)


def ods(sheets, hidden=(), inside=""):
    """The bytes of an OpenDocument spreadsheet with the same cells, as LibreOffice writes them."""
    tables = "".join(_table(name, rows, name in hidden) for name, rows in sheets.items())
    return zipped(
        {
            "mimetype": _ODS_TYPE.encode(),
            "content.xml": ods_content(f"{inside}{tables}"),
            "META-INF/manifest.xml": (
                f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {_ODS_SPACES}>'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>'
            ).encode(),
        }
    )


def ods_content(inside):
    """The main part of an OpenDocument spreadsheet around its tables."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS_SPACES} '
        'office:version="1.3"><office:scripts/><office:automatic-styles>'
        '<style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{inside}</office:spreadsheet></office:body>"
        "</office:document-content>"
    ).encode()


def _table(name, rows, hidden):
    covered = {}
    for values in rows:
        for value in values:
            if isinstance(value, dict) and "merged" in value:
                top, left, bottom, right = _range(value["merged"])
                covered |= {
                    (r, c): 1 for r in range(top, bottom + 1) for c in range(left, right + 1)
                }
                del covered[top, left]
    height = max([len(rows), *(row for row, _ in covered)])
    width = max([1, *(len(values) for values in rows), *(column for _, column in covered)])
    told = ""
    for row in range(1, height + 1):
        values = rows[row - 1] if row <= len(rows) else []
        cells = [
            "<table:covered-table-cell/>"
            if (row, column) in covered
            else _cell(values[column - 1] if column <= len(values) else "")
            for column in range(1, width + 1)
        ]
        told += f"<table:table-row>{''.join(cells)}</table:table-row>"
    style = 'table:style-name="hidden"' if hidden else ""
    # LibreOffice fills the rest of the sheet with one empty row, repeated a million times.
    return (
        f'<table:table table:name="{escape(name)}" {style}>{told}'
        '<table:table-row table:number-rows-repeated="1048500">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )


def _cell(value):
    match value:
        case {"date": day}:
            kind, text = f'office:value-type="date" office:date-value="{day}"', day
        case {"time": hour}:
            hours, minutes = hour.split(":")
            kind = f'office:value-type="time" office:time-value="PT{hours}H{minutes}M00S"'
            text = hour
        case {"number": number}:
            kind, text = f'office:value-type="float" office:value="{number}"', number
        case {"truth": truth}:
            kind, text = f'office:value-type="boolean" office:boolean-value="{truth}"', truth
        case {"text": text, "merged": over}:
            top, left, bottom, right = _range(over)
            kind = (
                f'office:value-type="string" table:number-rows-spanned="{bottom - top + 1}" '
                f'table:number-columns-spanned="{right - left + 1}"'
            )
        case "":
            return "<table:table-cell/>"
        case text:
            kind = 'office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {kind}>{lines}</table:table-cell>"


def _range(written):
    first, last = written.split(":")
    return (*address(first), *address(last))


def address(written):
    """The row and column of `B7`."""
    letters, row = re.fullmatch(r"([A-Z]+)([0-9]+)", written).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column


def delimited(sheets, delimiter=";", encoding="utf-8-sig"):
    """The bytes of a CSV file with the cells of all sheets below each other."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    for rows in sheets.values():
        for row in rows:
            writer.writerow(next(iter(v.values())) if isinstance(v, dict) else v for v in row)
    return text.getvalue().encode(encoding)


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """The bytes of a zip of these parts."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return memory.getvalue()


def parts_of(content):
    """The parts of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content, part, old, new):
    """The zip with `old` replaced by `new` in one part; `old` must be there."""
    parts = parts_of(content)
    assert old in parts[part], (old, parts[part][:500])
    parts[part] = parts[part].replace(old, new, 1)
    return zipped(parts)


def added(content, **more):
    """The zip with more parts."""
    return zipped(parts_of(content) | more)


def sheets_in(content):
    """The parts of the sheets of a workbook, by their names."""
    parts = parts_of(content)
    relations = etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    book = etree.fromstring(parts["xl/workbook.xml"])
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        sheet.get("name"): f"xl/{targets[sheet.get(key)]}" for sheet in book.iter(f"{MAIN}sheet")
    }


def filled(content, sheet, cells):
    """The workbook with texts or numbers put into cells, as a person who opens it does."""
    part = sheets_in(content)[sheet]
    tree = etree.fromstring(parts_of(content)[part])
    rows = {int(row.get("r")): row for row in tree.iter(f"{MAIN}row")}
    for place, value in cells.items():
        number, column = address(place)
        cell = next((c for c in rows[number] if c.get("r") == place), None)
        if cell is None:
            after = [c for c in rows[number] if address(c.get("r"))[1] < column]
            cell = etree.Element(f"{MAIN}c", r=place)
            rows[number].insert(len(after), cell)
        for child in list(cell):
            cell.remove(child)
        if isinstance(value, int | float):
            cell.attrib.pop("t", None)
            etree.SubElement(cell, f"{MAIN}v").text = str(value)
        else:
            cell.set("t", "inlineStr")
            inside = etree.SubElement(cell, f"{MAIN}is")
            etree.SubElement(inside, f"{MAIN}t").text = value
    parts = parts_of(content)
    parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


def texts_in(content, sheet):
    """What stands in the cells of a sheet of a workbook, by their addresses."""
    parts = parts_of(content)
    shared = ["".join(item.itertext()) for item in etree.fromstring(parts["xl/sharedStrings.xml"])]
    tree = etree.fromstring(parts[sheets_in(content)[sheet]])
    told = {}
    for cell in tree.iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            told[cell.get("r")] = shared[int(value)] if cell.get("t") == "s" else value
    return told


def places(told, name):
    """[cell, code] of each line about the file called `name`; no cell for the file as a whole."""
    line = re.compile(
        rf"{re.escape(name)}(?:: (?P<cell>\S[^:]*)|:1:1): (?P<code>[A-Z]\d\d): .*; .*"
    )
    lines = [line.fullmatch(one) for one in told.splitlines() if one.startswith(name)]
    assert all(lines), told
    return sorted([one["cell"] or "", one["code"]] for one in lines)
