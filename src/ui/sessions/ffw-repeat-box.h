/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRepeatBox:
 *
 * The days on which the sessions of a series begin: by a rule, without those that are left out, and
 * with others that one adds.
 *
 * Signal: `edited`.
 */
#define FFW_TYPE_REPEAT_BOX (ffw_repeat_box_get_type ())
G_DECLARE_FINAL_TYPE (FfwRepeatBox, ffw_repeat_box, FFW, REPEAT_BOX, GtkWidget)

void ffw_repeat_box_set_first (FfwRepeatBox *self, FfwDate first);
GArray *ffw_repeat_box_get_days (FfwRepeatBox *self);
const char *ffw_repeat_box_get_title (FfwRepeatBox *self);
void ffw_repeat_box_suggest_title (FfwRepeatBox *self, const char *title);
gboolean ffw_repeat_box_check (FfwRepeatBox *self);
GVariant *ffw_repeat_box_save (FfwRepeatBox *self);
void ffw_repeat_box_restore (FfwRepeatBox *self, GVariant *state);

G_END_DECLS
