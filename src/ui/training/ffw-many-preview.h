/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-many.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwManyPreview:
 *
 * What would come of something that is to be done for many people: for how many, who is left out
 * and why, and how posts would stand.
 */
#define FFW_TYPE_MANY_PREVIEW (ffw_many_preview_get_type ())
G_DECLARE_FINAL_TYPE (FfwManyPreview, ffw_many_preview, FFW, MANY_PREVIEW, GtkWidget)

void ffw_many_preview_show (FfwManyPreview *self, FfwManyAct act, const FfwManyResult *result);
void ffw_many_preview_say (FfwManyPreview *self, const char *sentence);

G_END_DECLS
