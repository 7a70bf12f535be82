# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out as a workbook comes in again to the same, also where LibreOffice has saved it since.

    test-workbooks.py SOURCE BUILD
"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(sys.argv[1]) / "tests" / "hygiene"))
import tap  # noqa: E402

TODAY = "2022-11-22"
IN = ("people", "sessions", "bookings", "records", "evaluations", "needs")
KINDS = ("organisations", "sites", "roles", "areas", "courses", "course-areas", "requirements", "questions", *IN)
ENDINGS = ("xlsx", "ods")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def ctl(workspace, *words, status=0):
    """Runs the command line on a workspace; what it prints."""
    done = subprocess.run([tap.BUILD / "src" / "cli" / "fframwaithctl", "-w", workspace, f"--today={TODAY}", *words],
                          check=False, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                          env={**os.environ, "G_DEBUG": "fatal-warnings"})
    assert done.returncode == status, f"{words}: {done.returncode}: {done.stderr}"
    return done.stdout


def make_workspace(folder):
    workspace = os.path.join(folder, "workbooks.fframwaith")
    ctl(workspace, "init")
    for kind in IN:
        ctl(workspace, "import", kind, tap.SOURCE / "tests" / "data" / "d40" / f"{kind}.csv")
    return workspace


def not_the_same(workspace, kind, path):
    """What would change if the file came in."""
    said = json.loads(ctl(workspace, "--json", "import", kind, path, "--dry-run"))
    if said["read"] > 0 and said["unchanged"] == said["read"]:
        return []
    return [f"{path}: {said['read']} read, {said['added']} added, {said['updated']} updated, {said['rejected']} rejected"
            f" {said['findings'][:1]}"]


def save_with_libreoffice(folder, ending, paths):
    """Opens the files in LibreOffice, and saves them as what they are."""
    saved = os.path.join(folder, f"saved-{ending}")
    complaints = tap.complaints_of(
        tap.need("soffice"), f"-env:UserInstallation={pathlib.Path(folder, 'office').as_uri()}", "--headless",
        "--convert-to", ending, "--outdir", saved, *paths, timeout=120)
    assert not complaints, complaints
    return [os.path.join(saved, os.path.basename(path)) for path in paths]


def there_and_back():
    """Every kind, as XLSX and as ODS, before and after LibreOffice has saved it."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(folder)
        for ending in ENDINGS:
            paths = [os.path.join(folder, f"{kind}.{ending}") for kind in KINDS]
            for kind, path in zip(KINDS, paths):
                ctl(workspace, "export", kind, "-o", path)
                problems += not_the_same(workspace, kind, path)
            for kind, path in zip(KINDS, save_with_libreoffice(folder, ending, paths)):
                problems += not_the_same(workspace, kind, path)
    return problems


def in_welsh():
    """With Welsh headings too."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(folder)
        for ending in ENDINGS:
            path = os.path.join(folder, f"pobl.{ending}")
            ctl(workspace, "--language=cy", "export", "people", "-o", path)
            problems += not_the_same(workspace, "people", path)
    return problems


def first_choices(path):
    """Heading -> the first value that a template's list offers for it."""
    with zipfile.ZipFile(path) as workbook:
        root = ElementTree.fromstring(workbook.read("xl/worksheets/sheet3.xml"))
    rows = [["".join(cell.itertext()) for cell in row] for row in root.iter(f"{MAIN}row")]
    return dict(zip(rows[0][::2], rows[1][::2]))


def templates():
    """A template comes in as it is, with nothing in it, and takes the values that it offers"""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(folder)
        for language in ("en", "cy"):
            for kind in ("people", "records", "sessions", "needs"):
                for ending in ENDINGS:
                    path = os.path.join(folder, f"{kind}-{language}.{ending}")
                    ctl(workspace, f"--language={language}", "export", kind, "--template", "-o", path)
                    said = json.loads(ctl(workspace, "--json", "import", kind, path, "--dry-run"))
                    # That there are sheets of help and of lists is said.
                    if said["read"] or [found for found in said["findings"] if found["code"] != "W037"]:
                        problems.append(f"{path}: {said}")
            organisation, role, site, training_language = first_choices(os.path.join(folder, f"people-{language}.xlsx")).values()
            filled_in = os.path.join(folder, f"filled-in-{language}.csv")
            with open(filled_in, "w", encoding="utf-8", newline="") as out:
                table = csv.writer(out)
                table.writerow(["organisation", "staff_number", "given_name", "role", "started_on", "training_language"])
                table.writerow([organisation, "T0001", "Nia", role, "22/11/2022", training_language])
            said = json.loads(ctl(workspace, "--json", "import", "people", filled_in, "--dry-run"))
            if said["added"] != 1 or not site:
                problems.append(f"{filled_in}: {said}")
    return problems


tap.run(there_and_back, in_welsh, templates)
