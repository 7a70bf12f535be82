/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_WAITING (ffw_waiting_get_type ())
G_DECLARE_FINAL_TYPE (FfwWaiting, ffw_waiting, FFW, WAITING, AdwBin)

GtkWidget *ffw_waiting_new (const char *sentence);

G_END_DECLS
