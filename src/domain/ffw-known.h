/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-directory.h"

G_BEGIN_DECLS

/** What a person names by its code. */
typedef enum
{
  FFW_KNOWN_ORGANISATION,
  FFW_KNOWN_COURSE,
  FFW_KNOWN_AREA,
  FFW_KNOWN_SESSION,
} FfwKnown;

gboolean ffw_known_find (FfwDirectories *directories, FfwKnown what, const char *code, gint64 *id,
                         GError **error);

G_END_DECLS
