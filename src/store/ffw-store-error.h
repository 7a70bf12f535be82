/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FfwStoreError:
 * @FFW_STORE_ERROR_CONSTRAINT: the data would break a rule of the file
 * @FFW_STORE_ERROR_BUSY: another process writes; the message says who, where that is known
 * @FFW_STORE_ERROR_CORRUPT: the file is damaged
 * @FFW_STORE_ERROR_FOREIGN: the file is no workspace
 * @FFW_STORE_ERROR_TOO_NEW: a newer program made it
 * @FFW_STORE_ERROR_FULL: no room on the disk
 * @FFW_STORE_ERROR_READ_ONLY: it may be read and not written
 * @FFW_STORE_ERROR_CANCELLED: stopped on request; nothing was kept
 * @FFW_STORE_ERROR_IN_THE_WAY: an undo met a later change
 * @FFW_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @FFW_STORE_ERROR_UNREADABLE: the file cannot be opened, read or written
 * @FFW_STORE_ERROR_ENGINE: SQLite said something that we did not expect
 */
typedef enum
{
  FFW_STORE_ERROR_CONSTRAINT,
  FFW_STORE_ERROR_BUSY,
  FFW_STORE_ERROR_CORRUPT,
  FFW_STORE_ERROR_FOREIGN,
  FFW_STORE_ERROR_TOO_NEW,
  FFW_STORE_ERROR_FULL,
  FFW_STORE_ERROR_READ_ONLY,
  FFW_STORE_ERROR_CANCELLED,
  FFW_STORE_ERROR_IN_THE_WAY,
  FFW_STORE_ERROR_NOTHING,
  FFW_STORE_ERROR_UNREADABLE,
  FFW_STORE_ERROR_ENGINE,
} FfwStoreError;

#define FFW_STORE_ERROR (ffw_store_error_quark ())
GQuark ffw_store_error_quark (void);
gint64 ffw_store_error_get_change (const GError *error);

G_END_DECLS
