# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an evidence file into plain figures, and compares them with expected ones."""
import math
import xml.etree.ElementTree as ElementTree

SPACE = "{urn:fframwaith:evidence:1}"
KINDS = ("organisation", "sector", "site", "police_area", "language")
TOLERANCE = 1e-9


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


def compare_file(path, expected, audience):
    """All in which an evidence file differs from the expected figures."""
    root = read(path)
    minimum = expected["minimum"]
    return (compare_delivery(delivery(root), expected["delivery"], audience == "public", minimum)
            + compare_evaluation(evaluation(root), expected["evaluation"], expected["response"], audience, minimum))
