/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-finder.h"

#include "ffw-action-error.h"
#include "ffw-known.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char with_email_sql[] = "SELECT p.id, p.person FROM post p"
                                     " WHERE lower (p.email) = lower (?)"
                                     " ORDER BY p.started_on, p.id";
static const char emails_sql[] = "SELECT DISTINCT email FROM post WHERE email IS NOT NULL";
static const char label_sql[]
    = "SELECT o.code, p.staff_number, p.email, n.uuid FROM person n"
      " LEFT JOIN post p ON p.id = coalesce (?,"
      "  (SELECT q.id FROM post q WHERE q.person = n.id ORDER BY q.started_on DESC, q.id LIMIT 1))"
      " LEFT JOIN organisation o ON o.id = p.organisation"
      " WHERE n.id = ?";

static gboolean
set_unknown (const char *named, const char *nearest, GError **error)
{
  if (*nearest)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 _ ("There is no person “%s”. The nearest is “%s”."), named, nearest);
  else
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN, _ ("There is no person “%s”."),
                 named);

  return FALSE;
}

static gboolean
set_unknown_email (FfwConnection *connection, const char *named, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, emails_sql, error, "");
  g_autofree char *nearest = NULL;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (known, g_strdup (ffw_cursor_get_text (cursor, 0)));
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  nearest = ffw_nearest (named, known);

  return set_unknown (named, nearest ? nearest : "", error);
}

static gboolean
set_ambiguous (FfwConnection *connection, const char *named, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, with_email_sql, error, "s",
                                                       named);
  g_autoptr (GString) labels = g_string_new (NULL);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      g_autofree char *label = ffw_post_get_label (connection, ffw_cursor_get_int (cursor, 0),
                                                   ffw_cursor_get_int (cursor, 1), error);

      if (label == NULL)
        return FALSE;
      g_string_append_printf (labels, "%s%s", labels->len ? ", " : "", label);
    }
  if (ffw_cursor_has_failed (cursor))
    return FALSE;
  g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_AMBIGUOUS,
               /* Translators: the second is a list such as GWP/0012, SWP/0345. */
               _ ("“%s” is the address of several people: %s. Name the one you mean by "
                  "organisation and number."),
               named, labels->str);

  return FALSE;
}

static gboolean
find_by_number (FfwConnection *connection, FfwDirectories *directories, const char *named,
                const char *slash, FfwDate on, FfwFoundPost *found, GError **error)
{
  g_autofree char *code = g_strndup (named, slash - named);
  g_autofree char *nearest_number = NULL;
  g_autofree char *nearest_name = NULL;
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);
  char day[FFW_DATE_ISO_SIZE];
  gint64 organisation = 0;

  if (!ffw_known_find (directories, FFW_KNOWN_ORGANISATION, code, &organisation, error))
    return FALSE;
  if (!ffw_posts_find_number (posts, organisation, slash + 1, ffw_date_to_iso (on, day), found,
                              error))
    return FALSE;
  if (found->person != 0)
    return TRUE;

  nearest_number = ffw_posts_nearest_number (posts, organisation, slash + 1, error);
  if (nearest_number == NULL)
    return FALSE;
  nearest_name = *nearest_number ? g_strconcat (code, "/", nearest_number, NULL) : g_strdup ("");

  return set_unknown (named, nearest_name, error);
}

static gboolean
find_by_email (FfwConnection *connection, const char *named, FfwDate on, FfwFoundPost *found,
               GError **error)
{
  g_autoptr (FfwPosts) posts = ffw_posts_new (connection);
  char day[FFW_DATE_ISO_SIZE];

  if (!ffw_posts_find_email (posts, named, 0, ffw_date_to_iso (on, day), found, error))
    return FALSE;
  if (found->person == FFW_PERSON_AMBIGUOUS)
    return set_ambiguous (connection, named, error);

  return found->person != 0 || set_unknown_email (connection, named, error);
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
