/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define FFW_TYPE_CHOICE_ITEM (ffw_choice_item_get_type ())
G_DECLARE_FINAL_TYPE (FfwChoiceItem, ffw_choice_item, FFW, CHOICE_ITEM, GObject)

FfwChoiceItem *ffw_choice_item_new (const char *code, const char *title, const char *words);
const char *ffw_choice_item_get_code (FfwChoiceItem *self);
const char *ffw_choice_item_get_title (FfwChoiceItem *self);

G_END_DECLS
