/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-kind.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_WINDOW (ffw_import_window_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportWindow, ffw_import_window, FFW, IMPORT_WINDOW, AdwWindow)

GtkWidget *ffw_import_window_new (GtkWindow *parent, FfwWorkspace *workspace, const FfwKind *hint);
void ffw_import_window_add_files (FfwImportWindow *self, const char *const *files);
void ffw_import_window_set_files (FfwImportWindow *self, const char *const *files);

G_END_DECLS
