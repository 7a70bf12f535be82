/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What a line of Today does, with a target: it opens a page's filtered list. */
#define FFW_TODAY_ROW_ACTION "win.filter"

GtkWidget *ffw_today_row_new (gboolean urgent);
void ffw_today_row_show (GtkWidget *row, const char *title, const char *more, guint64 n,
                         GVariant *target);
void ffw_today_row_show_action (GtkWidget *row, const char *title, const char *more, guint64 n,
                                const char *action, GVariant *target);
GVariant *ffw_today_row_make_target (const char *organisation, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
