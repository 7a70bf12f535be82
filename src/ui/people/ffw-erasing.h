/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept about one person: saved as a file, and erased. */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwErasedFunc:
 * @error: why nothing was erased; %NULL where they are
 *
 * Is told how an erasure ended; not where the widget is gone.
 */
typedef void (*FfwErasedFunc) (GtkWidget *widget, const GError *error);

void ffw_erasing_save_kept (GtkWidget *widget, FfwWorkspace *workspace, gint64 person);
void ffw_erasing_save_to (GtkWidget *widget, FfwWorkspace *workspace, gint64 person,
                          const char *path);
void ffw_erasing_start (GtkWidget *widget, FfwWorkspace *workspace, gint64 person,
                        FfwErasedFunc done);

G_END_DECLS
