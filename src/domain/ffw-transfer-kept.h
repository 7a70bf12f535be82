/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of slips and nominations that were read. */

#pragma once

#include "ffw-change.h"
#include "ffw-choices.h"
#include "ffw-transfer-look.h"

G_BEGIN_DECLS

/** Somebody of an earlier revision: whose they were, and what came of them. */
typedef struct
{
  gint64 id;
  gint64 person;
  char *made;
} FfwTransferGone;

GPtrArray *ffw_transfer_list_sessions (FfwConnection *connection, gint64 course, FfwDate today,
                                       GError **error);
FfwTransfer *ffw_transfer_read_kept (FfwConnection *connection, gint64 id, GError **error);

gboolean ffw_transfer_keep (FfwChange *change, const FfwTransfer *transfer, gint64 course,
                            const char *session, gint64 *id, gboolean *changed, GError **error);
gboolean ffw_transfer_keep_person (FfwChange *change, gint64 transfer,
                                   const FfwTransferPerson *person, FfwTransferState state,
                                   gint64 who, const char *made, gboolean *changed, GError **error);
gboolean ffw_transfer_get_made (FfwConnection *connection, gint64 transfer, const char *item,
                                char **made, GError **error);
GPtrArray *ffw_transfer_list_gone (FfwConnection *connection, gint64 id,
                                   const FfwTransfer *transfer, GError **error);
gboolean ffw_transfer_forget (FfwChange *change, const FfwTransferGone *gone, GError **error);
gint64 ffw_transfer_add_newcomer (FfwChange *change, const FfwTransferWho *who, FfwDate on,
                                  GError **error);
gboolean ffw_transfer_withdraw (FfwChange *change, const char *record, guint *n, GError **error);
gboolean ffw_transfer_has_record (FfwConnection *connection, const char *uuid, gboolean *has,
                                  GError **error);
gboolean ffw_transfer_is_anothers (FfwConnection *connection, const char *uuid, gint64 person,
                                   gboolean *is, GError **error);
char *ffw_transfer_get_booking (FfwConnection *connection, gint64 session, gint64 person,
                                GError **error);
char *ffw_transfer_get_session (FfwConnection *connection, const char *code, gint64 *id,
                                GError **error);
gint64 ffw_transfer_get_post (FfwConnection *connection, gint64 person, FfwDate on, GError **error);
char *ffw_person_get_uuid (FfwConnection *connection, gint64 person, GError **error);
char *ffw_transfer_find_record (FfwConnection *connection, gint64 person, gint64 course,
                                FfwDate completed_on, GError **error);

G_END_DECLS
