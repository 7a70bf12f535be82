/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"

G_BEGIN_DECLS

/** Minutes that a person needs between two sessions. */
#define FFW_CLASH_BUFFER 30

gboolean ffw_clash_find (FfwConnection *connection, gint64 person, gint64 session, guint buffer,
                         char **clash, GError **error);

G_END_DECLS
