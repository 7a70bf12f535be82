/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-export-log.h"

#define SQL_EXPORT                                                                                 \
  "SELECT e.id, e.uuid, e.at, e.audience, e.organisation, e.from_on, e.to_on, e.minimum,"          \
  " e.revision, e.supersedes, e.sha256,"                                                           \
  " CASE WHEN EXISTS (SELECT 1 FROM export_log l WHERE l.audience = e.audience"                    \
  " AND l.organisation = e.organisation AND l.from_on = e.from_on AND l.to_on = e.to_on"           \
  " AND l.revision > e.revision) THEN 1 ELSE 0 END"                                                \
  " FROM export_log e WHERE "

void
ffw_export_free (FfwExport *self)
{
  g_free (self->uuid);
  g_free (self->at);
  g_free (self->audience);
  g_free (self->organisation);
  g_free (self->supersedes);
  g_free (self->sha256);
  g_free (self);
}

/* The first row of the cursor, which is consumed; NULL where there is none. */
static FfwExport *
take (FfwCursor *cursor, GError **error)
{
  g_autoptr (FfwCursor) owned = cursor;
  GError *local_error = NULL;
  FfwExport *self;

  if (cursor == NULL)
    return NULL;
  if (!ffw_cursor_next (cursor, &local_error))
    {
      if (local_error)
        g_propagate_error (error, local_error);
      return NULL;
    }

  self = g_new0 (FfwExport, 1);
  self->id = ffw_cursor_get_int (cursor, 0);
  self->uuid = g_strdup (ffw_cursor_get_text (cursor, 1));
  self->at = g_strdup (ffw_cursor_get_text (cursor, 2));
  self->audience = g_strdup (ffw_cursor_get_text (cursor, 3));
  self->organisation = g_strdup (ffw_cursor_get_text (cursor, 4));
  self->from = ffw_cursor_get_date (cursor, 5);
  self->to = ffw_cursor_get_date (cursor, 6);
  self->minimum = (guint)ffw_cursor_get_int (cursor, 7);
  self->revision = (guint64)ffw_cursor_get_int (cursor, 8);
  if (!ffw_cursor_is_null (cursor, 9))
    self->supersedes = g_strdup (ffw_cursor_get_text (cursor, 9));
  self->sha256 = g_strdup (ffw_cursor_get_text (cursor, 10));
  self->superseded = ffw_cursor_get_int (cursor, 11) != 0;

  return self;
}

/** Returns: (transfer full): the export of the row; %NULL with an error of the store, or without
 *   one where there is no such row */
FfwExport *
ffw_export_read (FfwConnection *connection, gint64 id, GError **error)
{
  return take (ffw_connection_query (connection, SQL_EXPORT "e.id = ?", error, "i", id), error);
}

/**
 * ffw_export_find:
 * @sha256: of the bytes of a file
 * @uuid: (nullable): that the file says is its own
 *
 * Finds the export that a file is: the one of the same bytes, else the one of the same uuid, whose
 * bytes were others.
 *
 * Returns: (transfer full): %NULL with an error of the store, or without one where it is none
 */
FfwExport *
ffw_export_find (FfwConnection *connection, const char *sha256, const char *uuid, GError **error)
{
  return take (ffw_connection_query (connection,
                                     SQL_EXPORT "e.sha256 = ? OR e.uuid = ?"
                                                " ORDER BY CASE WHEN e.sha256 = ? THEN 0 ELSE 1"
                                                " END, e.id LIMIT 1",
                                     error, "sss", sha256, uuid ? uuid : "", sha256),
               error);
}
