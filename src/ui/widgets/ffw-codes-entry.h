/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwCodesEntry:
 *
 * Several rows of a small table, such as the roles of a post: those that are chosen, each with a
 * button that removes it, and a choice of one more.
 *
 * Properties: `title` (string, with a mnemonic), `none` (string: what the choice says while none is
 * chosen in it, such as “Add a role…”), `codes` (string: the codes, separated by spaces, in the
 * order in which they were chosen).
 */
#define FFW_TYPE_CODES_ENTRY (ffw_codes_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwCodesEntry, ffw_codes_entry, FFW, CODES_ENTRY, GtkWidget)

void ffw_codes_entry_set_source (FfwCodesEntry *self, FfwWorkspace *workspace, const char *table);
const char *ffw_codes_entry_get_codes (FfwCodesEntry *self);
void ffw_codes_entry_set_codes (FfwCodesEntry *self, const char *codes);
void ffw_codes_entry_show_problem (FfwCodesEntry *self, const char *problem);

G_END_DECLS
