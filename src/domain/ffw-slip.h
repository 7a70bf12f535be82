/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves: a slip of a session for each home organisation, and nominations. */

#pragma once

#include "ffw-action-error.h"
#include "ffw-change.h"
#include "ffw-transfer.h"

G_BEGIN_DECLS

/**
 * FfwNomination:
 * @posts: (array length=n): whom places are asked for
 * @course: a code
 * @session: (nullable): the code that the receiver has for a session
 * @to: the code of whoever holds sessions
 * @language: of #ffw_coding_language, or negative: as each person prefers it
 * @reason: of #ffw_coding_place_reason, or negative
 * @access: (nullable): what they need to take part
 */
typedef struct
{
  const gint64 *posts;
  guint n;
  const char *course;
  const char *session;
  const char *to;
  int language;
  int reason;
  const char *access;
} FfwNomination;

GPtrArray *ffw_slips_read (FfwConnection *connection, const char *session, const char *organisation,
                           const char *own, GError **error);
FfwTransfer *ffw_nomination_read (FfwConnection *connection, const FfwNomination *nomination,
                                  const char *own, GError **error);
gboolean ffw_transfer_number (FfwChange *change, FfwTransfer *transfer, GError **error);

G_END_DECLS
