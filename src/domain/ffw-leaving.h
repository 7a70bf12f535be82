/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What it means that people leave. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwLeaving:
 * @posts: the UUIDs of those that will end on the day
 * @person: the id of the only person; 0 where there are several
 * @name: (nullable): of the only one
 * @n_left: posts that had ended before the day already, and stay as they are
 * @n_later: posts that begin only after the day, and cannot end on it
 * @n_booked: places that the people have or wait for, on sessions after the day
 * @n_managed: posts whose manager leaves
 *
 * What would happen if people left on a day.
 */
typedef struct
{
  GPtrArray *posts;
  gint64 person;
  char *name;
  guint n_left;
  guint n_later;
  gint64 n_booked;
  gint64 n_managed;
} FfwLeaving;

FfwLeaving *ffw_leaving_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                              GError **error);
void ffw_leaving_free (FfwLeaving *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwLeaving, ffw_leaving_free)

G_END_DECLS
