#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop starts the program over D-Bus, and hands it what was double-clicked.

Run as TEST PROGRAM CTL, under with-display.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM, CTL = (os.path.abspath(name) for name in sys.argv[1:3])

try:
    from gi.repository import Gio, GLib
except ImportError:
    print("1..0 # SKIP python3-gi is not installed")
    sys.exit(0)

ID = "cymru.glasbrint.Fframwaith"
PATH = "/cymru/glasbrint/Fframwaith"
PATIENCE = 60  # seconds

bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(name, path, interface, method, parameters=None):
    answer = bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, PATIENCE * 1000, None)
    return answer.unpack()


def runs():
    return call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", (ID,)))[0]


def windows():
    """How many windows the program has, by what it exports."""
    xml = call(ID, f"{PATH}/window", "org.freedesktop.DBus.Introspectable", "Introspect")[0]
    return xml.count("<node name=")


def wait(condition):
    began = time.monotonic()
    while not condition() and time.monotonic() - began < PATIENCE:
        time.sleep(0.1)
    return condition()


def install_service():
    """As the installation does, but of the program that was built."""
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "dbus-1" / "services"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{ID}.service").write_text(f"[D-BUS Service]\nName={ID}\nExec={PROGRAM} --gapplication-service\n", encoding="utf-8")
    call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ReloadConfig")


def opened_by_double_click():
    """A workspace that is double-clicked opens in a window of the program, which was not running."""
    assert not runs()
    file = FOLDER / "Gwent.fframwaith"
    subprocess.run([CTL, "--workspace", str(file), "init"], check=True, stdout=subprocess.DEVNULL)
    call(ID, PATH, "org.freedesktop.Application", "Open", GLib.Variant("(asa{sv})", ([file.as_uri()], {})))
    return wait(runs) and wait(lambda: windows() == 1)


def new_window():
    """What the desktop's menu offers opens a second window of the same program."""
    call(ID, PATH, "org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", ("new-window", [], {})))
    return wait(lambda: windows() == 2)


def options():
    """A launcher that knows no D-Bus asks with an option: the running program answers, the new one ends."""
    done = subprocess.run([PROGRAM, "--sample"], timeout=PATIENCE, check=False)
    return done.returncode == 0 and wait(lambda: windows() == 2) and runs()


def quits():
    """It ends when it is told to."""
    call(ID, PATH, "org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", ("quit", [], {})))
    return wait(lambda: not runs())


with tempfile.TemporaryDirectory(prefix="fframwaith-activation-") as name:
    FOLDER = pathlib.Path(name)
    install_service()
    cases = (opened_by_double_click, new_window, options, quits)
    print(f"1..{len(cases)}")
    failed = False
    for number, case in enumerate(cases, 1):
        passed = case()
        failed = failed or not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {case.__doc__}", flush=True)
sys.exit(failed)
