# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of data sets, and how posts stand, against figures that another program computed from the same files.

    test-figures.py SOURCE BUILD
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / "tests" / "hygiene"))
import figures  # noqa: E402
import tap  # noqa: E402

KINDS = ("people", "sessions", "bookings", "records", "evaluations", "needs")
KINDS_OF_STANDING = ("people", "sessions", "bookings", "records")
MINIMUM = 3
AUDIENCES = ("commissioner", "public", "return")


def ctl(workspace, *words):
    """Runs the command line on a workspace; what it says where it fails."""
    done = subprocess.run([tap.BUILD / "src" / "cli" / "fframwaithctl", "-w", workspace, *words], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          env={**os.environ, "G_DEBUG": "fatal-warnings"})
    return [f"{words[0]}: {line}" for line in done.stdout.splitlines()] if done.returncode else []


def listed(workspace, kind, today):
    """The rows of a kind as the command line lists them, the names of the columns first."""
    done = subprocess.run([tap.BUILD / "src" / "cli" / "fframwaithctl", "-w", workspace, f"--today={today}", "list", kind],
                          check=True, stdout=subprocess.PIPE, encoding="utf-8",
                          env={**os.environ, "G_DEBUG": "fatal-warnings"})
    return list(csv.reader(done.stdout.splitlines()))


def sectors(workspace, today):
    """Organisation -> its sector."""
    names, *rows = listed(workspace, "organisations", today)
    return {row[names.index("code")]: row[names.index("sector")] for row in rows}


def compare_evidence(workspace, folder, today, period, minimum, compare):
    """Exports and validates the evidence for each audience; @compare says what is wrong with its figures."""
    problems = []
    for audience in AUDIENCES:
        out = os.path.join(folder, f"{audience}-{today}.xml")
        failed = ctl(workspace, f"--today={today}", "export", "evidence", "-o", out, f"--from={period[0]}", f"--to={period[1]}",
                     f"--audience={audience}", f"--minimum={minimum}")
        failed += ctl(workspace, "validate", out)
        problems += failed or [f"{today} {audience}: {line}" for line in compare(out, audience)]
    return problems


def compare_set(name):
    """Imports a data set, exports its evidence for each audience, and compares."""
    data = tap.SOURCE / "tests" / "data" / name
    expected = json.loads(tap.text_of(data / "expected.json"))
    today, minimum, rows = expected["today"], expected["minimum"], figures.standing_rows(expected)
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "figures.fframwaith")
        problems = ctl(workspace, "init")
        for kind in KINDS:
            problems += ctl(workspace, f"--today={today}", "import", kind, data / f"{kind}.csv")
        sector, people = sectors(workspace, today), figures.people_of(data)
        problems += figures.compare_standing(listed(workspace, "standing", today), rows)
        problems += compare_evidence(workspace, folder, today, expected["period"], minimum, lambda out, audience: (
            figures.compare_file(out, expected, audience)
            + figures.compare_compliance(figures.compliance(figures.read(out)), rows, people, sector, audience == "public",
                                         minimum)))
    return problems


def days_of(path):
    """Day -> the rows of `list standing` on it. The file has only those that differ from the day before it."""
    days, now = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for today, *row in list(csv.reader(file))[1:]:
            now = dict(days.setdefault(today, dict(now)))
            if row[3]:
                now[tuple(row[:3])] = row
            else:
                del now[tuple(row[:3])]
            days[today] = now
    return {today: list(rows.values()) for today, rows in days.items()}


def compare_days(name):
    """Imports a data set, and compares how its posts stand on many days, to which the stored day does not move."""
    data = tap.SOURCE / "tests" / "data" / "standing" / name
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "days.fframwaith")
        problems = ctl(workspace, "--today=2022-11-22", "init")
        for kind in KINDS_OF_STANDING:
            problems += ctl(workspace, "--today=2022-11-22", "import", kind, data / f"{kind}.csv")
        sector, people = sectors(workspace, "2022-11-22"), figures.people_of(data)
        for today, rows in days_of(data / "expected.csv").items():
            problems += [f"{today} {line}" for line in figures.compare_standing(listed(workspace, "standing", today), rows)]
            problems += compare_evidence(
                workspace, folder, today, (today, today), MINIMUM, lambda out, audience, rows=rows: figures.compare_compliance(
                    figures.compliance(figures.read(out)), rows, people, sector, audience == "public", MINIMUM))
    return problems


def forty():
    """Forty people."""
    return compare_set("d40")


def four_hundred():
    """Four hundred people."""
    return compare_set("d400")


def three_thousand():
    """Three thousand people."""
    return compare_set("d3000")


def days():
    """How posts stand on days past and ahead, leap days among them, in three data sets."""
    return compare_days("seed-11") + compare_days("seed-12") + compare_days("seed-13")


tap.run(forty, four_hundred, three_thousand, days)
