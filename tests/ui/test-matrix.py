#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The matrix by its keys alone, as a screen reader tells of it.

test-matrix.py PROGRAM CTL SAMPLE LANGUAGE: opens the Training page, goes from cell to cell, to
gaps and to sums, selects, and reads what each cell says. Run it under with-display.
"""
import os
import tempfile
import time

from screen import Atspi, CELL, LABEL, Window, end, key, make_workspace, name_of, run_steps, say, wait_for, walk



def said(window):
    """What the cell with the keyboard says, where a cell has it."""
    for accessible in walk(window.root, into_rows=False):
        if accessible.get_role() == CELL and accessible.get_state_set().contains(Atspi.StateType.FOCUSED):
            return name_of(accessible)
    return ""


def moves(window, *keys):
    """Presses keys, and waits for a cell that says something else than the one before."""
    before = said(window)
    key(*keys)
    return wait_for(f"another cell after {keys}", lambda: said(window) not in ("", before) and said(window))


def main():
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "work.fframwaith")
        make_workspace(workspace, "people", "sessions", "bookings", "records")
        Atspi.init()
        window = Window(workspace)
        needed = say("missing, was due by %1$s, needed %2$s").split("%1$s")[0]

        def shown():
            """The page turns to the matrix, and F8 goes to its first gap"""
            key("alt+3")
            window.press(say("Matrix"))
            window.find(LABEL, say("nothing required"), exactly=False)
            for _ in range(20):
                if said(window):
                    break
                key("Tab")
                time.sleep(0.3)
            assert needed in moves(window, "F8"), said(window)
            return window.unnamed()

        def moved():
            """Each move is another sentence, and arrows lead back"""
            first = said(window)
            below = moves(window, "Down")
            assert below.split(":")[0] != first.split(":")[0]
            assert moves(window, "Up") == first
            assert moves(window, "n") != first
            assert moves(window, "shift+n") == first
            last = moves(window, "ctrl+End")
            assert moves(window, "Right").startswith(last.split(":")[0])
            assert moves(window, "Down").startswith(say("All together"))
            assert moves(window, "ctrl+Home").split(":")[0] == "Ahmed, Angharad"
            return []

        def selected():
            """What is selected is said, and Tab goes on from the whole"""
            key("shift+Down", "shift+Right")
            window.find(LABEL, "2 ", exactly=False)
            assert said(window)
            key("Escape")
            key("Tab")
            wait_for("the keyboard elsewhere", lambda: not said(window))
            return window.unnamed()

        run_steps(window, workspace, [shown, moved, selected])


main()
end()
