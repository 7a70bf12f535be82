/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GVariant *ffw_caret_save (GtkWidget *root);
gboolean ffw_caret_restore (GtkWidget *root, GVariant *state);

G_END_DECLS
