/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-finder.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POST_COLUMNS "p.id, p.person, p.organisation, p.started_on, p.left_on"

static const char by_number_sql[] = "SELECT " POST_COLUMNS " FROM post p"
                                    " WHERE p.organisation = ? AND p.staff_number = ?"
                                    " ORDER BY p.started_on";
static const char by_email_sql[] = "SELECT " POST_COLUMNS " FROM post p"
                                   " WHERE lower (p.email) = lower (?)"
                                   " ORDER BY p.started_on, p.id";
static const char numbers_sql[] = "SELECT DISTINCT staff_number FROM post"
                                  " WHERE organisation = ? AND staff_number IS NOT NULL";
static const char emails_sql[] = "SELECT DISTINCT email FROM post WHERE email IS NOT NULL";
static const char label_sql[]
    = "SELECT o.code, p.staff_number, p.email, n.uuid FROM person n"
      " LEFT JOIN post p ON p.id = coalesce (?,"
      "  (SELECT q.id FROM post q WHERE q.person = n.id ORDER BY q.started_on DESC, q.id LIMIT 1))"
      " LEFT JOIN organisation o ON o.id = p.organisation"
      " WHERE n.id = ?";

static gboolean
is_held_on (const FfwFoundPost *post, FfwDate on)
{
  return post->started_on <= on && (post->left_on == FFW_DATE_NONE || post->left_on >= on);
}

/* Of the posts there, those held on the day; where there is none, all. */
static GArray *
read_posts (FfwCursor *cursor, FfwDate on, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (FfwFoundPost));
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (FfwFoundPost));
  g_autoptr (GError) failure = NULL;

  while (ffw_cursor_next (cursor, &failure))
    {
      FfwFoundPost post = {
        .post = ffw_cursor_get_int (cursor, 0),
        .person = ffw_cursor_get_int (cursor, 1),
        .organisation = ffw_cursor_get_int (cursor, 2),
        .started_on = ffw_cursor_get_date (cursor, 3),
        .left_on = ffw_cursor_get_date (cursor, 4),
      };

      g_array_append_val (all, post);
      if (is_held_on (&post, on))
        g_array_append_val (held, post);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return held->len ? g_steal_pointer (&held) : g_steal_pointer (&all);
}

static gboolean
set_unknown (FfwConnection *connection, const char *named, const char *prefix,
             const char *known_sql, gint64 organisation, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor
      = organisation ? ffw_connection_query (connection, known_sql, error, "i", organisation)
                     : ffw_connection_query (connection, known_sql, error, "");
  g_autofree char *nearest = NULL;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, &failure))
    g_ptr_array_add (known, g_strconcat (prefix, ffw_cursor_get_text (cursor, 0), NULL));
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  nearest = ffw_nearest (named, known);
  if (nearest)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 _ ("There is no person “%s”. The nearest is “%s”."), named, nearest);
  else
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN, _ ("There is no person “%s”."),
                 named);

  return FALSE;
}

static gboolean
set_ambiguous (FfwConnection *connection, const char *named, GArray *posts, GError **error)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < posts->len; i++)
    {
      const FfwFoundPost *post = &g_array_index (posts, FfwFoundPost, i);
      g_autofree char *label = ffw_post_get_label (connection, post->post, post->person, error);

      if (label == NULL)
        return FALSE;
      g_string_append_printf (labels, "%s%s", i ? ", " : "", label);
    }
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_AMBIGUOUS,
               /* Translators: the second is a list such as GWP/0012, SWP/0345. */
               _ ("“%s” is the address of several people: %s. Name the one you mean by "
                  "organisation and number."),
               named, labels->str);

  return FALSE;
}

static gboolean
is_one_person (GArray *posts)
{
  for (guint i = 1; i < posts->len; i++)
    if (g_array_index (posts, FfwFoundPost, i).person
        != g_array_index (posts, FfwFoundPost, 0).person)
      return FALSE;

  return TRUE;
}

static gboolean
find_by_number (FfwConnection *connection, FfwDirectories *directories, const char *named,
                const char *slash, FfwDate on, FfwFoundPost *found, GError **error)
{
  g_autofree char *code = g_strndup (named, slash - named);
  g_autofree char *prefix = g_strndup (named, slash + 1 - named);
  g_autoptr (FfwCursor) cursor = NULL;
  g_autoptr (GArray) posts = NULL;
  gint64 organisation = 0;

  if (!ffw_directories_find (directories, "organisation", code, &organisation, error))
    return FALSE;
  if (organisation == 0)
    {
      g_autofree char *nearest = ffw_directories_nearest (directories, "organisation", code, error);

      if (nearest == NULL)
        return FALSE;
      if (*nearest)
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("There is no organisation “%s”. The nearest is “%s”."), code, nearest);
      else
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("There is no organisation “%s”."), code);
      return FALSE;
    }

  cursor = ffw_connection_query (connection, by_number_sql, error, "is", organisation, slash + 1);
  if (cursor == NULL || (posts = read_posts (cursor, on, error)) == NULL)
    return FALSE;
  if (posts->len == 0)
    return set_unknown (connection, named, prefix, numbers_sql, organisation, error);

  *found = g_array_index (posts, FfwFoundPost, posts->len - 1);
  return TRUE;
}

static gboolean
find_by_email (FfwConnection *connection, const char *named, FfwDate on, FfwFoundPost *found,
               GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, by_email_sql, error, "s", named);
  g_autoptr (GArray) posts = NULL;

  if (cursor == NULL || (posts = read_posts (cursor, on, error)) == NULL)
    return FALSE;
  if (posts->len == 0)
    return set_unknown (connection, named, "", emails_sql, 0, error);
  if (!is_one_person (posts))
    return set_ambiguous (connection, named, posts, error);

  *found = g_array_index (posts, FfwFoundPost, posts->len - 1);
  return TRUE;
}

/**
 * ffw_person_find:
 * @named: ORGANISATION/number, or an e-mail address
 * @on: the day that matters: the post held on it is found, where there is one
 * @found: (out): the post, and whose it is
 *
 * Finds a person as people name one on the command line. A name alone never
 * identifies anyone.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where @named is nobody or several people
 */
gboolean
ffw_person_find (FfwConnection *connection, FfwDirectories *directories, const char *named,
                 FfwDate on, FfwFoundPost *found, GError **error)
{
  const char *slash = strchr (named, '/');

  if (slash)
    return find_by_number (connection, directories, named, slash, on, found, error);
  if (strchr (named, '@'))
    return find_by_email (connection, named, on, found, error);

  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
               _ ("“%s” names nobody. Give an organisation and a staff number, such as "
                  "HMPPS/0012, or an e-mail address."),
               named);
  return FALSE;
}

/**
 * ffw_post_get_label:
 * @post: the post, or %FFW_NULL for the person's latest
 * @person: whose it is
 *
 * Returns: (transfer full): what names the person on the command line: ORGANISATION/number,
 *   else the e-mail address, else the person's UUID
 */
char *
ffw_post_get_label (FfwConnection *connection, gint64 post, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, label_sql, error, "Ii", post,
                                                       person);

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;
  if (!ffw_cursor_is_null (cursor, 1))
    return g_strconcat (ffw_cursor_get_text (cursor, 0), "/", ffw_cursor_get_text (cursor, 1),
                        NULL);

  return g_strdup (ffw_cursor_get_text (cursor, ffw_cursor_is_null (cursor, 2) ? 3 : 2));
}
