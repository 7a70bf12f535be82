#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program against what stands beside it; see build-aux/bench.

bench.py BUILD RECORDS: BUILD holds the optimised program, installed in BUILD/install.
"""
import datetime
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

BUILD = pathlib.Path(sys.argv[1]).resolve()
RECORDS = int(sys.argv[2])
HERE = pathlib.Path(__file__).resolve().parent
CTL = BUILD / "install" / "bin" / "fframwaithctl"
WINDOW = BUILD / "install" / "bin" / "fframwaith"
DATA = BUILD / "data-bench"
SMALL = 1000
SHEET_ROWS = 200_000
TODAY = "2022-11-22"


class Run:
    """One run of a command: its wall and processor time in seconds, and its peak memory in MiB."""

    def __init__(self, *command, input=None, environment=None):
        start = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE if input else subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 env={**os.environ, "FFRAMWAITH_TODAY": TODAY,
                                      "GSETTINGS_SCHEMA_DIR": str(BUILD / "schemas"), "GSETTINGS_BACKEND": "memory",
                                      **(environment or {})})
        if input:
            child.stdin.write(input.encode())
            child.stdin.close()
        said = child.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(child.pid, 0)
        self.seconds = time.monotonic() - start
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"bench: {' '.join(map(str, command))} ended with {child.returncode}:\n{said[-2000:]}")


def ctl(workspace, *words):
    return Run(CTL, "--workspace", workspace, *words)


def sqlite(database, script):
    return Run("sqlite3", "-batch", "-bail", database, input=script)


def remove(*paths):
    for path in paths:
        for name in (path, f"{path}-wal", f"{path}-shm", f"{path}-journal"):
            pathlib.Path(name).unlink(missing_ok=True)


def put(path, *lines):
    """Writes a table, and gives its path."""
    path.write_text("\n".join(lines) + "\n")
    return path


def settle():
    """Lets the disk finish what the run before left to it."""
    os.sync()


def fill(name, records):
    """Generates the data, and makes a workspace with the people and the records in it."""
    folder = DATA / name
    workspace = folder / "w.fframwaith"
    Run(sys.executable, HERE / "generate.py", folder, records)
    remove(workspace)
    ctl(workspace, "init")
    ctl(workspace, "import", "people", folder / "people.csv")
    settle()
    return workspace, ctl(workspace, "import", "records", folder / "records.csv")


def fill_standing(people):
    """A workspace with so many people, who all need 20 areas, and ten records each."""
    folder = DATA / f"standing-{people}"
    workspace = folder / "w.fframwaith"
    Run(sys.executable, HERE / "generate.py", folder, people * 10, people)
    remove(workspace)
    ctl(workspace, "init")
    for kind in ("requirements", "people", "records"):
        ctl(workspace, "import", kind, folder / f"{kind}.csv")
    settle()
    return workspace


def recompute(workspace):
    """The median time of a change that asks something else of everybody."""
    times = []
    for n in range(4):
        name = "requirements-changed.csv" if n % 2 == 0 else "requirements.csv"
        times.append(ctl(workspace, "import", "requirements", workspace.parent / name).seconds)
    return statistics.median(times)


def standing():
    small, middle, large = (fill_standing(people) for people in (SMALL, 10_000, 100_000))
    join = (HERE / "plain-join.sql").read_text()
    ours = recompute(middle)
    row("standing: 10,000 people x 20 areas", ours * 1000, "ms", median(3, lambda: sqlite(middle, join).seconds) * 1000,
        "the plain join of its tables", "3")
    row("the same, of 100,000 people", recompute(large) * 1000, "ms", ours * 1000, "that of 10,000", "11")
    row("a record and its standing, of 100,000 people", recording(large, large.parent) * 1000, "ms",
        recording(small, small.parent) * 1000, "of 1,000 people", "1.5")
    return small, middle


def registers(workspace):
    """Makes sessions that 50 and 500 people attended, and gives the median time to close the register of each."""
    folder = workspace.parent
    people = [line.split(",")[:2] for line in (folder / "people.csv").read_text().splitlines()[1:501]]
    sizes = {"R50": 50, "R500": 500}
    files = {"sessions": ["session,course,starts_at,ends_at,language,capacity,status"],
             "bookings": ["session,organisation,staff_number,status"],
             "attendance": ["session,date,organisation,staff_number,attended"]}
    for session, size in sizes.items():
        files["sessions"].append(f"{session},GTI,2022-11-01T09:30,2022-11-01T16:00,en,,open")
        for organisation, number in people[:size]:
            files["bookings"].append(f"{session},{organisation},{number},booked")
            files["attendance"].append(f"{session},2022-11-01,{organisation},{number},yes")
    for kind, lines in files.items():
        ctl(workspace, "import", kind, put(folder / f"register-{kind}.csv", *lines))
    settle()
    took = {}
    for session in sizes:
        times = []
        for _ in range(5):
            times.append(ctl(workspace, "register", session, "--close", "--json").seconds)
            ctl(workspace, "undo")
        took[session] = statistics.median(times)
    return took["R50"], took["R500"]


def closing(small, large):
    """A register of 500, closed as one change: linear in its people, free of the workspace's size."""
    _, beside = registers(small)
    fifty, ours = registers(large)
    row("register of 500 closed, of 10,000 people", ours * 1000, "ms", beside * 1000, "of 1,000 people", "1.5")
    row("the same", ours * 1000, "ms", fifty * 1000, "a register of 50", "10")


def places(workspace):
    """Gives the median time to book 50 and 500 people on a session that holds most of them."""
    folder = workspace.parent
    people = ["/".join(line.split(",")[:2]) for line in (folder / "people.csv").read_text().splitlines()[1:501]]
    ctl(workspace, "import", "sessions", put(
        folder / "bookable.csv", "session,course,starts_at,ends_at,language,capacity,status",
        "B50,GTI,2022-12-01T09:30,2022-12-01T16:00,en,40,open", "B500,GTI,2022-12-02T09:30,2022-12-02T16:00,en,400,open"))
    settle()
    took = []
    for session, size in (("B50", 50), ("B500", 500)):
        times = []
        for _ in range(5):
            times.append(ctl(workspace, "book", session, *people[:size]).seconds)
            ctl(workspace, "undo")
        took.append(statistics.median(times))
    return took


def booking(small, large):
    """500 people booked as one change: linear in them, free of the workspace's size."""
    _, beside = places(small)
    fifty, ours = places(large)
    row("500 people booked, of 10,000 people", ours * 1000, "ms", beside * 1000, "of 1,000 people", "1.5")
    row("the same", ours * 1000, "ms", fifty * 1000, "50 people booked", "10")


def matrix(small, large):
    """The matrix of 10,000 people and 20 areas, beside the small one."""
    beside, ours = frames(small, "matrix"), frames(large, "matrix")
    for what, words in (("scroll", "scrolled down"), ("across", "scrolled across"), ("jump", "jumped"), ("gap", "gap to gap")):
        row(f"matrix, 10,000 x 20: {words}, frames' p95", ours[f"{what}-p95"], "ms", beside[f"{what}-p95"],
            f"that of {SMALL:,} people", "1.2")
        row(f"matrix, 10,000 x 20: {words}, slowest frame", ours[f"{what}-max"], "ms", 33, "two frames", "1")
    row("matrix, 10,000 x 20: all selected", ours["select-all-max"], "ms", 16.7, "a frame", "1")
    row("matrix, 10,000 x 20: read and shown", ours["listed"], "ms", 300, "what it may take", "1")


def fill_people(name, people):
    """A workspace with so many people, and no record."""
    folder = DATA / name
    workspace = folder / "w.fframwaith"
    Run(sys.executable, HERE / "generate.py", folder, 0, people)
    remove(workspace)
    ctl(workspace, "init")
    ctl(workspace, "import", "people", folder / "people.csv")
    settle()
    return workspace


def rival_import(workspace):
    """The time that sqlite3 takes to .import the rows that we made into the same table with the same indexes."""
    rows, schema, rival = DATA / "rows.csv", DATA / "schema.sql", DATA / "rival.db"
    remove(rival)
    sqlite(workspace, f".headers off\n.mode csv\n.once {rows}\nSELECT * FROM record ORDER BY id;\n")
    sqlite(workspace, f".once {schema}\n.schema record\n")
    # .import has no NULL: an empty field of a number stays an empty text, which STRICT would refuse.
    # The triggers are our own affair.
    schema.write_text(re.sub(r"^CREATE TRIGGER.*?^END;$", "", re.sub(r"\)\s*STRICT\b", ")", schema.read_text()),
                             flags=re.MULTILINE | re.DOTALL))
    sqlite(rival, f"PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\n.read {schema}\n")
    settle()
    run = sqlite(rival, f"PRAGMA synchronous=FULL;\n.import --csv {rows} record\n")
    remove(rival)
    return run


def duplicates(people):
    """The median run that looks for duplicates among so many people, of whom one in a hundred is there twice."""
    workspace = fill_people(f"duplicates-{people}", people)
    runs = sorted((ctl(workspace, "duplicates", "--json") for _ in range(5)), key=lambda run: run.seconds)
    return runs[len(runs) // 2]


def median(times, measure):
    return statistics.median(measure() for _ in range(times))


def recording(workspace, folder):
    """The median time to record one training by the command line; each is undone again."""
    times = []
    for _ in range(9):
        times.append(ctl(workspace, "import", "records", folder / "one.csv").seconds)
        ctl(workspace, "undo")
    return statistics.median(times)


def first_frame(program, *arguments):
    """The seconds from the start of a program to the end of its first frame."""
    watch = DATA / "first-frame"
    watch.unlink(missing_ok=True)
    start = time.monotonic()
    Run(program, *arguments, environment={"LD_PRELOAD": str(BUILD / "tests" / "bench" / "first-frame.so"),
                                          "FIRST_FRAME_FILE": str(watch)})
    if not watch.exists():
        sys.exit(f"bench: {program} ended before it painted anything")
    return int(watch.read_text()) / 1e6 - start


def frames(workspace, page):
    """What a page's list took, by name: the best of three runs of each."""
    best = {}
    for _ in range(3):
        said = subprocess.run([BUILD / "tests" / "bench" / "frames", workspace, page], check=True, text=True,
                              stdout=subprocess.PIPE, env={**os.environ, "FFRAMWAITH_TODAY": TODAY,
                                                           "GSETTINGS_SCHEMA_DIR": str(BUILD / "schemas")}).stdout
        for line in said.splitlines():
            name, number = line.split()
            best[name] = min(best.get(name, float("inf")), float(number))
    return best


def table(page, sizes, small, empty):
    """The list of a page in larger and larger workspaces, each beside the small one."""
    beside = frames(small, page)
    for size, workspace in sizes:
        large = frames(workspace, page)
        for what in ("scroll", "jump", "sort", "search"):
            for measure, limit in (("p95", "1.2"), ("p99", "1.2")):
                row(f"{page}, {size:,} rows: {what}, frames' {measure}", large[f"{what}-{measure}"], "ms",
                    beside[f"{what}-{measure}"], f"that of {SMALL:,} rows", limit)
            row(f"{page}, {size:,} rows: {what}, slowest frame", large[f"{what}-max"], "ms", 33, "two frames", "1")
        row(f"{page}, {size:,} rows: all selected", large["select-all-max"], "ms", 16.7, "a frame", "1")
        row(f"{page}, {size:,} rows: opened", large["open"], "ms", beside["open"] + 33,
            f"that of {SMALL:,} rows and two frames", "1")
        row(f"{page}, {size:,} rows: slowest order", large["sorted"], "ms", beside["sorted"], f"that of {SMALL:,} rows", "")
        row(f"{page}, {size:,} rows: memory", large["memory"], "MiB", empty, "that of an empty workspace", "1.5")


def month(sessions):
    """A workspace with so many sessions in the month of today."""
    path = DATA / f"month-{sessions}.fframwaith"
    rows = ["session,course,starts_at,ends_at,venue,language,capacity,status"]
    for i in range(sessions):
        day, hour = i % 28 + 1, 8 + i % 9
        rows.append(f"S{i:05},POWER,{TODAY[:8]}{day:02}T{hour:02}:30,{TODAY[:8]}{day:02}T{hour + 2:02}:00,"
                    f"Room {i % 40},en,20,{'held' if day < 22 else 'open'}")
    ctl(path, "init")
    if sessions:
        ctl(path, "import", "sessions", put(path.with_suffix(".csv"), *rows))
    return path


def calendar():
    """The month of 2,000 sessions, beside one of none."""
    beside, ours = frames(month(0), "calendar"), frames(month(2000), "calendar")
    for what, words in (("day", "day to day"), ("month", "month to month"), ("week", "to the week and back")):
        row(f"month of 2,000 sessions: {words}, frames' p95", ours[f"{what}-p95"], "ms", beside[f"{what}-p95"],
            "that of none", "1.2")
        row(f"month of 2,000 sessions: {words}, slowest frame", ours[f"{what}-max"], "ms", 33, "two frames", "1")
    row("month of 2,000 sessions: read and shown", ours["listed"], "ms", 300, "what it may take", "1")


def against(what, workspace, code, sql):
    """The processor time of something, and of the bare SQL that finds as many."""
    said = subprocess.run([BUILD / "tests" / "bench" / "beside", what, workspace, code, HERE / sql], check=True, text=True,
                          stdout=subprocess.PIPE, env={**os.environ, "FFRAMWAITH_TODAY": TODAY}).stdout
    times = {line.split()[0]: float(line.split()[1]) for line in said.splitlines()}
    return times["ours"], times["bare"]


def clash(sessions):
    """A session of three days and 20 people, and so many others of two people each, about 50 a day."""
    workspace = fill_people("clash", 20_000)
    folder = workspace.parent
    people = [line.split(",")[:2] for line in (folder / "people.csv").read_text().splitlines()[1:]]
    first = datetime.date.fromisoformat(TODAY) + datetime.timedelta(days=30)
    dates, bookings = [], []
    for i in range(sessions):
        day, hour = first + datetime.timedelta(days=i % 1000), 8 + i // 1000 % 9
        trainer = people[i % 500]
        dates.append(f"S{i:05},POWER,{day}T{hour:02}:30,{day}T{hour + 1:02}:30,Room {i // 1000},en,20,{'/'.join(trainer)},open")
        bookings += [f"S{i:05},{organisation},{number},booked"
                     for organisation, number in (people[500 + (2 * i + n) % 19_500] for n in range(2))]
    for i in range(3):
        day = first + datetime.timedelta(days=500 + i)
        dates.append(f"ONE,POWER,{day}T09:00,{day}T16:00,Room 4,en,20,{'/'.join(people[0])},open")
    bookings += [f"ONE,{organisation},{number},booked" for organisation, number in people[1500:1520]]
    ctl(workspace, "import", "sessions", put(
        folder / "sessions.csv", "session,course,starts_at,ends_at,venue,language,capacity,trainer,status", *dates))
    ctl(workspace, "import", "bookings", put(folder / "bookings.csv", "session,organisation,staff_number,status", *bookings))
    ours, theirs = against("clash", workspace, "ONE", "clash.sql")
    row(f"clashes of a session with {sessions:,} others", ours, "ms", theirs, "one indexed query", "2")


def cascade(records):
    """So many records: of a twentieth as many trainers, each of whom trained four more, and of those whom they reached."""
    trainers, sessions = records // 20, records // 2
    workspace = fill_people("cascade", records // 5)
    folder = workspace.parent
    people = [line.split(",")[:2] for line in (folder / "people.csv").read_text().splitlines()[1:]]
    first = datetime.date(2019, 4, 1)
    dates, made = [], []
    for i in range(sessions):
        day = first + datetime.timedelta(days=i % 1300)
        course, trainer = ("POWER-TTT", i // 4) if i < trainers else ("POWER", i % trainers)
        dates.append(f"S{i:05},{course},{day}T09:30,{day}T16:00,en,{'/'.join(people[trainer])},held")
        if 0 < i < trainers:
            made.append(f"{','.join(people[i])},POWER-TTT,{day},completed,S{i:05}")
    for i in range(records - trainers + 1):
        session = trainers + i % (sessions - trainers)
        day = first + datetime.timedelta(days=session % 1300)
        made.append(f"{','.join(people[i % len(people)])},POWER,{day},completed,S{session:05}")
    ctl(workspace, "import", "sessions", put(
        folder / "sessions.csv", "session,course,starts_at,ends_at,language,trainer,status", *dates))
    ctl(workspace, "import", "records", put(
        folder / "records.csv", "organisation,staff_number,course,completed_on,outcome,session", *made))
    ours, theirs = against("cascade", workspace, "POWER", "generations.sql")
    row(f"generations of {records:,} records", ours, "ms", theirs, "the bare recursive SQL", "2")


def sheets(size):
    """A workbook of so many rows, read beside what unpacking and parsing it alone takes."""
    tools = BUILD / "tests" / "bench"
    whole, half = DATA / "whole.xlsx", DATA / "half.xlsx"
    for path, n in ((whole, size), (half, size // 2)):
        Run(sys.executable, HERE / "sheets.py", path, n)
    ours = [Run(tools / "read-table", whole, size + 1) for _ in range(5)]
    theirs = [Run(tools / "parse-sheet", whole) for _ in range(5)]
    row(f"XLSX of {size:,} rows read", min(run.seconds for run in ours), "s", min(run.seconds for run in theirs),
        "unpacking and parsing it alone", "1.5")
    row("its peak memory", max(run.memory for run in ours), "MiB", Run(tools / "read-table", half, size // 2 + 1).memory,
        f"that of {size // 2:,} rows", "no growth")


def row(what, ours, unit, theirs, beside, wanted):
    ratio = ours / theirs
    print(f"{what:<48} {ours:9.2f} {unit:<3} {theirs:9.2f} {unit:<3} {ratio:6.2f}  {wanted:<8} {beside}", flush=True)


def main():
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    _, ran_half = fill("half", RECORDS // 2)
    whole, ran = fill("whole", RECORDS)

    print(f"{'':<48} {'ours':>13} {'beside it':>13}  ratio  at most")
    rival = rival_import(whole)
    row(f"import of {RECORDS:,} records", ran.seconds, "s", rival.seconds, "sqlite3 .import of the same rows", "2")
    row("its processor time", ran.processor, "s", rival.processor, "that of sqlite3", "2")
    row("its peak memory", ran.memory, "MiB", ran_half.memory, f"that of {RECORDS // 2:,} records", "no growth")
    row("", ran.memory, "MiB", 300, "what it may take", "1")

    sheets(SHEET_ROWS)

    evidence = DATA / "evidence.xml"
    aggregates = (HERE / "aggregates.sql").read_text()
    theirs = median(3, lambda: sqlite(whole, aggregates).seconds)
    runs = [ctl(whole, "export", "evidence", "-o", evidence) for _ in range(3)]
    row(f"evidence over {RECORDS:,} records", statistics.median(run.seconds for run in runs), "s", theirs,
        "the bare SQL aggregates", "1.5")
    row("its peak memory", max(run.memory for run in runs), "MiB", 300, "what it may take", "1")

    empty = DATA / "empty.fframwaith"
    one = DATA / "whole"
    people = (one / "people.csv").read_text().splitlines()[:2]
    ctl(empty, "init")
    ctl(empty, "import", "people", put(one / "one-person.csv", *people))
    row("one training recorded, of a full workspace", recording(whole, one) * 1000, "ms", recording(empty, one) * 1000,
        "in an empty workspace", "1.1")

    little, middle = standing()
    closing(little, middle)
    booking(little, middle)
    clash(50_000)
    cascade(100_000)

    few, many = duplicates(10_000), duplicates(100_000)
    row("duplicates among 100,000 people", many.seconds * 1000, "ms", few.seconds * 1000, "among 10,000 people", "14")
    row("its peak memory", many.memory, "MiB", 150, "what it may take", "1")

    if WINDOW.exists() and shutil.which("gnome-text-editor"):
        first_frame(WINDOW), first_frame("gnome-text-editor")
        first_frame(WINDOW, whole)
        row("start to first frame", median(5, lambda: first_frame(WINDOW)) * 1000, "ms",
            median(5, lambda: first_frame("gnome-text-editor")) * 1000, "gnome-text-editor's", "1.2")
        row(f"the same, on {RECORDS:,} records", median(5, lambda: first_frame(WINDOW, whole)) * 1000, "ms",
            median(5, lambda: first_frame("gnome-text-editor")) * 1000, "gnome-text-editor's", "1.2")
    if WINDOW.exists():
        people = {size: fill_people(f"people-{size}", size) for size in (SMALL, RECORDS // 10, RECORDS)}
        records = {size: fill(f"records-{size}", size)[0] for size in (SMALL, RECORDS // 10)} | {RECORDS: whole}
        nobody = fill_people("nobody", 1)
        ctl(nobody, "import", "records", nobody.parent / "one.csv")
        for page, workspaces in (("people", people), ("training", records)):
            table(page, [(size, path) for size, path in workspaces.items() if size != SMALL], workspaces[SMALL],
                  frames(nobody, page)["memory"])
        matrix(little, middle)
        calendar()
    shutil.rmtree(DATA, ignore_errors=True)


main()
