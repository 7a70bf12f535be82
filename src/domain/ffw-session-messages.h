/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What those who have a place on a session, wait for one or train are told of it: how to join, and
 * what has changed since they were told last. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-notice.h"
#include "ffw-session.h"

G_BEGIN_DECLS

/** The tables that ffw_session_messages_read() reads, NULL-terminated. */
extern const char *const ffw_session_messages_tables[];

gboolean ffw_session_messages_differ (const FfwSession *a, const FfwSession *b);
gboolean ffw_session_messages_keep (FfwChange *change, gint64 session, GError **error);
GPtrArray *ffw_session_messages_read (FfwConnection *connection, gint64 session, FfwDate today,
                                      FfwLanguage reader, GError **error);
gboolean ffw_session_messages_mark (FfwChange *change, gint64 session, GPtrArray *notices,
                                    GError **error);
gboolean ffw_session_messages_unmark (FfwChange *change, gint64 session, gint64 person,
                                      GError **error);

G_END_DECLS
