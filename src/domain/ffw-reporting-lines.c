/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-reporting-lines.h"

#include <glib/gi18n-lib.h>

/**
 * FfwStaff:
 * @managers: (element-type FfwStaff): of the person's posts in one organisation
 * @next: the manager that the walk looks at next
 *
 * A person in one organisation: two people may well manage one another in two.
 */
typedef struct
{
  char *name;
  GPtrArray *managers;
  guint next;
  enum
  {
    NEW,
    ON_THE_WAY,
    DONE
  } walk;
} FfwStaff;

static void
staff_free (FfwStaff *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->managers);
  g_free (self);
}

/* Posts of today and of days ahead; people who once managed one another in
 * turn are no circle. */
static const char lines_sql[]
    = "SELECT p.organisation, p.person, p.manager, o.code || '/' || coalesce (p.staff_number, '')"
      " FROM post p JOIN organisation o ON o.id = p.organisation"
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
      self->managers = g_ptr_array_new ();
      g_hash_table_insert (everyone, g_steal_pointer (&key), self);
    }

  return self;
}

static GHashTable *
read_lines (FfwConnection *connection, FfwDate today, GPtrArray *in_order, GError **error)
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

      if (staff->name == NULL)
        {
          staff->name = g_strdup (ffw_cursor_get_text (cursor, 3));
          g_ptr_array_add (in_order, staff);
        }
      g_ptr_array_add (staff->managers,
                       get_staff (everyone, organisation, ffw_cursor_get_int (cursor, 2)));
    }
  if (ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&everyone);
}

static void
say_circle (GPtrArray *path, const FfwStaff *met, GPtrArray *problems)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint start = path->len;

  while (g_ptr_array_index (path, --start) != met)
    ;
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
walk_up (FfwStaff *from, GPtrArray *problems)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  from->walk = ON_THE_WAY;
  g_ptr_array_add (path, from);
  while (path->len)
    {
      FfwStaff *staff = g_ptr_array_index (path, path->len - 1);
      FfwStaff *manager;

      if (staff->next == staff->managers->len)
        {
          staff->walk = DONE;
          g_ptr_array_set_size (path, path->len - 1);
          continue;
        }
      manager = g_ptr_array_index (staff->managers, staff->next++);
      if (manager->walk == ON_THE_WAY)
        say_circle (path, manager, problems);
      else if (manager->walk == NEW)
        {
          manager->walk = ON_THE_WAY;
          g_ptr_array_add (path, manager);
        }
    }
}

/**
 * ffw_reporting_lines_check:
 * @problems: (element-type utf8): where a sentence goes for each circle
 *
 * Looks for people who are, over however many others, their own manager in an
 * organisation, in posts that have not ended by @today. Each person is walked
 * over once.
 */
gboolean
ffw_reporting_lines_check (FfwConnection *connection, FfwDate today, GPtrArray *problems,
                           GError **error)
{
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();
  g_autoptr (GHashTable) everyone = read_lines (connection, today, in_order, error);

  if (everyone == NULL)
    return FALSE;
  for (guint i = 0; i < in_order->len; i++)
    {
      FfwStaff *staff = g_ptr_array_index (in_order, i);

      if (staff->walk == NEW)
        walk_up (staff, problems);
    }

  return TRUE;
}
