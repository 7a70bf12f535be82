/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session of another organisation, of which a slip tells. */

#pragma once

#include "ffw-change.h"
#include "ffw-transfer.h"

G_BEGIN_DECLS

/**
 * FfwTransferSession:
 * @code: that it has here
 * @theirs: whether the workspace knows it from slips alone
 */
typedef struct
{
  gint64 id;
  char *code;
  gboolean theirs;
} FfwTransferSession;

gboolean ffw_transfer_bring_session (FfwChange *change, const FfwTransfer *slip, gint64 course,
                                     FfwTransferSession *session, gboolean *changed,
                                     GError **error);
gboolean ffw_transfer_drop_days (FfwChange *change, gint64 session, gint64 person,
                                 const GPtrArray *days, GError **error);
void ffw_transfer_session_clear (FfwTransferSession *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FfwTransferSession, ffw_transfer_session_clear)

G_END_DECLS
