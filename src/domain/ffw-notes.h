/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write about a person. */

#pragma once

#include "ffw-change.h"

G_BEGIN_DECLS

gboolean ffw_note_add (FfwChange *change, gint64 person, const char *text, GError **error);
gboolean ffw_note_write (FfwChange *change, gint64 person, const char *text, GError **error);
gboolean ffw_note_set (FfwChange *change, gint64 note, const char *before, const char *text,
                       char **there, GError **error);
gboolean ffw_note_delete (FfwChange *change, gint64 note, GError **error);

G_END_DECLS
