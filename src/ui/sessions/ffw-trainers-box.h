/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-session-dates.h"
#include "ffw-session-look.h"
#include "ffw-trainer-row.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwTrainersBox:
 *
 * Who is to train on a session: found by name, or taken from those who may.
 *
 * Signal: `edited`.
 */
#define FFW_TYPE_TRAINERS_BOX (ffw_trainers_box_get_type ())
G_DECLARE_FINAL_TYPE (FfwTrainersBox, ffw_trainers_box, FFW, TRAINERS_BOX, GtkWidget)

void ffw_trainers_box_set_workspace (FfwTrainersBox *self, FfwWorkspace *workspace);
FfwTrainerRow *ffw_trainers_box_get_row (FfwTrainersBox *self, guint i);
void ffw_trainers_box_take (FfwTrainersBox *self, const FfwSession *session);
void ffw_trainers_box_set_dates (FfwTrainersBox *self, FfwSessionDates *dates);
void ffw_trainers_box_show_look (FfwTrainersBox *self, const FfwSessionLook *look);
gboolean ffw_trainers_box_check (FfwTrainersBox *self);
GVariant *ffw_trainers_box_save (FfwTrainersBox *self);
void ffw_trainers_box_restore (FfwTrainersBox *self, GVariant *state);

G_END_DECLS
