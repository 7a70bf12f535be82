/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The waivers of one person. Making, ending and removing them is in ffw-many.h. */

#pragma once

#include "ffw-connection.h"
#include "ffw-date.h"
#include "ffw-language.h"

G_BEGIN_DECLS

/**
 * FfwWaiver:
 * @area: its title in the reader's language, else in the other, marked with it; else its code
 */
typedef struct
{
  gint64 id;
  char *area;
  FfwDate from_on;
  FfwDate until_on;
  char *reason;
} FfwWaiver;

GPtrArray *ffw_waivers_read (FfwConnection *connection, gint64 post, FfwLanguage language,
                             GError **error);

G_END_DECLS
