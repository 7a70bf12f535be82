/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Areas that people need not have for a time, and the end of that. */

#include "ffw-many-private.h"

#include "ffw-calendar-text.h"

#include <glib/gi18n-lib.h>

#define SQL_POST  "SELECT person, left_on FROM post WHERE id = ?"
#define SQL_ASKED "SELECT DISTINCT area FROM standing WHERE person = ? AND post = ? ORDER BY area"
/* A waiver that is there for all of the time; and the one that begins on the day. */
#define SQL_THERE                                                                                  \
  "SELECT EXISTS (SELECT 1 FROM waiver WHERE person = ? AND area = ? AND from_on <= ?"             \
  "   AND until_on >= ?)"
#define SQL_SAME "SELECT id FROM waiver WHERE person = ? AND area = ? AND from_on = ?"
#define SQL_ADD                                                                                    \
  "INSERT INTO waiver (id, uuid, person, post, area, from_on, until_on, reason)"                   \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_LENGTHEN "UPDATE waiver SET until_on = ?, reason = ? WHERE id = ?"
#define SQL_OF_PERSON                                                                              \
  "SELECT id, area FROM waiver WHERE person = ? AND until_on >= ? ORDER BY area, from_on, id"
#define SQL_WAIVER "SELECT person, area, from_on, until_on FROM waiver WHERE id = ?"
#define SQL_END    "UPDATE waiver SET until_on = ? WHERE id = ?"
#define SQL_REMOVE "DELETE FROM waiver WHERE id = ?"

static FfwCursor *
find_post (FfwMany *self, gint64 post, gint64 *person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_POST, error, "i",
                                                       post);

  *person = 0;
  if (cursor && ffw_cursor_next (cursor, error))
    *person = ffw_cursor_get_int (cursor, 0);
  else if (cursor == NULL || ffw_cursor_has_failed (cursor))
    return NULL;

  return g_steal_pointer (&cursor);
}

static void
say (FfwMany *self, const char *one, const char *many, gint64 person, gint64 area, FfwDate day)
{
  g_autofree char *count = g_strdup_printf ("%u", self->result->n_rows);
  g_autofree char *who = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *what = g_strdup_printf ("@area/%" G_GINT64_FORMAT, area);
  g_autofree char *until = NULL;
  g_autoptr (FfwMessage) message = NULL;
  char iso[FFW_DATE_ISO_SIZE];

  if (day != FFW_DATE_NONE)
    until = g_strconcat ("date:", ffw_date_to_iso (day, iso), NULL);
  message = self->result->n_rows == 1 ? ffw_message_new (one, who, what, until, NULL)
                                      : ffw_message_new (many, count, until, NULL);
  ffw_change_set_message (self->change, message);
}

static gboolean
waive_area (FfwMany *self, gint64 person, gint64 post, gint64 area, GError **error)
{
  const FfwManyPlan *plan = self->plan;
  g_autoptr (FfwCursor) same = NULL;
  char uuid[FFW_UUID_SIZE];
  gint64 there = 0;
  gint64 id;

  if (!ffw_connection_get_int (self->connection, SQL_THERE, &there, error, "iiDD", person, area,
                               plan->from, plan->until))
    return FALSE;
  if (there)
    {
      ffw_many_leave (self, person, FFW_MANY_LEFT_HAS_ALREADY, NULL);
      return TRUE;
    }

  same = ffw_connection_query (self->connection, SQL_SAME, error, "iiD", person, area, plan->from);
  if (same == NULL)
    return FALSE;
  if (ffw_cursor_next (same, error))
    {
      id = ffw_cursor_get_int (same, 0);
      g_clear_pointer (&same, ffw_cursor_free);
      if (!ffw_connection_run (self->connection, SQL_LENGTHEN, error, "Dsi", plan->until,
                               plan->reason, id))
        return FALSE;
    }
  else
    {
      if (ffw_cursor_has_failed (same))
        return FALSE;
      id = ffw_change_new_id (self->change);
      if (!ffw_connection_run (self->connection, SQL_ADD, error, "isiiiDDs", id,
                               ffw_change_new_uuid (self->change, uuid), person, post, area,
                               plan->from, plan->until, plan->reason))
        return FALSE;
    }
  if (!ffw_many_did (self, person, id, error))
    return FALSE;
  say (self, "waive", "waive-many", person, area, plan->until);

  return TRUE;
}

/* Waives what of the areas is required of the post, now or from a later day on. */
static gboolean
waive_post (FfwMany *self, gint64 post, GError **error)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) asked = NULL;
  gint64 person;
  g_autoptr (FfwCursor) of = find_post (self, post, &person, error);
  FfwDate left_on;

  if (of == NULL)
    return FALSE;
  left_on = person ? ffw_cursor_get_date (of, 1) : FFW_DATE_NONE;
  if (person == 0 || (left_on != FFW_DATE_NONE && left_on < MAX (self->today, self->plan->from)))
    {
      ffw_many_leave (self, person, FFW_MANY_LEFT_ENDED, NULL);
      return TRUE;
    }

  asked = ffw_connection_query (self->connection, SQL_ASKED, error, "ii", person, post);
  if (asked == NULL)
    return FALSE;
  while (ffw_cursor_next (asked, error))
    {
      gint64 area = ffw_cursor_get_int (asked, 0);

      if (ffw_many_asks_area (self, area))
        g_array_append_val (areas, area);
    }
  if (ffw_cursor_has_failed (asked))
    return FALSE;

  if (areas->len == 0)
    ffw_many_leave (self, person, FFW_MANY_LEFT_NOT_ASKED, NULL);
  for (guint i = 0; i < areas->len; i++)
    if (!waive_area (self, person, post, g_array_index (areas, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED, why);

  return FALSE;
}

static gboolean
check_waiver (FfwMany *self, GError **error)
{
  const FfwManyPlan *plan = self->plan;

  if (self->areas == NULL)
    return refuse (error, _ ("Choose the training areas that are waived."));
  if (plan->from == FFW_DATE_NONE || plan->until == FFW_DATE_NONE || *plan->reason == '\0')
    return refuse (error,
                   _ ("A waiver needs a first day, a last day and a reason. Give all three."));
  if (plan->until < plan->from)
    return refuse (error, _ ("The last day is before the first. Correct one of the two."));

  return TRUE;
}

/** Waives areas for people. */
gboolean
ffw_many_waive (FfwMany *self, GError **error)
{
  if (!check_waiver (self, error))
    return FALSE;
  for (guint i = 0; i < self->plan->posts->len; i++)
    if (!waive_post (self, g_array_index (self->plan->posts, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* Ends one waiver, or removes it. */
static gboolean
end_waiver (FfwMany *self, gint64 waiver, GError **error)
{
  const FfwManyPlan *plan = self->plan;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_WAIVER, error, "i",
                                                       waiver);
  gint64 person, area;
  FfwDate from, until;

  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    {
      ffw_many_leave (self, 0, FFW_MANY_LEFT_GONE, NULL);
      return !ffw_cursor_has_failed (cursor);
    }
  person = ffw_cursor_get_int (cursor, 0);
  area = ffw_cursor_get_int (cursor, 1);
  from = ffw_cursor_get_date (cursor, 2);
  until = ffw_cursor_get_date (cursor, 3);
  g_clear_pointer (&cursor, ffw_cursor_free);

  if (plan->act == FFW_MANY_REMOVE_WAIVERS)
    {
      if (!ffw_connection_run (self->connection, SQL_REMOVE, error, "i", waiver)
          || !ffw_many_did (self, person, waiver, error))
        return FALSE;
      say (self, "remove-waiver", "remove-waivers", person, area, FFW_DATE_NONE);
      return TRUE;
    }
  if (plan->until < from || until <= plan->until)
    {
      ffw_many_leave (self, person,
                      plan->until < from ? FFW_MANY_LEFT_TOO_EARLY : FFW_MANY_LEFT_HAS_ALREADY,
                      NULL);
      return TRUE;
    }
  if (!ffw_connection_run (self->connection, SQL_END, error, "Di", plan->until, waiver)
      || !ffw_many_did (self, person, waiver, error))
    return FALSE;
  say (self, "end-waiver", "end-waivers", person, area, plan->until);

  return TRUE;
}

/* The waivers of the areas that are not over, whoever of the person's posts they were for. */
static gboolean
end_of_post (FfwMany *self, gint64 post, GError **error)
{
  g_autoptr (GArray) waivers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FfwCursor) all = NULL;
  gint64 person;
  g_autoptr (FfwCursor) of = find_post (self, post, &person, error);

  if (of == NULL)
    return FALSE;
  all = ffw_connection_query (self->connection, SQL_OF_PERSON, error, "iD", person, self->today);
  if (all == NULL)
    return FALSE;
  while (ffw_cursor_next (all, error))
    {
      gint64 waiver = ffw_cursor_get_int (all, 0);

      if (ffw_many_asks_area (self, ffw_cursor_get_int (all, 1)))
        g_array_append_val (waivers, waiver);
    }
  if (ffw_cursor_has_failed (all))
    return FALSE;

  if (waivers->len == 0)
    ffw_many_leave (self, person, FFW_MANY_LEFT_NO_WAIVER, NULL);
  for (guint i = 0; i < waivers->len; i++)
    if (!end_waiver (self, g_array_index (waivers, gint64, i), error))
      return FALSE;

  return TRUE;
}

/** Ends the waivers of people, or removes them: those of the areas, or chosen ones. */
gboolean
ffw_many_end_waivers (FfwMany *self, GError **error)
{
  const FfwManyPlan *plan = self->plan;

  if (plan->act == FFW_MANY_END_WAIVERS && plan->until == FFW_DATE_NONE)
    return refuse (error, _ ("Give the day that is to be the last one."));
  for (guint i = 0; i < plan->rows->len; i++)
    if (!end_waiver (self, g_array_index (plan->rows, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < plan->posts->len; i++)
    if (!end_of_post (self, g_array_index (plan->posts, gint64, i), error))
      return FALSE;

  return TRUE;
}
