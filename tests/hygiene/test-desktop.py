#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads: the entry, the metainfo, the media type, the icons."""
import re
import xml.etree.ElementTree as xml

import tap

ID = "cymru.glasbrint.Fframwaith"
ENTRY = tap.BUILD / "data" / f"{ID}.desktop"
METAINFO = tap.BUILD / "data" / f"{ID}.metainfo.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entry():
    """The desktop entry is valid."""
    return tap.complaints_of(tap.need("desktop-file-validate"), ENTRY)


def entry_in_welsh():
    """The desktop entry has each of its texts in Welsh."""
    text = tap.text_of(ENTRY)
    return [f"{key} has no Welsh" for key in ("GenericName", "Comment", "Keywords") if f"\n{key}[cy]=" not in text]


def metainfo():
    """The metainfo is valid."""
    said = tap.complaints_of(tap.need("appstreamcli"), "validate", "--no-net", "--no-color", METAINFO)
    return [line for line in said if line.strip()]


def metainfo_in_welsh():
    """The metainfo has each of its texts in Welsh."""
    root = xml.parse(METAINFO).getroot()
    bad = []
    for tag in ("summary", "description/p", "description/ul/li"):
        found = root.findall(tag)
        english = [element for element in found if element.get(LANG) is None]
        welsh = [element for element in found if element.get(LANG) == "cy"]
        if not english or len(english) != len(welsh):
            bad.append(f"{tag}: {len(english)} in English, {len(welsh)} in Welsh")
    return bad


def media_type():
    """The media type's magic is the application_id that src/store writes."""
    root = xml.parse(tap.SOURCE / "data" / f"{ID}.mime.xml").getroot()
    magic = {int(match.get("value"), 16) for match in root.iter() if match.tag.endswith("match") and match.get("offset") == "68"}
    written = set()
    for path in tap.tree("src/store", ".c", ".h", ".sql"):
        written |= {int(value, 0) for value in re.findall(r"FFW_APPLICATION_ID\s+\(?(0x[0-9A-Fa-f]+|\d+)", tap.text_of(path))}
    return [] if len(written) == 1 and magic == written else [f"magic {magic}, written {written}"]


def icons():
    """Both icons are there, and are well-formed."""
    bad = []
    for name in (f"{ID}.svg", f"{ID}-symbolic.svg"):
        root = xml.parse(tap.SOURCE / "data" / "icons" / name).getroot()
        if not root.tag.endswith("svg") or not root.get("viewBox"):
            bad.append(f"{name} is no drawing with a viewBox")
    return bad


tap.run(entry, entry_in_welsh, metainfo, metainfo_in_welsh, media_type, icons)
