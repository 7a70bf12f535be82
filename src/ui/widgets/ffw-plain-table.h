/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_plain_table_new (const char *name, const GPtrArray *rows, gboolean figures);

G_END_DECLS
