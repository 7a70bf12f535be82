/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FfwTrainerView:
 *
 * One trainer: what they may deliver until when, in which language, their sessions, and whom they
 * reached.
 *
 * Signals: `gone` (there is no such person any more).
 */
#define FFW_TYPE_TRAINER_VIEW (ffw_trainer_view_get_type ())
G_DECLARE_FINAL_TYPE (FfwTrainerView, ffw_trainer_view, FFW, TRAINER_VIEW, AdwBin)

GtkWidget *ffw_trainer_view_new (FfwWorkspace *workspace);
void ffw_trainer_view_show (FfwTrainerView *self, gint64 person);

G_END_DECLS
