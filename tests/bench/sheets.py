#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a workbook of invented people with their training, as a spreadsheet program writes one.

sheets.py FILE ROWS: ROWS of people and records below a header.
"""
import itertools
import random
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REFS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADER = ["organisation", "staff_number", "given_name", "family_name", "email", "role", "site", "started_on", "course",
          "completed_on", "hours", "outcome"]
GIVEN = ["Siân", "Gareth", "Eleri", "Rhodri", "Megan", "Owain", "Bethan", "Ifan", "Nia", "Dafydd", "Sara", "Tomos"]
FAMILY = ["Pugh", "Bevan", "Llwyd", "Rees", "Parry", "Hopkin", "Prosser", "Vaughan", "Gwyn", "Morgan", "Ellis"]
ROLES = ["PRIS", "PROB", "YJS", "POLICE", "SENT"]
COURSES = ["SAF-A", "TRA-1", "POWER", "GEN-2", "YTH-1"]
STARTED, COMPLETED = 39814, 44197  # 1 January 2009 and 2021, as days


def rows(n):
    """The cells of each row: a text, or a number and its style."""
    source = random.Random(20221122)
    for i in range(n):
        given, family = source.choice(GIVEN), source.choice(FAMILY)
        yield ["EPW", f"{i:06}", given, family, f"{given.lower()}.{family.lower()}.{i}@heddlu.example",
               source.choice(ROLES), f"SITE-{i % 40}", (STARTED + source.randrange(5000), 1), source.choice(COURSES),
               (COMPLETED + source.randrange(600), 1), (source.randrange(1, 30) / 2, 0), "completed"]


def column(i):
    return chr(ord("A") + i)


def main():
    path, n = sys.argv[1], int(sys.argv[2])
    numbers = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                      f'Type="{REFS}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        file.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REFS}"><sheets>'
                      '<sheet name="Staff" sheetId="1" r:id="rId1"/></sheets></workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
            f'<Relationship Id="rId{i}" Type="{REFS}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(
                [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
                 ("styles", "styles.xml")], 1)) + "</Relationships>")
        file.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
                      '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">'
                        '<sheetData>'.encode())
            for line, cells in enumerate(itertools.chain([HEADER], rows(n)), 1):
                text = [f'<row r="{line}" spans="1:{len(cells)}">']
                for i, cell in enumerate(cells):
                    name = f"{column(i)}{line}"
                    if isinstance(cell, tuple):
                        text.append(f'<c r="{name}" s="{cell[1]}"><v>{cell[0]:g}</v></c>')
                    else:
                        text.append(f'<c r="{name}" t="s"><v>{numbers.setdefault(cell, len(numbers))}</v></c>')
                sheet.write(("".join(text) + "</row>").encode())
            sheet.write(b"</sheetData></worksheet>")
        with file.open("xl/sharedStrings.xml", "w") as strings:
            strings.write(f'<sst xmlns="{MAIN}" uniqueCount="{len(numbers)}">'.encode())
            for text in numbers:
                strings.write(f"<si><t>{text}</t></si>".encode())
            strings.write(b"</sst>")


main()
