/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-window.h"

G_BEGIN_DECLS

#define FFW_TYPE_COPIES_GROUP (ffw_copies_group_get_type ())
G_DECLARE_FINAL_TYPE (FfwCopiesGroup, ffw_copies_group, FFW, COPIES_GROUP, AdwPreferencesGroup)

GtkWidget *ffw_copies_group_new (FfwWindow *window);
void ffw_copies_group_choose_place (FfwCopiesGroup *self, const char *folder);

G_END_DECLS
