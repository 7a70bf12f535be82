/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwCascadePane:
 *
 * The cascade, of a course or of all: who trained whom, as a picture or a table, the people reached
 * by police area and organisation, thin places, and how long it will take at this pace.
 */
#define FFW_TYPE_CASCADE_PANE (ffw_cascade_pane_get_type ())
G_DECLARE_FINAL_TYPE (FfwCascadePane, ffw_cascade_pane, FFW, CASCADE_PANE, AdwBin)

/* Once, before anything else. */
void ffw_cascade_pane_set_workspace (FfwCascadePane *self, FfwWorkspace *workspace);
GVariant *ffw_cascade_pane_save (FfwCascadePane *self);
void ffw_cascade_pane_restore (FfwCascadePane *self, GVariant *state);

G_END_DECLS
