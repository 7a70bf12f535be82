/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

/* Actions of the window that choose a file. */
void ffw_window_choose_new (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_choose_open (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_choose_backup (GtkWidget *widget, const char *action, GVariant *parameter);
void ffw_window_backup_as (GtkWidget *widget, const char *action, GVariant *parameter);
gboolean ffw_window_drop (FfwWindow *self, const GValue *value);

G_END_DECLS
