#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house for source files: layers, rooms, names, sizes."""
import re
import statistics

import tap

# Each layer includes from itself and from those before it; cli and ui never from each other.
LAYERS = ["base", "store", "domain", "exchange", "cli", "ui"]
CODE = tap.tree("src", ".c", ".h")
TESTS = tap.tree("tests", ".c", ".h")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SQL = re.compile(r"^\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s|WITH\s+\w+.*\bAS\b|"
                 r"CREATE\s+(TABLE|INDEX|TEMP)|PRAGMA\s|BEGIN\b(?!:)|COMMIT\b|ROLLBACK\b|DROP\s+TABLE)")


def layer_of(path):
    return path.relative_to(tap.SOURCE / "src").parts[0]


def licence():
    """Every source file says its licence in its first lines."""
    files = [*CODE, *TESTS, *tap.tree("src", ".sql"), *tap.tree("data", ".ui", ".css", ".svg"), *tap.tree("schemas", ".xsd"),
             *tap.tree("tests", ".py", ".sh"), *tap.tree("build-aux", ""), *tap.tree(".ci", "")]
    return [tap.short(path) for path in files
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in "".join(tap.text_of(path).splitlines()[:4])]


def includes():
    """No include has .. in it or reaches upward."""
    home = {path.name: layer_of(path) for path in CODE if path.suffix == ".h"}
    bad = []
    for path in [*CODE, *TESTS]:
        for kind, name in INCLUDE.findall(tap.text_of(path)):
            if ".." in name:
                bad.append(f"{tap.short(path)} includes {name}")
        if path not in CODE:
            continue
        mine = layer_of(path)
        for kind, name in INCLUDE.findall(tap.text_of(path)):
            theirs = home.get(name.rsplit("/")[-1]) if kind == '"' else None
            if theirs and (LAYERS.index(theirs) > LAYERS.index(mine) or {mine, theirs} == {"cli", "ui"}):
                bad.append(f"{tap.short(path)} of {mine} includes {name} of {theirs}")
    return bad


def libraries():
    """Only src/store knows SQLite, and only src/ui knows GTK and Adwaita."""
    rooms = {"sqlite3.h": "store", "gtk/": "ui", "gdk/": "ui", "gsk/": "ui", "adwaita.h": "ui"}
    return [f"{tap.short(path)} includes {name}, which belongs in src/{room}"
            for path in CODE for _, name in INCLUDE.findall(tap.text_of(path))
            for start, room in rooms.items() if name.startswith(start) and layer_of(path) != room]


def sql():
    """SQL is only in src/store and src/domain."""
    bad = []
    for path in CODE:
        if layer_of(path) in ("store", "domain"):
            continue
        code = COMMENT.sub(lambda match: "\n" * match.group().count("\n"), tap.text_of(path))
        for number, line in enumerate(code.splitlines(), 1):
            bad += [f"{tap.short(path)}:{number}: {text}" for text in STRING.findall(line) if SQL.match(text)]
    return bad


def sizes():
    """No file is over 1,000 lines, and the median of src is at most 300."""
    lines = {path: len(tap.text_of(path).splitlines())
             for path in [*CODE, *TESTS, *tap.tree("src", ".sql"), *tap.tree("tests", ".py"), *tap.tree("data", ".ui")]}
    bad = [f"{tap.short(path)} has {count} lines" for path, count in lines.items() if count > 1000]
    median = statistics.median(lines[path] for path in CODE)
    if median > 300:
        bad.append(f"the median file of src has {median:g} lines")
    return bad


def names():
    """Files of src are called ffw-….c and ffw-….h, or main.c, and no two headers alike."""
    all_names = [path.name for path in CODE]
    return [tap.short(path) for path in CODE if not re.fullmatch(r"ffw-[a-z0-9-]+\.[ch]|main\.c", path.name)
            or (path.suffix == ".h" and all_names.count(path.name) > 1)]


def left_open():
    """Nothing is left open or switched off in the code."""
    mark = re.compile("|".join([r"\bTO" + "DO" + r"\b", r"\bFIX" + "ME" + r"\b", r"\bXX" + r"X\b", r"^\s*#\s*if\s+0\b"]))
    return [f"{tap.short(path)}:{number}: {line.strip()}"
            for path in [*CODE, *TESTS, *tap.tree("data", ".ui"), *tap.tree("build-aux", ""), *tap.tree("src", ".sql")]
            for number, line in enumerate(tap.text_of(path).splitlines(), 1) if mark.search(line)]


def machine_paths():
    """No file names a path of one machine."""
    path_of_machine = re.compile(r"(?<![\w.$}])/(?:work|root|tmp|home)/")
    files = [*CODE, *TESTS, *tap.tree("src", ".sql", ".build"), *tap.tree("tests", ".py", ".build"), *tap.tree("data", ".ui", ".in"),
             *tap.tree("docs", ".md"), *tap.tree("build-aux", ""), *tap.tree(".ci", ""), *tap.SOURCE.glob("*.md")]
    return [f"{tap.short(path)}:{number}: {line.strip()}"
            for path in files if path.name != "test-sources.py"
            for number, line in enumerate(tap.text_of(path).splitlines(), 1) if path_of_machine.search(line)]


def generated_names():
    """Doc comments name the function that follows them."""
    bad = []
    pattern = re.compile(r"/\*\*\n \* (\w+):[^\n]*\n(?:(?!\*/).*\n)*? \*/\n(?:[^\n;{}]*\n)?([^\n;{}]*?)(\w+) \(")
    for path in CODE:
        for documented, _, function in pattern.findall(tap.text_of(path)):
            if documented.startswith("ffw_") and function.startswith("ffw_") and documented != function:
                bad.append(f"{tap.short(path)}: the comment of {documented} stands before {function}")
    return bad


def findings():
    """Every finding code has a file or a test that provokes it."""
    table = tap.SOURCE / "src" / "base" / "ffw-finding-templates.c"
    codes = sorted(set(re.findall(r'"([EW]\d{3})"', tap.text_of(table))))
    shown = " ".join(tap.short(path) for folder in ("evidence", "findings") for path in tap.tree(f"tests/data/{folder}", ""))
    tested = " ".join(tap.text_of(path) for path in TESTS)
    return [f"{code} has neither a file in tests/data/findings or evidence nor a test" for code in codes
            if code not in shown and not re.search(rf'[" :\[]{code}\b', tested)]


tap.run(licence, includes, libraries, sql, sizes, names, left_open, machine_paths, generated_names, findings)
