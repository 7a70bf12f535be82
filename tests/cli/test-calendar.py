#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files as another program reads them: python3-icalendar, a parser that is not ours.

test-calendar.py SOURCE BUILD CTL
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "hygiene"))
import tap  # noqa: E402

CTL = sys.argv[3]
PEOPLE = """organisation,staff_number,given_name,family_name,email,role,started_on
STY,1,Siân,Pugh,sian@example.org,PRIS,2020-01-01
STY,2,Owain,Rees,owain@example.org,PRIS,2020-01-01
STY,3,Mair,Llwyd,mair@example.org,PRIS,2020-01-01
"""
SESSIONS = """session,course,starts_at,ends_at,venue,language,capacity,trainer_organisation,trainer,status
SPRING,LTC,2027-03-27T09:30,2027-03-27T16:00,"Neuadd y Sir, Caerdydd; llawr 2",cy,12,STY,1,open
SPRING,LTC,2027-03-28T09:30,2027-03-28T16:00,,cy,12,STY,1,open
AUTUMN,LTC,2027-10-30T09:30,2027-10-30T16:00,Room 2,en,12,STY,1,open
AUTUMN,LTC,2027-10-31T09:30,2027-10-31T16:00,Room 2,en,12,STY,1,open
"""
BOOKINGS = """session,organisation,staff_number,status
SPRING,STY,2,booked
AUTUMN,STY,3,booked
"""


class Workspace:
    """A workspace with two sessions across both changes of the clocks."""

    def __init__(self, folder):
        self.folder = folder
        self.path = os.path.join(folder, "work.fframwaith")
        self.ctl("init")
        for kind, text in (("people", PEOPLE), ("sessions", SESSIONS), ("bookings", BOOKINGS)):
            path = os.path.join(folder, kind + ".csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            # A trainer without an authorisation is a warning.
            self.ctl("import", kind, path)

    def ctl(self, *arguments, expect=0):
        done = subprocess.run([CTL, "-w", self.path, "--today=2026-11-22", *arguments], capture_output=True, text=True,
                              encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
        assert done.returncode == expect, f"{arguments}: {done.returncode} {done.stderr}"
        return done.stdout

    def calendar(self, *arguments):
        return icalendar.Calendar.from_ical(self.ctl("calendar", *arguments).replace("\n", "\r\n").replace("\r\r", "\r"))


def events_of(calendar):
    return sorted((event for event in calendar.walk("VEVENT")), key=lambda event: event["DTSTART"].dt)


def with_workspace(case):
    def run():
        with tempfile.TemporaryDirectory() as folder:
            return case(Workspace(folder))
    run.__doc__ = case.__doc__
    return run


@with_workspace
def times(workspace):
    """Times are right on both sides of both changes of the clocks."""
    found = [event["DTSTART"].dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M")
             for event in events_of(workspace.calendar())]
    wanted = ["2027-03-27T09:30", "2027-03-28T08:30", "2027-10-30T08:30", "2027-10-31T09:30"]
    return [] if found == wanted else [f"{found} in place of {wanted}"]


@with_workspace
def texts(workspace):
    """Texts are whole, in the language that was asked for."""
    event = events_of(workspace.calendar("--language=cy"))[0]
    problems = []
    if event["LOCATION"] != "Neuadd y Sir, Caerdydd; llawr 2":
        problems.append(f"the place is “{event['LOCATION']}”")
    if event["SUMMARY"] != "Hyrwyddwyr iaith a therminoleg" or event["SUMMARY"].params["LANGUAGE"] != "cy":
        problems.append(f"the title is “{event['SUMMARY']}”")
    if "Siân Pugh" not in event["DESCRIPTION"] or "SPRING" not in event["DESCRIPTION"]:
        problems.append(f"the description is “{event['DESCRIPTION']}”")
    if len(event.walk("VALARM")) != 2:
        problems.append("there are not two alarms")
    return problems


@with_workspace
def changes(workspace):
    """A change keeps the UIDs and raises SEQUENCE, also where it is taken back; a cancellation says so."""
    problems = []

    def look(method):
        calendar = workspace.calendar("--session=SPRING")
        if calendar["METHOD"] != method:
            problems.append(f"METHOD is {calendar['METHOD']} in place of {method}")
        return {str(event["UID"]): (int(event["SEQUENCE"]), str(event["STATUS"])) for event in events_of(calendar)}

    first = look("PUBLISH")
    with open(os.path.join(workspace.folder, "moved.csv"), "w", encoding="utf-8") as file:
        file.write(workspace.ctl("export", "sessions", "-o", "-").replace("09:30", "10:00"))
    workspace.ctl("import", "sessions", file.name)
    moved = look("PUBLISH")
    workspace.ctl("undo")
    back = look("PUBLISH")
    workspace.ctl("cancel", "SPRING")
    cancelled = look("CANCEL")
    for uid in first:
        sequences = [state[uid][0] for state in (first, moved, back, cancelled)]
        if sequences != sorted(set(sequences)):
            problems.append(f"SEQUENCE went {sequences}")
        if cancelled[uid][1] != "CANCELLED":
            problems.append("a cancelled session is not marked so")
    if not first.keys() == moved.keys() == back.keys() == cancelled.keys():
        problems.append("UIDs differ")
    return problems


@with_workspace
def whose(workspace):
    """A calendar is of one person: what they have a place on, and what they train."""
    def days(*arguments):
        return [event["DTSTART"].dt.strftime("%m-%d") for event in events_of(workspace.calendar(*arguments))]

    problems = []
    for arguments, wanted in ((("--person=STY/2",), ["03-27", "03-28"]), (("--person=STY/3",), ["10-30", "10-31"]),
                              (("--trainer=STY/1",), ["03-27", "03-28", "10-30", "10-31"]), (("--trainer=STY/2",), []),
                              (("--from=2027-10-31",), ["10-31"]), (("--session=AUTUMN", "--to=2027-10-30"), ["10-30"])):
        if days(*arguments) != wanted:
            problems.append(f"{arguments}: {days(*arguments)} in place of {wanted}")
    workspace.ctl("cancel", "SPRING", "STY/2")
    calendar = workspace.calendar("--person=STY/2")
    if [str(event["STATUS"]) for event in events_of(calendar)] != ["CANCELLED", "CANCELLED"]:
        problems.append("a booking that was cancelled stays in the person's calendar")
    return problems


@with_workspace
def compared(workspace):
    """Our own calendar clashes with our sessions, and refusals have their statuses."""
    path = os.path.join(workspace.folder, "busy.ics")
    workspace.ctl("calendar", "-o", path, "--session=SPRING")
    said = workspace.ctl("calendar", "--compare=" + path, expect=1)
    workspace.ctl("calendar", "--compare=" + path, "--session=AUTUMN", "--from=2027-10-01")
    workspace.ctl("calendar", "--compare=" + workspace.path, expect=3)
    workspace.ctl("calendar", "--person=STY/1", "--trainer=STY/1", expect=2)
    workspace.ctl("calendar", "--session=NONE", expect=1)
    return [] if said.count("SPRING") == 2 else [said]


import datetime  # noqa: E402

try:
    import icalendar
except ImportError:
    icalendar = None


def missing():
    """Calendar files are read by another program."""
    raise tap.Skip("python3-icalendar is not installed")


tap.run(*((times, texts, changes, whose, compared) if icalendar else (missing,)))
