#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes people.csv, records.csv, one.csv and requirements.csv of a given size for build-aux/bench.

generate.py FOLDER RECORDS [PEOPLE]: the same arguments give the same bytes. Where PEOPLE are
named there are so many, with an equal share of the records each. Every person is
invented. Each has 40 records unless it is said otherwise; courses, organisations and sites are the shipped
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
AREAS = ["TRA", "TIS", "GRP", "VAW", "HBA", "SAF", "EIP", "COU", "CUS", "CRE", "ECM", "CHF", "MHS", "MAW", "EDI", "LEX",
         "LNG", "TTT", "WAO", "SWB"]
LAST = datetime.date(2022, 11, 1)
# The commonest first: half the people have one of the first few surnames, as in Wales.
GIVEN = ["Siân", "David", "Rhys", "Sarah", "Owain", "Catrin", "Gareth", "Elin", "Huw", "Megan", "Ffion", "Aled", "Mair",
         "Ieuan", "Emma", "Dafydd", "Carys", "John", "Nia", "Gwilym", "Efa", "Mark", "Rhian", "Priya", "Daniel", "Lowri",
         "Llŷr", "Zofia", "Angharad", "Tomos", "Bethan", "Iwan", "Ceri", "Jane", "Emyr", "Heledd", "Paul", "Sioned", "Ngozi",
         "Alun"]
FAMILY = ["Jones", "Davies", "Williams", "Evans", "Thomas", "Roberts", "Lewis", "Hughes", "Morgan", "Griffiths", "Edwards",
          "Owen", "James", "Rees", "Price", "Morris", "Phillips", "Lloyd", "Pugh", "Llwyd", "Parry", "Khan", "Bowen", "Ellis",
          "Smith", "Nowak", "Okafor", "Tudor", "Ngata", "Llywelyn"]
# Rare surnames are made of these, as many as the people need.
ONSETS = ["B", "Br", "C", "D", "F", "G", "Gr", "H", "K", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "W"]
MIDDLES = ["al", "and", "ar", "ed", "el", "enn", "er", "il", "in", "ol", "or", "os", "ul", "urr"]
ENDS = ["bury", "by", "ell", "er", "ford", "ham", "ing", "ley", "man", "son", "ton", "wood"]


def post_of(person):
    organisation, role, site = POSTS[person % len(POSTS)]
    return organisation, f"{person + 1:06d}", role, site


def mix(person, what):
    """A number that looks drawn at random, and is the same each time."""
    n = (person * 2654435761 + what * 40503) & 0xFFFFFFFF
    n ^= n >> 15
    n = n * 2246822519 & 0xFFFFFFFF
    return n ^ n >> 13


def skewed(names, n):
    """One of the names, the first ones far more often than the last."""
    share = (n % 10007) / 10007
    return names[int(len(names) * share ** 3)]


def name_of(person):
    given = skewed(GIVEN, mix(person, 1))
    if mix(person, 2) % 5 > 1:
        return given, skewed(FAMILY, mix(person, 3))
    rare = mix(person, 4)
    return given, (ONSETS[rare % len(ONSETS)] + MIDDLES[rare // 32 % len(MIDDLES)] + MIDDLES[rare // 512 % len(MIDDLES)]
                   + ENDS[rare // 8192 % len(ENDS)])


def twin_of(person):
    """Who a person is: one in a hundred is there once before, at another organisation."""
    return person // 2 if person % 100 == 99 else person


def started_of(person):
    """The day a post began: long before the first training."""
    return STARTED - datetime.timedelta(days=mix(person, 5) % 4000)


def records_of(person, each):
    """A person's records: (course, day, language), each day of a course once."""
    for n in range(each):
        course, first = COURSES[n % len(COURSES)]
        times = -(-each // len(COURSES))
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
    each = records // people if people else 0
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "people.csv",
          ["organisation", "staff_number", "given_name", "family_name", "email", "role", "site", "started_on", "training_language"],
          ([organisation, number, *name_of(twin_of(n)), f"{organisation.lower()}.{number}@example.org",
            role, site, started_of(twin_of(n)), ("en", "cy", "either")[n % 3]]
           for n, (organisation, number, role, site) in ((n, post_of(n)) for n in range(people))))
    header = ["organisation", "staff_number", "course", "completed_on", "outcome", "language", "hours", "certificate"]
    write(folder / "records.csv", header,
          ([*post_of(n)[:2], course, day, "completed", language, 6, f"C{n:06d}-{course}-{day:%y%m%d}"]
           for n in range(people) for course, day, language in records_of(n, each)))
    write(folder / "one.csv", header, [[*post_of(0)[:2], "GTI", "2022-10-31", "completed", "en", 12, "C-ONE"]])

    # Everybody needs every area; the second file asks something else of the first.
    for name, days in (("requirements.csv", 90), ("requirements-changed.csv", 91)):
        write(folder / name, ["code", "area", "level", "necessity", "within_days", "in_force_from"],
              ([f"B{n + 1:02d}", area, "aware", "mandatory", days if n == 0 else 90, "2021-04-01"] for n, area in enumerate(AREAS)))


main()
