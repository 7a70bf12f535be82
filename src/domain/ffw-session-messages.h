/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What those who have a place on a session, wait for one or train are told of it: how to join, and
 * what has changed since they were told last. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-notice.h"
#include "ffw-session.h"

G_BEGIN_DECLS

/** Of a session s: whether somebody has to be told of what has changed: SQL. */
#define FFW_SQL_SESSION_UNTOLD                                                                     \
  "EXISTS (SELECT 1 FROM session_message m WHERE m.session = s.id AND m.at IS NULL"                \
  " AND NOT EXISTS (SELECT 1 FROM session_message l WHERE l.session = m.session"                   \
  "   AND l.person = m.person AND l.id > m.id))"

/** The tables that ffw_session_messages_read() reads, NULL-terminated. */
extern const char *const ffw_session_messages_tables[];

gboolean ffw_session_messages_differ (const FfwSession *a, const FfwSession *b);
gboolean ffw_session_messages_keep (FfwChange *change, gint64 session, gint64 person,
                                    GError **error);
GPtrArray *ffw_session_messages_read (FfwConnection *connection, gint64 session, FfwDate today,
                                      FfwLanguage reader, GError **error);
gboolean ffw_session_messages_mark (FfwChange *change, gint64 session, GPtrArray *notices,
                                    GError **error);
gboolean ffw_session_messages_unmark (FfwChange *change, gint64 session, gint64 person,
                                      GError **error);

G_END_DECLS
