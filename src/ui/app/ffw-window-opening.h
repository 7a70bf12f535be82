/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

void ffw_window_open (FfwWindow *self, const char *path);
void ffw_window_open_last (FfwWindow *self, const char *path);
gboolean ffw_window_is_busy (FfwWindow *self);
void ffw_window_leave (FfwWindow *self, GAsyncReadyCallback left, gpointer data);
void ffw_window_return (FfwWindow *self, const char *path);
void ffw_window_create (FfwWindow *self, const char *path);
void ffw_window_open_sample (FfwWindow *self);
void ffw_window_refuse (FfwWindow *self, const char *uri);
void ffw_window_reopen (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
