#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar of sessions by its keys alone, as a screen reader tells of it.

test-calendar.py PROGRAM CTL SAMPLE LANGUAGE: opens the Sessions page, goes from day to day and from
session to session, moves one, and reads what is said. Run it under with-display.
"""
import os
import tempfile
import time

from screen import Atspi, CELL, LABEL, LANGUAGE, Window, ctl, end, key, make_workspace, name_of, \
    press_mnemonic, run_steps, say, type_text, wait_for, walk

TAB = 37  # the role of a page's tab

os.environ["FFRAMWAITH_TODAY"] = "2026-11-18"


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


def until(window, text):
    """Waits until the cell with the keyboard says this too: sessions come in a moment later."""
    return wait_for(f"“{text}” in the cell", lambda: text in said(window) and said(window))


def main():
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "work.fframwaith")
        make_workspace(workspace, "people", "sessions")
        Atspi.init()
        window = Window(workspace)
        none = say("%1$s, no sessions").split("%1$s")[1]

        def shown():
            """The page turns to the calendar, and Tab comes to today"""
            key("alt+4")
            Atspi.Action.do_action(window.find(TAB, say("Calendar")), 0)
            window.find(LABEL, none, exactly=False)
            for _ in range(20):
                if said(window):
                    break
                key("Tab")
                time.sleep(0.3)
            until(window, none)
            if LANGUAGE == "en":
                assert said(window) == "Wednesday 18 November 2026, no sessions", said(window)
            return window.unnamed()

        def walked():
            """Arrows go from day to day, and Tab from session to session of one"""
            today = said(window)
            moves(window, "Right")
            moves(window, "Right")
            moves(window, "Right")
            day = until(window, "Wrexham")
            assert "S0003" in moves(window, "Tab"), said(window)
            assert "S0015" in moves(window, "Tab"), said(window)
            assert "S0003" in moves(window, "shift+Tab"), said(window)
            assert moves(window, "Escape") == day
            moves(window, "Down")
            moves(window, "Page_Up")
            assert moves(window, "t") == today
            moves(window, "ctrl+Home")
            moves(window, "Home")
            moves(window, "End")
            assert moves(window, "t") == today
            return []

        def moved():
            """M moves a session: first it is said whom that touches, then it is elsewhere"""
            moves(window, "Right", "Right", "Right")
            until(window, "Wrexham")
            assert "S0003" in moves(window, "Tab"), said(window)
            key("m")
            window.find(LABEL, "S0003", exactly=False)
            key("ctrl+a")
            type_text("25/11/2026")
            window.find(LABEL, say("It moves to %1$s at %2$s. There is nobody to tell.").split("%2$s")[1],
                        exactly=False)
            bad = window.unnamed()
            press_mnemonic("_Move")
            wait_for("the session on its other days",
                     lambda: "2026-11-25T09:30" in ctl("-w", workspace, "list", "sessions"))
            assert "2026-11-26T09:30" in ctl("-w", workspace, "list", "sessions")
            return bad

        run_steps(window, workspace, [shown, walked, moved])


main()
end()
