/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The training passport of one person, saved as a file. */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ffw_passport_saving_choose (GtkWidget *widget, FfwWorkspace *workspace, gint64 person);
void ffw_passport_saving_save (FfwWorkspace *workspace, gint64 person, const char *path);

G_END_DECLS
