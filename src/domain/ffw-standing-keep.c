/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-keep.h"

#include "ffw-message.h"
#include "ffw-standing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where so many people are to be worked out, reading everybody in order is quicker. */
#define SHARE_OF_EVERYONE 8

/* How many people a check names before it only counts. */
#define MOST_NAMED 100

#define SQL_DAY        "SELECT day FROM standing_day"
#define SQL_FORGET_DAY "DELETE FROM standing_day"
#define SQL_SET_DAY    "INSERT INTO standing_day (day) VALUES (?)"

/* What changes by itself until a day; and everybody, where a clock was set back. */
#define SQL_TURN                                                                                   \
  "INSERT INTO standing_stale (person) SELECT person FROM standing WHERE turns_on <= ?"            \
  " ON CONFLICT DO NOTHING"
#define SQL_ALL_STALE "INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING"

#define SQL_INSERTED                                                                               \
  "INSERT INTO standing_stale (person) SELECT DISTINCT person FROM record"                         \
  " WHERE id BETWEEN ? AND ? ON CONFLICT DO NOTHING"
#define SQL_IS_STALE "SELECT EXISTS (SELECT 1 FROM standing_stale)"
#define SQL_WHO                                                                                    \
  "SELECT CASE WHEN EXISTS (SELECT 1 FROM standing_stale WHERE person = 0)"                        \
  "  OR (SELECT count(*) FROM standing_stale) * ? > (SELECT count(*) FROM person)"                 \
  " THEN 1 ELSE 0 END"
#define SQL_FRESH "DELETE FROM standing_stale"

/* Whoever has no post any more: of everybody in one pass over the posts, of a few by theirs. */
#define SQL_GONE                                                                                   \
  " FROM standing WHERE person NOT IN"                                                             \
  " (SELECT person FROM post WHERE left_on IS NULL OR left_on >= ?)"
#define SQL_REMOVE_GONE "DELETE" SQL_GONE
#define SQL_FIND_GONE   "SELECT DISTINCT person" SQL_GONE
#define SQL_REMOVE_STALE_GONE                                                                      \
  "DELETE FROM standing WHERE person IN"                                                           \
  " (SELECT s.person FROM standing_stale s WHERE NOT EXISTS"                                       \
  "   (SELECT 1 FROM post p WHERE p.person = s.person"                                             \
  "     AND (p.left_on IS NULL OR p.left_on >= ?)))"

#define SQL_STORED                                                                                 \
  "SELECT post, requirement, area, level, mandatory, status, stands, record, achieved_on,"         \
  " expires_on, due_on, booked_on, turns_on FROM standing WHERE person = ?"                        \
  " ORDER BY post, requirement"
#define SQL_REMOVE "DELETE FROM standing WHERE person = ? AND post = ? AND requirement = ?"
#define SQL_PUT                                                                                    \
  "INSERT INTO standing (person, post, requirement, area, level, mandatory, status, stands,"       \
  " record, achieved_on, expires_on, due_on, booked_on, turns_on)"                                 \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"                                             \
  " ON CONFLICT (person, post, requirement) DO UPDATE SET area = excluded.area,"                   \
  " level = excluded.level, mandatory = excluded.mandatory, status = excluded.status,"             \
  " stands = excluded.stands, record = excluded.record, achieved_on = excluded.achieved_on,"       \
  " expires_on = excluded.expires_on, due_on = excluded.due_on, booked_on = excluded.booked_on,"   \
  " turns_on = excluded.turns_on"

/* What names a row, of one person. */
typedef struct
{
  gint64 post;
  gint64 requirement;
} Key;

/**
 * Table:
 * @gone: (element-type Key): rows of the person that was looked at last which are no more
 * @other: (element-type guint): positions of what was worked out of them that differs, or is new
 *
 * The table, person by person.
 */
typedef struct
{
  FfwCursor *stored;
  FfwCursor *remove;
  FfwCursor *put;
  GArray *gone;
  GArray *other;
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->stored, ffw_cursor_free);
  g_clear_pointer (&self->remove, ffw_cursor_free);
  g_clear_pointer (&self->put, ffw_cursor_free);
  g_clear_pointer (&self->gone, g_array_unref);
  g_clear_pointer (&self->other, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static gboolean
table_prepare (Table *self, FfwConnection *connection, GError **error)
{
  self->gone = g_array_new (FALSE, FALSE, sizeof (Key));
  self->other = g_array_new (FALSE, FALSE, sizeof (guint));

  return (self->stored = ffw_connection_prepare (connection, SQL_STORED, error))
         && (self->remove = ffw_connection_prepare (connection, SQL_REMOVE, error))
         && (self->put = ffw_connection_prepare (connection, SQL_PUT, error));
}

static gboolean
is_number (FfwCursor *stored, int column, gint64 number, gint64 nothing)
{
  return ffw_cursor_is_null (stored, column)
             ? number == nothing
             : number != nothing && ffw_cursor_get_int (stored, column) == number;
}

/* Of the same key. */
static gboolean
is_same (FfwCursor *stored, const FfwStandingRow *row)
{
  const FfwRequirement *requirement = row->requirement;

  return ffw_cursor_get_int (stored, 2) == requirement->area
         && ffw_cursor_get_int (stored, 3) == (gint64)requirement->level
         && ffw_cursor_get_int (stored, 4) == requirement->mandatory
         && is_number (stored, 5, row->status, FFW_STANDING_NOT_YET)
         && ffw_cursor_get_int (stored, 6) == row->stands && is_number (stored, 7, row->record, 0)
         && ffw_cursor_get_date (stored, 8) == row->achieved_on
         && ffw_cursor_get_date (stored, 9) == row->expires_on
         && ffw_cursor_get_date (stored, 10) == row->due_on
         && ffw_cursor_get_date (stored, 11) == row->booked_on
         && ffw_cursor_get_date (stored, 12) == row->turns_on;
}

static int
compare_keys (const Key *key, const FfwStandingRow *row)
{
  if (key->post != row->post)
    return key->post < row->post ? -1 : 1;

  return key->requirement < row->requirement->id ? -1 : key->requirement > row->requirement->id;
}

/* Finds out in what the table differs, of @person, from @rows; both are in one order. */
static gboolean
find_differences (Table *self, gint64 person, GArray *rows, GError **error)
{
  guint n = 0;

  g_array_set_size (self->gone, 0);
  g_array_set_size (self->other, 0);
  ffw_cursor_reset (self->stored);
  ffw_cursor_bind_int (self->stored, 1, person);
  while (ffw_cursor_next (self->stored, error))
    {
      const Key key = { ffw_cursor_get_int (self->stored, 0),
                        ffw_cursor_get_int (self->stored, 1) };
      int order = -1;

      while (n < rows->len
             && (order = compare_keys (&key, &g_array_index (rows, FfwStandingRow, n))) > 0)
        {
          g_array_append_val (self->other, n);
          n++;
        }
      if (n == rows->len || order < 0)
        g_array_append_val (self->gone, key);
      else
        {
          if (!is_same (self->stored, &g_array_index (rows, FfwStandingRow, n)))
            g_array_append_val (self->other, n);
          n++;
        }
    }
  for (; n < rows->len; n++)
    g_array_append_val (self->other, n);
  if (ffw_cursor_has_failed (self->stored))
    return FALSE;
  ffw_cursor_reset (self->stored);

  return TRUE;
}

static gint64
or_null (gint64 number, gint64 nothing)
{
  return number == nothing ? FFW_NULL : number;
}

static gboolean
put (Table *self, gint64 person, const FfwStandingRow *row, GError **error)
{
  const FfwRequirement *requirement = row->requirement;

  ffw_cursor_bind (self->put, "iiiiiiIiIDDDDD", person, row->post, requirement->id,
                   requirement->area, (gint64)requirement->level, (gint64)requirement->mandatory,
                   or_null (row->status, FFW_STANDING_NOT_YET), (gint64)row->stands,
                   or_null (row->record, 0), row->achieved_on, row->expires_on, row->due_on,
                   row->booked_on, row->turns_on);

  return ffw_cursor_run (self->put, error);
}

/* Most of what is worked out is there already: only what differs is written. */
static gboolean
store (gint64 person, GArray *rows, gpointer data, GError **error)
{
  Table *self = data;

  if (!find_differences (self, person, rows, error))
    return FALSE;

  for (guint i = 0; i < self->gone->len; i++)
    {
      const Key *key = &g_array_index (self->gone, Key, i);

      ffw_cursor_bind (self->remove, "iii", person, key->post, key->requirement);
      if (!ffw_cursor_run (self->remove, error))
        return FALSE;
    }
  for (guint i = 0; i < self->other->len; i++)
    if (!put (self, person,
              &g_array_index (rows, FfwStandingRow, g_array_index (self->other, guint, i)), error))
      return FALSE;

  return TRUE;
}

static gboolean
fill (FfwConnection *connection, FfwStandingWho who, FfwDate day, GError **error)
{
  g_autoptr (FfwStandingRules) rules = ffw_standing_rules_read (connection, error);
  g_auto (Table) table = { NULL };

  return rules && table_prepare (&table, connection, error)
         && ffw_standing_work_out (connection, rules, who, 0, day, store, &table, error);
}

/**
 * ffw_standing_get_day:
 * @day: (out): the day that the table is as of; none where it was never filled
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_get_day (FfwConnection *connection, FfwDate *day, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_DAY, error, "");

  *day = FFW_DATE_NONE;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *day = ffw_cursor_get_date (cursor, 0);

  return !ffw_cursor_has_failed (cursor);
}

/* Moves the table to @today: what turns until then is stale. */
static gboolean
move (FfwConnection *connection, FfwDate day, FfwDate today, GError **error)
{
  gboolean forward = day != FFW_DATE_NONE && day < today;

  return (forward ? ffw_connection_run (connection, SQL_TURN, error, "D", today)
                  : ffw_connection_run (connection, SQL_ALL_STALE, error, ""))
         && ffw_connection_run (connection, SQL_FORGET_DAY, error, "")
         && ffw_connection_run (connection, SQL_SET_DAY, error, "D", today);
}

/**
 * ffw_standing_mark_inserted:
 *
 * Notes whose records the change under way has inserted, of which no trigger tells, so that
 * %FFW_STANDING_STALE means them too.
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_mark_inserted (FfwConnection *connection, GError **error)
{
  g_autoptr (GArray) ranges = ffw_connection_list_inserted (connection, "record");

  for (guint i = 0; i < ranges->len; i++)
    {
      const FfwIdRange *range = &g_array_index (ranges, FfwIdRange, i);

      if (!ffw_connection_run (connection, SQL_INSERTED, error, "ii", range->first, range->last))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_stale (FfwConnection *connection, gboolean *stale, GError **error)
{
  gint64 found = 0;
  gboolean good = ffw_connection_get_int (connection, SQL_IS_STALE, &found, error, "");

  *stale = found;

  return good;
}

/**
 * ffw_standing_keep:
 *
 * A #FfwDeriveFunc: brings the table up to date with what the change has written, and to the
 * present day (ffw_date_today()), whichever way the clock went.
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_keep (FfwConnection *connection, GError **error)
{
  FfwDate today = ffw_date_today ();
  FfwDate day;
  gboolean stale;
  gint64 everyone;

  if (!ffw_standing_get_day (connection, &day, error)
      || (day != today && !move (connection, day, today, error))
      || !ffw_standing_mark_inserted (connection, error) || !is_stale (connection, &stale, error))
    return FALSE;
  if (!stale)
    return TRUE;

  return ffw_connection_get_int (connection, SQL_WHO, &everyone, error, "i",
                                 (gint64)SHARE_OF_EVERYONE)
         && ffw_connection_run (connection, everyone ? SQL_REMOVE_GONE : SQL_REMOVE_STALE_GONE,
                                error, "D", today)
         && fill (connection, everyone ? FFW_STANDING_EVERYONE : FFW_STANDING_STALE, today, error)
         && ffw_connection_run (connection, SQL_FRESH, error, "");
}

/**
 * ffw_standing_refresh:
 *
 * A #FfwChangeFunc that writes nothing itself: ffw_standing_keep() follows each change, and brings
 * the table to the present day. For ffw_workspace_log().
 *
 * Returns: %TRUE
 */
gboolean
ffw_standing_refresh (FfwChange *change, gpointer data, GError **error)
{
  return TRUE;
}

/**
 * ffw_standing_is_fresh:
 * @fresh: (out): whether the table is as of @day, and nothing is waiting to be worked out
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_is_fresh (FfwConnection *connection, FfwDate day, gboolean *fresh, GError **error)
{
  FfwDate stored;
  gboolean stale;

  *fresh = FALSE;
  if (!ffw_standing_get_day (connection, &stored, error) || !is_stale (connection, &stale, error))
    return FALSE;
  *fresh = stored == day && !stale;

  return TRUE;
}

/**
 * ffw_standing_see:
 * @day: any day
 *
 * Lets `standing`, for the rest of the present read, hold how everybody stands as of @day: as it
 * is stored, or worked out for this read alone.
 *
 * Returns: whether all went well
 */
gboolean
ffw_standing_see (FfwConnection *connection, FfwDate day, GError **error)
{
  gboolean fresh;

  if (!ffw_standing_is_fresh (connection, day, &fresh, error))
    return FALSE;
  if (fresh)
    return TRUE;

  return ffw_connection_shadow (connection, "standing", error)
         && fill (connection, FFW_STANDING_EVERYONE, day, error);
}

/* The table beside what is worked out anew. */
typedef struct
{
  Table table;
  GHashTable *wrong; /* gint64, boxed, as a set */
} Comparison;

static void
note (GHashTable *wrong, gint64 person)
{
  g_hash_table_add (wrong, g_memdup2 (&person, sizeof person));
}

static gboolean
compare (gint64 person, GArray *rows, gpointer data, GError **error)
{
  Comparison *self = data;

  if (!find_differences (&self->table, person, rows, error))
    return FALSE;
  if (self->table.gone->len || self->table.other->len)
    note (self->wrong, person);

  return TRUE;
}

static gboolean
compare_gone (GHashTable *wrong, FfwConnection *connection, FfwDate day, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_FIND_GONE, error, "D", day);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    note (wrong, ffw_cursor_get_int (cursor, 0));

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
add_problems (GHashTable *wrong, FfwConnection *connection, GPtrArray *problems, GError **error)
{
  static const FfwTemplate one
      = { "check-standing",
          N_ ("What is stored of the standing of person %1$s is not what their records come to."),
          NULL, 0 };
  static const FfwTemplate more = { "check-standing-more",
                                    N_ ("The same holds for %1$d further person."),
                                    N_ ("The same holds for %1$d further people."), 1 };
  g_autoptr (FfwCursor) cursor
      = ffw_connection_prepare (connection, "SELECT uuid FROM person WHERE id = ?", error);
  GHashTableIter iter;
  gpointer person;
  guint named = 0;

  if (cursor == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, wrong);
  while (named < MOST_NAMED && g_hash_table_iter_next (&iter, &person, NULL))
    {
      const char *arguments[] = { "?", NULL };

      ffw_cursor_reset (cursor);
      ffw_cursor_bind_int (cursor, 1, *(gint64 *)person);
      if (ffw_cursor_next (cursor, error))
        arguments[0] = ffw_cursor_get_text (cursor, 0);
      else if (ffw_cursor_has_failed (cursor))
        return FALSE;
      g_ptr_array_add (problems, ffw_template_format (&one, arguments, ffw_language_get ()));
      named++;
    }
  if (g_hash_table_size (wrong) > named)
    {
      g_autofree char *n = g_strdup_printf ("%u", g_hash_table_size (wrong) - named);
      const char *const arguments[] = { n, NULL };

      g_ptr_array_add (problems, ffw_template_format (&more, arguments, ffw_language_get ()));
    }

  return TRUE;
}

/**
 * ffw_standing_check:
 * @problems: (element-type utf8): takes a sentence for each person whose stored standing differs
 *   from what is worked out anew as of the same day; beyond a hundred, a count
 *
 * Returns: whether it could be checked
 */
gboolean
ffw_standing_check (FfwConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) wrong = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Comparison self = { .wrong = wrong };
  g_autoptr (FfwStandingRules) rules = NULL;
  FfwDate day;
  gboolean stale;
  gboolean good;

  /* A file that was read only since an earlier version: nothing is stored yet. */
  if (!ffw_standing_get_day (connection, &day, error) || !is_stale (connection, &stale, error))
    return FALSE;
  if (day == FFW_DATE_NONE || stale)
    return TRUE;

  rules = ffw_standing_rules_read (connection, error);
  good = rules && table_prepare (&self.table, connection, error)
         && ffw_standing_work_out (connection, rules, FFW_STANDING_EVERYONE, 0, day, compare, &self,
                                   error);
  table_clear (&self.table);

  return good && compare_gone (wrong, connection, day, error)
         && add_problems (wrong, connection, problems, error);
}
