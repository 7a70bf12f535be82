/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_WELCOME (ffw_welcome_get_type ())
G_DECLARE_FINAL_TYPE (FfwWelcome, ffw_welcome, FFW, WELCOME, AdwBin)

GtkWidget *ffw_welcome_new (const char *gone);
void ffw_welcome_remember (const char *path);

G_END_DECLS
