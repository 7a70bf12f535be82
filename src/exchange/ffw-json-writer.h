/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwJsonWriter:
 *
 * Writes one JSON value, on one line. In an object each value is given with
 * its name; elsewhere the name is %NULL.
 */
typedef struct _FfwJsonWriter FfwJsonWriter;

FfwJsonWriter *ffw_json_writer_new (void);
void ffw_json_writer_begin_object (FfwJsonWriter *self, const char *name);
void ffw_json_writer_end_object (FfwJsonWriter *self);
void ffw_json_writer_begin_array (FfwJsonWriter *self, const char *name);
void ffw_json_writer_end_array (FfwJsonWriter *self);
void ffw_json_writer_add_string (FfwJsonWriter *self, const char *name, const char *value);
void ffw_json_writer_add_int (FfwJsonWriter *self, const char *name, gint64 value);
void ffw_json_writer_add_real (FfwJsonWriter *self, const char *name, double value);
void ffw_json_writer_add_boolean (FfwJsonWriter *self, const char *name, gboolean value);
GString *ffw_json_writer_get_text (FfwJsonWriter *self);
void ffw_json_writer_free (FfwJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwJsonWriter, ffw_json_writer_free)

G_END_DECLS
