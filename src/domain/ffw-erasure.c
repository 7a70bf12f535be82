/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-erasure.h"

#include "ffw-action-error.h"
#include "ffw-content.h"
#include "ffw-erasure-tables.h"
#include "ffw-erasure-trace.h"

#include <glib/gi18n-lib.h>

#define SQL_LOOK                                                                                   \
  "SELECT trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, '')),"              \
  " (SELECT count(*) FROM post WHERE person = n.id),"                                              \
  " (SELECT count(*) FROM record WHERE person = n.id),"                                            \
  " (SELECT count(*) FROM booking WHERE person = n.id),"                                           \
  " (SELECT count(*) FROM booking b JOIN session s ON s.id = b.session"                            \
  "   WHERE b.person = n.id AND b.status IN (0, 1) AND s.last_on >= ?),"                           \
  " (SELECT count(DISTINCT m.person) FROM post m WHERE m.manager = n.id"                           \
  "   AND (m.left_on IS NULL OR m.left_on >= ?)),"                                                 \
  " (SELECT count(*) FROM note WHERE person = n.id),"                                              \
  " (SELECT count(*) FROM attachment WHERE person = n.id),"                                        \
  " (SELECT count(*) FROM note t WHERE t.person <> n.id AND length (n.family_name) > 2"            \
  "   AND lower (t.text) LIKE '%' || lower (n.family_name) || '%')"                                \
  " FROM person n WHERE n.id = ?"

void
ffw_erasure_look_free (FfwErasureLook *self)
{
  g_free (self->name);
  g_free (self);
}

/** Returns: (transfer none): what somebody is called who was erased */
const char *
ffw_erasure_name (FfwLanguage language)
{
  /* Translators: in the place of a name */
  return ffw_translate (language, N_ ("Erased person"));
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                       _ ("The person is gone: somebody has taken them back meanwhile."));
}

/**
 * ffw_erasure_look:
 * @person: the id
 * @today: the day from which bookings are ahead
 *
 * Returns: (transfer full): what an erasure would do; %NULL with @error set
 */
FfwErasureLook *
ffw_erasure_look (FfwConnection *connection, gint64 person, FfwDate today, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LOOK, error, "DDi", today,
                                                       today, person);
  g_autoptr (FfwErasureLook) self = g_new0 (FfwErasureLook, 1);

  if (cursor == NULL)
    return NULL;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        set_gone (error);
      return NULL;
    }
  self->name = g_strdup (ffw_cursor_get_text (cursor, 0));
  self->n_posts = ffw_cursor_get_int (cursor, 1);
  self->n_records = ffw_cursor_get_int (cursor, 2);
  self->n_bookings = ffw_cursor_get_int (cursor, 3);
  self->n_ahead = ffw_cursor_get_int (cursor, 4);
  self->n_managed = ffw_cursor_get_int (cursor, 5);
  self->n_notes = ffw_cursor_get_int (cursor, 6);
  self->n_files = ffw_cursor_get_int (cursor, 7);
  self->n_mentions = ffw_cursor_get_int (cursor, 8);

  return g_steal_pointer (&self);
}

/* Gives the person's rows of @table UUIDs by which no old file finds them. */
static gboolean
renew (FfwConnection *connection, const FfwErasureTable *table, gint64 person, GError **error)
{
  g_autofree char *list = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", table->table,
                                           table->leads);
  g_autofree char *set = g_strdup_printf ("UPDATE %s SET uuid = ? WHERE id = ?", table->table);
  g_autoptr (FfwCursor) rows = ffw_connection_query (connection, list, error, "i", person);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (rows == NULL)
    return FALSE;
  while (ffw_cursor_next (rows, error))
    {
      gint64 id = ffw_cursor_get_int (rows, 0);

      g_array_append_val (ids, id);
    }
  if (ffw_cursor_has_failed (rows))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      char uuid[FFW_UUID_SIZE];

      if (!ffw_connection_run (connection, set, error, "si", ffw_erase_new_uuid (uuid),
                               g_array_index (ids, gint64, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
empty_column (FfwConnection *connection, const FfwErasureColumn *column,
              const FfwErasureTable *table, gint64 person, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %s SET %s = %s WHERE %s = ? AND %s IS NOT NULL", column->table, column->column,
      column->how == FFW_ERASURE_NONE ? "NULL" : "''", table->leads, column->column);

  return ffw_connection_run (connection, sql, error, "i", person);
}

/* The rows of the person in one of the tables: they go, or what is theirs in them does. */
static gboolean
clear_table (FfwConnection *connection, const FfwErasureTable *table, gint64 person, GError **error)
{
  guint n;
  const FfwErasureColumn *columns = ffw_erasure_columns (&n);

  if (table->goes)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE %s = ?", table->table,
                                              table->leads);

      return ffw_connection_run (connection, sql, error, "i", person);
    }
  for (guint i = 0; i < n; i++)
    if (g_str_equal (columns[i].table, table->table)
        && !empty_column (connection, &columns[i], table, person, error))
      return FALSE;

  return !table->has_uuid || renew (connection, table, person, error);
}

/* A walk through the history: whose rows go, and which contents of files others' rows name. */
typedef struct
{
  FfwTrace *trace;
  GHashTable *others;
} Sifting;

static gboolean
holds_row (const FfwErasedRow *row, gpointer data)
{
  Sifting *self = data;
  gboolean holds = ffw_trace_holds_row (self->trace, row);

  if (!holds && g_str_equal (ffw_erased_row_get_table (row), "attachment"))
    for (FfwErasedSide side = FFW_ERASED_BEFORE; side <= FFW_ERASED_AFTER; side++)
      {
        char *sha256 = ffw_erased_row_dup_text (row, "sha256", side);

        if (sha256)
          g_hash_table_add (self->others, sha256);
      }

  return holds;
}

/* Why records were withdrawn stood in these messages once, in somebody's words. */
static gboolean
holds_text (const char *id, const char *text, gpointer trace)
{
  return g_str_equal (id, "withdraw-record") || g_str_equal (id, "withdraw-records")
         || ffw_trace_holds_text (trace, text);
}

static gboolean
say (FfwChange *change, gint64 before, GError **error)
{
  g_autoptr (FfwMessage) message = NULL;
  g_autofree char *count = NULL;
  gint64 after = 0;

  if (!ffw_erase_count (ffw_change_get_connection (change), &after, error))
    return FALSE;
  count = g_strdup_printf ("%" G_GINT64_FORMAT, after - before);
  message = ffw_message_new ("erase-person", count, NULL);
  ffw_change_set_message (change, message);

  return TRUE;
}

/**
 * ffw_person_erase:
 * @change: under way in ffw_workspace_erase()
 * @person: the id
 *
 * Erases a person: from the tables what ffw_erasure_columns() names, notes and what leads to
 * them, files with what is in them; from the history all rows that were ever about them, and words
 * in its messages.
 *
 * Returns: whether it was done; a #FFW_ACTION_ERROR where there is no such person
 */
gboolean
ffw_person_erase (FfwChange *change, gint64 person, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwTrace) trace = NULL;
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sifting sifting = { .others = others };
  gint64 n_before = 0;
  gint64 there = 0;
  guint n;
  const FfwErasureTable *tables = ffw_erasure_tables (&n);

  if (!ffw_connection_get_int (connection, "SELECT count(*) FROM person WHERE id = ?", &there,
                               error, "i", person))
    return FALSE;
  if (there == 0)
    {
      set_gone (error);
      return FALSE;
    }

  sifting.trace = trace = ffw_trace_new (connection, person, error);
  if (trace == NULL || !ffw_erase_count (connection, &n_before, error)
      || !ffw_erase_rows (change, holds_row, &sifting, error)
      || !ffw_erase_texts (change, holds_text, trace, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if ((tables[i].to == NULL || g_str_equal (tables[i].to, "person"))
        && !clear_table (connection, &tables[i], person, error))
      return FALSE;

  /* An undo of others' changes may want theirs back. */
  return ffw_content_drop_unused (connection, others, error) && say (change, n_before, error)
         && ffw_erase_close (change, person, error);
}
