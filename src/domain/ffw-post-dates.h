/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

gboolean ffw_post_dates_follow (FfwConnection *connection, gint64 person, GError **error);

G_END_DECLS
