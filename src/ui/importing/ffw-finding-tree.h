/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-finding-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwFindingTree:
 *
 * What a dry run has found, as a table: those of a kind are one row, which opens.
 *
 * Properties: `narrow` (boolean: only what is needed to find a row is shown; read and notify).
 *
 * Signals: `selected`: another row is.
 */
#define FFW_TYPE_FINDING_TREE (ffw_finding_tree_get_type ())
G_DECLARE_FINAL_TYPE (FfwFindingTree, ffw_finding_tree, FFW, FINDING_TREE, GtkWidget)

void ffw_finding_tree_show (FfwFindingTree *self, FfwImport *import, FfwFindingsWanted wanted);
FfwFindingItem *ffw_finding_tree_get_selected (FfwFindingTree *self);
guint ffw_finding_tree_get_position (FfwFindingTree *self);
void ffw_finding_tree_select (FfwFindingTree *self, guint position);
void ffw_finding_tree_select_next (FfwFindingTree *self);
void ffw_finding_tree_set_narrow (FfwFindingTree *self, gboolean narrow);

G_END_DECLS
