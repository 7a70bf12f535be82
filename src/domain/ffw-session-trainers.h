/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

/**
 * FfwTrainers:
 *
 * Who a row of sessions says trains on its date.
 */
typedef struct _FfwTrainers FfwTrainers;

FfwTrainers *ffw_trainers_new (FfwIntake *intake, guint organisation_field, guint trainer_field);
void ffw_trainers_free (FfwTrainers *self);
gboolean ffw_trainers_read (FfwTrainers *self, FfwRow *row, const char *on, GError **error);
gboolean ffw_trainers_differ (FfwTrainers *self, FfwRow *row, gboolean *differ, GError **error);
gboolean ffw_trainers_write (FfwTrainers *self, FfwRow *row, GError **error);

G_END_DECLS
