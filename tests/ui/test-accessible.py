#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, done from another process through the accessibility tree and the keyboard.

test-accessible.py PROGRAM CTL SAMPLE LANGUAGE: opens a workspace, imports a file with
findings, finds the person in the table, reads the evidence, exports it, and undoes the
import, by what a screen reader is told and nothing else. Run it under with-display.
"""
import os
import tempfile

from screen import (Atspi, BUTTON, CELL, LABEL, LANGUAGE, PATIENCE, ROW, TEXT, Window, choose_file, ctl, end, key,
                    make_workspace, run_steps, say, type_text, wait_for, words)

nobody = (words.ngettext("%1$d found", "%1$d found", 0) if LANGUAGE == "cy" else "%1$d found").replace("%1$d", "0")


def main():
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "work.fframwaith")
        newcomers = os.path.join(folder, "newcomers.csv")
        evidence = os.path.join(folder, "evidence.xml")
        with open(newcomers, "w", encoding="utf-8") as file:
            file.write("organisation,staff_number,given_name,family_name,role,started_on\n"
                       "STY,9001,Gwenllïan,Wyn-Iorwerth,PRIS,2022-01-10\n"
                       "STY,9002,Nobody,Atall,PRIS,31/02/2022\n")
        make_workspace(workspace, "people", "sessions", "bookings", "records", "evaluations")

        Atspi.init()
        window = Window(workspace)

        def opened():
            """A workspace opens with what today needs, and its people are a table."""
            window.find(LABEL, say("People missing mandatory training"))
            key("alt+2")
            window.find(ROW, "Ahmed, Angharad", exactly=False)
            return window.unnamed()

        def looked():
            """A dry run says what is wrong, where, before anything is written."""
            key("ctrl+i")
            window.press(say("C_hoose Files…"))
            choose_file(window, say("Choose Files"), newcomers)
            window.find(ROW, "31/02/2022", exactly=False)
            window.find(CELL, "Dyddiad dechrau" if LANGUAGE == "cy" else "Started on", exactly=False)
            assert "newcomers" not in ctl("-w", workspace, "history")
            return window.unnamed()

        def imported():
            """The good rows come in, and are found without their accents."""
            window.press(say("Import %1$d, _Leave Out %2$d Refused").replace("%1$d", "1").replace("%2$d", "1"))
            window.closed(say("Import"))  # until then, keys go to it
            key("ctrl+f")
            type_text("gwenllian")
            window.find(ROW, "Wyn-Iorwerth, Gwenllïan", exactly=False)
            window.gone(ROW, "Ahmed, Angharad")
            return window.unnamed()

        def shown():
            """The evidence of a period is there in sentences."""
            key("alt+6")
            first = window.find(TEXT, say("_From"))
            Atspi.EditableText.set_text_contents(first, "01/04/2019")
            window.find(LABEL, "2019", exactly=False)
            return window.unnamed()

        def exported():
            """The evidence goes out to a file that is valid."""
            key("ctrl+e")  # lists on other pages have a button of the same name
            choose_file(window, say("Export Evidence"), evidence)
            wait_for("the evidence", lambda: os.path.exists(evidence))  # what is said of it goes after seconds
            ctl("validate", evidence)
            return []

        def undone():
            """One undo takes the import back."""
            key("alt+7")
            window.find(LABEL, "newcomers.csv", exactly=False)
            window.press(say("Undo"))
            key("alt+2")
            window.gone(ROW, "Wyn-Iorwerth")
            window.find(LABEL, nobody)
            return window.unnamed()

        def quitted():
            """Quitting leaves the workspace whole and alone."""
            key("ctrl+q")
            window.process.wait(PATIENCE)
            assert window.process.returncode == 0, f"it ended with {window.process.returncode}"
            ctl("-w", workspace, "check")
            return sorted(set(os.listdir(folder)) - {os.path.basename(f) for f in (workspace, newcomers, evidence)})

        run_steps(window, workspace, [opened, looked, imported, shown, exported, undone, quitted])


main()
end()
