/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions that can be booked, and groups of people who may be meant. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-text.h"

G_BEGIN_DECLS

/**
 * FfwBookableSession:
 * @capacity: %FFW_NULL for no limit
 *
 * A session to choose.
 */
typedef struct
{
  gint64 id;
  char *code;
  char *course;
  FfwText title; /* of the course */
  FfwDate first_on;
  gint64 capacity;
  gint64 n_booked;
} FfwBookableSession;

GPtrArray *ffw_booking_list_sessions (FfwConnection *connection, FfwDate today, GError **error);
GArray *ffw_booking_find_team (FfwConnection *connection, const char *manager, gint64 session,
                               GError **error);
GArray *ffw_booking_find_gaps (FfwConnection *connection, gint64 session, const char *organisation,
                               FfwDate today, GError **error);

G_END_DECLS
