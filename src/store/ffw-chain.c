/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chain of changes. Each entry's content is the SHA-256 of its salt, its
 * columns and its parts; its digest the SHA-256 of the digest before and the
 * content. A person's erasure drops rows of parts, and the salt with them, so
 * that nobody can guess what was there: such a content is no longer checked,
 * its place in the chain is. */

#include "ffw-chain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
get_digest (GChecksum *checksum, guint8 digest[FFW_DIGEST_SIZE])
{
  gsize size = FFW_DIGEST_SIZE;

  g_checksum_get_digest (checksum, digest, &size);
}

/* Each field goes in with its length, so that no two entries read the same. */
static void
add_text (GChecksum *checksum, const char *text)
{
  g_autofree char *length = g_strdup_printf ("%zu:", strlen (text));

  g_checksum_update (checksum, (const guint8 *)length, -1);
  g_checksum_update (checksum, (const guint8 *)text, -1);
}

static void
add_number (GChecksum *checksum, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_text (checksum, number == FFW_NULL ? "" : text);
}

static void
compute_content (const FfwLink *link, guint8 content[FFW_DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, link->salt, FFW_SALT_SIZE);
  add_number (checksum, link->id);
  add_text (checksum, link->uuid);
  add_text (checksum, link->at);
  add_text (checksum, link->who);
  add_number (checksum, link->kind);
  add_number (checksum, link->of);
  add_text (checksum, link->message);
  add_text (checksum, link->arguments);
  add_number (checksum, link->schema);
  add_number (checksum, link->first_id);
  add_number (checksum, link->end_id);
  g_checksum_update (checksum, link->parts, FFW_DIGEST_SIZE);
  get_digest (checksum, content);
}

static void
compute_digest (const guint8 before[FFW_DIGEST_SIZE], const guint8 content[FFW_DIGEST_SIZE],
                guint8 digest[FFW_DIGEST_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, before, FFW_DIGEST_SIZE);
  g_checksum_update (checksum, content, FFW_DIGEST_SIZE);
  get_digest (checksum, digest);
}

/* Gives an entry that has no parts its salt. */
void
ffw_link_set_no_parts (FfwLink *self)
{
  g_autoptr (GChecksum) no_parts = g_checksum_new (G_CHECKSUM_SHA256);

  ffw_random_bytes (self->salt, FFW_SALT_SIZE);
  g_checksum_update (no_parts, self->salt, FFW_SALT_SIZE);
  get_digest (no_parts, self->parts);
}

/* The number of the change that comes next: they are counted from 1 without a gap. */
gboolean
ffw_chain_next_id (FfwConnection *connection, gint64 *id, GError **error)
{
  return ffw_connection_get_int (connection, "SELECT coalesce (max (id), 0) + 1 FROM change", id,
                                 error, "");
}

static gboolean
read_last_digest (FfwConnection *connection, guint8 digest[FFW_DIGEST_SIZE], GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT digest FROM change ORDER BY id DESC LIMIT 1", error, "");
  g_autoptr (GError) failure = NULL;

  memset (digest, 0, FFW_DIGEST_SIZE);
  if (cursor == NULL)
    return FALSE;

  if (ffw_cursor_next (cursor, &failure))
    {
      g_autoptr (GBytes) bytes = ffw_cursor_get_bytes (cursor, 0);

      if (g_bytes_get_size (bytes) != FFW_DIGEST_SIZE)
        {
          ffw_store_error_set (error, SQLITE_CORRUPT, NULL, ffw_connection_get_path (connection));
          return FALSE;
        }
      memcpy (digest, g_bytes_get_data (bytes, NULL), FFW_DIGEST_SIZE);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

/* Adds @link behind the last entry. */
gboolean
ffw_chain_append (FfwConnection *connection, const FfwLink *link, GError **error)
{
  guint8 before[FFW_DIGEST_SIZE];
  guint8 content[FFW_DIGEST_SIZE];
  guint8 digest[FFW_DIGEST_SIZE];
  g_autoptr (GBytes) salt_bytes = g_bytes_new_static (link->salt, FFW_SALT_SIZE);
  g_autoptr (GBytes) content_bytes = g_bytes_new_static (content, FFW_DIGEST_SIZE);
  g_autoptr (GBytes) digest_bytes = g_bytes_new_static (digest, FFW_DIGEST_SIZE);

  if (!read_last_digest (connection, before, error))
    return FALSE;

  compute_content (link, content);
  compute_digest (before, content, digest);

  return ffw_connection_run (connection,
                             "INSERT INTO change (id, uuid, at, who, kind, of, message, arguments,"
                             " schema, first_id, end_id, salt, content, digest)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             error, "isssiIssiIIbbb", link->id, link->uuid, link->at, link->who,
                             (gint64)link->kind, link->of, link->message, link->arguments,
                             link->schema, link->first_id, link->end_id, salt_bytes, content_bytes,
                             digest_bytes);
}

/* The digest of the parts of @change, as ffw_capture_finish() makes it. */
static gboolean
read_parts (FfwConnection *connection, gint64 change, const guint8 salt[FFW_SALT_SIZE],
            guint8 parts[FFW_DIGEST_SIZE], GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT changeset FROM change_part WHERE change = ? ORDER BY part", error, "i",
      change);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;

  g_checksum_update (checksum, salt, FFW_SALT_SIZE);
  while (ffw_cursor_next (cursor, &failure))
    {
      g_autoptr (GBytes) part = ffw_cursor_get_bytes (cursor, 0);

      g_checksum_update (checksum, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
    }
  get_digest (checksum, parts);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static const char *
text_at (FfwCursor *cursor, int column)
{
  const char *text = ffw_cursor_get_text (cursor, column);

  return text ? text : "";
}

static gboolean
copy_bytes (FfwCursor *cursor, int column, guint8 *to, gsize size)
{
  g_autoptr (GBytes) bytes = ffw_cursor_get_bytes (cursor, column);

  if (bytes == NULL || g_bytes_get_size (bytes) != size)
    return FALSE;
  memcpy (to, g_bytes_get_data (bytes, NULL), size);

  return TRUE;
}

/* Whether the content of the entry on which @cursor stands is what its columns and parts give. */
static gboolean
check_content (FfwConnection *connection, FfwCursor *cursor, const guint8 stored[FFW_DIGEST_SIZE],
               gboolean *holds, GError **error)
{
  guint8 content[FFW_DIGEST_SIZE];
  FfwLink link = {
    .id = ffw_cursor_get_int (cursor, 0),
    .uuid = text_at (cursor, 1),
    .at = text_at (cursor, 2),
    .who = text_at (cursor, 3),
    .kind = ffw_cursor_get_int (cursor, 4),
    .of = ffw_cursor_get_int (cursor, 5),
    .message = text_at (cursor, 6),
    .arguments = text_at (cursor, 7),
    .schema = ffw_cursor_get_int (cursor, 8),
    .first_id = ffw_cursor_get_int (cursor, 9),
    .end_id = ffw_cursor_get_int (cursor, 10),
  };

  *holds = TRUE;
  if (ffw_cursor_is_null (cursor, 11))
    return TRUE;

  *holds = copy_bytes (cursor, 11, link.salt, FFW_SALT_SIZE);
  if (*holds)
    {
      if (!read_parts (connection, link.id, link.salt, link.parts, error))
        return FALSE;
      compute_content (&link, content);
      *holds = memcmp (content, stored, FFW_DIGEST_SIZE) == 0;
    }

  return TRUE;
}

/* An entry without its salt must be older than an erasure, which took it: a change that was done
 * and has no parts. */
static gboolean
check_salts (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT id FROM change WHERE salt IS NULL AND id > (SELECT coalesce (max (e.id), 0)"
      " FROM change AS e WHERE e.kind = 0 AND e.salt IS NOT NULL"
      " AND NOT EXISTS (SELECT 1 FROM change_part AS p WHERE p.change = e.id)) ORDER BY id",
      error, "");

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 ffw_cursor_get_int (cursor, 0));

      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("Change %s of the history cannot be checked, although "
                                           "nobody’s data were erased since."),
                                        number));
    }

  return !ffw_cursor_has_failed (cursor);
}

/*
 * Walks the chain, and adds a sentence to @problems for each entry that does not hold.
 */
gboolean
ffw_chain_check (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT id, uuid, at, who, kind, of, message, arguments, schema, first_id, end_id, salt,"
      " content, digest FROM change ORDER BY id",
      error, "");
  guint8 before[FFW_DIGEST_SIZE] = { 0 };
  g_autoptr (GError) failure = NULL;
  gint64 expected = 1;

  if (cursor == NULL)
    return FALSE;

  while (ffw_cursor_next (cursor, &failure))
    {
      guint8 content[FFW_DIGEST_SIZE] = { 0 };
      guint8 digest[FFW_DIGEST_SIZE];
      guint8 stored[FFW_DIGEST_SIZE] = { 0 };
      gint64 id = ffw_cursor_get_int (cursor, 0);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      gboolean holds = FALSE;

      if (id != expected)
        {
          g_autofree char *before_gap = g_strdup_printf ("%" G_GINT64_FORMAT, expected - 1);

          g_ptr_array_add (problems,
                           /* Translators: the numbers of two changes */
                           g_strdup_printf (_ ("The history jumps from change %s to change %s: "
                                               "what was between them is missing."),
                                            before_gap, number));
        }
      expected = id + 1;

      if (copy_bytes (cursor, 12, content, FFW_DIGEST_SIZE)
          && copy_bytes (cursor, 13, stored, FFW_DIGEST_SIZE)
          && !check_content (connection, cursor, content, &holds, error))
        return FALSE;
      if (!holds)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("Change %s of the history is not what it was "
                                             "when it was recorded."),
                                          number));

      compute_digest (before, content, digest);
      if (memcmp (digest, stored, FFW_DIGEST_SIZE) != 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("The history is broken before change %s."), number));
      memcpy (before, stored, FFW_DIGEST_SIZE);
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return check_salts (connection, problems, error);
}
