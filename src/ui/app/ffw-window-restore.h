/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Actions of the window that put a backup in the place of its workspace. */
void ffw_window_choose_restore (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_restore_from (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
