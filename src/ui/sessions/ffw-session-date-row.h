/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwSessionDateRow:
 *
 * One date of a session, as one enters it: the day, from when until when, the room, the link.
 *
 * Signals: `edited` (something was typed), `remove` (the date is to be left out).
 */
#define FFW_TYPE_SESSION_DATE_ROW (ffw_session_date_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionDateRow, ffw_session_date_row, FFW, SESSION_DATE_ROW, GtkListBoxRow)

GtkWidget *ffw_session_date_row_new (gint64 id);
gint64 ffw_session_date_row_get_id (FfwSessionDateRow *self);
FfwDate ffw_session_date_row_get_date (FfwSessionDateRow *self);
void ffw_session_date_row_set_date (FfwSessionDateRow *self, FfwDate date);
void ffw_session_date_row_set_times (FfwSessionDateRow *self, guint starts, guint ends,
                                     guint n_days);
gboolean ffw_session_date_row_get_times (FfwSessionDateRow *self, guint *starts, guint *ends,
                                         guint *n_days);
void ffw_session_date_row_set_place (FfwSessionDateRow *self, const char *venue, const char *link);
const char *ffw_session_date_row_get_venue (FfwSessionDateRow *self);
const char *ffw_session_date_row_get_link (FfwSessionDateRow *self);
char *ffw_session_date_row_get_starts_at (FfwSessionDateRow *self);
char *ffw_session_date_row_get_ends_at (FfwSessionDateRow *self);
void ffw_session_date_row_set_removable (FfwSessionDateRow *self, gboolean removable);
void ffw_session_date_row_show_doubt (FfwSessionDateRow *self, const char *doubt);
gboolean ffw_session_date_row_check (FfwSessionDateRow *self);
GVariant *ffw_session_date_row_save (FfwSessionDateRow *self);
void ffw_session_date_row_restore (FfwSessionDateRow *self, GVariant *state);

G_END_DECLS
