/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwTrainersPane:
 *
 * All trainers in a table, and beside it the one that is open.
 *
 * Property: `narrow` (boolean).
 */
#define FFW_TYPE_TRAINERS_PANE (ffw_trainers_pane_get_type ())
G_DECLARE_FINAL_TYPE (FfwTrainersPane, ffw_trainers_pane, FFW, TRAINERS_PANE, AdwBin)

/* Once, before anything else. */
void ffw_trainers_pane_set_workspace (FfwTrainersPane *self, FfwWorkspace *workspace);
void ffw_trainers_pane_open (FfwTrainersPane *self, gint64 person);
void ffw_trainers_pane_set_filters (FfwTrainersPane *self, GVariant *filters);
gboolean ffw_trainers_pane_focus_search (FfwTrainersPane *self);
GVariant *ffw_trainers_pane_save (FfwTrainersPane *self);
void ffw_trainers_pane_restore (FfwTrainersPane *self, GVariant *state);

G_END_DECLS
