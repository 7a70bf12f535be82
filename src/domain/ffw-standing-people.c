/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-people.h"

/* Whose rows are wanted; @of is the column of the person. */
#define WHOSE(select, of, order)                                                                   \
  {                                                                                                \
    select order, select " AND " of " IN (SELECT person FROM standing_stale)" order,               \
        select " AND " of " = ?" order                                                             \
  }

/* The streams, all in the order of the people. The first brings those whose turn it is: a row for
 * each role of a post. */
static const struct
{
  const char *sql[3];
  gboolean has_day;
} streams[] = {
  { WHOSE ("SELECT p.person, p.id, o.sector, p.started_on, p.left_on, x.role"
           " FROM post p JOIN organisation o ON o.id = p.organisation"
           " LEFT JOIN post_role x ON x.post = p.id"
           " WHERE (p.left_on IS NULL OR p.left_on >= ?)",
           "p.person", " ORDER BY p.person, p.id"),
    TRUE },
  { WHOSE ("SELECT l.person, l.course, l.completed_on, l.expires_on, l.id FROM record l"
           " WHERE l.outcome = 1",
           "l.person", " ORDER BY l.person, l.course, l.completed_on"),
    FALSE },
  { WHOSE ("SELECT b.person, s.course, s.last_on FROM booking b JOIN session s ON s.id = b.session"
           " WHERE b.status = 0 AND s.status IN (0, 1) AND s.last_on >= ?",
           "b.person", " ORDER BY b.person"),
    TRUE },
  { WHOSE ("SELECT w.person, w.area, w.from_on, w.until_on FROM waiver w WHERE w.until_on >= ?",
           "w.person", " ORDER BY w.person, w.area, w.from_on"),
    TRUE },
};

enum
{
  STREAM_POSTS,
  STREAM_RECORDS,
  STREAM_BOOKINGS,
  STREAM_WAIVERS,
  N_STREAMS
};

G_STATIC_ASSERT (G_N_ELEMENTS (streams) == N_STREAMS);

struct _FfwStandingPeople
{
  const FfwStandingRules *rules;
  FfwCursor *cursors[N_STREAMS];
  gboolean has_row[N_STREAMS];
  FfwStandingPerson person;
};

static void
clear_post (gpointer data)
{
  FfwStandingPost *post = data;

  g_array_unref (post->roles);
}

void
ffw_standing_people_free (FfwStandingPeople *self)
{
  for (guint i = 0; i < N_STREAMS; i++)
    g_clear_pointer (&self->cursors[i], ffw_cursor_free);
  g_array_unref (self->person.posts);
  g_array_unref (self->person.records);
  g_array_unref (self->person.bookings);
  g_array_unref (self->person.waivers);
  g_free (self);
}

static gboolean
advance (FfwStandingPeople *self, guint stream, GError **error)
{
  self->has_row[stream] = ffw_cursor_next (self->cursors[stream], error);

  return !ffw_cursor_has_failed (self->cursors[stream]);
}

static gboolean
open_stream (FfwStandingPeople *self, guint stream, FfwConnection *connection, FfwStandingWho who,
             gint64 person, FfwDate day, GError **error)
{
  FfwCursor *cursor = ffw_connection_prepare (connection, streams[stream].sql[who], error);
  char iso[FFW_DATE_ISO_SIZE];
  int parameter = 1;

  if (cursor == NULL)
    return FALSE;
  self->cursors[stream] = cursor;
  if (streams[stream].has_day)
    ffw_cursor_bind_text (cursor, parameter++, ffw_date_to_iso (day, iso));
  if (who == FFW_STANDING_ONE)
    ffw_cursor_bind_int (cursor, parameter, person);

  return advance (self, stream, error);
}

/**
 * ffw_standing_people_new:
 * @rules: lent, for as long as the people are read
 * @person: of %FFW_STANDING_ONE
 * @day: posts, places and waivers that have ended before are left out
 *
 * Returns: (transfer full): the people, before the first; %NULL with @error set
 */
FfwStandingPeople *
ffw_standing_people_new (FfwConnection *connection, const FfwStandingRules *rules,
                         FfwStandingWho who, gint64 person, FfwDate day, GError **error)
{
  g_autoptr (FfwStandingPeople) self = g_new0 (FfwStandingPeople, 1);

  self->rules = rules;
  self->person.posts = g_array_new (FALSE, FALSE, sizeof (FfwStandingPost));
  g_array_set_clear_func (self->person.posts, clear_post);
  self->person.records = g_array_new (FALSE, FALSE, sizeof (FfwStandingRecord));
  self->person.bookings = g_array_new (FALSE, FALSE, sizeof (FfwStandingBooking));
  self->person.waivers = g_array_new (FALSE, FALSE, sizeof (FfwStandingWaiver));

  for (guint i = 0; i < N_STREAMS; i++)
    if (!open_stream (self, i, connection, who, person, day, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* A post comes in as many rows as it has roles. */
static void
take_post (FfwStandingPeople *self, FfwCursor *row)
{
  GArray *posts = self->person.posts;
  gint64 id = ffw_cursor_get_int (row, 1);
  gint64 role = ffw_cursor_get_int (row, 5);

  if (posts->len == 0 || g_array_index (posts, FfwStandingPost, posts->len - 1).id != id)
    {
      const FfwStandingPost post = {
        .id = id,
        .sector = ffw_cursor_is_null (row, 2) ? FFW_REQUIREMENT_ANY
                                              : (int)ffw_cursor_get_int (row, 2),
        .started_on = ffw_cursor_get_date (row, 3),
        .left_on = ffw_cursor_get_date (row, 4),
        .roles = g_array_new (FALSE, FALSE, sizeof (gint64)),
      };

      g_array_append_val (posts, post);
    }
  if (!ffw_cursor_is_null (row, 5))
    g_array_append_val (g_array_index (posts, FfwStandingPost, posts->len - 1).roles, role);
}

static void
take_record (FfwStandingPeople *self, FfwCursor *row)
{
  FfwStandingRecord record = {
    .completed_on = ffw_cursor_get_date (row, 2),
    .extended_to = ffw_cursor_get_date (row, 3),
    .id = ffw_cursor_get_int (row, 4),
  };

  if (ffw_standing_rules_find_course (self->rules, ffw_cursor_get_int (row, 1), &record.course))
    g_array_append_val (self->person.records, record);
}

static void
take_booking (FfwStandingPeople *self, FfwCursor *row)
{
  FfwStandingBooking booking = { .last_on = ffw_cursor_get_date (row, 2) };

  if (ffw_standing_rules_find_course (self->rules, ffw_cursor_get_int (row, 1), &booking.course))
    g_array_append_val (self->person.bookings, booking);
}

static void
take_waiver (FfwStandingPeople *self, FfwCursor *row)
{
  const FfwStandingWaiver waiver = {
    .area = ffw_cursor_get_int (row, 1),
    .from = ffw_cursor_get_date (row, 2),
    .until = ffw_cursor_get_date (row, 3),
  };

  g_array_append_val (self->person.waivers, waiver);
}

static void (*const takers[N_STREAMS]) (FfwStandingPeople *self, FfwCursor *row)
    = { take_post, take_record, take_booking, take_waiver };

/* Takes the rows of the person whose turn it is; those of people without a post are passed over. */
static gboolean
take (FfwStandingPeople *self, guint stream, GError **error)
{
  while (self->has_row[stream])
    {
      FfwCursor *row = self->cursors[stream];
      gint64 person = ffw_cursor_get_int (row, 0);

      if (person > self->person.id)
        break;
      if (person == self->person.id)
        takers[stream](self, row);
      if (!advance (self, stream, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * ffw_standing_people_next:
 *
 * Returns: (transfer none) (nullable): what is known of the next person, until the next call;
 *   %NULL at the end, or with @error set
 */
const FfwStandingPerson *
ffw_standing_people_next (FfwStandingPeople *self, GError **error)
{
  if (!self->has_row[STREAM_POSTS])
    return NULL;

  self->person.id = ffw_cursor_get_int (self->cursors[STREAM_POSTS], 0);
  g_array_set_size (self->person.posts, 0);
  g_array_set_size (self->person.records, 0);
  g_array_set_size (self->person.bookings, 0);
  g_array_set_size (self->person.waivers, 0);
  for (guint i = 0; i < N_STREAMS; i++)
    if (!take (self, i, error))
      return NULL;

  return &self->person;
}
