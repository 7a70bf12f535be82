/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FFW_TYPE_DATE_ENTRY (ffw_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwDateEntry, ffw_date_entry, FFW, DATE_ENTRY, GtkWidget)

FfwDate ffw_date_entry_get_date (FfwDateEntry *self);
void ffw_date_entry_set_date (FfwDateEntry *self, FfwDate date);
const char *ffw_date_entry_get_text (FfwDateEntry *self);
void ffw_date_entry_set_text (FfwDateEntry *self, const char *text);
void ffw_date_entry_check (FfwDateEntry *self);
void ffw_date_entry_show_problem (FfwDateEntry *self, const char *problem);
void ffw_date_entry_show_doubt (FfwDateEntry *self, const char *doubt);

G_END_DECLS
