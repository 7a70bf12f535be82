/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

#define FFW_TYPE_PREFERENCES_PAGE (ffw_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwPreferencesPage, ffw_preferences_page, FFW, PREFERENCES_PAGE,
                      AdwPreferencesPage)

GtkWidget *ffw_preferences_page_new (FfwWindow *window);

G_END_DECLS
