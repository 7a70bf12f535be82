/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ffw_drop_down_find_part (GtkWidget *drop_down, GType type);
void ffw_drop_down_widen (GtkWidget *drop_down);

G_END_DECLS
