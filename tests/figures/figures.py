# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an evidence file into plain figures, and compares them with expected ones."""
import collections
import csv
import math
import xml.etree.ElementTree as ElementTree

SPACE = "{urn:fframwaith:evidence:1}"
KINDS = ("organisation", "sector", "site", "police_area", "language")
TOLERANCE = 1e-9
WORDS = ("met", "expiring", "expired", "booked", "due", "missing", "waived")
COLUMNS = ("organisation", "staff_number", "area", "requirement", "level", "necessity", "status", "booked", "achieved_on",
           "expires_on")


def read(path):
    """The root of an evidence file."""
    return ElementTree.parse(path).getroot()


def children(element, name):
    return element.findall(SPACE + name)


def figure(element, name):
    """A whole number of an element, None where it is suppressed."""
    return None if element.get("suppressed") else int(element.get(name))


def delivery(root):
    """Course -> its figures, and its groups by kind: code -> figure."""
    found = {}
    for course in children(root.find(SPACE + "delivery"), "course"):
        groups = {kind: {} for kind in KINDS}
        for group in children(course, "group"):
            by = group.get("by")
            groups[by][group.get("code")] = figure(group, "completions" if by == "language" else "trained")
        found[course.get("code")] = dict(
            sessions=int(course.get("sessions")), places=int(course.get("places")),
            completions=figure(course, "completions"), trained=figure(course, "trained"), groups=groups)
    return found


def evaluation(root):
    """Course -> attended, responses by stage, and questions with results and changes."""
    found = {}
    for course in children(root.find(SPACE + "evaluation"), "course"):
        attended = course.get("attended")
        found[course.get("code")] = dict(
            attended=attended and int(attended),
            responses={r.get("stage"): r for r in children(course, "response")},
            questions={q.get("code"): dict(
                results={r.get("stage"): r for r in children(q, "result")},
                changes={f"{c.get('from')}>{c.get('to')}": c for c in children(q, "change")})
                for q in children(course, "question")})
    return found


def same(got, expected):
    """Whether a text of the file is the expected number, text or nothing."""
    if got is None or expected is None:
        return got is None and expected is None
    if isinstance(expected, str):
        return got == expected
    return math.isclose(float(got), expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)


def compare(where, got, expected):
    """A complaint where the two differ."""
    return [] if got == expected else [f"{where}: {got} instead of {expected}"]


def compare_delivery(got, expected, for_public, minimum):
    problems = compare("courses delivered", sorted(got), sorted(expected))
    for code in sorted(got.keys() & expected.keys()):
        mine, right = got[code], expected[code]
        hidden = for_public and 0 < right["trained"] < minimum
        for name in ("sessions", "places", "completions", "trained"):
            wanted = None if hidden and name in ("completions", "trained") else right[name]
            problems += compare(f"{code} {name}", mine[name], wanted)
        for kind in KINDS:
            problems += compare(f"{code} by {kind}", mine["groups"][kind],
                                right["public"][kind] if for_public else right[kind])
    return problems


RESULT = {"n": "n", "mean": "mean", "median": "median", "sd": "sd", "nps": "nps"}
CHANGE = {"pairs": "pairs", "used": "used", "meanDifference": "mean_difference", "w": "w", "p": "p", "effect": "effect",
          "method": "method"}


def compare_element(where, got, expected, names, count, in_full):
    """An element with its counts. Where the expected one is suppressed, only what it counts is known."""
    what = next(iter(names))
    if expected.get("suppressed") and not in_full:
        right = {name: got.get(name) for name in names if got.get(name)} == {} and not list(got) and got.get("suppressed")
        return [] if right else [f"{where}: {got.attrib} where it must be suppressed"]
    if got.get("suppressed"):
        return [f"{where}: suppressed where it must not be"]
    problems = []
    if expected.get("suppressed"):
        names, counts = {what: names[what]}, None
    else:
        counts = expected.get("counts", expected.get("differences"))
    for name, key in names.items():
        if not same(got.get(name), expected.get(key)):
            problems.append(f"{where} {name}: {got.get(name)} instead of {expected.get(key)}")
    if counts is not None:
        mine = {c.get("value"): int(c.text) for c in children(got, count)}
        problems += compare(f"{where} counts", mine, {k: v for k, v in counts.items() if v})
    return problems


def compare_evaluation(got, expected, responses, audience, minimum):
    in_full = audience == "return"
    problems = compare("courses evaluated", sorted(got), sorted(responses))
    for code, right in sorted(responses.items()):
        mine = got.get(code)
        if mine is None:
            continue
        few = audience == "public" and 0 < right["invited"] < minimum
        problems += compare(f"{code} attended", mine["attended"], None if few else right["invited"])
        problems += compare(f"{code} stages answered", sorted(mine["responses"]), sorted(right["received"]))
        for stage, received in right["received"].items():
            response = mine["responses"].get(stage)
            if response is None:
                continue
            hidden = not in_full and (few or received < minimum)
            problems += compare(f"{code} {stage} received", figure(response, "received"), None if hidden else received)
            rate = None if hidden or not right["invited"] else received / right["invited"]
            if not same(response.get("rate"), rate):
                problems.append(f"{code} {stage} rate: {response.get('rate')} instead of {rate}")
        questions = expected.get(code, {})
        problems += compare(f"{code} questions", sorted(mine["questions"]), sorted(questions))
        for question in sorted(mine["questions"].keys() & questions.keys()):
            for part, names, count in (("results", RESULT, "count"), ("changes", CHANGE, "difference")):
                where = f"{code} {question} {part}"
                found, wanted = mine["questions"][question][part], questions[question][part]
                problems += compare(where, sorted(found), sorted(wanted))
                for key in sorted(found.keys() & wanted.keys()):
                    problems += compare_element(f"{where} {key}", found[key], wanted[key], names, count, in_full)
    return problems


def compare_standing(got, expected):
    """The rows of `list standing` (lists of texts, the names first) against others in the same form, in any order."""
    problems = compare("columns", got[0], list(COLUMNS)) + compare("order", got[1:], sorted(got[1:]))
    mine, right = ({tuple(row[:3]): row[3:] for row in rows} for rows in (got[1:], expected))
    problems += compare("rows", len(mine), len(got) - 1)
    for key in sorted(mine.keys() | right.keys()):
        problems += compare("/".join(key), mine.get(key), right.get(key))
    return problems


def standing_rows(expected):
    """The rows of `list standing` that are expected, of the figures of a whole data set."""
    return [[*key.split("/"), one["requirement"], one["level"], one["necessity"], one["status"],
             "yes" if one["booked"] else "no", one["achieved_on"], one["expires_on"]]
            for key, one in expected["standing"].items()]


def people_of(folder):
    """(organisation, staff number) -> a row of people.csv, in data sets in which everybody has one post."""
    with open(folder / "people.csv", encoding="utf-8", newline="") as file:
        return {(row["organisation"], row["staff_number"]): row for row in csv.DictReader(file)}


def visible(cells, minimum):
    """Cells that add up to a published total, as the public may see them; None where hidden. Nothing where none remains."""
    if all(n >= minimum for n in cells.values()):
        return dict(cells)
    least = min((n for n in cells.values() if n >= minimum), default=0)
    shown = {key: n if n >= minimum and n > least else None for key, n in cells.items()}
    return shown if any(shown.values()) else {}


def visible_places(posts, sector, minimum):
    """What the public may see of posts, each an (organisation, site): by organisation, site and sector."""
    true = collections.Counter(organisation for organisation, site in posts)
    organisations, sites, hidden = visible(true, minimum), {}, collections.defaultdict(list)
    for organisation, n in true.items():
        if organisations.get(organisation):
            cells = collections.Counter(site for other, site in posts if other == organisation)
            sites.update({site: m for site, m in visible(cells, minimum).items() if site})
        else:
            hidden[sector[organisation]].append(n)
    whole = organisations and all(min(few) < minimum <= max(few) for few in hidden.values())
    sectors = collections.Counter(sector[organisation] for organisation, site in posts) if whole else {}
    return dict(organisation=organisations, site=sites, sector=dict(sectors))


def compliance(root):
    """(area, necessity) -> by -> code -> the figures by word, None where they are suppressed; "all" by "all"."""
    found = collections.defaultdict(lambda: collections.defaultdict(dict))
    for area in children(root.find(SPACE + "compliance"), "area"):
        for one in area:
            figures = None if one.get("suppressed") else {word: int(one.get(word)) for word in ("required", *WORDS, "away")}
            found[area.get("code"), one.get("necessity")][one.get("by", "all")][one.get("code", "all")] = figures
    return found


def compare_compliance(got, rows, people, sector, for_public, minimum):
    """@rows of `list standing` that are right, with the people they are about, against the section of a file."""
    posts = collections.defaultdict(list)
    for organisation, number, area, _, _, necessity, status, *_ in rows:
        posts[area, necessity].append((people[organisation, number], status))
    problems = compare("areas", sorted(got), sorted(posts))
    for key in sorted(got.keys() & posts.keys()):
        cells = collections.defaultdict(lambda: collections.defaultdict(lambda: dict.fromkeys(("required", *WORDS, "away"), 0)))
        for person, status in posts[key]:
            at = [("all", "all"), ("organisation", person["organisation"]), ("sector", sector[person["organisation"]])]
            at += [("site", person["site"])] if person["site"] else []
            at += [("role", role) for role in person["role"].split()]
            for by, code in at:
                cells[by][code]["required"] += 1
                cells[by][code][status] += 1
        if for_public:
            shown = visible_places([(person["organisation"], person["site"]) for person, _ in posts[key]], sector, minimum)
            shown["all"] = {"all": len(posts[key]) if len(posts[key]) >= minimum else None}
            for by, codes in shown.items():
                cells[by] = {code: n and cells[by][code] for code, n in codes.items()}
            for code, figures in got[key]["role"].items():
                problems += compare(f"{key} role {code}", figures or None, figures and cells["role"][code])
                problems += [f"{key} role {code}: a small figure"] if figures and figures["required"] < minimum else []
        for by in ("all", "organisation", "sector", "site") if for_public else ("all", "organisation", "sector", "site", "role"):
            problems += compare(f"{key} by {by}", got[key][by], {code: figures for code, figures in cells[by].items()})
    return problems


def compare_file(path, expected, audience):
    """All in which an evidence file differs from the expected figures."""
    root = read(path)
    minimum = expected["minimum"]
    return (compare_delivery(delivery(root), expected["delivery"], audience == "public", minimum)
            + compare_evaluation(evaluation(root), expected["evaluation"], expected["response"], audience, minimum))
