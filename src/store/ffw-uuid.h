/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwUuidSource:
 *
 * Makes UUIDs of version 7, each greater than the one before. Zeroed to start.
 */
typedef struct
{
  guint64 milliseconds;
  guint counter;
  guint8 random[256];
  guint left;
} FfwUuidSource;

char *ffw_uuid_source_next (FfwUuidSource *self, guint64 milliseconds, char uuid[37]);
char *ffw_uuid_write (const guint8 bytes[16], char uuid[37]);
void ffw_random_bytes (guint8 *bytes, gsize n);

G_END_DECLS
