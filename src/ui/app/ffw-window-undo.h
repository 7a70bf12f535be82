/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Actions of the window that take changes back and make them again. */
void ffw_window_undo (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_undo_change (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_redo (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_undo_here (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_redo_here (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
