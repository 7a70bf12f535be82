# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of three data sets against figures that another program computed from the same files.

    test-figures.py SOURCE BUILD
"""
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
AUDIENCES = ("commissioner", "public", "return")


def ctl(workspace, *words):
    """Runs the command line on a workspace; what it says where it fails."""
    done = subprocess.run([tap.BUILD / "src" / "cli" / "fframwaithctl", "-w", workspace, *words], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          env={**os.environ, "G_DEBUG": "fatal-warnings"})
    return [f"{words[0]}: {line}" for line in done.stdout.splitlines()] if done.returncode else []


def compare_set(name):
    """Imports a data set, exports its evidence for each audience, and compares."""
    data = tap.SOURCE / "tests" / "data" / name
    expected = json.loads(tap.text_of(data / "expected.json"))
    today, (first, last) = expected["today"], expected["period"]
    with tempfile.TemporaryDirectory() as folder:
        workspace = os.path.join(folder, "figures.fframwaith")
        problems = ctl(workspace, "init")
        for kind in KINDS:
            problems += ctl(workspace, f"--today={today}", "import", kind, data / f"{kind}.csv")
        for audience in AUDIENCES:
            out = os.path.join(folder, f"{audience}.xml")
            failed = ctl(workspace, f"--today={today}", "export", "evidence", "-o", out, f"--from={first}", f"--to={last}",
                         f"--audience={audience}", f"--minimum={expected['minimum']}")
            failed += ctl(workspace, "validate", out)
            problems += failed or [f"{audience}: {line}" for line in figures.compare_file(out, expected, audience)]
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


tap.run(forty, four_hundred, three_thousand)
