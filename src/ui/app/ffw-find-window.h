/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

#define FFW_TYPE_FIND_WINDOW (ffw_find_window_get_type ())
G_DECLARE_FINAL_TYPE (FfwFindWindow, ffw_find_window, FFW, FIND_WINDOW, AdwWindow)

GtkWidget *ffw_find_window_new (FfwWindow *window);

G_END_DECLS
