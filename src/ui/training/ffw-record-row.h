/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-matches.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRecordRow:
 *
 * One of the people for whom a course is recorded, and what of it is theirs alone: outcome,
 * language, hours, certificate.
 *
 * Signals: `remove` (the person is to be left out).
 */
#define FFW_TYPE_RECORD_ROW (ffw_record_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwRecordRow, ffw_record_row, FFW, RECORD_ROW, GtkListBoxRow)

GtkWidget *ffw_record_row_new (const FfwMatch *match);
const FfwMatch *ffw_record_row_get_match (FfwRecordRow *self);
char *ffw_record_row_get_own (FfwRecordRow *self, const char *field);
void ffw_record_row_show_warning (FfwRecordRow *self, const char *warning);
void ffw_record_row_show_problem (FfwRecordRow *self, const char *problem);
gboolean ffw_record_row_check (FfwRecordRow *self);
GVariant *ffw_record_row_save (FfwRecordRow *self);
void ffw_record_row_restore (FfwRecordRow *self, GVariant *state);

G_END_DECLS
