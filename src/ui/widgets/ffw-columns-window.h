/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_COLUMNS_WINDOW (ffw_columns_window_get_type ())
G_DECLARE_FINAL_TYPE (FfwColumnsWindow, ffw_columns_window, FFW, COLUMNS_WINDOW, AdwWindow)

GtkWidget *ffw_columns_window_new (FfwTable *table, const FfwListSource *source);

G_END_DECLS
