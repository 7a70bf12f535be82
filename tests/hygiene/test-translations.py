#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both languages, whole: what is marked is collected, what is collected is in Welsh."""
import collections
import re
import subprocess
import xml.etree.ElementTree as xml

import tap

CALL = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2|ffw_translate(?:_context|_plural)?|FFW_NP_)'
                  r'\s*\([^"();]*"')
PO = tap.SOURCE / "po"
CATALOGUES = sorted(PO.glob("*.po"))
WELSH = PO / "cy.po"
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
# Of a .ui file, the properties that a person reads.
READ = {"label", "title", "subtitle", "tooltip-text", "description", "placeholder-text", "text", "heading", "body", "button-label"}


Entry = collections.namedtuple("Entry", "context one many forms")


def code_of(path):
    return COMMENT.sub(lambda match: "\n" * match.group().count("\n"), tap.text_of(path))


def unquote(text):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")


def entries(text):
    """The entries of a catalogue, without its header and what is obsolete."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        fields, key = {}, None
        for line in block.splitlines():
            match = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(\".*)", line)
            if match:
                key = match.group(1)
                fields[key] = match.group(2)
            elif key and not line.startswith("#"):
                fields[key] += line
        texts = {key: unquote(text) for key, text in fields.items()}
        if texts.get("msgid"):
            found.append(Entry(texts.get("msgctxt"), texts["msgid"], texts.get("msgid_plural"),
                               [text for key, text in texts.items() if key.startswith("msgstr")]))
    return found


def listed():
    return [line for line in tap.text_of(PO / "POTFILES.in").splitlines() if line and not line.startswith("#")]


def has_texts(path):
    if path.suffix in (".c", ".h"):
        return CALL.search(code_of(path)) is not None
    if path.suffix == ".ui":
        return 'translatable="yes"' in tap.text_of(path)
    return True


def potfiles():
    """po/POTFILES.in lists every file with texts, and no other."""
    there = {tap.short(path) for path in [*tap.tree("src", ".c", ".h"), *tap.tree("data", ".ui", ".desktop.in", ".metainfo.xml.in"),
                                          *tap.tree("schemas", ".gschema.xml")] if has_texts(path)}
    names = listed()
    bad = [f"{name} is not listed" for name in sorted(there - set(names))]
    bad += [f"{name} is listed, but has no texts" for name in sorted(set(names) - there)]
    bad += [f"{name} is listed twice" for name in sorted({name for name in names if names.count(name) > 1})]
    if names != sorted(names):
        bad.append("the list is not in order")
    return bad


def collected():
    """po/cy.po holds every text of the sources; build-aux/update-po collects them."""
    tap.need("xgettext")
    template = subprocess.run([tap.SOURCE / "build-aux" / "update-po", "--template"], stdout=subprocess.PIPE, encoding="utf-8",
                              check=True).stdout
    held = {(entry.context, entry.one) for entry in entries(tap.text_of(WELSH))}
    return [f"not in po/cy.po: {entry.one}" for entry in entries(template) if (entry.context, entry.one) not in held]


def compiles():
    """msgfmt accepts every catalogue."""
    return [f"{tap.short(path)}: {line}" for path in CATALOGUES
            for line in tap.complaints_of(tap.need("msgfmt"), "--check", "--output-file=/dev/null", path)]


def whole():
    """No text is untranslated or fuzzy."""
    bad = []
    for path in CATALOGUES:
        for flag, word in (("--untranslated", "untranslated"), ("--only-fuzzy", "fuzzy")):
            left = subprocess.run([tap.need("msgattrib"), "--no-obsolete", "--no-wrap", flag, str(path)],
                                  stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
            bad += [f"{tap.short(path)}: {word}: {text}" for text in re.findall(r'^msgid "(.+)"$', left, re.MULTILINE)]
    return bad


def plurals():
    """Plurals have the six Welsh forms."""
    return [f"{tap.short(path)}: {entry.one}" for path in CATALOGUES for entry in entries(tap.text_of(path))
            if entry.many is not None and len(entry.forms) != 6]


def shapes():
    """A translation has the shape of its text: blanks, mnemonic, full stop, ellipsis, quotes."""
    bad = []
    for path in CATALOGUES:
        for _, one, many, forms in entries(tap.text_of(path)):
            for text in filter(None, forms):
                source = many if many is not None else one
                marks = [(text[:1].isspace(), source[:1].isspace(), "a blank in front"),
                         (text[-1:].isspace(), source[-1:].isspace(), "a blank at the end"),
                         (text.rstrip()[-1:] in ".", source.rstrip()[-1:] in ".", "a full stop"),
                         (text.rstrip()[-1:] == "…", source.rstrip()[-1:] == "…", "an ellipsis"),
                         (text.rstrip()[-1:] == ":", source.rstrip()[-1:] == ":", "a colon"),
                         (text.rstrip()[-1:] == "?", source.rstrip()[-1:] == "?", "a question mark"),
                         (bool(re.search(r"(?<!\w)_\w|\w_\w", text)), bool(re.search(r"(?<!\w)_\w|\w_\w", source)), "a mnemonic"),
                         ("“" in text, "“" in source, "quotation marks")]
                bad += [f"{tap.short(path)}: {what} is in one only: {source!r}, {text!r}"
                        for ours, theirs, what in marks if ours != theirs]
                if '"' in text and "<" not in text and '"' not in source:
                    bad.append(f"{tap.short(path)}: straight quotation marks: {text!r}")
    return bad


def spelling():
    """Welsh is spelt as the dictionary spells it; other words are in po/geiriau.txt."""
    aspell = tap.need("aspell")
    dictionaries = subprocess.run([aspell, "dicts"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout.split()
    if "cy" not in dictionaries:
        raise tap.Skip("aspell-cy is not installed")
    own = {word.casefold() for line in tap.text_of(PO / "geiriau.txt").splitlines() if not line.startswith("#")
           for word in line.split()}
    words = {}
    for path in CATALOGUES:
        for _, one, _, forms in entries(tap.text_of(path)):
            for text in forms:
                plain = re.sub(r"<[^>]*>|%[-+ 0#']*\d*(?:\$[-+ 0#]*\d*)?(?:\.\d+)?[a-z]*[a-zA-Z%]|\$\{?\w+\}?|&\w+;|--?\w[\w=-]*|\\[nt]|"
                               r"[\w./-]*/[\w./-]+|\b[\w-]+\.\w+\b", " ", text)
                plain = re.sub(r"_(?=\w)", "", plain)
                for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain):
                    words.setdefault(word, one)
    refused = subprocess.run([aspell, "--lang=cy", "--encoding=utf-8", "list"], input="\n".join(words), stdout=subprocess.PIPE,
                             encoding="utf-8", check=True).stdout.split()
    # aspell takes words with hyphens apart; what it refuses is a part, or the whole.
    return [f"{word} (in the translation of {next((words[w] for w in words if word in w), '')!r})"
            for word in sorted(set(refused)) if len(word) > 1 and word.casefold() not in own]


def errors_in_c():
    """Texts that a person sees are translatable in C."""
    bad = []
    shown = re.compile(r"\b(g_set_error|g_set_error_literal|g_error_new|g_error_new_literal|g_prefix_error|"
                       r"\w+_set_(?:label|title|subtitle|text|tooltip_text|description|placeholder_text|heading|body))\s*\(")
    for path in tap.tree("src", ".c"):
        code = code_of(path)
        for match in shown.finditer(code):
            depth, end = 1, match.end()
            while depth and end < len(code):
                depth += {"(": 1, ")": -1}.get(code[end], 0) if code[end] != "\\" else 0
                end += 1
            call = code[match.end():end]
            bare = [text for text in re.findall(r'(?:^|,)\s*"((?:[^"\\]|\\.)*)"', call)
                    if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", re.sub(r"%\w+", "", text))]
            if bare and not re.search(r"\b(_|C_|g_dngettext|ffw_translate\w*)\s*\(", call):
                bad.append(f"{tap.short(path)}:{code.count(chr(10), 0, match.start()) + 1}: {bare[0]}")
    return bad


def macros_in_texts():
    """No text to translate is put together with a macro, which xgettext cannot read."""
    joined = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_)\s*\((?:\s*"(?:[^"\\]|\\.)*")+\s*[A-Z]\w+')
    return [f"{tap.short(path)}:{code.count(chr(10), 0, match.start()) + 1}: {match.group()}" for path in tap.tree("src", ".c", ".h")
            for code in [code_of(path)] for match in joined.finditer(code)]


def texts_in_ui():
    """Texts that a person sees are translatable in .ui files."""
    bad = []
    for path in tap.tree("data", ".ui"):
        root = xml.parse(path).getroot()
        if root.get("domain") != "fframwaith":
            bad.append(f"{tap.short(path)} does not name the domain fframwaith")
        for element in root.iter():
            name = (element.get("name") or "").replace("_", "-")
            if element.tag in ("property", "attribute") and name in READ and element.get("translatable") != "yes" \
                    and re.search(r"[A-Za-z]{2}", element.text or "") and element.get("bind-source") is None:
                bad.append(f"{tap.short(path)}: {name} is not translatable: {element.text.strip()}")
    return bad


tap.run(potfiles, collected, compiles, whole, plurals, shapes, spelling, errors_in_c, macros_in_texts, texts_in_ui)
