/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-store-error.h"

#include "ffw-connection-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 change; /* that stands in the way; 0 for none */
} FfwStoreErrorPrivate;

static void
ffw_store_error_private_init (FfwStoreErrorPrivate *priv)
{
}

static void
ffw_store_error_private_copy (const FfwStoreErrorPrivate *from, FfwStoreErrorPrivate *to)
{
  *to = *from;
}

static void
ffw_store_error_private_clear (FfwStoreErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (FfwStoreError, ffw_store_error)

/** Returns: the number of the change that stands in the way of an undo; 0 where none does */
gint64
ffw_store_error_get_change (const GError *error)
{
  return error->domain == FFW_STORE_ERROR ? ffw_store_error_get_private (error)->change : 0;
}

/* Says which change stands in the way. */
void
ffw_store_error_set_change (GError *error, gint64 change)
{
  ffw_store_error_get_private (error)->change = change;
}

/* Whether the file must be written before it can be read: a process died while it wrote. */
static gboolean
is_left_open (int result)
{
  return result == SQLITE_READONLY_ROLLBACK || result == SQLITE_READONLY_RECOVERY
         || result == SQLITE_READONLY_CANTINIT || result == SQLITE_READONLY_CANTLOCK;
}

static FfwStoreError
code_of_result (int result, int system_errno)
{
  if (is_left_open (result))
    return FFW_STORE_ERROR_UNREADABLE;

  switch (result & 0xff)
    {
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
      return FFW_STORE_ERROR_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FFW_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FFW_STORE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return FFW_STORE_ERROR_FULL;
    case SQLITE_READONLY:
      return FFW_STORE_ERROR_READ_ONLY;
    case SQLITE_INTERRUPT:
      return FFW_STORE_ERROR_CANCELLED;
    case SQLITE_IOERR:
      return system_errno == ENOSPC || system_errno == EDQUOT ? FFW_STORE_ERROR_FULL
                                                              : FFW_STORE_ERROR_UNREADABLE;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
      return FFW_STORE_ERROR_UNREADABLE;
    default:
      return FFW_STORE_ERROR_ENGINE;
    }
}

/* Translators: each of these sentences is about the file of a workspace; %1$s is its name and
 * %2$s what the database or the system said, in English. */
static const char *
sentence_of_code (FfwStoreError code)
{
  switch (code)
    {
    case FFW_STORE_ERROR_CONSTRAINT:
      return N_ ("“%1$s” would break one of its own rules, so nothing was changed (%2$s).");
    case FFW_STORE_ERROR_BUSY:
      return N_ ("“%1$s” is being changed by another program. Wait until it has finished, "
                 "and try again.");
    case FFW_STORE_ERROR_CORRUPT:
      return N_ ("“%1$s” is damaged (%2$s). Restore it from a backup.");
    case FFW_STORE_ERROR_FULL:
      return N_ ("There is no room left on the disk of “%1$s”, so nothing was changed. "
                 "Free some room, and try again.");
    case FFW_STORE_ERROR_READ_ONLY:
      return N_ ("“%1$s” may be read but not written, so nothing was changed.");
    case FFW_STORE_ERROR_CANCELLED:
      return N_ ("It was stopped as you asked; nothing of it was kept.");
    case FFW_STORE_ERROR_UNREADABLE:
      return N_ ("“%1$s” cannot be opened, read or written (%2$s).");
    default:
      return N_ ("The database of “%1$s” failed in a way that was not expected (%2$s).");
    }
}

/*
 * Sets @error to what @result, an SQLite result code, means for the file
 * @path. @db is asked for the details; it may be NULL.
 */
void
ffw_store_error_set (GError **error, int result, sqlite3 *db, const char *path)
{
  int system_errno = db ? sqlite3_system_errno (db) : 0;
  FfwStoreError code = code_of_result (result, system_errno);
  const char *said = sqlite3_errstr (result);
  const char *sentence = sentence_of_code (code);
  g_autofree char *name = g_filename_display_basename (path);

  /* Connections give extended codes; some functions of SQLite give only the primary one. */
  if (db && (sqlite3_errcode (db) & 0xff) == (result & 0xff))
    said = sqlite3_errmsg (db);
  if (code == FFW_STORE_ERROR_UNREADABLE && system_errno != 0)
    said = g_strerror (system_errno);

  if (is_left_open (result))
    sentence = N_ ("“%1$s” was not closed properly the last time (%2$s). Open it once where it "
                   "may be written.");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, FFW_STORE_ERROR, code, _ (sentence), name, said);
#pragma GCC diagnostic pop
}
