#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and dialog as a screen reader meets it: no control without a name of its own.

test-pages.py PROGRAM CTL SAMPLE LANGUAGE. Run it under with-display.
"""
import os
import tempfile

from screen import Atspi, Window, end, key, make_workspace, name_of, run_steps, say, type_text, wait_for, walk

KINDS = ("people", "sessions", "bookings", "records", "evaluations", "needs")


def main():
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "work.fframwaith")
        make_workspace(workspace, *KINDS)
        Atspi.init()
        window = Window(workspace)

        def settled(what):
            """Waits until something that holds the text is shown."""
            wait_for(f"“{what}”", lambda: any(what in name_of(a) for a in walk(window.root)))

        def unnamed_after(*keys, shows):
            key(*keys)
            settled(shows)
            return window.unnamed()

        def dialog(*keys, shows):
            """The names in a dialog, which is then closed again."""
            before = len(window.windows())
            key(*keys)
            wait_for(f"the dialog “{shows}”", lambda: len(window.windows()) > before)
            settled(shows)
            bad = window.unnamed()
            key("Escape")
            wait_for(f"the end of “{shows}”", lambda: len(window.windows()) == before)
            return bad

        def today():
            """Today, where a workspace begins"""
            settled(say("Standing by training area"))
            return window.unnamed()

        def people():
            """People"""
            key("alt+2")
            settled("Ahmed, Angharad")
            return window.unnamed()

        def person():
            """A person, found from everywhere"""
            key("ctrl+k")
            settled(say("Search everywhere"))
            type_text("angharad ahmed")
            settled("Ahmed, Angharad")
            key("Return")
            settled(say("_Record Training…"))
            return window.unnamed()

        def training():
            """Training"""
            return unnamed_after("alt+3", shows="20")

        def framework():
            """The framework"""
            return unnamed_after("alt+5", shows=say("Areas"))

        def evidence():
            """Evidence with its charts"""
            return unnamed_after("alt+6", shows=say("Response rates by course"))

        def history():
            """History"""
            return unnamed_after("alt+7", shows="people.csv")

        def add_person():
            """The form of a person"""
            key("alt+2")
            return dialog("ctrl+shift+n", shows=say("_Family name"))

        def record():
            """The form that records training"""
            return dialog("ctrl+r", shows=say("_Course"))

        def importing():
            """Import"""
            return dialog("ctrl+i", shows=say("C_hoose Files…"))

        def everywhere():
            """Search everywhere"""
            return dialog("ctrl+k", shows=say("People"))

        def preferences():
            """Preferences"""
            return dialog("ctrl+comma", shows=say("_Language"))

        def shortcuts():
            """Keyboard shortcuts"""
            return dialog("ctrl+question", shows=say("Undo"))

        run_steps(window, workspace, [today, people, person, training, framework, evidence, history, add_person, record, importing, everywhere,
                                      preferences, shortcuts])


main()
end()
