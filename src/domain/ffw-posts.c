/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-posts.h"

#include "ffw-directory.h"

#include <string.h>

#define SQL_COLUMNS "SELECT p.id, p.person, p.organisation, p.started_on, p.left_on FROM post p "
#define SQL_BY_NUMBER                                                                              \
  SQL_COLUMNS "WHERE p.organisation = ? AND p.staff_number = ? ORDER BY p.started_on"
#define SQL_BY_EMAIL SQL_COLUMNS "WHERE lower (p.email) = lower (?) ORDER BY p.started_on, p.id"
#define SQL_BY_UUID                                                                                \
  SQL_COLUMNS "WHERE p.person = " FFW_SQL_PERSON_NAMED " ORDER BY p.started_on, p.id"
/* As many as ffw_nearest() looks at. */
#define SQL_NUMBERS                                                                                \
  "SELECT DISTINCT staff_number FROM post WHERE organisation = ? AND staff_number IS NOT NULL "    \
  " LIMIT 20000"

/* A number with more zeros before it than make so many digits is not looked for. */
#define MOST_DIGITS 16

struct _FfwPosts
{
  FfwConnection *connection;
  FfwCursor *by_number;
  FfwCursor *by_email;
  FfwCursor *by_uuid;
};

/** @connection is lent, and must outlive what is returned. */
FfwPosts *
ffw_posts_new (FfwConnection *connection)
{
  FfwPosts *self = g_new0 (FfwPosts, 1);

  self->connection = connection;

  return self;
}

void
ffw_posts_free (FfwPosts *self)
{
  g_clear_pointer (&self->by_number, ffw_cursor_free);
  g_clear_pointer (&self->by_email, ffw_cursor_free);
  g_clear_pointer (&self->by_uuid, ffw_cursor_free);
  g_free (self);
}

static FfwCursor *
prepared (FfwPosts *self, FfwCursor **cursor, const char *sql, GError **error)
{
  if (*cursor == NULL)
    *cursor = ffw_connection_prepare (self->connection, sql, error);

  return *cursor;
}

/* Of the posts that @cursor gives, in the order of their start, the one that is
 * meant on the day @on: held on it, else the last that had begun, else the first.
 * Posts of @organisation come before posts elsewhere. Where @alone and they are
 * of several people, it is none of them. */
static gboolean
choose (FfwCursor *cursor, const char *on, gint64 organisation, gboolean alone, FfwFoundPost *found,
        GError **error)
{
  int best = -1;
  gint64 first = 0;

  *found = (FfwFoundPost){ 0 };
  while (ffw_cursor_next (cursor, error))
    {
      gint64 person = ffw_cursor_get_int (cursor, 1);
      const char *started = ffw_cursor_get_text (cursor, 3);
      const char *left = ffw_cursor_get_text (cursor, 4);
      gboolean begun = on == NULL || strcmp (started, on) <= 0;
      gboolean held = begun && (left == NULL || (on != NULL && strcmp (left, on) >= 0));
      gboolean there = organisation != 0 && ffw_cursor_get_int (cursor, 2) == organisation;
      int rank = (there ? 4 : 0) + (held ? 2 : begun ? 1 : 0);

      if (first == 0)
        first = person;
      else if (alone && first != person)
        first = FFW_PERSON_AMBIGUOUS;
      if (rank > best || (rank == best && begun))
        {
          best = rank;
          found->post = ffw_cursor_get_int (cursor, 0);
          found->person = person;
          found->organisation = ffw_cursor_get_int (cursor, 2);
          found->left_on = ffw_cursor_get_date (cursor, 4);
          found->held = held;
        }
    }
  if (first == FFW_PERSON_AMBIGUOUS)
    *found = (FfwFoundPost){ .person = FFW_PERSON_AMBIGUOUS };

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_posts_find_number:
 * @on: (nullable): the day that is asked about, ISO
 * @found: (out): all 0 where nobody has that number there
 */
gboolean
ffw_posts_find_number (FfwPosts *self, gint64 organisation, const char *number, const char *on,
                       FfwFoundPost *found, GError **error)
{
  FfwCursor *cursor = prepared (self, &self->by_number, SQL_BY_NUMBER, error);

  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "is", organisation, number);

  return choose (cursor, on, 0, FALSE, found, error);
}

/**
 * ffw_posts_find_email:
 * @organisation: where a post is preferred; 0 for none
 * @found: (out): all 0 where nobody has it
 */
gboolean
ffw_posts_find_email (FfwPosts *self, const char *email, gint64 organisation, const char *on,
                      FfwFoundPost *found, GError **error)
{
  FfwCursor *cursor = prepared (self, &self->by_email, SQL_BY_EMAIL, error);

  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "s", email);

  return choose (cursor, on, organisation, TRUE, found, error);
}

/**
 * ffw_posts_find_uuid:
 * @uuid: a person's
 * @found: (out): all 0 where it is nobody's
 */
gboolean
ffw_posts_find_uuid (FfwPosts *self, const char *uuid, gint64 organisation, const char *on,
                     FfwFoundPost *found, GError **error)
{
  FfwCursor *cursor = prepared (self, &self->by_uuid, SQL_BY_UUID, error);

  if (cursor == NULL)
    return FALSE;
  ffw_cursor_bind (cursor, "s", uuid);

  return choose (cursor, on, organisation, FALSE, found, error);
}

static gboolean
is_digits (const char *text)
{
  return *text && strspn (text, "0123456789") == strlen (text);
}

/* Spreadsheets lose the zeros before a number, or somebody adds some.
 * @found: (out): the number that is the same but for them; %NULL where there is none. */
static gboolean
find_but_for_zeros (FfwPosts *self, gint64 organisation, const char *number, char **found,
                    GError **error)
{
  const char *digits = number + strspn (number, "0");
  g_autoptr (GString) padded = g_string_new (digits);
  FfwFoundPost post = { 0 };

  *found = NULL;
  for (gsize length = padded->len; length <= MOST_DIGITS; length++)
    {
      if (padded->len
          && !ffw_posts_find_number (self, organisation, padded->str, NULL, &post, error))
        return FALSE;
      if (post.person)
        {
          *found = g_strdup (padded->str);
          return TRUE;
        }
      g_string_prepend_c (padded, '0');
    }

  return TRUE;
}

/* Whether one digit is another, or two that stand together have changed places. Numbers that
 * differ by more are those of other people. */
static gboolean
is_slip (const char *number, const char *known)
{
  gsize length = strlen (number);
  gsize at = 0;

  if (strlen (known) != length || !is_digits (known))
    return FALSE;
  while (at < length && number[at] == known[at])
    at++;
  if (at == length)
    return TRUE;
  if (strcmp (number + at + 1, known + at + 1) == 0)
    return TRUE;

  return number[at] == known[at + 1] && number[at + 1] == known[at]
         && strcmp (number + at + 2, known + at + 2) == 0;
}

/* The one of @known that a number of digits alone was probably meant to be. */
static char *
nearest_digits (const char *number, GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    if (is_slip (number, known->pdata[i]))
      return g_strdup (known->pdata[i]);

  return NULL;
}

/**
 * ffw_posts_nearest_number:
 *
 * Returns: (transfer full): the staff number there that @number was probably meant to be: the same
 *   but for zeros before it, else one that is near; empty for none, %NULL with @error set
 */
char *
ffw_posts_nearest_number (FfwPosts *self, gint64 organisation, const char *number, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (self->connection, SQL_NUMBERS, error, "i",
                                                       organisation);
  gboolean digits = is_digits (number);
  char *nearest = NULL;

  if (cursor == NULL
      || (digits && !find_but_for_zeros (self, organisation, number, &nearest, error)))
    return NULL;
  if (nearest)
    return nearest;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (known, g_strdup (ffw_cursor_get_text (cursor, 0)));
  if (ffw_cursor_has_failed (cursor))
    return NULL;
  nearest = digits ? nearest_digits (number, known) : ffw_nearest (number, known);

  return nearest ? nearest : g_strdup ("");
}
