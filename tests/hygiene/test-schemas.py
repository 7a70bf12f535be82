#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schemas, and that the files we ship keep to them."""
import xml.etree.ElementTree as xml

import tap

XSD = "{http://www.w3.org/2001/XMLSchema}"


def schema_files():
    return {xml.parse(path).getroot().get("targetNamespace"): path for path in tap.tree("schemas", ".xsd")}


def well_formed():
    """Every XML file that we ship is well-formed."""
    bad = []
    for path in [*tap.tree("src", ".xml"), *tap.tree("data", ".xml", ".ui", ".svg", ".xml.in"), *tap.tree("schemas", ".xml", ".xsd")]:
        try:
            xml.parse(path)
        except xml.ParseError as error:
            bad.append(f"{tap.short(path)}: {error}")
    return bad


def schemas():
    """Every XSD is a schema that names what it describes."""
    bad = []
    xmllint = tap.need("xmllint")
    for namespace, path in schema_files().items():
        if not namespace:
            bad.append(f"{tap.short(path)} has no target namespace")
        # A document that no schema allows: xmllint must refuse the document (3), not the schema (5).
        said = tap.complaints_of(xmllint, "--nonet", "--noout", "--schema", path, "-", input="<nothing/>")
        if any("WXS schema" in line and "failed to compile" in line for line in said):
            bad += said
    return bad


def shipped():
    """The catalogue and the other documents that we ship keep to their schemas."""
    xmllint = tap.need("xmllint")
    schema_of = schema_files()
    bad = []
    for path in [*tap.tree("data/catalogue", ".xml"), *tap.tree("tests/data/evidence/valid", ".xml"),
                 *tap.tree("docs", ".xml")]:
        namespace = xml.parse(path).getroot().tag[1:].split("}")[0]
        if namespace not in schema_of:
            bad.append(f"{tap.short(path)}: no schema for {namespace}")
            continue
        bad += [f"{tap.short(path)}: {line}" for line in
                tap.complaints_of(xmllint, "--nonet", "--noout", "--schema", schema_of[namespace], path)]
    return bad


def settings():
    """The settings schema compiles."""
    if not tap.tree("schemas", ".gschema.xml"):
        return []
    return tap.complaints_of(tap.need("glib-compile-schemas"), "--strict", "--dry-run", tap.SOURCE / "schemas")


tap.run(well_formed, schemas, shipped, settings)
