/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files on their way into the workspace, to be kept of a person. */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_file_adding_start (GtkWidget *widget, FfwWorkspace *workspace, gint64 person,
                            gint64 record, const char *const *paths);

G_END_DECLS
