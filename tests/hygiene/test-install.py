#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where: into a folder of its own, without touching the system."""
import configparser
import os
import pathlib
import re
import subprocess
import tempfile

import tap

ID = "cymru.glasbrint.Fframwaith"
EXPECTED = (
    "bin/fframwaith",
    "bin/fframwaithctl",
    f"share/applications/{ID}.desktop",
    "share/bash-completion/completions/fframwaithctl",
    f"share/dbus-1/services/{ID}.service",
    "share/fframwaith/sample/people.csv",
    "share/fframwaith/sample/records.csv",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}-workspace.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/locale/cy/LC_MESSAGES/fframwaith.mo",
    "share/man/cy/man1/fframwaithctl.1",
    "share/man/man1/fframwaithctl.1",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
)

FOLDER = tempfile.TemporaryDirectory(prefix="fframwaith-install-")
SAID = subprocess.run([tap.need("meson"), "install", "--no-rebuild", "--quiet", "-C", str(tap.BUILD), "--destdir", FOLDER.name],
                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)


def prefix():
    """The prefix inside the folder: where the programs' folder is."""
    return next(pathlib.Path(FOLDER.name).rglob("bin/fframwaithctl")).parent.parent


def all_in_place():
    """Everything that the desktop and the program look for is installed, and readable by all."""
    if SAID.returncode != 0:
        return SAID.stdout.splitlines()
    bad = [f"{name} is not installed" for name in EXPECTED if not (prefix() / name).is_file()]
    bad += [f"{path} is not readable by all" for path in prefix().rglob("*") if path.is_file() and not path.stat().st_mode & 0o004]
    return bad


def schema():
    """The settings' schema compiles where it is installed."""
    return tap.complaints_of(tap.need("glib-compile-schemas"), "--strict", "--dry-run", prefix() / "share/glib-2.0/schemas")


def media_type():
    """A workspace is known by its ending and, without it, by its content."""
    mime = prefix() / "share" / "mime"
    bad = tap.complaints_of(tap.need("update-mime-database"), mime)
    header = bytearray(b"SQLite format 3\0".ljust(100, b"\0"))
    header[68:72] = (0x46667761).to_bytes(4, "big")
    environment = os.environ | {"XDG_DATA_HOME": str(mime.parent), "XDG_DATA_DIRS": "/usr/share"}
    for name, content, attribute in (("one.fframwaith", b"-", "standard::fast-content-type"), ("nameless", bytes(header), "standard::content-type"),
                                     ("nameless", bytes(header), "standard::icon")):
        path = pathlib.Path(FOLDER.name) / name
        path.write_bytes(content)
        said = subprocess.run([tap.need("gio"), "info", f"--attributes={attribute}", str(path)],
                              stdout=subprocess.PIPE, encoding="utf-8", env=environment, check=False).stdout
        if not re.search(f"{attribute}: (application/x-fframwaith$|{ID}-workspace,)", said, re.MULTILINE):
            bad.append(f"{name}: {said}")
    return bad


def service():
    """The desktop starts the program that is installed, by its own name."""
    read = configparser.ConfigParser()
    read.optionxform = str
    read.read(prefix() / f"share/dbus-1/services/{ID}.service")
    service_of = dict(read["D-BUS Service"])
    program, *arguments = service_of["Exec"].split()
    bad = [] if service_of["Name"] == ID else [f"it is of {service_of['Name']}"]
    if pathlib.Path(FOLDER.name + program) != prefix() / "bin/fframwaith" or arguments != ["--gapplication-service"]:
        bad.append(f"it runs {service_of['Exec']}")
    return bad


tap.run(all_in_place, schema, media_type, service)
