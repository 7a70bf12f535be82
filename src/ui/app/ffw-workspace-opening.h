/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwOpeningKind:
 * @FFW_OPENING_FILE: a workspace that is there
 * @FFW_OPENING_NEW: a new one, with the shipped framework in it
 * @FFW_OPENING_SAMPLE: the sample, made where it is not there yet
 */
typedef enum
{
  FFW_OPENING_FILE,
  FFW_OPENING_NEW,
  FFW_OPENING_SAMPLE,
} FfwOpeningKind;

void ffw_opening_start (FfwOpeningKind kind, const char *path, FfwWorkspaceFlags flags,
                        GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data);
FfwWorkspace *ffw_opening_finish (GAsyncResult *result, GError **error);

G_END_DECLS
