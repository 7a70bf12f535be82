/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-content.h"

#include <glib/gi18n-lib.h>

#define UNUSED " NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.sha256 = content.sha256)"

#define SQL_FIND "SELECT count(*) FROM content WHERE sha256 = ?"
#define SQL_ADD  "INSERT INTO content (sha256, size, unused_on) VALUES (?, ?, ?)"
#define SQL_PART "INSERT INTO content_part (sha256, part, bytes) VALUES (?, ?, ?)"

/* What waits to be swept waits from now on: whoever stores it is about to link it. */
#define SQL_RENEW "UPDATE content SET unused_on = ? WHERE sha256 = ? AND unused_on IS NOT NULL"

#define SQL_READ "SELECT bytes FROM content_part WHERE sha256 = ? ORDER BY part"

/* A day that is still to come was written while the clock was wrong. */
#define SQL_MARK                                                                                   \
  "UPDATE content SET unused_on = ? WHERE (unused_on IS NULL OR unused_on > ?) AND" UNUSED
#define SQL_NEEDS                                                                                  \
  "SELECT count(*) FROM content WHERE (unused_on IS NULL OR unused_on > ? OR unused_on <= ?)"      \
  " AND" UNUSED
#define SQL_OLD    "SELECT sha256 FROM content WHERE unused_on <= ? AND" UNUSED
#define SQL_UNUSED "SELECT sha256 FROM content WHERE" UNUSED
#define SQL_ALL    "SELECT sha256, size FROM content ORDER BY sha256"

#define SQL_DROP_PARTS "DELETE FROM content_part WHERE sha256 = ?"
#define SQL_DROP       "DELETE FROM content WHERE sha256 = ?"

struct _FfwContent
{
  GPtrArray *parts; /* of GBytes */
  GChecksum *checksum;
  guint64 size;
};

/** Returns: (transfer full): of no bytes yet */
FfwContent *
ffw_content_new (void)
{
  FfwContent *self = g_new0 (FfwContent, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);

  return self;
}

void
ffw_content_free (FfwContent *self)
{
  g_ptr_array_unref (self->parts);
  g_checksum_free (self->checksum);
  g_free (self);
}

/**
 * ffw_content_append:
 * @bytes: what comes next, some; best %FFW_CONTENT_PART of them
 *
 * To be called before ffw_content_get_sha256().
 */
void
ffw_content_append (FfwContent *self, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_ptr_array_add (self->parts, g_bytes_ref (bytes));
  g_checksum_update (self->checksum, data, (gssize)size);
  self->size += size;
}

/** Returns: how many bytes there are */
guint64
ffw_content_get_size (FfwContent *self)
{
  return self->size;
}

/** Returns: (transfer none): the SHA-256 of all bytes, in lower case */
const char *
ffw_content_get_sha256 (FfwContent *self)
{
  return g_checksum_get_string (self->checksum);
}

/**
 * ffw_content_store:
 * @change: that is to link to it, or one of ffw_workspace_log()
 * @today: from which day on it counts as unused, until something links to it
 *
 * Puts the bytes into the workspace, where they are not there yet.
 *
 * Returns: whether they are there
 */
gboolean
ffw_content_store (FfwChange *change, FfwContent *self, FfwDate today, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  const char *sha256 = ffw_content_get_sha256 (self);
  gint64 n = 0;

  if (!ffw_connection_get_int (connection, SQL_FIND, &n, error, "s", sha256))
    return FALSE;
  if (n > 0)
    return ffw_connection_run (connection, SQL_RENEW, error, "Ds", today, sha256);

  if (!ffw_connection_run (connection, SQL_ADD, error, "siD", sha256, (gint64)self->size, today))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!ffw_change_rest (change, error)
        || !ffw_connection_run (connection, SQL_PART, error, "sib", sha256, (gint64)i,
                                self->parts->pdata[i]))
      return FALSE;

  return TRUE;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT,
                       _ ("What is in this file is not what was put there: the workspace is "
                          "damaged. Take the file from a backup."));
}

/**
 * ffw_content_read:
 * @sha256: of the bytes
 * @func: (scope call): is given them, a part at a time
 *
 * Reads a content, and sees that it is what it was.
 *
 * Returns: %FALSE with @error set where it could not be read, @func stopped it, or it turned out
 *   in the end that it is damaged (%FFW_STORE_ERROR_CORRUPT): what @func was given is worthless
 */
gboolean
ffw_content_read (FfwConnection *connection, const char *sha256, FfwContentFunc func, gpointer data,
                  GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_READ, error, "s", sha256);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      g_autoptr (GBytes) bytes = ffw_cursor_get_bytes (cursor, 0);
      gsize size;
      gconstpointer part = g_bytes_get_data (bytes, &size);

      g_checksum_update (checksum, part, (gssize)size);
      if (!func (bytes, data, error))
        return FALSE;
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  if (g_strcmp0 (g_checksum_get_string (checksum), sha256) != 0)
    {
      set_damaged (error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
drop (FfwConnection *connection, const char *sha256, GError **error)
{
  return ffw_connection_run (connection, SQL_DROP_PARTS, error, "s", sha256)
         && ffw_connection_run (connection, SQL_DROP, error, "s", sha256);
}

/* Drops all that @cursor names; those that @except has stay. */
static gboolean
drop_all (FfwConnection *connection, FfwCursor *cursor, GHashTable *except, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (all, g_strdup (ffw_cursor_get_text (cursor, 0)));
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (!(except && g_hash_table_contains (except, all->pdata[i]))
        && !drop (connection, all->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * ffw_content_needs_sweep:
 * @needed: (out): whether ffw_content_sweep() would write anything
 *
 * Returns: whether it could be read
 */
gboolean
ffw_content_needs_sweep (FfwConnection *connection, FfwDate today, gboolean *needed, GError **error)
{
  gint64 n = 0;
  gboolean good = ffw_connection_get_int (connection, SQL_NEEDS, &n, error, "DD", today,
                                          today - FFW_CONTENT_DAYS);

  *needed = n > 0;

  return good;
}

/**
 * ffw_content_sweep:
 * @connection: of ffw_workspace_log()
 * @today: the present day
 *
 * Notes which contents no link leads to any more, and drops those of which that was noted
 * %FFW_CONTENT_DAYS ago or earlier. An undo that would link to one of them is refused from then on.
 *
 * Returns: whether it was done
 */
gboolean
ffw_content_sweep (FfwConnection *connection, FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) old = NULL;

  if (!ffw_connection_run (connection, SQL_MARK, error, "DD", today, today))
    return FALSE;
  old = ffw_connection_query (connection, SQL_OLD, error, "D", today - FFW_CONTENT_DAYS);

  return drop_all (connection, old, NULL, error);
}

/**
 * ffw_content_drop_unused:
 * @except: (element-type utf8 utf8): a set of SHA-256 that stay
 *
 * Drops what no link leads to, without waiting: for an erasure.
 *
 * Returns: whether it was done
 */
gboolean
ffw_content_drop_unused (FfwConnection *connection, GHashTable *except, GError **error)
{
  g_autoptr (FfwCursor) unused = ffw_connection_query (connection, SQL_UNUSED, error, "");

  return drop_all (connection, unused, except, error);
}

static gboolean
add_size (GBytes *bytes, gpointer data, GError **error)
{
  *(gint64 *)data += (gint64)g_bytes_get_size (bytes);

  return TRUE;
}

/**
 * ffw_content_check:
 * @problems: (element-type utf8): where it is added what is wrong, a sentence each
 *
 * Reads every content, and sees that it is what it was.
 *
 * Returns: whether it could be looked at
 */
gboolean
ffw_content_check (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (FfwCursor) all = ffw_connection_query (connection, SQL_ALL, error, "");

  if (all == NULL)
    return FALSE;
  while (ffw_cursor_next (all, error))
    {
      const char *sha256 = ffw_cursor_get_text (all, 0);
      g_autoptr (GError) failure = NULL;
      gint64 size = 0;

      if ((ffw_content_read (connection, sha256, add_size, &size, &failure)
           && size == ffw_cursor_get_int (all, 1)))
        continue;
      if (failure && !g_error_matches (failure, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("The content %s of a file that is kept is not what was "
                                           "put there. Take the file from a backup."),
                                        sha256));
    }

  return !ffw_cursor_has_failed (all);
}
