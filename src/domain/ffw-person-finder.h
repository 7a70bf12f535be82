/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-directory.h"
#include "ffw-posts.h"

G_BEGIN_DECLS

gboolean ffw_person_find (FfwConnection *connection, FfwDirectories *directories, const char *named,
                          FfwDate on, FfwFoundPost *found, GError **error);
char *ffw_post_get_label (FfwConnection *connection, gint64 post, gint64 person, GError **error);

G_END_DECLS
