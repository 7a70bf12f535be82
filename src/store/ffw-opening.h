/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-connection-private.h"
#include "ffw-file.h"
#include "ffw-language.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwOpening:
 * @path: absolute
 * @facts: of the file when it was opened
 * @is_noted: whether it is noted as open in this process
 * @connection: the first one; to write where there are no @reasons
 * @reasons: why it can be read only, as a sentence in each language, or %NULL
 * @reader: how readers open it
 * @alone: whether this process alone may write, in rollback-journal mode
 * @lock: the lock that says so, to be given back in the end, or %NULL
 *
 * A workspace's file, opened in the way that its place and its rights allow.
 */
typedef struct
{
  char *path;
  FfwFileFacts facts;
  gboolean is_noted;
  FfwConnection *connection;
  char *reasons[FFW_N_LANGUAGES];
  FfwConnectionMode reader;
  gboolean alone;
  char *lock;
} FfwOpening;

gboolean ffw_opening_open (FfwOpening *self, const char *path, FfwWorkspaceFlags flags,
                           GError **error);
gboolean ffw_opening_is_read_only (const FfwOpening *self);
void ffw_opening_clear (FfwOpening *self);

G_END_DECLS
