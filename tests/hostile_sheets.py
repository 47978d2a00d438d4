"""Spreadsheets built to do harm, or saved by mistake as something else; all made at run time.

Each maker is called after what is wrong with its file; the extension comes first.
"""

import io
import struct
import zipfile
import zlib

from spreadsheets import (
    added,
    changed,
    delimited,
    ods,
    parts_of,
    xlsx,
    zipped,
)

SHEETS = {
    "Sesiunea": [
        ["Instruirea", "exemplu"],
        ["Data", {"date": "2026-04-02"}],
        ["Starea", "held"],
        ["Câți au venit", {"number": "24"}],
        ["Sursa", "sursa"],
    ]
}
"""A sheet that becomes a log, until something is done to it."""

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
PLAIN = xlsx(SHEETS)
PLAIN_ODS = ods(SHEETS)
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)

MAKERS = {}


def made(extension):
    """Makes of a function a maker of a file called after it, with this extension."""

    def named(function):
        MAKERS[f"{extension}-{function.__name__.replace('_', '-')}"] = function
        return function

    return named


def _flagged(content, bit):
    """The zip with a flag set on every part, in the list and at the part itself."""
    data = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + offset] |= bit
            start = data.find(signature, start + 4)
    return bytes(data)


def _lying(content, name, size, crc):
    """The zip whose list says that a part is only `size` bytes long."""
    data = bytearray(content)
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    struct.pack_into("<I", data, at + 16, crc)
    struct.pack_into("<I", data, at + 24, size)
    return bytes(data)


def _rows(megabytes):
    """So many megabytes of rows that differ enough not to be packed to nothing."""
    row = b'<row r="%07d"><c r="A%07d" t="inlineStr"><is><t>%s</t></is></c></row>'
    one = len(row % (1, 1, b"x" * 1500))
    return b"".join(row % (n, n, b"x" * 1500) for n in range(megabytes * 1_000_000 // one + 1))


@made("xlsx")
def unpacks_to_188_megabytes():
    """1 MB that unpacks to 188 MB."""
    parts = parts_of(PLAIN)
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", _rows(188) + b"</sheetData>")
    content = zipped(parts)
    assert len(parts[SHEET]) > 188_000_000
    assert 900_000 < len(content) < 1_300_000, len(content)
    return content


@made("xlsx")
def says_it_is_small():
    """40 MB of which the list of the zip says that they are a thousand bytes, with their sum."""
    parts = parts_of(PLAIN)
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", _rows(40) + b"</sheetData>")
    return _lying(zipped(parts), SHEET, 1000, zlib.crc32(parts[SHEET][:1000]))


@made("xlsx")
def says_it_is_larger():
    return _lying(PLAIN, SHEET, 900_000, 0)


@made("xlsx")
def parts_together_too_large():
    rows = _rows(5)
    return added(PLAIN, **{f"xl/worksheets/sheet{n}.xml": rows for n in range(2, 8)})


@made("xlsx")
def packed_a_thousand_times():
    return added(PLAIN, **{"docProps/custom.xml": b"<a>" + b" " * 2_000_000 + b"</a>"})


@made("xlsx")
def thousands_of_parts():
    return added(PLAIN, **{f"xl/media/{n}.png": b"" for n in range(1000)})


@made("xlsx")
def parts_share_their_bytes():
    """Two entries of the list that lead to the same packed bytes."""
    content = bytearray(added(PLAIN, **{"xl/worksheets/sheet9.xml": parts_of(PLAIN)[SHEET]}))
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        offset = archive.getinfo(SHEET).header_offset
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet9.xml"))
    struct.pack_into("<I", content, at + 42, offset)
    return bytes(content)


@made("xlsx")
def one_name_twice():
    content = added(PLAIN, **{"xl/worksheets/sheet9.xml": b"<worksheet/>"})
    return content.replace(b"sheet9.xml", b"sheet1.xml")


@made("xlsx")
def one_name_twice_in_capitals():
    return added(PLAIN, **{SHEET.upper(): b"<worksheet/>"})


@made("xlsx")
def leads_outside():
    return added(PLAIN, **{"../../outside.xml": b"<a/>"})


@made("xlsx")
def leads_outside_on_windows():
    return added(PLAIN, **{"xl\\..\\..\\outside.xml": b"<a/>"})


@made("xlsx")
def leads_to_the_root():
    return added(PLAIN, **{"/etc/outside.xml": b"<a/>"})


@made("xlsx")
def leads_to_a_drive():
    return added(PLAIN, **{"c:/outside.xml": b"<a/>"})


@made("xlsx")
def archive_inside():
    return added(PLAIN, **{"xl/media/image1.png": zipped({"a": b"b"})})


@made("xlsx")
def packed_in_an_unusual_way():
    return zipped(parts_of(PLAIN), zipfile.ZIP_BZIP2)


@made("xlsx")
def with_a_password():
    return _flagged(PLAIN, 0x1)


@made("xlsx")
def with_a_password_as_excel_does_it():
    return CFB


@made("xls")
def old_excel():
    return CFB


@made("xlsx")
def macros():
    return added(PLAIN, **{"xl/vbaProject.bin": CFB[8:]})


@made("xlsx")
def macros_by_another_name():
    relation = (
        b'<Relationship Id="r9" Target="innocent.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
    )
    return changed(PLAIN, RELATIONS, b"</Relationships>", relation)


@made("xlsx")
def macros_in_the_type():
    return changed(
        PLAIN,
        TYPES,
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


@made("xlsx")
def macros_in_a_sheet_of_their_own():
    return added(PLAIN, **{"xl/macrosheets/sheet1.xml": b"<xm:macrosheet xmlns:xm='urn:x'/>"})


@made("xlsm")
def workbook_with_macros():
    return PLAIN


@made("xlsb")
def binary_workbook():
    return PLAIN


@made("xlsx")
def binary_workbook_renamed():
    parts = parts_of(PLAIN)
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    return zipped(parts)


@made("xlsx")
def link_to_another_workbook():
    return added(PLAIN, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


@made("xlsx")
def link_to_a_page():
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="https://outside.example/" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
        b"</Relationships>"
    )
    return added(PLAIN, **{"xl/worksheets/_rels/sheet1.xml.rels": relations})


@made("xlsx")
def data_from_a_server():
    return added(PLAIN, **{"xl/connections.xml": b"<connections/>"})


@made("xlsx")
def link_to_a_running_program():
    return added(PLAIN, **{"xl/other.xml": b'<ddeLink ddeService="cmd" ddeTopic="/c calc"/>'})


@made("xlsx")
def object_embedded():
    return added(PLAIN, **{"xl/embeddings/oleObject1.bin": b"\x01\x02"})


@made("xlsx")
def object_in_a_sheet():
    return changed(
        PLAIN,
        SHEET,
        b"</worksheet>",
        b'<oleObjects><oleObject progId="x"/></oleObjects></worksheet>',
    )


@made("xlsx")
def active_control():
    return added(PLAIN, **{"xl/activeX/activeX1.xml": b"<a/>"})


@made("xlsx")
def formula():
    return changed(PLAIN, SHEET, b"<v>24</v>", b"<f>12+12</f><v>24</v>")


@made("xlsx")
def formula_in_other_words():
    """The same element by another prefix of its namespace."""
    return changed(
        PLAIN,
        SHEET,
        b"<v>24</v>",
        b'<x:f xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">12+12</x:f>',
    )


@made("xlsx")
def shared_formula_without_text():
    return changed(PLAIN, SHEET, b"<v>24</v>", b'<f t="shared" si="0"/><v>24</v>')


@made("xlsx")
def external_entity():
    return changed(
        PLAIN,
        "xl/sharedStrings.xml",
        b"<sst",
        b'<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst',
    )


@made("xlsx")
def billion_laughs():
    entities = b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
    )
    return changed(PLAIN, SHEET, b"<worksheet", b"<!DOCTYPE a [" + entities + b"]><worksheet")


@made("xlsx")
def definitions_elsewhere():
    return added(PLAIN, **{"docProps/custom.xml": b'<!DOCTYPE a SYSTEM "https://x.example/"><a/>'})


@made("xlsx")
def utf_16():
    """UTF-16 hides `<!DOCTYPE` from whoever looks for its bytes."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><sst/>'
    return zipped(parts_of(PLAIN) | {"xl/sharedStrings.xml": text.encode("utf-16")})


@made("xlsx")
def utf_16_without_a_mark():
    return zipped(parts_of(PLAIN) | {"xl/sharedStrings.xml": "<sst/>".encode("utf-16-le")})


@made("xlsx")
def another_encoding_declared():
    return changed(PLAIN, SHEET, b'encoding="UTF-8"', b'encoding="windows-1251"')


@made("xlsx")
def utf_7_declared():
    return changed(PLAIN, SHEET, b'encoding="UTF-8"', b'encoding="UTF-7"')


@made("xlsx")
def cell_at_the_far_end():
    """A reader makes room for the whole sheet: 17 billion cells."""
    return changed(PLAIN, SHEET, b'r="B5"', b'r="XFD1048576"')


@made("xlsx")
def row_at_the_far_end():
    return changed(PLAIN, SHEET, b'<row r="5"', b'<row r="1048576"')


@made("xlsx")
def says_it_has_four_billion_texts():
    """A reader makes room for as many texts as the workbook says it has: 96 GB."""
    return changed(PLAIN, "xl/sharedStrings.xml", b'uniqueCount="', b'uniqueCount="400000000')


@made("xlsx")
def one_long_text_in_many_cells():
    """A text of 900 kB that 60,000 cells refer to: 54 GB, though no part is large."""
    parts = parts_of(PLAIN)
    text = b"<si><t>" + b"abcdefghi" * 100_000 + b"</t></si></sst>"
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"</sst>", text)
    row = b'<row r="%d">' + b'<c t="s"><v>9</v></c>' * 60 + b"</row>"
    rows = b"".join(row % number for number in range(6, 1006))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    return zipped(parts)


@made("xlsx")
def everything_merged_again_and_again():
    """Ranges that a reader walks through cell by cell."""
    ranges = b"".join(b'<mergeCell ref="A%d:CV3000"/>' % row for row in range(1, 3000))
    merged = b"</sheetData><mergeCells>" + ranges + b"</mergeCells>"
    return changed(PLAIN, SHEET, b"</sheetData>", merged)


@made("xlsx")
def hundreds_of_sheets():
    more = b"".join(
        b'<sheet name="%d" sheetId="%d" r:id="q%d"/>' % (n, n, n) for n in range(9, 300)
    )
    return changed(PLAIN, "xl/workbook.xml", b"</sheets>", more + b"</sheets>")


@made("xlsx")
def deep():
    return added(PLAIN, **{"docProps/custom.xml": b"<a>" * 100_000 + b"</a>" * 100_000})


@made("xlsx")
def not_well_formed():
    return changed(PLAIN, SHEET, b"</sheetData>", b"")


@made("xlsx")
def cut_off():
    return PLAIN[: len(PLAIN) // 2]


@made("xlsx")
def one_byte_changed():
    """A byte of a packed part is another one."""
    data = bytearray(PLAIN)
    data[data.find(SHEET.encode()) + len(SHEET) + 40] ^= 0xFF
    return bytes(data)


@made("xlsx")
def address_of_no_cell():
    return changed(PLAIN, SHEET, b'r="B5"', b'r="B99999999999"')


@made("xlsx")
def text_document():
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})


@made("xlsx")
def web_page():
    """What some systems call Excel: a table in HTML."""
    return b"<html><table><tr><td>Data</td></tr></table></html>"


@made("xlsx")
def nothing():
    return b""


@made("xlsx")
def too_large():
    return PLAIN + bytes(3 * 1024 * 1024)


@made("xlsx")
def everything_at_once():
    """Macros, links, objects, an archive, a DTD and formulas: all are told in one run."""
    makers = (macros, data_from_a_server, object_embedded, archive_inside, definitions_elsewhere)
    parts = parts_of(formula())
    for make in makers:
        parts |= {name: data for name, data in parts_of(make()).items() if name not in parts}
    return zipped(parts)


@made("pdf")
def other_document():
    return b"%PDF-1.7"


@made("csv")
def workbook_renamed():
    return PLAIN


@made("ods")
def workbook_renamed_to_ods():
    return PLAIN


@made("ods")
def text_document_of_office():
    parts = parts_of(PLAIN_ODS)
    return zipped(parts | {"mimetype": b"application/vnd.oasis.opendocument.text"})


@made("ods")
def locked_with_a_password():
    entry = b"<manifest:encryption-data/></manifest:manifest>"
    return changed(PLAIN_ODS, "META-INF/manifest.xml", b"</manifest:manifest>", entry)


@made("ods")
def macros_in_basic():
    return added(PLAIN_ODS, **{"Basic/Standard/Module1.xml": b"<module/>"})


@made("ods")
def macros_in_python():
    return added(PLAIN_ODS, **{"Scripts/python/macro.py": b"import os"})


@made("ods")
def macro_that_starts_by_itself():
    listener = (
        '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/>'
    )
    return ods(SHEETS, inside=f"<office:event-listeners>{listener}</office:event-listeners>")


@made("ods")
def link_to_another_table():
    return ods(SHEETS, inside='<table:table-source xlink:href="../other.ods"/>')


@made("ods")
def link_of_a_cell():
    link = '<text:a xlink:href="https://outside.example/">a</text:a>'
    return _ods_row(
        f'<table:table-cell office:value-type="string"><text:p>{link}</text:p></table:table-cell>'
    )


@made("ods")
def link_to_a_program():
    link = '<office:dde-source office:dde-application="cmd" office:dde-topic="/c calc"/>'
    return ods(
        SHEETS, inside=f"<table:dde-links><table:dde-link>{link}</table:dde-link></table:dde-links>"
    )


@made("ods")
def object_of_another_program():
    return added(PLAIN_ODS, **{"Object 1/content.xml": b"<a/>"})


@made("ods")
def object_in_the_table():
    return ods(SHEETS, inside='<draw:object xlink:href="./Object"/>')


@made("ods")
def formula_in_ods():
    return _ods_row(
        '<table:table-cell table:formula="of:=WEBSERVICE(&quot;https://x.example&quot;)" '
        'office:value-type="float" office:value="24"><text:p>24</text:p></table:table-cell>'
    )


@made("ods")
def entities_in_ods():
    return changed(
        PLAIN_ODS,
        "content.xml",
        b"<office:document-content",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><office:document-content",
    )


@made("ods")
def one_cell_repeated_16_billion_times():
    return _ods_row(
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>",
        'table:number-rows-repeated="1048576"',
    )


@made("ods")
def repeated_under_another_prefix():
    """The reader looks for the letters `table:`, whatever they stand for here."""
    return _ods_row(
        '<t:table-cell xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:table="urn:x" table:number-columns-repeated="1000000" t:number-columns-repeated="1" '
        'office:value-type="string"><text:p>x</text:p></t:table-cell>'
    )


@made("ods")
def cell_far_below():
    rows = '<table:table-row table:number-rows-repeated="1000000"/>'
    row = (
        "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    )
    return ods(
        SHEETS,
        inside=f'<table:table table:name="a">{rows}{row}</table:table>',
    )


@made("ods")
def billions_of_spaces():
    return _ods_row(
        '<table:table-cell office:value-type="string">'
        '<text:p>a<text:s text:c="4000000000"/>b</text:p></table:table-cell>'
    )


@made("ods")
def long_text_repeated():
    """A text of 900 kB in 90,000 cells by one repetition."""
    return _ods_row(
        '<table:table-cell table:number-columns-repeated="90" office:value-type="string">'
        f"<text:p>{'abcdefghi' * 100_000}</text:p></table:table-cell>",
        'table:number-rows-repeated="1000"',
    )


@made("ods")
def table_inside_a_table():
    inside = '<table:table table:name="b"><table:table-row/></table:table>'
    return _ods_row(f"<table:table-cell>{inside}</table:table-cell>")


def _ods_row(cell, repeated=""):
    """A sheet with one more row in a table of its own."""
    row = f"<table:table-row {repeated}>{cell}</table:table-row>"
    return ods(SHEETS, inside=f'<table:table table:name="Foaia1">{row}</table:table>')


CSV = delimited(SHEETS, encoding="utf-8").decode()


@made("csv")
def runs_a_program():
    return CSV.replace("2026-04-02", "=cmd|' /c calc'!A1").encode()


@made("csv")
def formula_after_a_sign():
    return CSV.replace("2026-04-02", "+SUM(1)").encode()


@made("csv")
def formula_after_a_minus():
    return CSV.replace("2026-04-02", "-2+3+cmd|' /c calc'!A1").encode()


@made("csv")
def formula_of_old_programs():
    return CSV.replace("2026-04-02", "@SUM(1)").encode()


@made("csv")
def formula_after_a_tab():
    return CSV.replace("2026-04-02", '"\t=1"').encode()


@made("csv")
def formula_after_a_return():
    return CSV.replace("2026-04-02", '"\r=1"').encode()


@made("csv")
def cp1250():
    return CSV.replace("ț", "ţ").encode("cp1250")


@made("csv")
def cp1251():
    return CSV.replace("Câți au venit", "Сколько людей пришло").encode("cp1251")


@made("csv")
def utf_16_with_no_mark():
    return CSV.encode("utf-16-le")


@made("csv")
def half_a_letter():
    return CSV.encode("utf-16") + b"a"


@made("csv")
def quotation_mark_left_open():
    return CSV.replace("held", '"held').encode()


@made("csv")
def words_without_cells():
    return b"Data\nStarea\n"


@made("csv")
def empty():
    return b""


@made("csv")
def endless_rows():
    return CSV.encode() + b";x\n" * 100_000


@made("csv")
def endless_columns():
    return CSV.encode() + b";" * 100_000


@made("csv")
def endless_cell():
    return CSV.replace("held", "x" * 1_000_000).encode()
