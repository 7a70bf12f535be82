#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes people.csv, records.csv and one.csv of a given size for build-aux/bench.

generate.py FOLDER RECORDS [PEOPLE]: the same arguments give the same bytes. Where PEOPLE are
named there are so many, and no record. Every person is
invented. Each has 40 records; courses, organisations and sites are the shipped
catalogue's, so that every row passes every check without a finding.
"""
import csv
import datetime
import pathlib
import sys

RECORDS_EACH = 40
STARTED = datetime.date(2012, 1, 2)
# organisation, role, site
POSTS = [("HMPPS", "PROB", "PDU-SWA"), ("HMPPS", "PROB", "PDU-CDF"), ("EPW", "PRIS", "HMP-EP"), ("STY", "PRIS", "HMP-ST"),
         ("SWP", "CUST", "SW-CB"), ("GWP", "CUST", "GW-NC"), ("DPP", "CUST", "DP-CM"), ("NWP", "CUST", "NW-SA"),
         ("CWMTAF", "YOTP", ""), ("CARDIFF", "YOTP", ""), ("FLINT", "YOTP", ""), ("CARMS", "YOTP", ""),
         ("SAFER", "KEY", "SA-CDF"), ("LLAMAU", "KEY", "LL-CDF"), ("POBL", "KEY", "PO-CMN"), ("NWWC", "KEY", "NC-RHY")]
# course, the first day on which it was given
COURSES = [("POWER", datetime.date(2019, 3, 1)), ("EAT", datetime.date(2019, 3, 1)), ("TIP", datetime.date(2020, 4, 1)),
           ("CR", datetime.date(2021, 4, 1)), ("SENT", datetime.date(2021, 7, 1)), ("AAA", datetime.date(2018, 1, 8)),
           ("SAF-A", datetime.date(2019, 1, 7)), ("SAF-B", datetime.date(2019, 1, 7))]
LAST = datetime.date(2022, 11, 1)
GIVEN = ["Siân", "Rhys", "Efa", "Owain", "Llŷr", "Ffion", "Aled", "Priya", "Daniel", "Zofia"]
FAMILY = ["Llwyd", "Evans", "Pugh", "Rees", "Khan", "Nowak", "Smith", "Okafor", "Tudor", "Ellis", "Ngata"]


def post_of(person):
    organisation, role, site = POSTS[person % len(POSTS)]
    return organisation, f"{person + 1:06d}", role, site


def records_of(person):
    """A person's records: (course, day, language), each day of a course once."""
    for n in range(RECORDS_EACH):
        course, first = COURSES[n % len(COURSES)]
        times = RECORDS_EACH // len(COURSES)
        span = (LAST - first).days // times
        day = first + datetime.timedelta(days=n // len(COURSES) * span + person * 37 % span)
        yield course, day, "cy" if (person + n) % 7 == 0 else "en"


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    folder, records = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    people = int(sys.argv[3]) if len(sys.argv) > 3 else records // RECORDS_EACH
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "people.csv",
          ["organisation", "staff_number", "given_name", "family_name", "email", "role", "site", "started_on", "training_language"],
          ([organisation, number, GIVEN[n % len(GIVEN)], FAMILY[n % len(FAMILY)], f"{organisation.lower()}.{number}@example.org",
            role, site, STARTED, ("en", "cy", "either")[n % 3]]
           for n, (organisation, number, role, site) in ((n, post_of(n)) for n in range(people))))
    header = ["organisation", "staff_number", "course", "completed_on", "outcome", "language", "hours", "certificate"]
    write(folder / "records.csv", header,
          ([*post_of(n)[:2], course, day, "completed", language, 6, f"C{n:06d}-{course}-{day:%y%m%d}"]
           for n in range(people if records else 0) for course, day, language in records_of(n)))
    write(folder / "one.csv", header, [[*post_of(0)[:2], "GTI", "2022-10-31", "completed", "en", 12, "C-ONE"]])


main()
