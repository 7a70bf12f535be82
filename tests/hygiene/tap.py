# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hygiene tests share: cases, the files of the source tree, and commands.

A case is a function with a sentence as its docstring, which returns the list of what
breaks the rule, or raises Skip where a named thing is absent.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import traceback

SOURCE = pathlib.Path(sys.argv[1])
BUILD = pathlib.Path(sys.argv[2])


class Skip(Exception):
    """A thing that a case needs is not here; its text names the thing."""


def tree(folder, *endings):
    """The files under a folder of the source tree, in order, by their endings."""
    found = []
    for directory, folders, names in os.walk(SOURCE / folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_build", "__pycache__")))
        found += [pathlib.Path(directory) / name for name in sorted(names) if name.endswith(endings)]
    return found


def short(path):
    return str(path.relative_to(SOURCE))


def text_of(path):
    return path.read_text(encoding="utf-8")


def need(program):
    """The program's path; the case is skipped where it is not installed."""
    found = shutil.which(program)
    if not found:
        raise Skip(f"{program} is not installed")
    return found


def complaints_of(*command, **options):
    """What a command says where it fails, by line; nothing where it does not."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", errors="replace", check=False, **options)
    if done.returncode == 0:
        return []
    return done.stdout.splitlines() or [f"{command[0]} ended with {done.returncode}"]


def run(*cases):
    """Runs the cases, speaks TAP, and ends the program."""
    print(f"1..{len(cases)}")
    failed = False
    for number, case in enumerate(cases, 1):
        name = case.__doc__.strip().rstrip(".")
        try:
            problems = case()
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}")
            continue
        except Exception:
            problems = traceback.format_exc().splitlines()
        failed = failed or bool(problems)
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        for problem in problems:
            print(f"# {problem}")
    sys.exit(1 if failed else 0)
