# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as another process sees it, over the accessibility bus, and the keys that drive it.

For tests that are run as TEST PROGRAM CTL SAMPLE LANGUAGE, under with-display.
"""
import gettext
import os
import shutil
import subprocess
import sys
import time

PATIENCE = 90  # seconds; on a machine that has much else to do, the tree is slow to walk
PROGRAM, CTL, SAMPLE, LANGUAGE = sys.argv[1:5]

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print("1..0 # SKIP gir1.2-atspi-2.0 is not installed")
    sys.exit(0)
if not shutil.which("xdotool"):
    print("1..0 # SKIP xdotool is not installed")
    sys.exit(0)

# By number: their names differ from version to version.
BUTTON, TEXT, ROW, CELL, LABEL = 43, 61, 90, 56, 29
CONTROLS = {7, 11, 31, 32, 38, 43, 44, 52, 55, 56, 61, 62, 79, 88, 90}

words = gettext.translation("fframwaith", os.environ["FFRAMWAITH_LOCALE_DIR"], [LANGUAGE], fallback=LANGUAGE == "en")


def say(message):
    """A text of the program in the language of the test, without its mnemonic."""
    return (words.gettext(message) if LANGUAGE == "cy" else message).replace("_", "")


def press_mnemonic(message):
    """Presses the key that a label of the program underlines, in the language of the test."""
    label = words.gettext(message) if LANGUAGE == "cy" else message
    key("alt+" + label[label.index("_") + 1].lower())


def walk(accessible, into_rows=True):
    try:
        yield accessible
        if not into_rows and accessible.get_role() == ROW:
            return
        for index in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(index)
            if child is not None:
                yield from walk(child, into_rows)
    except GLib.GError:
        return  # it went while it was looked at


def showing(accessible):
    """GTK 4.8 says of windows only that they are showing, of the rest that it is visible."""
    return accessible.get_state_set().contains(Atspi.StateType.VISIBLE)


def name_of(accessible):
    try:
        return accessible.get_name() or ""
    except GLib.GError:
        return ""


def wait_for(what, find):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = find()
        except GLib.GError:
            found = None  # something went while it was looked at
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come")


class Window:
    """The program, as another process sees it."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([PROGRAM, *arguments], env={**os.environ, "G_DEBUG": "fatal-warnings"})
        self.root = wait_for("the window", self.application)
        if arguments:  # keys go to no page before the workspace is open
            self.find(LABEL, say("History"))

    def application(self):
        assert self.process.poll() is None, "the program ended"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child
        return None

    def find(self, role, name, exactly=True):
        """The control of a role whose name is, or holds, a text; waits for it."""
        def look():
            assert self.process.poll() is None, "the program ended"
            # A table has some two hundred rows; what is in them is asked for only where it is wanted.
            for accessible in walk(self.root, into_rows=role == CELL):
                if accessible.get_role() == role and showing(accessible):
                    if name_of(accessible) == name if exactly else name in name_of(accessible):
                        return accessible
            return None
        return wait_for(f"“{name}”", look)

    def ready(self, name):
        """Waits until a button can be pressed."""
        button = self.find(BUTTON, name)
        wait_for(f"“{name}” to press", lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE))

    def gone(self, role, name):
        def look():
            return not any(a.get_role() == role and name in name_of(a) and showing(a)
                           for a in walk(self.root, into_rows=role == CELL))
        wait_for(f"an end of “{name}”", look)

    def press(self, name):
        Atspi.Action.do_action(self.find(BUTTON, name), 0)

    def closed(self, title):
        """Waits until no window has the title."""
        wait_for(f"the end of the window “{title}”", lambda: all(name_of(w) != title for w in self.windows()))

    def windows(self):
        return [self.root.get_child_at_index(index) for index in range(self.root.get_child_count())]

    def typing_into(self, name):
        """Waits until what is typed goes into the control of a name."""
        def look():
            return any(name in name_of(a) and a.get_state_set().contains(Atspi.StateType.FOCUSED) for a in walk(self.root))
        wait_for(f"the keyboard in “{name}”", look)

    def unnamed(self):
        """Controls that a screen reader would call by the name of their type, or not at all."""
        found = []
        for accessible in walk(self.root):
            if accessible.get_role() in CONTROLS and showing(accessible):
                name = name_of(accessible)
                if not name or (name.startswith(("Gtk", "Adw", "Ffw")) and " " not in name):
                    found.append(f"{accessible.get_role_name()} “{name}” in {name_of(accessible.get_parent())}")
        return found


def key(*keys):
    subprocess.run(["xdotool", "key", *keys], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "10", text], check=True)


def choose_file(window, title, path):
    """Types a path into the desktop's file chooser."""
    dialog = wait_for(f"the dialog “{title}”", lambda: next((a for a in window.windows() if name_of(a) == title), None))
    wait_for("the keyboard in it", lambda: any(a.get_state_set().contains(Atspi.StateType.FOCUSED) for a in walk(dialog)))
    key("ctrl+a")
    type_text(path)
    key("Return")


def ctl(*arguments):
    return subprocess.run([CTL, *arguments], check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout


def make_workspace(path, *kinds):
    """A workspace with the shipped catalogue and these kinds of the sample."""
    ctl("-w", path, "init")
    for kind in kinds:
        ctl("-w", path, "import", kind, os.path.join(SAMPLE, kind + ".csv"))


def run_steps(window, workspace, steps):
    """Runs steps as test cases, each of which says what it found wrong, until one does not end."""
    print(f"1..{len(steps)}")
    failed = None
    for number, step in enumerate(steps, 1):
        name = f"{LANGUAGE}: {step.__doc__.rstrip('.')}"
        if failed:
            print(f"not ok {number} - {name}\n# not tried: “{failed}” did not succeed")
            continue
        try:
            bad = step() or []
        except (AssertionError, GLib.GError, subprocess.SubprocessError) as error:
            bad = [f"{error} {getattr(error, 'stderr', '') or ''}"]
            if os.path.exists(workspace):
                bad += ctl("-w", workspace, "history").splitlines()
            failed = name
        print(f"{'not ok' if bad else 'ok'} {number} - {name}")
        for line in bad:
            print(f"# {line}")
        sys.stdout.flush()
    window.process.kill()
    window.process.wait()


def end():
    """Ends at once: the accessibility library keeps threads that would hold the end up."""
    sys.stdout.flush()
    os._exit(0)
