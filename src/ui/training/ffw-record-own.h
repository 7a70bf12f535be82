/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRecordOwn:
 *
 * What of a recorded course is one person's alone; what is left empty is as for the others.
 */
#define FFW_TYPE_RECORD_OWN (ffw_record_own_get_type ())
G_DECLARE_FINAL_TYPE (FfwRecordOwn, ffw_record_own, FFW, RECORD_OWN, GtkWidget)

const char *ffw_record_own_get (FfwRecordOwn *self, const char *field);
gboolean ffw_record_own_check (FfwRecordOwn *self);
GVariant *ffw_record_own_save (FfwRecordOwn *self);
void ffw_record_own_restore (FfwRecordOwn *self, GVariant *state);

G_END_DECLS
