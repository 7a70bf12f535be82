/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of this file that are in the workspace by now, and the line each came
 * from: outside memory, since a file may hold millions. New rows mostly have ids
 * one after the other, on lines one after the other: such a run is one entry. */

#include "ffw-intake-seen.h"

#define SQL_TABLE                                                                                  \
  "CREATE TEMPORARY TABLE IF NOT EXISTS intake_seen (id INTEGER PRIMARY KEY, line INTEGER)"
#define SQL_CLEAR "DELETE FROM intake_seen"
#define SQL_FIND  "SELECT line FROM intake_seen WHERE id = ?"
#define SQL_ADD   "INSERT INTO intake_seen (id, line) VALUES (?, ?) ON CONFLICT DO NOTHING"
#define SQL_RUN_TABLE                                                                              \
  "CREATE TEMPORARY TABLE IF NOT EXISTS intake_run ("                                              \
  "id INTEGER PRIMARY KEY, line INTEGER, length INTEGER)"
#define SQL_RUN_CLEAR "DELETE FROM intake_run"
#define SQL_RUN_FIND                                                                               \
  "SELECT id, line, length FROM intake_run WHERE id <= ? ORDER BY id DESC LIMIT 1"
#define SQL_RUN_ADD "INSERT INTO intake_run (id, line, length) VALUES (?, ?, ?)"

/** Forgets the rows of the file before. */
gboolean
ffw_intake_seen_begin (FfwIntake *self, GError **error)
{
  return ffw_connection_run (self->connection, SQL_TABLE, error, "")
         && ffw_connection_run (self->connection, SQL_CLEAR, error, "")
         && ffw_connection_run (self->connection, SQL_RUN_TABLE, error, "")
         && ffw_connection_run (self->connection, SQL_RUN_CLEAR, error, "")
         && ffw_intake_statement (self, &self->seen, SQL_FIND, error)
         && ffw_intake_statement (self, &self->see, SQL_ADD, error)
         && ffw_intake_statement (self, &self->find_run, SQL_RUN_FIND, error)
         && ffw_intake_statement (self, &self->add_run, SQL_RUN_ADD, error);
}

void
ffw_intake_seen_clear (FfwIntake *self)
{
  g_clear_pointer (&self->seen, ffw_cursor_free);
  g_clear_pointer (&self->see, ffw_cursor_free);
  g_clear_pointer (&self->find_run, ffw_cursor_free);
  g_clear_pointer (&self->add_run, ffw_cursor_free);
}

/* The line of @id in a run, or 0. */
static guint
line_in (const FfwSeenRun *run, gint64 id)
{
  return id >= run->id && id - run->id < run->length ? run->line + (guint)(id - run->id) : 0;
}

/** On which line of the file row @id of any table came, or 0. */
gboolean
ffw_intake_seen (FfwIntake *self, gint64 id, guint *line, GError **error)
{
  *line = line_in (&self->run, id);
  if (*line != 0)
    return TRUE;

  ffw_cursor_bind (self->find_run, "i", id);
  if (ffw_cursor_next (self->find_run, error))
    {
      FfwSeenRun run = { .id = ffw_cursor_get_int (self->find_run, 0),
                         .line = (guint)ffw_cursor_get_int (self->find_run, 1),
                         .length = ffw_cursor_get_int (self->find_run, 2) };

      *line = line_in (&run, id);
    }
  if (*line != 0 || ffw_cursor_has_failed (self->find_run))
    return *line != 0;

  ffw_cursor_bind (self->seen, "i", id);
  *line = ffw_cursor_next (self->seen, error) ? (guint)ffw_cursor_get_int (self->seen, 0) : 0;

  return !ffw_cursor_has_failed (self->seen);
}

/** Row @id of any table came on @line; the first line that said so counts. */
gboolean
ffw_intake_see (FfwIntake *self, gint64 id, guint line, GError **error)
{
  ffw_cursor_bind (self->see, "ii", id, (gint64)line);

  return ffw_cursor_run (self->see, error);
}

/** Row @id of the kind's own table, which is new, came on @line. Ids grow. */
gboolean
ffw_intake_see_new (FfwIntake *self, gint64 id, guint line, GError **error)
{
  FfwSeenRun *run = &self->run;

  if (run->length > 0 && id == run->id + run->length && line == run->line + run->length)
    {
      run->length++;
      return TRUE;
    }
  if (run->length > 0)
    {
      ffw_cursor_bind (self->add_run, "iii", run->id, (gint64)run->line, run->length);
      if (!ffw_cursor_run (self->add_run, error))
        return FALSE;
    }
  *run = (FfwSeenRun){ .id = id, .line = line, .length = 1 };

  return TRUE;
}
