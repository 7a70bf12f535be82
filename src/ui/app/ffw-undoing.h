/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_UNDOING (ffw_undoing_get_type ())
G_DECLARE_FINAL_TYPE (FfwUndoing, ffw_undoing, FFW, UNDOING, GObject)

FfwUndoing *ffw_undoing_new (GtkWidget *widget, FfwWorkspace *workspace, GMenu *menu);

G_END_DECLS
