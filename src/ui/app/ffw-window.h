/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-application.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

#define FFW_TYPE_WINDOW (ffw_window_get_type ())
G_DECLARE_FINAL_TYPE (FfwWindow, ffw_window, FFW, WINDOW, AdwApplicationWindow)

FfwWindow *ffw_window_new (FfwApplication *application);
const char *ffw_window_get_path (FfwWindow *self);
FfwWorkspace *ffw_window_get_workspace (FfwWindow *self);
void ffw_window_import (FfwWindow *self, const char *const *files);
void ffw_window_rebuild (FfwWindow *self);
GtkWidget *ffw_window_get_shown (FfwWindow *self);
void ffw_window_hold (FfwWindow *self);
void ffw_window_release (FfwWindow *self);

G_END_DECLS
