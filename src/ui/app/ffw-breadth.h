/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_BREADTH (ffw_breadth_get_type ())
G_DECLARE_FINAL_TYPE (FfwBreadth, ffw_breadth, FFW, BREADTH, GtkWidget)

G_END_DECLS
