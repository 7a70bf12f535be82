/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

#define FFW_TYPE_PREFERENCES (ffw_preferences_get_type ())
G_DECLARE_FINAL_TYPE (FfwPreferences, ffw_preferences, FFW, PREFERENCES, AdwPreferencesWindow)

GtkWidget *ffw_preferences_new (FfwWindow *window);

G_END_DECLS
