/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a list, out of the window: into the clipboard, or into a file. */

#pragma once

#include "ffw-job.h"
#include "ffw-list-export.h"
#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_list_copy (GtkWidget *widget, FfwWorkspace *workspace, const FfwListSource *source,
                    const FfwListRequest *request, const char *const *columns, GArray *ids);
void ffw_list_export_to (FfwWorkspace *workspace, FfwListExport *export, const char *path);

/* What else is written as a list is. */
FfwJob *ffw_output_begin (FfwWorkspace *workspace, const char *path);
void ffw_output_write (FfwWorkspace *workspace, FfwJob *job, FfwReadFunc write, gpointer data,
                       GDestroyNotify data_free);

G_END_DECLS
