/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwChosenFunc:
 * @paths: what was chosen; at least one
 */
typedef void (*FfwChosenFunc) (GtkWidget *widget, const char *const *paths);

void ffw_choose (GtkWidget *widget, GtkFileChooserAction action, const char *title,
                 const char *accept, const char *kind, const char *pattern, const char *name,
                 FfwChosenFunc chosen);

G_END_DECLS
