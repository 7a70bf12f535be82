/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-evidence.h"

G_BEGIN_DECLS

/**
 * FfwExport:
 * @at: UTC, as 2022-11-22T10:00:00Z
 * @audience: its code
 * @organisation: its code, empty for all
 * @supersedes: (nullable): the uuid of the one before
 * @sha256: of the bytes of the file, in hexadecimal
 * @superseded: whether a later one took its place
 *
 * A file of evidence that has left, as the log of exports has it.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *at;
  char *audience;
  char *organisation;
  FfwDate from;
  FfwDate to;
  guint minimum;
  guint64 revision;
  char *supersedes;
  char *sha256;
  gboolean superseded;
} FfwExport;

FfwExport *ffw_export_read (FfwConnection *connection, gint64 id, GError **error);
FfwExport *ffw_export_find (FfwConnection *connection, const char *sha256, const char *uuid,
                            GError **error);
void ffw_export_free (FfwExport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FfwExport, ffw_export_free)

G_END_DECLS
