/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-post.h"

#include "ffw-action-error.h"
#include "ffw-reporting-lines.h"

#include <glib/gi18n-lib.h>

#define NAME(n) "trim (coalesce (" n ".given_name, '') || ' ' || coalesce (" n ".family_name, ''))"

#define SQL_POST                                                                                   \
  "SELECT p.person, " NAME (                                                                       \
      "n") ", p.organisation, p.staff_number, p.email, coalesce (p.site, 0),"                      \
           " coalesce (p.manager, 0), p.started_on, p.left_on"                                     \
           " FROM post p JOIN person n ON n.id = p.person WHERE p.id = ?"
#define SQL_ROLES "SELECT role FROM post_role WHERE post = ? ORDER BY role"

/* A number names one post on any day. */
#define SQL_OVERLAP                                                                                \
  "SELECT p.person, " NAME (                                                                       \
      "n") " FROM post p JOIN person n ON n.id = p.person"                                         \
           " WHERE p.organisation = ? AND p.staff_number = ? AND p.id <> ? AND p.id <> ?"          \
           "   AND p.started_on <= coalesce (?, '9999-12-31')"                                     \
           "   AND coalesce (p.left_on, '9999-12-31') >= ?"                                        \
           " ORDER BY p.started_on LIMIT 1"

#define SQL_INSERT                                                                                 \
  "INSERT INTO post (id, uuid, person, organisation, staff_number, email, site, manager,"          \
  " started_on, left_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_UPDATE                                                                                 \
  "UPDATE post SET organisation = ?, staff_number = ?, email = ?, site = ?, manager = ?,"          \
  " started_on = ?, left_on = ? WHERE id = ?"
#define SQL_END        "UPDATE post SET left_on = ? WHERE id = ?"
#define SQL_ADD_ROLE   "INSERT INTO post_role (post, role) VALUES (?, ?)"
#define SQL_DROP_ROLES "DELETE FROM post_role WHERE post = ?"
#define SQL_NAME       "SELECT " NAME ("n") " FROM person n WHERE n.id = ?"

static gboolean
read_roles (FfwConnection *connection, FfwPost *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_ROLES, error, "i", self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      gint64 role = ffw_cursor_get_int (cursor, 0);

      g_array_append_val (self->roles, role);
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_post_read:
 *
 * Returns: (transfer full): the post; %NULL with @error set, also where there is none
 */
FfwPost *
ffw_post_read (FfwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_POST, error, "i", id);
  g_autoptr (FfwPost) self = NULL;

  if (cursor == NULL)
    return NULL;
  if (!ffw_cursor_next (cursor, error))
    {
      if (!ffw_cursor_has_failed (cursor))
        g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                     _ ("This post is not there any more: somebody has taken it back meanwhile."));
      return NULL;
    }

  self = g_new0 (FfwPost, 1);
  self->roles = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->id = id;
  self->person = ffw_cursor_get_int (cursor, 0);
  self->name = g_strdup (ffw_cursor_get_text (cursor, 1));
  self->organisation = ffw_cursor_get_int (cursor, 2);
  self->number = g_strdup (ffw_cursor_get_text (cursor, 3));
  self->email = g_strdup (ffw_cursor_get_text (cursor, 4));
  self->site = ffw_cursor_get_int (cursor, 5);
  self->manager = ffw_cursor_get_int (cursor, 6);
  self->started_on = ffw_cursor_get_date (cursor, 7);
  self->left_on = ffw_cursor_get_date (cursor, 8);
  if (!read_roles (connection, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

FfwPost *
ffw_post_copy (const FfwPost *self)
{
  FfwPost *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->number = g_strdup (self->number);
  copy->email = g_strdup (self->email);
  copy->roles = g_array_copy (self->roles);

  return copy;
}

/** Returns: whether both are the same work at the same place, whenever */
gboolean
ffw_post_is_same (const FfwPost *self, const FfwPost *other)
{
  return self->organisation == other->organisation && self->site == other->site
         && self->manager == other->manager && g_strcmp0 (self->number, other->number) == 0
         && g_strcmp0 (self->email, other->email) == 0 && self->roles->len == other->roles->len
         && (self->roles->len == 0
             || memcmp (self->roles->data, other->roles->data, self->roles->len * sizeof (gint64))
                    == 0);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

/** @roles: (array length=n): ids in any order; one that is named twice counts once */
void
ffw_post_set_roles (FfwPost *self, const gint64 *roles, guint n)
{
  g_array_set_size (self->roles, 0);
  for (guint i = 0; i < n; i++)
    {
      gboolean there = FALSE;

      for (guint j = 0; j < self->roles->len; j++)
        there = there || g_array_index (self->roles, gint64, j) == roles[i];
      if (!there)
        g_array_append_val (self->roles, roles[i]);
    }
  g_array_sort (self->roles, compare_ids);
}

void
ffw_post_free (FfwPost *self)
{
  g_free (self->name);
  g_free (self->number);
  g_free (self->email);
  g_array_unref (self->roles);
  g_free (self);
}

/**
 * ffw_post_check_number:
 * @besides: the id of a post that will make room for this one; 0 for none
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where another post has the staff number while this one
 *   lasts
 */
gboolean
ffw_post_check_number (FfwConnection *connection, const FfwPost *self, gint64 besides,
                       GError **error)
{
  g_autoptr (FfwCursor) cursor = NULL;

  if (self->number == NULL)
    return TRUE;
  cursor = ffw_connection_query (connection, SQL_OVERLAP, error, "isiiDD", self->organisation,
                                 self->number, self->id, besides, self->left_on, self->started_on);
  if (cursor == NULL)
    return FALSE;
  if (!ffw_cursor_next (cursor, error))
    return !ffw_cursor_has_failed (cursor);

  if (ffw_cursor_get_int (cursor, 0) == self->person)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a person, %2$s a staff number. */
                 _ ("Another post of %1$s with the staff number %2$s overlaps this one. Choose "
                    "other dates, or another number."),
                 self->name, self->number);
  else
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a staff number, %2$s a person. */
                 _ ("Staff number %1$s is that of %2$s there at that time. Give another number."),
                 self->number, ffw_cursor_get_text (cursor, 1));

  return FALSE;
}

/**
 * ffw_post_check_manager:
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where the manager would be the person, or somebody
 *   below them, on a day from @today on
 */
gboolean
ffw_post_check_manager (FfwConnection *connection, const FfwPost *self, FfwDate today,
                        GError **error)
{
  g_autofree char *manager = NULL;
  gboolean circle;

  if (self->manager == 0)
    return TRUE;
  if (self->manager == self->person)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("%s would be their own manager. Choose somebody else, or nobody."),
                   self->name);
      return FALSE;
    }
  if (!ffw_reporting_lines_find (connection, self->organisation, self->manager, self->person,
                                 MAX (self->started_on, today), self->left_on, &circle, error))
    return FALSE;
  if (!circle)
    return TRUE;

  manager = ffw_person_get_name (connection, self->manager, error);
  if (manager)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: two people. */
                 _ ("%1$s cannot be managed by %2$s, whose own managers include %1$s at that time. "
                    "Choose somebody else, or nobody."),
                 self->name, manager);

  return FALSE;
}

static gint64
or_null (gint64 id)
{
  return id ? id : FFW_NULL;
}

static gboolean
write_roles (FfwConnection *connection, const FfwPost *self, GError **error)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (!ffw_connection_run (connection, SQL_ADD_ROLE, error, "ii", self->id,
                             g_array_index (self->roles, gint64, i)))
      return FALSE;

  return TRUE;
}

/** Writes a post that is new, and gives it its id. */
gboolean
ffw_post_insert (FfwChange *change, FfwPost *self, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];

  self->id = ffw_change_new_id (change);

  return ffw_connection_run (connection, SQL_INSERT, error, "isiissIIDD", self->id,
                             ffw_change_new_uuid (change, uuid), self->person, self->organisation,
                             self->number, self->email, or_null (self->site),
                             or_null (self->manager), self->started_on, self->left_on)
         && write_roles (connection, self, error);
}

/** Writes a post that is there as it is to be. */
gboolean
ffw_post_update (FfwChange *change, const FfwPost *self, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);

  return ffw_connection_run (connection, SQL_UPDATE, error, "issIIDDi", self->organisation,
                             self->number, self->email, or_null (self->site),
                             or_null (self->manager), self->started_on, self->left_on, self->id)
         && ffw_connection_run (connection, SQL_DROP_ROLES, error, "i", self->id)
         && write_roles (connection, self, error);
}

/** @left_on: the last day, or %FFW_DATE_NONE */
gboolean
ffw_post_end (FfwChange *change, gint64 id, FfwDate left_on, GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change), SQL_END, error, "Di", left_on, id);
}

/** Returns: (transfer full): what somebody of these names, each of which may be %NULL, is called */
char *
ffw_person_join_name (const char *given_name, const char *family_name)
{
  return g_strstrip (
      g_strdup_printf ("%s %s", given_name ? given_name : "", family_name ? family_name : ""));
}

/** Returns: (transfer full): what a person is called; %NULL with @error set */
char *
ffw_person_get_name (FfwConnection *connection, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_NAME, error, "i", person);

  if (cursor == NULL)
    return NULL;
  if (ffw_cursor_next (cursor, error))
    return g_strdup (ffw_cursor_get_text (cursor, 0));
  if (!ffw_cursor_has_failed (cursor))
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 _ ("This person is not there any more: somebody has taken them back meanwhile."));

  return NULL;
}
