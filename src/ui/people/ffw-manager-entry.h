/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwManagerEntry:
 *
 * Somebody of one organisation, found by part of a name or by staff number. Those who are found
 * stand below while one types; one of them is chosen, as a name alone names nobody.
 *
 * Properties: `title` (string, with a mnemonic), `number` (string: the staff number of whom is
 * chosen, an empty text for nobody), `text` (string: what is typed), `anywhere` (boolean, FALSE:
 * whether people of every organisation are found; `number` is ORGANISATION/number then).
 */
#define FFW_TYPE_MANAGER_ENTRY (ffw_manager_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwManagerEntry, ffw_manager_entry, FFW, MANAGER_ENTRY, GtkWidget)

void ffw_manager_entry_set_workspace (FfwManagerEntry *self, FfwWorkspace *workspace);
void ffw_manager_entry_set_organisation (FfwManagerEntry *self, const char *organisation);
const char *ffw_manager_entry_get_number (FfwManagerEntry *self);
const char *ffw_manager_entry_get_text (FfwManagerEntry *self);
void ffw_manager_entry_choose (FfwManagerEntry *self, const char *number, const char *text);
void ffw_manager_entry_show_problem (FfwManagerEntry *self, const char *problem);

G_END_DECLS
