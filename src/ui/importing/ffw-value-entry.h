/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-kind.h"
#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwValueEntry:
 *
 * What one types or chooses for a field of a kind, by the field's type: a row of a table, a word of
 * a coding, a date, a text.
 *
 * Signal: `changed`, when the person has said something else.
 */
#define FFW_TYPE_VALUE_ENTRY (ffw_value_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwValueEntry, ffw_value_entry, FFW, VALUE_ENTRY, AdwBin)

GtkWidget *ffw_value_entry_new (FfwWorkspace *workspace, const FfwField *field, const char *title);
gboolean ffw_value_entry_is_choice (FfwValueEntry *self);
char *ffw_value_entry_get_text (FfwValueEntry *self);
void ffw_value_entry_set_text (FfwValueEntry *self, const char *text);

G_END_DECLS
