/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_IMPORT_FIGURES (ffw_import_figures_get_type ())
G_DECLARE_FINAL_TYPE (FfwImportFigures, ffw_import_figures, FFW, IMPORT_FIGURES, GtkBox)

GtkWidget *ffw_import_figures_new (const char *title, guint64 n_lines,
                                   const FfwIntakeCounts *counts, guint64 warnings);

G_END_DECLS
