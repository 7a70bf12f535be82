/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-language.h"
#include "ffw-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_APPLICATION (ffw_application_get_type ())
G_DECLARE_FINAL_TYPE (FfwApplication, ffw_application, FFW, APPLICATION, AdwApplication)

FfwApplication *ffw_application_new (void);
GtkWindow *ffw_application_find_window (FfwApplication *self, const char *path);
void ffw_application_set_language (FfwApplication *self, FfwLanguage language);
void ffw_application_choose_language (FfwApplication *self, const char *code);
FfwSettings *ffw_application_get_settings (FfwApplication *self);

G_END_DECLS
