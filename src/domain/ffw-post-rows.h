/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows that name a post (records, bookings, …): how they follow it. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"

G_BEGIN_DECLS

gboolean ffw_post_rows_follow (FfwConnection *connection, gint64 person, GError **error);
gboolean ffw_post_rows_count_ahead (FfwConnection *connection, gint64 post, FfwDate on, gint64 *n,
                                    GError **error);
gboolean ffw_post_rows_move (FfwConnection *connection, gint64 from, gint64 to, FfwDate on,
                             gboolean all, GError **error);
gboolean ffw_post_rows_clash (FfwConnection *connection, gint64 post, gint64 person,
                              const char **table, GError **error);
gboolean ffw_post_rows_let_go (FfwConnection *connection, gint64 from, gint64 to, GError **error);
gboolean ffw_post_rows_join (FfwConnection *connection, gint64 post, gint64 from, gint64 to,
                             GError **error);

G_END_DECLS
