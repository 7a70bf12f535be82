/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-standing.h"

#include <string.h>

#define SQL_AREA "SELECT code, title_en, title_cy FROM area WHERE id = ?"
#define SQL_ROLE "SELECT code, title_en, title_cy FROM role WHERE id = ?"
#define SQL_RECORD                                                                                 \
  "SELECT c.code, c.title_en, c.title_cy, r.uuid, r.expires_on, r.extension_reason"                \
  " FROM record r JOIN course c ON c.id = r.course WHERE r.id = ?"

/* Courses that can be completed on a day. */
#define SQL_REMEDIES                                                                               \
  "SELECT c.code, c.title_en, c.title_cy, c.id, x.level, c.validity_months"                        \
  " FROM course_area x JOIN course c ON c.id = x.course"                                           \
  " WHERE x.area = ? AND x.level >= ? AND (c.retired_on IS NULL OR c.retired_on > ?)"              \
  "   AND (c.launched_on IS NULL OR c.launched_on <= ?) ORDER BY c.code, c.id, x.level DESC"

#define SQL_WAIVER                                                                                 \
  "SELECT from_on, until_on, reason FROM waiver WHERE person = ? AND area = ?"                     \
  " AND from_on <= ? AND until_on >= ? ORDER BY until_on DESC, from_on LIMIT 1"
#define SQL_AWAY                                                                                   \
  "SELECT from_on, to_on FROM absence WHERE person = ? AND from_on <= ?"                           \
  " AND (to_on IS NULL OR to_on >= ?) ORDER BY from_on, id LIMIT 1"

/** The tables that it is read from, NULL-terminated. */
const char *const ffw_person_standing_tables[] = {
  "absence", "area",   "booking",     "course",  "course_area", "organisation", "post", "post_role",
  "record",  "person", "requirement", "session", "standing",    "waiver",       "role", NULL,
};

static void
remedy_free (gpointer data)
{
  FfwRemedy *self = data;

  g_free (self->code);
  ffw_text_clear (&self->title);
  g_free (self);
}

static void
demand_free (gpointer data)
{
  FfwDemand *self = data;

  g_free (self->code);
  g_free (self->role_code);
  ffw_text_clear (&self->role);
  g_free (self->record_uuid);
  g_free (self->course_code);
  ffw_text_clear (&self->course);
  g_free (self->extension_reason);
  g_ptr_array_unref (self->remedies);
  g_free (self);
}

static void
area_free (gpointer data)
{
  FfwAreaStanding *self = data;

  g_free (self->code);
  ffw_text_clear (&self->title);
  g_ptr_array_unref (self->demands);
  g_free (self->waiver_reason);
  g_free (self);
}

static void
post_free (gpointer data)
{
  g_ptr_array_unref (((FfwPostStanding *)data)->areas);
  g_free (data);
}

void
ffw_person_standing_free (FfwPersonStanding *self)
{
  g_ptr_array_unref (self->posts);
  g_free (self);
}

/* Takes the code and the titles, which each of the queries begins with. */
static void
take_title (FfwCursor *cursor, char **code, FfwText *title)
{
  *code = g_strdup (ffw_cursor_get_text (cursor, 0));
  ffw_text_set (title, ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2));
}

static FfwDemand *
take_demand (const FfwStandingRow *row)
{
  const FfwRequirement *requirement = row->requirement;
  FfwDemand *self = g_new0 (FfwDemand, 1);

  self->requirement = requirement->id;
  self->code = g_strdup (requirement->code);
  self->level = requirement->level;
  self->mandatory = requirement->mandatory;
  self->sector = requirement->sector;
  self->within_days = requirement->within_days;
  self->renew_months = requirement->renew_months;
  self->in_force_from = requirement->in_force_from;
  self->status = row->status;
  self->achieved_on = row->achieved_on;
  self->expires_on = row->expires_on;
  self->due_on = row->due_on;
  self->booked_on = row->booked_on;
  self->record = row->record;
  self->remedies = g_ptr_array_new_with_free_func (remedy_free);

  return self;
}

typedef struct
{
  FfwConnection *connection;
  FfwPersonStanding *standing;
} Reading;

static FfwPostStanding *
get_post (FfwPersonStanding *self, gint64 post)
{
  FfwPostStanding *last = self->posts->len ? self->posts->pdata[self->posts->len - 1] : NULL;

  if (last && last->post == post)
    return last;
  last = g_new0 (FfwPostStanding, 1);
  last->post = post;
  last->areas = g_ptr_array_new_with_free_func (area_free);
  g_ptr_array_add (self->posts, last);

  return last;
}

static FfwAreaStanding *
get_area (FfwPostStanding *self, gint64 area)
{
  FfwAreaStanding *added;

  for (guint i = 0; i < self->areas->len; i++)
    if (((FfwAreaStanding *)self->areas->pdata[i])->area == area)
      return self->areas->pdata[i];
  added = g_new0 (FfwAreaStanding, 1);
  added->area = area;
  added->demands = g_ptr_array_new_with_free_func (demand_free);
  g_ptr_array_add (self->areas, added);

  return added;
}

static gboolean
name_role (FfwConnection *connection, FfwDemand *demand, gint64 role, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_ROLE, error, "i", role);

  if (cursor && ffw_cursor_next (cursor, error))
    take_title (cursor, &demand->role_code, &demand->role);

  return cursor && !ffw_cursor_has_failed (cursor);
}

static gboolean
read_record (FfwConnection *connection, FfwDemand *demand, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_RECORD, error, "i",
                                                       demand->record);

  if (cursor && ffw_cursor_next (cursor, error))
    {
      take_title (cursor, &demand->course_code, &demand->course);
      demand->record_uuid = g_strdup (ffw_cursor_get_text (cursor, 3));
      demand->extended_to = ffw_cursor_get_date (cursor, 4);
      demand->extension_reason = g_strdup (ffw_cursor_get_text (cursor, 5));
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

static gboolean
read_remedies (FfwConnection *connection, FfwDemand *demand, gint64 area, FfwDate day,
               GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_REMEDIES, error, "iiDD",
                                                       area, (gint64)demand->level, day, day);
  gint64 last = 0;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwRemedy *remedy;
      gint64 id = ffw_cursor_get_int (cursor, 3);

      if (id == last)
        continue;
      last = id;
      remedy = g_new0 (FfwRemedy, 1);
      remedy->id = id;
      take_title (cursor, &remedy->code, &remedy->title);
      remedy->level = (FfwLevel)ffw_cursor_get_int (cursor, 4);
      if (demand->renew_months >= 0)
        remedy->months = demand->renew_months;
      else
        remedy->months = ffw_cursor_is_null (cursor, 5) ? -1 : (int)ffw_cursor_get_int (cursor, 5);
      g_ptr_array_add (demand->remedies, remedy);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
take_row (Reading *self, const FfwStandingRow *row, GError **error)
{
  gint64 area = row->requirement->area;
  FfwAreaStanding *of = get_area (get_post (self->standing, row->post), area);
  FfwDemand *demand = take_demand (row);

  /* The one that stands comes first. */
  g_ptr_array_insert (of->demands, row->stands ? 0 : -1, demand);

  return (row->requirement->role == 0
          || name_role (self->connection, demand, row->requirement->role, error))
         && (row->record == 0 || read_record (self->connection, demand, error))
         && read_remedies (self->connection, demand, area, self->standing->day, error);
}

static gboolean
take_rows (gint64 person, GArray *rows, gpointer data, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!take_row (data, &g_array_index (rows, FfwStandingRow, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_area (FfwConnection *connection, FfwAreaStanding *self, gint64 person, FfwDate day,
           GError **error)
{
  g_autoptr (FfwCursor) name = ffw_connection_query (connection, SQL_AREA, error, "i", self->area);
  g_autoptr (FfwCursor) waiver = NULL;

  if (name && ffw_cursor_next (name, error))
    take_title (name, &self->code, &self->title);
  if (name == NULL || ffw_cursor_has_failed (name))
    return FALSE;

  waiver = ffw_connection_query (connection, SQL_WAIVER, error, "iiDD", person, self->area, day,
                                 day);
  if (waiver && ffw_cursor_next (waiver, error))
    {
      self->waived_from = ffw_cursor_get_date (waiver, 0);
      self->waived_until = ffw_cursor_get_date (waiver, 1);
      self->waiver_reason = g_strdup (ffw_cursor_get_text (waiver, 2));
    }

  return waiver && !ffw_cursor_has_failed (waiver);
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const FfwAreaStanding *first = *(const FfwAreaStanding *const *)a;
  const FfwAreaStanding *second = *(const FfwAreaStanding *const *)b;
  const FfwDemand *left = ffw_area_standing_get (first);
  const FfwDemand *right = ffw_area_standing_get (second);

  if (left->status != right->status)
    return left->status < right->status ? -1 : 1;
  if (left->mandatory != right->mandatory)
    return left->mandatory ? -1 : 1;

  return strcmp (first->code, second->code);
}

/* Leaves out areas in which nothing is asked yet, names the others, and puts the worst first. */
static gboolean
finish_post (FfwConnection *connection, FfwPostStanding *self, gint64 person, FfwDate day,
             GError **error)
{
  for (guint i = self->areas->len; i > 0; i--)
    {
      FfwAreaStanding *area = self->areas->pdata[i - 1];
      int status = ffw_area_standing_get (area)->status;

      if (status == FFW_STANDING_NOT_YET)
        g_ptr_array_remove_index (self->areas, i - 1);
      else if (!read_area (connection, area, person, day, error))
        return FALSE;
      else
        self->sums[status]++;
    }
  g_ptr_array_sort (self->areas, compare_areas);

  return TRUE;
}

static gboolean
finish (FfwConnection *connection, FfwPersonStanding *self, GError **error)
{
  g_autoptr (FfwCursor) away = NULL;

  for (guint i = self->posts->len; i > 0; i--)
    {
      FfwPostStanding *post = self->posts->pdata[i - 1];

      if (!finish_post (connection, post, self->person, self->day, error))
        return FALSE;
      if (post->areas->len == 0)
        g_ptr_array_remove_index (self->posts, i - 1);
    }

  away = ffw_connection_query (connection, SQL_AWAY, error, "iDD", self->person, self->day,
                               self->day);
  if (away && ffw_cursor_next (away, error))
    {
      self->away_since = ffw_cursor_get_date (away, 0);
      self->away_until = ffw_cursor_get_date (away, 1);
    }

  return away && !ffw_cursor_has_failed (away);
}

/**
 * ffw_person_standing_read:
 * @person: the id
 * @day: as of which day
 *
 * Works out how a person stands, whatever day is stored, and reads what that rests on.
 *
 * Returns: (transfer full): without posts where nothing is asked of the person, or there is no
 *   such person; %NULL with @error set
 */
FfwPersonStanding *
ffw_person_standing_read (FfwConnection *connection, gint64 person, FfwDate day, GError **error)
{
  g_autoptr (FfwStandingRules) rules = ffw_standing_rules_read (connection, error);
  g_autoptr (FfwPersonStanding) self = g_new0 (FfwPersonStanding, 1);
  Reading reading = { .connection = connection, .standing = self };

  self->person = person;
  self->day = day;
  self->posts = g_ptr_array_new_with_free_func (post_free);
  if (rules == NULL
      || !ffw_standing_work_out (connection, rules, FFW_STANDING_ONE, person, day, take_rows,
                                 &reading, error)
      || !finish (connection, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** Returns: (transfer none) (nullable): how one of the posts stands; %NULL where nothing is asked
 */
const FfwPostStanding *
ffw_person_standing_find (const FfwPersonStanding *self, gint64 post)
{
  for (guint i = 0; i < self->posts->len; i++)
    if (((const FfwPostStanding *)self->posts->pdata[i])->post == post)
      return self->posts->pdata[i];

  return NULL;
}

/** Returns: (transfer none): the requirement that stands for the area */
const FfwDemand *
ffw_area_standing_get (const FfwAreaStanding *self)
{
  return self->demands->pdata[0];
}
