/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-reporting-lines.h"

#include <glib/gi18n-lib.h>

/**
 * FfwStaff:
 * @lines: of FfwLine: the person's posts in one organisation
 * @next: the line that the walk looks at next
 * @walked_on: the day for which the walk came here last
 * @on_the_way: whether it has not gone back yet
 *
 * A person in one organisation: two people may well manage one another in two.
 */
typedef struct
{
  char *name;
  GArray *lines;
  guint next;
  FfwDate walked_on;
  gboolean on_the_way;
} FfwStaff;

/* Who manages somebody from one day to another. */
typedef struct
{
  FfwStaff *manager;
  FfwDate from;
  FfwDate until;
} FfwLine;

static void
staff_free (FfwStaff *self)
{
  g_free (self->name);
  g_array_unref (self->lines);
  g_free (self);
}

/* Posts of today and of days ahead; people who once managed one another in
 * turn are no circle. */
static const char lines_sql[]
    = "SELECT p.organisation, p.person, p.manager, o.code || '/' || coalesce (p.staff_number, ''),"
      " p.started_on, p.left_on FROM post p JOIN organisation o ON o.id = p.organisation"
      " WHERE p.manager IS NOT NULL AND (p.left_on IS NULL OR p.left_on >= ?)"
      " ORDER BY p.id";

/* Each step keeps the days on which all of the steps hold: people who manage one another in turn
 * are no circle. */
#define SQL_ABOVE                                                                                  \
  "WITH RECURSIVE above (person, from_on, until_on) AS ("                                          \
  "  SELECT CAST (? AS BIGINT), CAST (? AS TEXT), CAST (coalesce (?, '9999-12-31') AS TEXT)"       \
  "  UNION SELECT p.manager,"                                                                      \
  "    CASE WHEN p.started_on > a.from_on THEN p.started_on ELSE a.from_on END,"                   \
  "    CASE WHEN p.left_on < a.until_on THEN p.left_on ELSE a.until_on END"                        \
  "   FROM post p JOIN above a ON p.person = a.person"                                             \
  "   WHERE p.organisation = ? AND p.manager IS NOT NULL AND a.person <> ?"                        \
  "     AND p.started_on <= a.until_on AND (p.left_on IS NULL OR p.left_on >= a.from_on)) "        \
  "SELECT count(*) FROM above WHERE person = ?"

/**
 * ffw_reporting_lines_find:
 * @person: where to begin
 * @above: whom to look for
 * @from: the first day of interest
 * @until: the last, or %FFW_DATE_NONE
 * @found: (out): whether @above is @person, or stands somewhere above them in @organisation, on
 *   one of those days
 */
gboolean
ffw_reporting_lines_find (FfwConnection *connection, gint64 organisation, gint64 person,
                          gint64 above, FfwDate from, FfwDate until, gboolean *found,
                          GError **error)
{
  gint64 n = 0;

  *found = FALSE;
  if (until != FFW_DATE_NONE && until < from)
    return TRUE;
  if (!ffw_connection_get_int (connection, SQL_ABOVE, &n, error, "iDDiii", person, from, until,
                               organisation, above, above))
    return FALSE;
  *found = n > 0;

  return TRUE;
}

static FfwStaff *
get_staff (GHashTable *everyone, gint64 organisation, gint64 person)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, organisation,
                                          person);
  FfwStaff *self = g_hash_table_lookup (everyone, key);

  if (self == NULL)
    {
      self = g_new0 (FfwStaff, 1);
      self->lines = g_array_new (FALSE, FALSE, sizeof (FfwLine));
      g_hash_table_insert (everyone, g_steal_pointer (&key), self);
    }

  return self;
}

static GHashTable *
read_lines (FfwConnection *connection, FfwDate today, GPtrArray *in_order, GHashTable *days,
            GError **error)
{
  g_autoptr (GHashTable) everyone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify)staff_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, lines_sql, error, "D", today);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 organisation = ffw_cursor_get_int (cursor, 0);
      FfwStaff *staff = get_staff (everyone, organisation, ffw_cursor_get_int (cursor, 1));
      FfwLine line = {
        .manager = get_staff (everyone, organisation, ffw_cursor_get_int (cursor, 2)),
        .from = MAX (ffw_cursor_get_date (cursor, 4), today),
        .until = ffw_cursor_is_null (cursor, 5) ? G_MAXUINT32 : ffw_cursor_get_date (cursor, 5),
      };

      if (staff->name == NULL)
        {
          staff->name = g_strdup (ffw_cursor_get_text (cursor, 3));
          g_ptr_array_add (in_order, staff);
        }
      g_array_append_val (staff->lines, line);
      g_hash_table_add (days, GUINT_TO_POINTER (line.from));
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&everyone);
}

/* Whether the line on which the walk went on from @staff begins on @day: a circle that was there
 * the day before has been said. */
static gboolean
is_new_circle (GPtrArray *path, guint start, FfwDate day)
{
  for (guint i = start; i < path->len; i++)
    {
      const FfwStaff *staff = g_ptr_array_index (path, i);

      if (g_array_index (staff->lines, FfwLine, staff->next - 1).from == day)
        return TRUE;
    }

  return FALSE;
}

static void
say_circle (GPtrArray *path, const FfwStaff *met, FfwDate day, GPtrArray *problems)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint start = path->len;

  while (g_ptr_array_index (path, --start) != met)
    ;
  if (!is_new_circle (path, start, day))
    return;
  if (start == path->len - 1)
    {
      /* Translators: %s is an organisation and a staff number, such as GWP/0012. */
      g_ptr_array_add (problems, g_strdup_printf (_ ("%s is their own manager."), met->name));
      return;
    }
  for (guint i = start; i < path->len; i++)
    {
      const FfwStaff *staff = g_ptr_array_index (path, i);

      g_string_append_printf (names, "%s → ", staff->name);
    }
  g_string_append (names, met->name);
  /* Translators: %s is a chain such as GWP/0012 → GWP/0003 → GWP/0012. */
  g_ptr_array_add (problems, g_strdup_printf (_ ("These people are each other’s managers, in a "
                                                 "circle: %s."),
                                              names->str));
}

static void
set_out (GPtrArray *path, FfwStaff *staff, FfwDate day)
{
  staff->on_the_way = TRUE;
  staff->walked_on = day;
  staff->next = 0;
  g_ptr_array_add (path, staff);
}

static void
walk_up (FfwStaff *from, FfwDate day, GPtrArray *problems)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  set_out (path, from, day);
  while (path->len)
    {
      FfwStaff *staff = g_ptr_array_index (path, path->len - 1);
      const FfwLine *line;

      if (staff->next == staff->lines->len)
        {
          staff->on_the_way = FALSE;
          g_ptr_array_set_size (path, path->len - 1);
          continue;
        }
      line = &g_array_index (staff->lines, FfwLine, staff->next++);
      if (line->from > day || line->until < day)
        continue;
      if (line->manager->walked_on != day)
        set_out (path, line->manager, day);
      else if (line->manager->on_the_way)
        say_circle (path, line->manager, day, problems);
    }
}

static gboolean
begins_on (const FfwStaff *staff, FfwDate day)
{
  for (guint i = 0; i < staff->lines->len; i++)
    if (g_array_index (staff->lines, FfwLine, i).from == day)
      return TRUE;

  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  FfwDate first = GPOINTER_TO_UINT (a);
  FfwDate second = GPOINTER_TO_UINT (b);

  return (first > second) - (first < second);
}

/**
 * ffw_reporting_lines_check:
 * @problems: (element-type utf8): where a sentence goes for each circle
 *
 * Looks for people who are, over however many others, their own manager in an
 * organisation, on @today or a day after it. Lines change only on days on which a post begins
 * or ends, and a circle can only come with one that begins: so those who begin are walked up
 * from, each person once a day.
 */
gboolean
ffw_reporting_lines_check (FfwConnection *connection, FfwDate today, GPtrArray *problems,
                           GError **error)
{
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) everyone = read_lines (connection, today, in_order, days, error);
  g_autoptr (GList) in_turn = g_list_sort (g_hash_table_get_keys (days), compare_days);

  if (everyone == NULL)
    return FALSE;
  for (GList *l = in_turn; l; l = l->next)
    {
      FfwDate day = GPOINTER_TO_UINT (l->data);

      for (guint i = 0; i < in_order->len; i++)
        {
          FfwStaff *staff = g_ptr_array_index (in_order, i);

          if (staff->walked_on != day && begins_on (staff, day))
            walk_up (staff, day, problems);
        }
    }

  return TRUE;
}
