/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_TIME_ENTRY (ffw_time_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwTimeEntry, ffw_time_entry, FFW, TIME_ENTRY, GtkWidget)

guint ffw_time_entry_get_minute (FfwTimeEntry *self);
void ffw_time_entry_set_minute (FfwTimeEntry *self, guint minute);
const char *ffw_time_entry_get_text (FfwTimeEntry *self);
void ffw_time_entry_set_text (FfwTimeEntry *self, const char *text);
void ffw_time_entry_check (FfwTimeEntry *self);
void ffw_time_entry_show_problem (FfwTimeEntry *self, const char *problem);

G_END_DECLS
