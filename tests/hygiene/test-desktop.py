#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads: the entry, the metainfo, the media type, the icons."""
import pathlib
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
    """The desktop entry has each of its texts in Welsh, those of its actions too."""
    head, *actions = re.split(r"\n\[Desktop Action ", tap.text_of(ENTRY))
    bad = [f"{key} has no Welsh" for key in ("GenericName", "Comment", "Keywords") if f"\n{key}[cy]=" not in head]
    return bad + [f"{action.splitlines()[0]} has no Welsh" for action in actions if "\nName[cy]=" not in action]


def entry_does():
    """What the desktop entry offers, the program does, by the names of its actions and options."""
    text = tap.text_of(ENTRY)
    source = tap.text_of(tap.SOURCE / "src/ui/app/ffw-application.c")
    names = re.search(r"^Actions=(.*);$", text, re.MULTILINE).group(1).split(";")
    bad = [f"the program has no action {name}" for name in names if f'{{ .name = "{name}"' not in source]
    bad += [f"the program has no option --{name}" for name in names if f"\nExec=fframwaith --{name}\n" not in text]
    return bad


def metainfo():
    """The metainfo is valid."""
    said = tap.complaints_of(tap.need("appstreamcli"), "validate", "--no-net", "--no-color", METAINFO)
    return [line for line in said if line.strip()]


def metainfo_in_welsh():
    """The metainfo has each of its texts in Welsh."""
    root = xml.parse(METAINFO).getroot()
    bad = []
    for tag in ("summary", "description/p", "description/ul/li", "screenshots/screenshot/caption", "releases/release/description/p"):
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


def pictures():
    """Each picture that the metainfo names is in docs/pictures, in both languages, as large as it says."""
    bad = []
    for shot in xml.parse(METAINFO).getroot().findall("screenshots/screenshot"):
        images = shot.findall("image")
        if sorted(image.get(LANG) or "en" for image in images) != ["cy", "en"]:
            bad.append(f"{shot.find('caption').text}: not in both languages")
        for image in images:
            path = tap.SOURCE / "docs" / "pictures" / image.text.rsplit("/", 1)[1]
            size = path.read_bytes()[16:24] if path.exists() else b""
            if size != b"".join(int(image.get(side)).to_bytes(4, "big") for side in ("width", "height")):
                bad.append(f"{path.name} is not there, or of another size")
    return bad


def icons():
    """The icons are there, and are well-formed."""
    bad = []
    for name in (f"{ID}.svg", f"{ID}-symbolic.svg", f"{ID}-workspace.svg"):
        root = xml.parse(tap.SOURCE / "data" / "icons" / name).getroot()
        if not root.tag.endswith("svg") or not root.get("viewBox"):
            bad.append(f"{name} is no drawing with a viewBox")
    return bad


def icons_used():
    """Each icon that the window shows by name is in Adwaita's theme, and is still in that of newer ones."""
    theme = pathlib.Path("/usr/share/icons/Adwaita")
    if not theme.is_dir():
        raise tap.Skip("adwaita-icon-theme is not installed")
    there = {path.stem for path in theme.rglob("*-symbolic.svg")} - {"emblem-ok-symbolic"}
    used = {}
    for path in tap.tree("src/ui", ".c") + tap.tree("data/ui", ".ui"):
        for name in re.findall(r"[\">]([a-z]+(?:-[a-z]+)*-symbolic)[\"<]", tap.text_of(path)):
            used.setdefault(name, tap.short(path))
    return [f"{where}: there is no {name}" for name, where in sorted(used.items()) if name not in there]


tap.run(entry, entry_in_welsh, entry_does, metainfo, metainfo_in_welsh, pictures, media_type, icons, icons_used)
