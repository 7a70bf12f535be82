/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwRolesEntry:
 *
 * The roles of a post: those it has, each with a button that removes it, and a choice of one more.
 *
 * Properties: `title` (string, with a mnemonic), `codes` (string: the codes, separated by spaces,
 * in the order in which they were chosen).
 */
#define FFW_TYPE_ROLES_ENTRY (ffw_roles_entry_get_type ())
G_DECLARE_FINAL_TYPE (FfwRolesEntry, ffw_roles_entry, FFW, ROLES_ENTRY, GtkWidget)

void ffw_roles_entry_set_workspace (FfwRolesEntry *self, FfwWorkspace *workspace);
const char *ffw_roles_entry_get_codes (FfwRolesEntry *self);
void ffw_roles_entry_set_codes (FfwRolesEntry *self, const char *codes);
void ffw_roles_entry_show_problem (FfwRolesEntry *self, const char *problem);

G_END_DECLS
