/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Action of the window: checks its workspace, and says what was found. */
void ffw_window_check (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
