/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-leavers.h"

#include "ffw-coding.h"

#define SQL_POST                                                                                   \
  "SELECT p.person, p.started_on, p.left_on,"                                                      \
  " trim (coalesce (n.given_name, '') || ' ' || coalesce (n.family_name, ''))"                     \
  " FROM post p JOIN person n ON n.id = p.person WHERE p.id = ?"
#define SQL_POSTS                                                                                  \
  "SELECT id, organisation, coalesce (manager, 0), left_on FROM post"                              \
  " WHERE person = ? AND (left_on IS NULL OR left_on >= ?) ORDER BY started_on, id"

/* What somebody was at, in part, is a fact, and its register settles it. */
#define SQL_BOOKED                                                                                 \
  "SELECT b.id, coalesce (b.post, 0) FROM booking b JOIN session s ON s.id = b.session"            \
  " WHERE b.person = ? AND b.status IN (?, ?) AND s.status IN (?, ?) AND s.last_on > ?"            \
  "   AND NOT EXISTS (SELECT 1 FROM attendance a"                                                  \
  "     WHERE a.session = b.session AND a.person = b.person AND a.attended = 1)"                   \
  " ORDER BY s.first_on, b.id"
#define SQL_TAUGHT                                                                                 \
  "SELECT t.session_date, d.session, coalesce (t.post, 0) FROM session_trainer t"                  \
  " JOIN session_date d ON d.id = t.session_date JOIN session s ON s.id = d.session"               \
  " WHERE t.person = ? AND s.status IN (?, ?) AND substr (d.starts_at, 1, 10) > ?"                 \
  " ORDER BY d.starts_at, d.session, d.id"
#define SQL_MANAGED                                                                                \
  "SELECT id, person, organisation, started_on FROM post"                                          \
  " WHERE manager = ? AND (left_on IS NULL OR left_on > ?) ORDER BY id"

static void
leaver_free (gpointer data)
{
  FfwLeaver *self = data;

  g_free (self->name);
  g_array_unref (self->posts);
  g_array_unref (self->goes_on);
  g_free (self);
}

static FfwLeavers *
leavers_new (FfwDate on)
{
  FfwLeavers *self = g_new0 (FfwLeavers, 1);

  self->on = on;
  self->everyone = g_ptr_array_new_with_free_func (leaver_free);
  self->ending = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bookings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->managed = g_array_new (FALSE, FALSE, sizeof (FfwManaged));
  self->taught = g_array_new (FALSE, FALSE, sizeof (FfwTaught));

  return self;
}

void
ffw_leavers_free (FfwLeavers *self)
{
  g_ptr_array_unref (self->everyone);
  g_hash_table_unref (self->ending);
  g_array_unref (self->bookings);
  g_array_unref (self->managed);
  g_array_unref (self->taught);
  g_free (self);
}

static gboolean
is_ending (const FfwLeavers *self, gint64 post)
{
  return g_hash_table_contains (self->ending, &post);
}

/* Takes the posts that can end on the day, and whose they are, in the order of @posts. */
static gboolean
take_posts (FfwLeavers *self, FfwConnection *connection, const gint64 *posts, guint n,
            GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_prepare (connection, SQL_POST, error);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (cursor == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      FfwDate left_on;
      FfwLeaver *leaver;

      if (is_ending (self, posts[i]))
        continue;
      ffw_cursor_bind (cursor, "i", posts[i]);
      if (!ffw_cursor_next (cursor, error))
        {
          if (ffw_cursor_has_failed (cursor))
            return FALSE;
          continue;
        }
      left_on = ffw_cursor_get_date (cursor, 2);
      if (left_on != FFW_DATE_NONE && left_on < self->on)
        {
          self->n_left++;
          continue;
        }
      if (ffw_cursor_get_date (cursor, 1) > self->on)
        {
          self->n_later++;
          continue;
        }

      g_hash_table_add (self->ending, g_memdup2 (&posts[i], sizeof posts[i]));
      leaver = g_new0 (FfwLeaver, 1);
      leaver->person = ffw_cursor_get_int (cursor, 0);
      leaver->name = g_strdup (ffw_cursor_get_text (cursor, 3));
      leaver->posts = g_array_new (FALSE, FALSE, sizeof (FfwLeaverPost));
      leaver->goes_on = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (g_hash_table_contains (known, &leaver->person))
        leaver_free (leaver);
      else
        {
          g_hash_table_add (known, &leaver->person);
          g_ptr_array_add (self->everyone, leaver);
        }
    }

  return TRUE;
}

/* Which posts of a leaver end, and where others go on. */
static gboolean
read_posts (FfwLeavers *self, FfwConnection *connection, FfwLeaver *leaver, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_POSTS, error, "iD",
                                                       leaver->person, self->on);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwLeaverPost post = {
        .id = ffw_cursor_get_int (cursor, 0),
        .organisation = ffw_cursor_get_int (cursor, 1),
        .manager = ffw_cursor_get_int (cursor, 2),
        .is_set = ffw_cursor_get_date (cursor, 3) == self->on,
      };

      if (is_ending (self, post.id))
        g_array_append_val (leaver->posts, post);
      else if (!post.is_set)
        g_array_append_val (leaver->goes_on, post.organisation);
    }

  return !ffw_cursor_has_failed (cursor);
}

/* What names a post that ends goes with it; the rest goes on where another post does. */
static gboolean
goes (const FfwLeavers *self, const FfwLeaver *leaver, gint64 post)
{
  return leaver->goes_on->len == 0 || is_ending (self, post);
}

static gboolean
read_bookings (FfwLeavers *self, FfwConnection *connection, const FfwLeaver *leaver, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, SQL_BOOKED, error, "iiiiiD", leaver->person, (gint64)FFW_BOOKING_BOOKED,
      (gint64)FFW_BOOKING_WAITING, (gint64)FFW_SESSION_PLANNED, (gint64)FFW_SESSION_OPEN, self->on);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 booking = ffw_cursor_get_int (cursor, 0);

      if (goes (self, leaver, ffw_cursor_get_int (cursor, 1)))
        g_array_append_val (self->bookings, booking);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_taught (FfwLeavers *self, FfwConnection *connection, const FfwLeaver *leaver, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_TAUGHT, error, "iiiD",
                                                       leaver->person, (gint64)FFW_SESSION_PLANNED,
                                                       (gint64)FFW_SESSION_OPEN, self->on);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwTaught taught = {
        .date = ffw_cursor_get_int (cursor, 0),
        .session = ffw_cursor_get_int (cursor, 1),
        .person = leaver->person,
      };

      if (goes (self, leaver, ffw_cursor_get_int (cursor, 2)))
        g_array_append_val (self->taught, taught);
    }

  return !ffw_cursor_has_failed (cursor);
}

/* The post that ends in an organisation; %NULL where the leaver goes on there, or was never. */
static const FfwLeaverPost *
find_ending_at (const FfwLeaver *leaver, gint64 organisation)
{
  for (guint i = 0; i < leaver->goes_on->len; i++)
    if (g_array_index (leaver->goes_on, gint64, i) == organisation)
      return NULL;
  for (guint i = 0; i < leaver->posts->len; i++)
    {
      const FfwLeaverPost *post = &g_array_index (leaver->posts, FfwLeaverPost, i);

      if (post->organisation == organisation)
        return post;
    }

  return NULL;
}

/* Who has another post that goes on there manages on. */
static gboolean
read_managed (FfwLeavers *self, FfwConnection *connection, const FfwLeaver *leaver, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_MANAGED, error, "iD",
                                                       leaver->person, self->on);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      const FfwLeaverPost *there = find_ending_at (leaver, ffw_cursor_get_int (cursor, 2));
      FfwManaged managed = {
        .post = ffw_cursor_get_int (cursor, 0),
        .person = ffw_cursor_get_int (cursor, 1),
        .leaver = leaver->person,
        .above = there ? there->manager : 0,
        .started_on = ffw_cursor_get_date (cursor, 3),
      };

      if ((there || leaver->goes_on->len == 0) && !is_ending (self, managed.post))
        g_array_append_val (self->managed, managed);
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_leavers_read:
 * @posts: (array length=n): ids; one that is not there any more is left out
 * @on: the last day
 *
 * Returns: (transfer full): who leaves, and what that leaves open; %NULL with @error set
 */
FfwLeavers *
ffw_leavers_read (FfwConnection *connection, const gint64 *posts, guint n, FfwDate on,
                  GError **error)
{
  g_autoptr (FfwLeavers) self = leavers_new (on);

  if (!take_posts (self, connection, posts, n, error))
    return NULL;
  for (guint i = 0; i < self->everyone->len; i++)
    {
      FfwLeaver *leaver = self->everyone->pdata[i];

      if (!read_posts (self, connection, leaver, error)
          || !read_bookings (self, connection, leaver, error)
          || !read_taught (self, connection, leaver, error)
          || !read_managed (self, connection, leaver, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/** Returns: whether @person leaves every post that they have */
gboolean
ffw_leavers_include (const FfwLeavers *self, gint64 person)
{
  for (guint i = 0; i < self->everyone->len; i++)
    {
      const FfwLeaver *leaver = self->everyone->pdata[i];

      if (leaver->person == person)
        return leaver->goes_on->len == 0;
    }

  return FALSE;
}
