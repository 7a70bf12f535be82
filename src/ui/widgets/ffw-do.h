/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwDoneFunc:
 * @widget: as given to ffw_do()
 * @done: whether the change is kept
 * @error: why it could not be written; %NULL where it was, or where the change itself was
 *   discarded (its findings say why)
 *
 * Is told how a change ended; not where the widget is gone.
 */
typedef void (*FfwDoneFunc) (GtkWidget *widget, gboolean done, const GError *error, gpointer data);

void ffw_do (GtkWidget *widget, FfwWorkspace *workspace, FfwChangeFunc change, gpointer data,
             GDestroyNotify data_free, const char *failed, FfwDoneFunc done);

G_END_DECLS
