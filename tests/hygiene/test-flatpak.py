#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The flatpak's manifest: flatpak-builder passes nonsense, so it is read here."""
import json
import re

import tap

ID = "cymru.glasbrint.Fframwaith"
MANIFEST = tap.SOURCE / "flatpak" / f"{ID}.json"

KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"}
MODULE_KEYS = {"name", "buildsystem", "config-opts", "build-options", "cleanup", "sources"}
SOURCE_KEYS = {"archive": {"type", "url", "sha256"}, "dir": {"type", "path"}}
# A window, drawn; files come through portals.
PERMISSIONS = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}

# What meson.build asks for, and where it comes from: the runtime, or a module of ours.
RUNTIME = {"glib-2.0", "gio-2.0", "gio-unix-2.0", "cairo-pdf", "libarchive", "libxml-2.0", "gtk4", "libadwaita-1", "m",
           "pangocairo", "zlib"}
MODULES = {"libical": "libical", "libsodium": "libsodium", "sqlite3": "sqlite", "csv": "libcsv", "xlsxwriter": "libxlsxwriter"}


def manifest():
    return json.loads(tap.text_of(MANIFEST))


def keys():
    """The manifest is of this program, and every key is one that flatpak-builder knows."""
    read = manifest()
    bad = [f"{key} is no key of a manifest" for key in read.keys() - KEYS]
    bad += [f"there is no {key}" for key in KEYS - read.keys()]
    if read["id"] != ID or read["command"] != "fframwaith":
        bad.append(f"it is of {read['id']}, which runs {read['command']}")
    if read["runtime"] != "org.gnome.Platform" or read["sdk"] != "org.gnome.Sdk" or not read["runtime-version"].isdigit():
        bad.append(f"it runs on {read['runtime']} {read['runtime-version']}")
    for module in read["modules"]:
        bad += [f"{module['name']}: {key} is no key of a module" for key in module.keys() - MODULE_KEYS]
    return bad


def permissions():
    """It may draw a window, and nothing else: no file of the person's, no network, no bus."""
    asked = manifest()["finish-args"]
    bad = [f"{argument} is asked for" for argument in asked if argument not in PERMISSIONS]
    bad += [f"{argument} is not asked for" for argument in PERMISSIONS if argument not in asked]
    return bad


def sources():
    """Each source has an https address and a whole checksum; our own is this folder."""
    bad = []
    for module in manifest()["modules"]:
        for source in module["sources"]:
            if source.keys() != SOURCE_KEYS.get(source.get("type")):
                bad.append(f"{module['name']}: {sorted(source)} are not the keys of a source")
            elif source["type"] == "archive":
                if not source["url"].startswith("https://") or not re.fullmatch("[0-9a-f]{64}", source["sha256"]):
                    bad.append(f"{module['name']}: {source['url']} {source['sha256']}")
            elif not (MANIFEST.parent / source["path"] / "meson.build").exists():
                bad.append(f"{module['name']}: no project at {source['path']}")
    return bad


def dependencies():
    """What meson.build asks for is in the runtime, or is a module that comes before the program."""
    text = tap.text_of(tap.SOURCE / "meson.build")
    asked = set(re.findall(r"dependency\('([^']+)'", text)) | set(re.findall(r"find_library\('([^']+)'", text))
    names = [module["name"] for module in manifest()["modules"]]
    bad = [f"{name} is neither in the runtime nor a module" for name in asked - RUNTIME - MODULES.keys()]
    bad += [f"the module {module} is missing" for name, module in MODULES.items() if name in asked and module not in names]
    bad += [f"the module {name} is asked for by nothing" for name in names[:-1] if name not in MODULES.values()]
    if names[-1] != "fframwaith":
        bad.append("the program is not the last of the modules")
    return bad


def sqlite():
    """SQLite is built with what the store needs: sessions, the pre-update hook, full-text search."""
    module = next(module for module in manifest()["modules"] if module["name"] == "sqlite")
    said = " ".join(module["config-opts"]) + " " + module["build-options"]["cflags"]
    return [f"without {word}" for word in ("--enable-fts5", "-DSQLITE_ENABLE_SESSION", "-DSQLITE_ENABLE_PREUPDATE_HOOK")
            if word not in said.split()]


tap.run(keys, permissions, sources, dependencies, sqlite)
