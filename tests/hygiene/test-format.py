#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Formatting: what clang-format and .editorconfig ask for."""
import re
import subprocess

import tap

CLANG_FORMAT = "14"  # Debian 12's; others break lines in other places


def clang_format():
    """C files are as clang-format leaves them."""
    program = tap.need("clang-format")
    version = subprocess.run([program, "--version"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    if not re.search(rf"\b{CLANG_FORMAT}\.", version):
        raise tap.Skip(f"clang-format {CLANG_FORMAT} is not installed")
    files = [*tap.tree("src", ".c", ".h"), *tap.tree("tests", ".c", ".h")]
    said = tap.complaints_of(program, "--dry-run", "-Werror", "--style=file", *files, cwd=tap.SOURCE)
    named = {line.split(":")[0] for line in said if ": error:" in line}
    return [f"{name.removeprefix(str(tap.SOURCE) + '/')} is not formatted" for name in sorted(named)] or said


def text_files():
    """Text files end with a newline, and have no tabs or blanks at line ends."""
    bad = []
    for path in [*tap.tree("src", ".c", ".h", ".sql", ".build"), *tap.tree("tests", ".c", ".h", ".py", ".build"),
                 *tap.tree("data", ".ui", ".css", ".in", ".build", ".svg"), *tap.tree("schemas", ".xsd", ".xml", ".build"),
                 *tap.tree("docs", ".md"), *tap.tree("build-aux", "")]:
        text = tap.text_of(path)
        if text and not text.endswith("\n"):
            bad.append(f"{tap.short(path)} has no newline at its end")
        for number, line in enumerate(text.splitlines(), 1):
            if line != line.rstrip() or "\t" in line:
                bad.append(f"{tap.short(path)}:{number} has a tab, or blanks at its end")
    return bad


tap.run(clang_format, text_files)
