#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line's job done in the window by keyboard alone, which gives the same evidence.

test-keyboard.py PROGRAM CTL SAMPLE LANGUAGE: makes a workspace, imports the sample and exports
its evidence with keys only; what is on the screen is read to know when to go on, never to act.
Run it under with-display.
"""
import os
import re
import tempfile

from screen import (Atspi, LABEL, PATIENCE, ROW, SAMPLE, Window, choose_file, ctl, end, key, make_workspace,
                    name_of, press_mnemonic, run_steps, say, type_text, wait_for, walk)

KINDS = ("people", "sessions", "bookings", "records", "evaluations")
FROM, TO = "2024-04-01", "2025-03-31"


def without_what_differs(path):
    """The bytes of an evidence file, but for uuid, generated and revision."""
    with open(path, "rb") as file:
        return re.sub(rb' (uuid|generated|revision)="[^"]*"', b"", file.read())


def main():
    with tempfile.TemporaryDirectory() as folder:
        ours = os.path.join(folder, "by-keyboard.fframwaith")
        theirs = os.path.join(folder, "by-command.fframwaith")
        evidence = os.path.join(folder, "by-keyboard.xml")
        expected = os.path.join(folder, "by-command.xml")
        make_workspace(theirs, *KINDS)
        ctl("-w", theirs, "export", "evidence", f"--from={FROM}", f"--to={TO}", "-o", expected)

        Atspi.init()
        window = Window()

        def made():
            """A workspace is made"""
            key("ctrl+n")
            choose_file(window, say("New Workspace"), ours)
            window.find(LABEL, say("Nobody Is Here Yet"))

        def imported():
            """The files of the sample come in"""
            for kind in KINDS:
                key("ctrl+i")
                window.ready(say("C_hoose Files…"))
                press_mnemonic("C_hoose Files…")
                choose_file(window, say("Choose Files"), os.path.join(SAMPLE, kind + ".csv"))
                window.find(LABEL, kind + ".csv", exactly=False)
                window.ready(say("_Import"))
                press_mnemonic("_Import")
                window.closed(say("Import"))
            key("alt+2")
            window.find(ROW, "Ahmed, Angharad", exactly=False)

        def exported():
            """The evidence of a year is exported"""
            key("alt+6")
            window.typing_into(say("_From"))
            key("ctrl+a")
            type_text(FROM)
            key("Tab")
            window.typing_into(say("_To"))
            key("ctrl+a")
            type_text(TO)
            key("Tab")
            # Nothing can be exported before it is shown.
            wait_for("the evidence of the year",
                     lambda: any(FROM[:4] in name_of(a) and TO[:4] in name_of(a) for a in walk(window.root, into_rows=False)))
            key("ctrl+e")
            choose_file(window, say("Export Evidence"), evidence)
            wait_for("the evidence", lambda: os.path.exists(evidence))

        def same():
            """It is the evidence that the command line exports, byte for byte"""
            assert without_what_differs(evidence) == without_what_differs(expected), "the two files differ"

        def quitted():
            """The window is closed, and the workspace is whole"""
            key("ctrl+q")
            window.process.wait(PATIENCE)
            assert window.process.returncode == 0, f"it ended with {window.process.returncode}"
            ctl("-w", ours, "check")

        run_steps(window, ours, [made, imported, exported, same, quitted])


main()
end()
