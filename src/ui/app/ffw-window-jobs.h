/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Actions of the window that take a while: jobs of its workspace. */
void ffw_window_backup_to (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_export_to (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
