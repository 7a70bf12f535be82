/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-intake-deferred.h"

#include <string.h>

#define SQL_TABLE                                                                                  \
  "CREATE TEMPORARY TABLE IF NOT EXISTS intake_deferred "                                          \
  "(position INTEGER PRIMARY KEY, line INTEGER, own TEXT, waits_for TEXT, cells BLOB, "            \
  "settled INTEGER NOT NULL DEFAULT 0)"
#define SQL_INDEX "CREATE INDEX IF NOT EXISTS intake_deferred_own ON intake_deferred (own)"
#define SQL_CLEAR "DELETE FROM intake_deferred"
#define SQL_ADD                                                                                    \
  "INSERT INTO intake_deferred (position, line, own, waits_for, cells) VALUES (?, ?, ?, ?, ?)"
#define SQL_REMOVE "DELETE FROM intake_deferred WHERE position = ?"
#define SQL_SETTLE "UPDATE intake_deferred SET settled = 1 WHERE position = ?"
#define SQL_WAITS  "SELECT count(*) FROM intake_deferred WHERE own = ? AND settled = 0"
#define SQL_REFUSED_TABLE                                                                          \
  "CREATE TEMPORARY TABLE IF NOT EXISTS intake_refused (own TEXT PRIMARY KEY, line INTEGER)"
#define SQL_REFUSED_CLEAR "DELETE FROM intake_refused"
#define SQL_REFUSE        "INSERT INTO intake_refused (own, line) VALUES (?, ?) ON CONFLICT DO NOTHING"
#define SQL_REFUSED       "SELECT coalesce (min (line), 0) FROM intake_refused WHERE own = ?"
#define SQL_NEXT                                                                                   \
  "SELECT position, line, cells FROM intake_deferred WHERE position > ? AND settled = 0 "          \
  " ORDER BY position LIMIT 1"
/* Whom :own waits for, and whom those wait for: does it come back? */
#define SQL_CIRCLE                                                                                 \
  "WITH RECURSIVE chain (own) AS ("                                                                \
  "  SELECT waits_for FROM intake_deferred WHERE own = ? UNION "                                   \
  "  SELECT d.waits_for FROM intake_deferred d JOIN chain c ON d.own = c.own) "                    \
  "SELECT count(*) FROM chain WHERE own = ?"

gboolean
ffw_intake_deferred_begin (FfwIntake *self, GError **error)
{
  return ffw_connection_run (self->connection, SQL_TABLE, error, "")
         && ffw_connection_run (self->connection, SQL_CLEAR, error, "")
         && ffw_connection_run (self->connection, SQL_REFUSED_TABLE, error, "")
         && ffw_connection_run (self->connection, SQL_REFUSED_CLEAR, error, "");
}

/* A cell is its state, and where it is set, its value as it is in memory and its text. */
static GBytes *
pack (const FfwCell *cells, guint n)
{
  GByteArray *packed = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    {
      guint8 state = (guint8)cells[i].state;

      g_byte_array_append (packed, &state, 1);
      if (cells[i].state != FFW_CELL_SET)
        continue;
      g_byte_array_append (packed, (const guint8 *)&cells[i].integer, sizeof cells[i].integer);
      g_byte_array_append (packed, (const guint8 *)&cells[i].length, sizeof cells[i].length);
      g_byte_array_append (packed, (const guint8 *)cells[i].text, (guint)cells[i].length + 1);
    }

  return g_byte_array_free_to_bytes (packed);
}

static void
unpack (GBytes *packed, FfwCell *cells, guint n)
{
  const guint8 *at = g_bytes_get_data (packed, NULL);

  for (guint i = 0; i < n; i++)
    {
      cells[i] = (FfwCell){ .state = (FfwCellState)*at++ };
      if (cells[i].state != FFW_CELL_SET)
        continue;
      memcpy (&cells[i].integer, at, sizeof cells[i].integer);
      at += sizeof cells[i].integer;
      memcpy (&cells[i].length, at, sizeof cells[i].length);
      at += sizeof cells[i].length;
      cells[i].text = (const char *)at;
      at += cells[i].length + 1;
    }
}

/* What names the row itself: its key as the file says it. */
static char *
own_name (FfwIntake *self, const FfwRow *row)
{
  g_autoptr (GString) own = g_string_new (NULL);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & FFW_FIELD_KEY) && row->cells[i].state == FFW_CELL_SET)
      g_string_append_printf (own, "%s%s", own->len ? "/" : "", row->cells[i].text);

  return g_string_free (g_steal_pointer (&own), FALSE);
}

/** Keeps @row for the end of the file; one that is being settled stays where it is. */
gboolean
ffw_intake_defer (FfwIntake *self, const FfwRow *row, GError **error)
{
  g_autoptr (GBytes) cells = NULL;
  g_autofree char *own = NULL;

  if (self->settling)
    return TRUE;
  if (self->n_deferred == 0 && !ffw_connection_run (self->connection, SQL_INDEX, error, ""))
    return FALSE;

  cells = pack (row->cells, self->kind->n_fields);
  own = own_name (self, row);

  return ffw_connection_run (self->connection, SQL_ADD, error, "iissb", (gint64)++self->n_deferred,
                             (gint64)row->line, own, row->waits_for, cells);
}

/**
 * ffw_intake_wait:
 * @own: the key of the row that it waits for, as that row's own cells say it, its parts joined
 *   by slashes
 *
 * Keeps @row until that one has come.
 */
void
ffw_intake_wait (FfwRow *row, const char *own)
{
  row->deferred = TRUE;
  if (*row->waits_for == '\0')
    g_strlcpy (row->waits_for, own, sizeof row->waits_for);
}

/**
 * ffw_intake_is_circle:
 * @circle: (out): whether the rows that wait come back to @row, which waits too
 */
gboolean
ffw_intake_is_circle (FfwIntake *self, const FfwRow *row, gboolean *circle, GError **error)
{
  g_autofree char *own = own_name (self, row);
  gint64 n = 0;

  if (!ffw_connection_get_int (self->connection, SQL_CIRCLE, &n, error, "ss", own, own))
    return FALSE;
  *circle = n > 0;

  return TRUE;
}

/**
 * ffw_intake_is_waiting:
 * @own: as in ffw_intake_wait()
 * @waiting: (out): whether the row of that key waits itself
 */
gboolean
ffw_intake_is_waiting (FfwIntake *self, const char *own, gboolean *waiting, GError **error)
{
  gint64 n = 0;

  if (!ffw_connection_get_int (self->connection, SQL_WAITS, &n, error, "s", own))
    return FALSE;
  *waiting = n > 0;

  return TRUE;
}

/** Remembers that @row was refused: another row of the file may refer to it. */
gboolean
ffw_intake_refuse (FfwIntake *self, const FfwRow *row, GError **error)
{
  g_autofree char *own = own_name (self, row);

  return ffw_connection_run (self->connection, SQL_REFUSE, error, "si", own, (gint64)row->line);
}

/** On which line the row of that key was refused, or 0. */
gboolean
ffw_intake_find_refused (FfwIntake *self, const char *own, guint *line, GError **error)
{
  gint64 found = 0;

  if (!ffw_connection_get_int (self->connection, SQL_REFUSED, &found, error, "s", own))
    return FALSE;
  *line = (guint)found;

  return TRUE;
}

/* Takes in each row that waits, once. */
static gboolean
settle_once (FfwIntake *self, gboolean *progress, GError **error)
{
  gint64 position = 0;

  *progress = FALSE;
  for (;;)
    {
      g_autoptr (FfwCursor) next = ffw_connection_query (self->connection, SQL_NEXT, error, "i",
                                                         position);
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GError) local = NULL;
      FfwCell cells[FFW_MAX_FIELDS];
      FfwRowResult result;
      guint line;

      if (next == NULL)
        return FALSE;
      if (!ffw_cursor_next (next, &local))
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          return local == NULL && (error == NULL || *error == NULL);
        }

      position = ffw_cursor_get_int (next, 0);
      line = (guint)ffw_cursor_get_int (next, 1);
      packed = ffw_cursor_get_bytes (next, 2);
      unpack (packed, cells, self->kind->n_fields);
      g_clear_pointer (&next, ffw_cursor_free);

      result = ffw_intake_row (self, cells, line, error);
      if (result == FFW_ROW_FAILED)
        return FALSE;
      if (result == FFW_ROW_DEFERRED)
        continue;
      *progress = TRUE;
      /* On the last chance all stay until the end: a circle is told by who waits in it. */
      if (!ffw_connection_run (self->connection, self->last_chance ? SQL_SETTLE : SQL_REMOVE, error,
                               "i", position))
        return FALSE;
    }
}

/** Takes in the rows that wait, as often as one of them lets another in. */
gboolean
ffw_intake_deferred_settle (FfwIntake *self, GError **error)
{
  gboolean progress = self->n_deferred > 0;

  self->settling = TRUE;
  while (progress)
    if (!settle_once (self, &progress, error))
      return FALSE;

  self->last_chance = TRUE;
  progress = self->n_deferred > 0;
  while (progress)
    if (!settle_once (self, &progress, error))
      return FALSE;
  self->settling = FALSE;

  return TRUE;
}
