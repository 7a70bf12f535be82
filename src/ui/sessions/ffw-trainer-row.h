/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FfwTrainerRow:
 *
 * Somebody who is to train on a session: until when they may, why they do nevertheless, and on
 * which of its dates.
 *
 * Signals: `edited`, `remove`.
 */
#define FFW_TYPE_TRAINER_ROW (ffw_trainer_row_get_type ())
G_DECLARE_FINAL_TYPE (FfwTrainerRow, ffw_trainer_row, FFW, TRAINER_ROW, GtkListBoxRow)

GtkWidget *ffw_trainer_row_new (gint64 person, gint64 post, const char *name, const char *about);
GtkWidget *ffw_trainer_row_new_of_state (GVariant *state);
gint64 ffw_trainer_row_get_person (FfwTrainerRow *self);
gint64 ffw_trainer_row_get_post (FfwTrainerRow *self);
const char *ffw_trainer_row_get_name (FfwTrainerRow *self);
const char *ffw_trainer_row_get_reason (FfwTrainerRow *self);
void ffw_trainer_row_set_reason (FfwTrainerRow *self, const char *reason);
void ffw_trainer_row_show_authorisation (FfwTrainerRow *self, gboolean needed, FfwDate until);
void ffw_trainer_row_show_clash (FfwTrainerRow *self, const char *clash);
void ffw_trainer_row_set_dates (FfwTrainerRow *self, const char *const *labels);
gboolean ffw_trainer_row_is_on (FfwTrainerRow *self, guint date);
void ffw_trainer_row_set_on (FfwTrainerRow *self, guint date, gboolean on);
gboolean ffw_trainer_row_check (FfwTrainerRow *self);
GVariant *ffw_trainer_row_save (FfwTrainerRow *self);

G_END_DECLS
