/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-capture.h"

#include "ffw-tables.h"
#include "ffw-touches.h"

#include <string.h>

/* How many rows a part holds, more or less: what a change needs in memory. */
#define ROWS_OF_A_PART 20000

struct _FfwCapture
{
  FfwConnection *connection;
  gint64 change;
  sqlite3_session *session;
  gint64 written_before; /* rows written on the connection when the session began */
  guint n_parts;
  guint8 salt[FFW_SALT_SIZE];
  GChecksum *checksum;
  FfwTouches *touches;
};

static gboolean
begin_session (FfwCapture *self, GError **error)
{
  sqlite3 *db = ffw_connection_get_db (self->connection);
  int result = sqlite3session_create (db, "main", &self->session);

  for (const char *const *table = ffw_captured_tables; *table && result == SQLITE_OK; table++)
    result = sqlite3session_attach (self->session, *table);
  self->written_before = sqlite3_total_changes64 (db);

  return ffw_connection_check_result (self->connection, result, error);
}

/*
 * Begins to record what is written on @connection, as the parts of @change,
 * whose own ids begin at @first_id. A transaction must be open.
 */
FfwCapture *
ffw_capture_new (FfwConnection *connection, gint64 change, gint64 first_id, GError **error)
{
  g_autoptr (FfwCapture) self = g_new0 (FfwCapture, 1);

  self->connection = connection;
  self->change = change;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->touches = ffw_touches_new (connection, change, first_id);
  ffw_random_bytes (self->salt, FFW_SALT_SIZE);
  g_checksum_update (self->checksum, self->salt, FFW_SALT_SIZE);

  if (!begin_session (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
ffw_capture_free (FfwCapture *self)
{
  if (self->session)
    sqlite3session_delete (self->session);
  g_checksum_free (self->checksum);
  ffw_touches_free (self->touches);
  g_free (self);
}

/* Notes that the change is about @subject, whatever it writes. */
void
ffw_capture_touch (FfwCapture *self, gint64 subject)
{
  ffw_touches_add (self->touches, subject);
}

static gboolean
store_part (FfwCapture *self, GBytes *changeset, GError **error)
{
  g_checksum_update (self->checksum, g_bytes_get_data (changeset, NULL),
                     g_bytes_get_size (changeset));
  self->n_parts++;

  return ffw_touches_add_changeset (self->touches, changeset, error)
         && ffw_connection_run (self->connection,
                                "INSERT INTO change_part (change, part, changeset)"
                                " VALUES (?, ?, ?)",
                                error, "iib", self->change, (gint64)self->n_parts, changeset);
}

/* Ends the session and stores what it recorded, if anything. */
static gboolean
end_part (FfwCapture *self, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  void *data = NULL;
  int size = 0;
  int result = sqlite3session_changeset (self->session, &size, &data);

  g_clear_pointer (&self->session, sqlite3session_delete);
  changeset = g_bytes_new_with_free_func (data, size, sqlite3_free, data);

  return ffw_connection_check_result (self->connection, result, error)
         && (size == 0 || store_part (self, changeset, error));
}

/* Ends a part where it has become long. To be called between rows of a long change. */
gboolean
ffw_capture_rest (FfwCapture *self, GError **error)
{
  gint64 written = sqlite3_total_changes64 (ffw_connection_get_db (self->connection))
                   - self->written_before;

  if (written < ROWS_OF_A_PART)
    return TRUE;

  return end_part (self, error) && ffw_touches_store (self->touches, error)
         && begin_session (self, error);
}

/* Ends the recording and stores what is left. */
gboolean
ffw_capture_finish (FfwCapture *self, GError **error)
{
  return end_part (self, error) && (self->n_parts == 0 || ffw_touches_store (self->touches, error));
}

/* How many parts were stored; none where nothing was written. */
guint
ffw_capture_get_n_parts (FfwCapture *self)
{
  return self->n_parts;
}

/* Adds the names of the tables that it has stored rows of to @tables, a set of texts. */
void
ffw_capture_list_tables (FfwCapture *self, GHashTable *tables)
{
  ffw_touches_list_tables (self->touches, tables);
}

void
ffw_capture_get_salt (FfwCapture *self, guint8 salt[FFW_SALT_SIZE])
{
  memcpy (salt, self->salt, FFW_SALT_SIZE);
}

/* SHA-256 of the salt and all parts. */
void
ffw_capture_get_digest (FfwCapture *self, guint8 digest[FFW_DIGEST_SIZE])
{
  gsize size = FFW_DIGEST_SIZE;

  g_checksum_get_digest (self->checksum, digest, &size);
}
