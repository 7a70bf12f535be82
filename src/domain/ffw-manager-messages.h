/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each manager is told of the gaps of their own staff. */

#pragma once

#include "ffw-change.h"
#include "ffw-date.h"
#include "ffw-notice.h"

G_BEGIN_DECLS

/** The tables that ffw_manager_messages_read() reads, NULL-terminated. */
extern const char *const ffw_manager_messages_tables[];

GPtrArray *ffw_manager_messages_read (FfwConnection *connection, const char *organisation,
                                      FfwDate today, FfwLanguage reader, GError **error);
gboolean ffw_manager_message_mark (FfwChange *change, gint64 manager, const char *gaps,
                                   GError **error);
gboolean ffw_manager_message_unmark (FfwChange *change, gint64 manager, GError **error);

G_END_DECLS
