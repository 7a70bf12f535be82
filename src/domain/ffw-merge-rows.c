/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-merge-rows.h"

#include "ffw-coding.h"
#include "ffw-message.h"
#include "ffw-kind.h"
#include "ffw-text.h"

#include <glib/gi18n-lib.h>

/* The most columns of one table that say something of a row. */
#define MOST_COLUMNS 8

/**
 * Column:
 * @name: of the table
 * @field: what the table's kind calls it, for what is written down of a value that cannot stay
 * @coding: (nullable): of a coded value
 * @whole: whether it is part of what the better row says, even where it says nothing
 */
typedef struct
{
  const char *name;
  const char *field;
  const FfwCoding *coding;
  gboolean whole;
} Column;

/**
 * Rows:
 * @table: whose rows belong to a person
 * @kind: that holds them
 * @same: when one person has the rows a and b only once
 * @better: whether b is the one to go by
 * @label: what names the row a
 * @one, @many: how it is said that there are such rows
 */
typedef struct
{
  const char *table;
  const char *kind;
  const char *same;
  const char *better;
  const char *label;
  Column columns[MOST_COLUMNS];
  const char *one;
  const char *many;
} Rows;

/* Who was there counts before who was not; who has a place, before who waits. */
#define RANK(row)                                                                                  \
  "CASE " row ".status WHEN 2 THEN 0 WHEN 3 THEN 1 WHEN 4 THEN 2 WHEN 0 THEN 3 WHEN 1 THEN 4"      \
  " ELSE 5 END"
#define OF_SESSION "(SELECT s.code FROM session s WHERE s.id = a.session)"
#define OF_AREA    "(SELECT r.code FROM area r WHERE r.id = a.area)"

static const Rows tables[] = {
  { "record",
    "records",
    "a.course = b.course AND a.completed_on = b.completed_on",
    "b.outcome = 1 AND a.outcome <> 1",
    "(SELECT c.code FROM course c WHERE c.id = a.course) || ' ' || a.completed_on",
    { { "outcome", "outcome", &ffw_coding_outcome, TRUE },
      { "language", "language", &ffw_coding_language, FALSE },
      { "hours", "hours", NULL, FALSE },
      { "certificate", "certificate", NULL, FALSE },
      { "expires_on", "expires_on", NULL, FALSE },
      { "extension_reason", "extension_reason", NULL, FALSE },
      { "session", NULL, NULL, FALSE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ (
        "%1$d training record is there twice, of one course and day, and becomes one.",
        "%1$d training records are there twice, of one course and day, and become one each.") },
  { "booking",
    "bookings",
    "a.session = b.session",
    RANK ("b") " < " RANK ("a"),
    OF_SESSION,
    { { "status", "status", &ffw_coding_booking_status, TRUE },
      { "reason", "reason", NULL, FALSE },
      { "language", "language", &ffw_coding_language, FALSE },
      { "asked_at", "asked_at", NULL, FALSE },
      { "funded", "funded", &ffw_coding_yes_no, TRUE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ ("Both have a booking on %1$d session: one stays, the better of the two.",
             "Both have a booking on %1$d sessions: one stays of each, the better of the two.") },
  { "attendance",
    "attendance",
    "a.session = b.session AND a.on_date = b.on_date",
    "b.attended > a.attended",
    OF_SESSION " || ' ' || a.on_date",
    { { "attended", "attended", &ffw_coding_yes_no, TRUE },
      { "minutes", "minutes", NULL, FALSE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ ("Both are in the register of %1$d day: one line stays.",
             "Both are in the register of %1$d days: one line stays of each.") },
  { "waiver",
    "waivers",
    "a.area = b.area AND a.from_on = b.from_on",
    "b.until_on > a.until_on",
    OF_AREA " || ' ' || a.from_on",
    { { "until_on", "until", NULL, TRUE },
      { "reason", "reason", NULL, TRUE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ ("%1$d waiver is there twice, of one area and day: the longer stays.",
             "%1$d waivers are there twice, of one area and day: the longer of each stays.") },
  { "absence",
    "absences",
    "a.from_on = b.from_on",
    "a.to_on IS NOT NULL AND (b.to_on IS NULL OR b.to_on > a.to_on)",
    "a.from_on",
    { { "to_on", "to", NULL, TRUE },
      { "kind", "kind", NULL, FALSE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ ("%1$d absence is there twice, from one day on: the longer stays.",
             "%1$d absences are there twice, from one day on: the longer of each stays.") },
  { "rating",
    "needs",
    "a.campaign = b.campaign AND a.area = b.area AND a.rater = b.rater",
    "coalesce (b.rated_on, '') > coalesce (a.rated_on, '')",
    "(SELECT g.code FROM campaign g WHERE g.id = a.campaign) || ' ' || " OF_AREA,
    { { "rating", "rating", NULL, TRUE },
      { "importance", "importance", NULL, FALSE },
      { "rated_on", "rated_on", NULL, FALSE },
      { "post", NULL, NULL, FALSE } },
    FFW_NP_ ("%1$d rating is there twice, by one kind of rater: the later stays.",
             "%1$d ratings are there twice, by one kind of rater: the later of each stays.") },
};

/* Dates of sessions that both train: the table has no id of its own. */
#define SQL_COUNT_TRAINED                                                                          \
  "SELECT count(*) FROM session_trainer a JOIN session_trainer b"                                  \
  " ON b.session_date = a.session_date WHERE a.person = ? AND b.person = ?"
#define SQL_TRAINED_FILL                                                                           \
  "UPDATE session_trainer SET"                                                                     \
  " post = coalesce (post, (SELECT b.post FROM session_trainer b WHERE b.person = ?"               \
  "   AND b.session_date = session_trainer.session_date)),"                                        \
  " override_reason = coalesce (override_reason, (SELECT b.override_reason FROM session_trainer b" \
  "   WHERE b.person = ? AND b.session_date = session_trainer.session_date))"                      \
  " WHERE person = ? AND session_date IN (SELECT x.session_date FROM session_trainer x"            \
  "   WHERE x.person = ?)"
#define SQL_TRAINED_LOST                                                                           \
  "SELECT s.code || ' ' || substr (d.starts_at, 1, 10), b.override_reason FROM session_trainer a"  \
  " JOIN session_trainer b ON b.session_date = a.session_date"                                     \
  " JOIN session_date d ON d.id = a.session_date JOIN session s ON s.id = d.session"               \
  " WHERE a.person = ? AND b.person = ? AND b.override_reason <> a.override_reason"
#define SQL_TRAINED_GO                                                                             \
  "DELETE FROM session_trainer WHERE person = ? AND session_date IN"                               \
  " (SELECT x.session_date FROM session_trainer x WHERE x.person = ?)"
#define SQL_TRAINED_MOVE "UPDATE session_trainer SET person = ? WHERE person = ?"

/* Of a register that has both, the line of the one who stays is kept. */
#define SQL_LINES_MOVE                                                                             \
  "UPDATE register_line SET person = ? WHERE person = ?"                                           \
  " AND session NOT IN (SELECT l.session FROM register_line l WHERE l.person = ?)"
#define SQL_LINES_GO "DELETE FROM register_line WHERE person = ?"

#define SQL_HISTORY "UPDATE booking_status SET booking = ? WHERE booking = ?"
#define SQL_LATEST                                                                                 \
  "SELECT b.status <> h.status FROM booking b JOIN booking_status h ON h.id ="                     \
  " (SELECT max (id) FROM booking_status WHERE booking = b.id) WHERE b.id = ?"
#define SQL_KEEP                                                                                   \
  "INSERT INTO booking_status (id, booking, status, at)"                                           \
  " SELECT ?, id, status, ? FROM booking WHERE id = ?"
#define SQL_SESSION "SELECT session FROM booking WHERE id = ?"

#define SQL_FILES "UPDATE attachment SET record = ? WHERE record = ?"

static char *
make_pairs_sql (const Rows *rows, const char *what)
{
  return g_strdup_printf ("SELECT %s FROM %s a JOIN %s b ON %s WHERE a.person = ? AND b.person = ?",
                          what, rows->table, rows->table, rows->same);
}

/**
 * ffw_merge_rows_count:
 * @counts: (element-type FfwMergeCount): where it is added what both have
 * @n_moved: (inout): the number of rows that go over
 */
gboolean
ffw_merge_rows_count (FfwConnection *connection, gint64 stays, gint64 goes, GArray *counts,
                      gint64 *n_moved, GError **error)
{
  FfwMergeCount trained = { FFW_NP_ ("Both are trainers on %1$d date of a session: one stays.",
                                     "Both are trainers on %1$d dates of sessions: one stays of "
                                     "each."),
                            0 };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = make_pairs_sql (&tables[i], "count(*)");
      g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM %s WHERE person = ?",
                                              tables[i].table);
      FfwMergeCount count = { tables[i].one, tables[i].many, 0 };
      gint64 n = 0;

      if (!ffw_connection_get_int (connection, sql, &count.n, error, "ii", stays, goes)
          || !ffw_connection_get_int (connection, all, &n, error, "i", goes))
        return FALSE;
      *n_moved += n - count.n;
      if (count.n > 0)
        g_array_append_val (counts, count);
    }
  if (!ffw_connection_get_int (connection, SQL_COUNT_TRAINED, &trained.n, error, "ii", stays, goes))
    return FALSE;
  if (trained.n > 0)
    g_array_append_val (counts, trained);

  return TRUE;
}

/* Two rows, and whether the second is the better. */
typedef struct
{
  gint64 a;
  gint64 b;
  gboolean better;
} Pair;

static GArray *
read_pairs (FfwConnection *connection, const char *sql, gint64 stays, gint64 goes, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "ii", stays, goes);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      Pair pair = { ffw_cursor_get_int (cursor, 0), ffw_cursor_get_int (cursor, 1),
                    ffw_cursor_get_int (cursor, 2) != 0 };

      g_array_append_val (pairs, pair);
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&pairs);
}

static void
write_down (GString *lost, const char *kind, const char *label, const char *field,
            const char *value, FfwLanguage language)
{
  const FfwKind *of = ffw_kind_find (kind);
  const FfwField *known = field ? ffw_kind_find_field (of, field) : NULL;
  g_autofree char *name = g_strdelimit (g_strdup (known == NULL                 ? ""
                                                  : language == FFW_LANGUAGE_CY ? known->name_cy
                                                                                : known->name),
                                        "_", ' ');

  g_string_append_printf (lost, "\n%s, %s: %s %s", ffw_translate (language, of->title), label, name,
                          value);
}

/* What the worse of two rows says otherwise cannot stay where it stood, and is written down. */
static gboolean
keep_lost (FfwConnection *connection, const Rows *rows, gint64 from, gint64 to, GString *lost,
           FfwLanguage language, GError **error)
{
  for (guint i = 0; i < MOST_COLUMNS && rows->columns[i].name; i++)
    {
      const Column *column = &rows->columns[i];
      g_autofree char *sql = NULL;
      g_autoptr (FfwCursor) cursor = NULL;

      if (column->field == NULL)
        continue;
      sql = g_strdup_printf (
          "SELECT %s, CAST(w.%s AS TEXT) FROM %s a, %s w WHERE a.id = ? AND w.id "
          "= ? AND (w.%s <> a.%s OR (%d AND w.%s IS NOT NULL AND a.%s IS NULL))",
          rows->label, column->name, rows->table, rows->table, column->name, column->name,
          column->whole, column->name, column->name);
      cursor = ffw_connection_query (connection, sql, error, "ii", to, from);
      if (cursor == NULL)
        return FALSE;
      if (ffw_cursor_next (cursor, error))
        {
          const char *value = ffw_cursor_get_text (cursor, 1);

          if (column->coding)
            value = ffw_coding_get_word (column->coding, (int)g_ascii_strtoll (value, NULL, 10),
                                         language);
          write_down (lost, rows->kind, ffw_cursor_get_text (cursor, 0), column->field, value,
                      language);
        }
      if (ffw_cursor_has_failed (cursor))
        return FALSE;
    }

  return TRUE;
}

/* The row a says what the better of the two says, and beside it what only the other knows. */
static gboolean
fill (FfwConnection *connection, const Rows *rows, const Pair *pair, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gint64 better = pair->better ? pair->b : pair->a;
  gint64 worse = pair->better ? pair->a : pair->b;

  g_string_append_printf (sql, "UPDATE %s SET ", rows->table);
  for (guint i = 0; i < MOST_COLUMNS && rows->columns[i].name; i++)
    {
      const char *name = rows->columns[i].name;

      g_string_append_printf (sql, "%s%s = ", i ? ", " : "", name);
      if (rows->columns[i].whole)
        g_string_append_printf (sql, "(SELECT x.%s FROM %s x WHERE x.id = %" G_GINT64_FORMAT ")",
                                name, rows->table, better);
      else
        g_string_append_printf (sql,
                                "coalesce ((SELECT x.%s FROM %s x WHERE x.id = %" G_GINT64_FORMAT
                                "), (SELECT x.%s FROM %s x WHERE x.id = %" G_GINT64_FORMAT "))",
                                name, rows->table, better, name, rows->table, worse);
    }
  g_string_append (sql, " WHERE id = ?");

  return ffw_connection_run (connection, sql->str, error, "i", pair->a);
}

/* What became of both bookings is what became of the one that stays; the last of it is its
 * status. */
static gboolean
join_booking (FfwChange *change, const Pair *pair, GHashTable *sessions, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 differs = 0;
  gint64 session = 0;

  if (!ffw_connection_run (connection, SQL_HISTORY, error, "ii", pair->a, pair->b)
      || !ffw_connection_get_int (connection, SQL_LATEST, &differs, error, "i", pair->a)
      || !ffw_connection_get_int (connection, SQL_SESSION, &session, error, "i", pair->a))
    return FALSE;
  g_hash_table_add (sessions, g_memdup2 (&session, sizeof session));

  return differs <= 0
         || ffw_connection_run (connection, SQL_KEEP, error, "isi", ffw_change_new_id (change),
                                ffw_change_get_now (change), pair->a);
}

static gboolean
join_rows (FfwChange *change, const Rows *rows, gint64 stays, gint64 goes, GHashTable *sessions,
           GString *lost, FfwLanguage language, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *what = g_strdup_printf ("a.id, b.id, %s", rows->better);
  g_autofree char *sql = make_pairs_sql (rows, what);
  g_autofree char *gone = g_strdup_printf ("DELETE FROM %s WHERE id = ?", rows->table);
  g_autofree char *moved = g_strdup_printf ("UPDATE %s SET person = ? WHERE person = ?",
                                            rows->table);
  g_autoptr (GArray) pairs = read_pairs (connection, sql, stays, goes, error);

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      gint64 better = pair->better ? pair->b : pair->a;
      gint64 worse = pair->better ? pair->a : pair->b;

      if (!keep_lost (connection, rows, worse, better, lost, language, error)
          || !fill (connection, rows, pair, error)
          || (g_str_equal (rows->table, "booking") && !join_booking (change, pair, sessions, error))
          || (g_str_equal (rows->table, "record")
              && !ffw_connection_run (connection, SQL_FILES, error, "ii", pair->a, pair->b))
          || !ffw_connection_run (connection, gone, error, "i", pair->b))
        return FALSE;
    }

  return ffw_connection_run (connection, moved, error, "ii", stays, goes);
}

static gboolean
join_trained (FfwConnection *connection, gint64 stays, gint64 goes, GString *lost,
              FfwLanguage language, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_TRAINED_LOST, error, "ii",
                                                       stays, goes);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    write_down (lost, "sessions", ffw_cursor_get_text (cursor, 0), NULL,
                ffw_cursor_get_text (cursor, 1), language);
  if (ffw_cursor_has_failed (cursor))
    return FALSE;

  return ffw_connection_run (connection, SQL_TRAINED_FILL, error, "iiii", goes, goes, stays, goes)
         && ffw_connection_run (connection, SQL_TRAINED_GO, error, "ii", goes, stays)
         && ffw_connection_run (connection, SQL_TRAINED_MOVE, error, "ii", stays, goes);
}

static gboolean
join_lines (FfwConnection *connection, gint64 stays, gint64 goes, GError **error)
{
  return ffw_connection_run (connection, SQL_LINES_MOVE, error, "iii", stays, goes, stays)
         && ffw_connection_run (connection, SQL_LINES_GO, error, "i", goes);
}

/**
 * ffw_merge_rows:
 * @sessions: (element-type gint64 gint64): where the sessions go on which a place may be free now
 * @lost: where it is written what could not stay, a line each
 *
 * What is the person's, posts aside, becomes that of the one who stays.
 */
gboolean
ffw_merge_rows (FfwChange *change, gint64 stays, gint64 goes, GHashTable *sessions, GString *lost,
                FfwLanguage language, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!join_rows (change, &tables[i], stays, goes, sessions, lost, language, error))
      return FALSE;

  return join_trained (ffw_change_get_connection (change), stays, goes, lost, language, error)
         && join_lines (ffw_change_get_connection (change), stays, goes, error);
}
