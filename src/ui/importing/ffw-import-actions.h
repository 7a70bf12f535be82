/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with what an import has found, and with what it did. */
void ffw_import_say_written (GtkWindow *window, FfwImport *import, const char *sentence);
void ffw_import_save_findings_to (GtkWidget *widget, FfwImport *trial, const char *path);
void ffw_import_save_refused_to (GtkWidget *widget, FfwImport *trial, guint position,
                                 const char *path);
void ffw_import_open_file (GtkWidget *widget, const char *path);

G_END_DECLS
