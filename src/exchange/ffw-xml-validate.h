/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How every XML file of ours that somebody handed over is read. */

#pragma once

#include "ffw-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FfwXmlAttribute:
 * @name: without a prefix, but for “xml:lang”
 */
typedef struct
{
  const char *name;
  char *value;
} FfwXmlAttribute;

/**
 * FfwXmlElement:
 * @line, @column: where its start tag ends, from 1
 *
 * A start tag.
 */
typedef struct
{
  const char *name;
  const FfwXmlAttribute *attributes;
  guint n_attributes;
  guint line;
  guint column;
} FfwXmlElement;

/**
 * FfwXmlRules:
 * @schema: a name for ffw_schema_load()
 * @name_space: of its elements
 * @start, @text, @end: what is done as elements pass, with @data; those that break the schema
 *   come, too
 */
typedef struct
{
  const char *schema;
  const char *name_space;
  void (*start) (gpointer data, const FfwXmlElement *element);
  void (*text) (gpointer data, const char *text, gsize length);
  void (*end) (gpointer data);
  gpointer data;
} FfwXmlRules;

const char *ffw_xml_element_get (const FfwXmlElement *self, const char *name);
gboolean ffw_xml_validate (GInputStream *stream, const FfwXmlRules *rules, FfwFindings *findings,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
