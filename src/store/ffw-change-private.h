/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-uuid.h"
#include "ffw-workspace.h"

G_BEGIN_DECLS

/**
 * FfwChangeMode:
 * @FFW_CHANGE_CAPTURED: undo can take it back, and history tells of it
 * @FFW_CHANGE_LOGGED: neither
 * @FFW_CHANGE_ERASING: history tells of it, and undo cannot take it back
 */
typedef enum
{
  FFW_CHANGE_CAPTURED,
  FFW_CHANGE_LOGGED,
  FFW_CHANGE_ERASING,
} FfwChangeMode;

gboolean ffw_change_make (FfwConnection *connection, FfwUuidSource *uuids, GHashTable *tables,
                          FfwChangeMode mode, FfwChangeFunc func, gpointer data, gboolean *keep,
                          GError **error);
char *ffw_change_now (void);
const char *ffw_change_who (void);

G_END_DECLS
