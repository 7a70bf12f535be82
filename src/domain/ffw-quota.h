/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

/**
 * FfwQuota:
 * @places: funded places there are; %FFW_NULL for no limit
 * @used: funded bookings, held and to come, that have one
 * @is_full: whether one more would be too many
 *
 * The funded places of a course, or an organisation's part of them.
 */
typedef struct
{
  gint64 places;
  gint64 used;
  gboolean is_full;
} FfwQuota;

gboolean ffw_quota_read (FfwConnection *connection, gint64 course, gint64 post, gint64 booking,
                         FfwDate today, FfwQuota *quota, GError **error);

G_END_DECLS
