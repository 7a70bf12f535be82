/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are kept, looked at in other programs and saved elsewhere. */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_file_copies_open (GtkWidget *widget, FfwWorkspace *workspace, gint64 file);
void ffw_file_copies_save (GtkWidget *widget, FfwWorkspace *workspace, gint64 file,
                           const char *path);

G_END_DECLS
