/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of bookings that ask for a place ahead. Who gets one is known only once the
 * whole file is: places go by when each asked. */

#pragma once

#include "ffw-intake-private.h"

G_BEGIN_DECLS

/**
 * FfwWish:
 * @before: the booking's status before, or %FFW_NULL for a new one
 * @alone: whether the wish for a place is all that the row would change
 */
typedef struct
{
  gint64 booking;
  gint64 session;
  const char *asked_at;
  guint line;
  gint64 before;
  gboolean alone;
} FfwWish;

/* Keeps in the booking's history that it has @status now. */
typedef gboolean (*FfwKeepStatus) (FfwIntake *self, gint64 booking, gint64 status, GError **error);

gboolean ffw_booking_wishes_begin (FfwIntake *self, GError **error);
gboolean ffw_booking_wishes_add (FfwIntake *self, const FfwWish *wish, GError **error);
gboolean ffw_booking_wishes_settle (FfwIntake *self, int status_field, int funded_field,
                                    FfwKeepStatus keep, GError **error);

G_END_DECLS
