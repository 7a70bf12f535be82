/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-profiles.h"

#include "ffw-directory.h"
#include "ffw-known.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest name, in characters: it stands in lists and in the history. */
#define LONGEST_NAME 100

/* Profiles are few: they are found by their folded names without an index. */
#define SQL_COLUMNS                                                                                \
  "SELECT p.id, p.uuid, p.name, o.code, p.kind, p.layout FROM profile p"                           \
  " LEFT JOIN organisation o ON o.id = p.organisation"
#define SQL_ALL  SQL_COLUMNS " ORDER BY ffw_fold (p.name), p.id"
#define SQL_FIND SQL_COLUMNS " WHERE ffw_fold (p.name) = ffw_fold (?) ORDER BY p.id LIMIT 1"
#define SQL_ADD                                                                                    \
  "INSERT INTO profile (id, uuid, name, organisation, kind, layout) VALUES (?, ?, ?, ?, ?, ?)"
#define SQL_SET    "UPDATE profile SET name = ?, organisation = ?, kind = ?, layout = ? WHERE id = ?"
#define SQL_RENAME "UPDATE profile SET name = ? WHERE id = ?"
#define SQL_REMOVE "DELETE FROM profile WHERE id = ?"

void
ffw_profile_free (FfwProfile *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self->kind);
  g_free (self->layout);
  g_free (self);
}

static FfwProfile *
read_row (FfwCursor *cursor)
{
  FfwProfile *self = g_new0 (FfwProfile, 1);

  self->id = ffw_cursor_get_int (cursor, 0);
  self->uuid = g_strdup (ffw_cursor_get_text (cursor, 1));
  self->name = g_strdup (ffw_cursor_get_text (cursor, 2));
  self->organisation = g_strdup (ffw_cursor_get_text (cursor, 3));
  self->kind = g_strdup (ffw_cursor_get_text (cursor, 4));
  self->layout = g_strdup (ffw_cursor_get_text (cursor, 5));
  return self;
}

/**
 * ffw_profiles_read:
 *
 * Returns: (transfer full) (nullable) (element-type FfwProfile): all of them, by their names; %NULL
 *   with @error set
 */
GPtrArray *
ffw_profiles_read (FfwConnection *connection, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_ALL, error, "");
  g_autoptr (GPtrArray) profiles
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_profile_free);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (profiles, read_row (cursor));

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&profiles);
}

/* FALSE with an error where it could not be looked up; *profile is NULL where there is none. */
static gboolean
look_up (FfwConnection *connection, const char *name, FfwProfile **profile, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_FIND, error, "s", name);

  *profile = NULL;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    *profile = read_row (cursor);

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_profile_find:
 * @name: in any case, with or without accents
 *
 * Returns: (transfer full) (nullable): the profile; %NULL with a %FFW_ACTION_ERROR_UNKNOWN where
 *   there is none of that name, or another error
 */
FfwProfile *
ffw_profile_find (FfwConnection *connection, const char *name, GError **error)
{
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nearest = NULL;
  FfwProfile *profile;

  if (!look_up (connection, name, &profile, error))
    return NULL;
  if (profile != NULL)
    return profile;

  profiles = ffw_profiles_read (connection, error);
  if (profiles == NULL)
    return NULL;
  for (guint i = 0; i < profiles->len; i++)
    g_ptr_array_add (names, ((FfwProfile *)g_ptr_array_index (profiles, i))->name);
  nearest = ffw_nearest (name, names);
  if (nearest != NULL)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 _ ("There is no profile “%1$s”. The nearest is “%2$s”."), name, nearest);
  else
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN, _ ("There is no profile “%s”."),
                 name);

  return NULL;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (name));

  if (*text == '\0')
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                         _ ("A profile needs a name. Enter one."));
  else if (g_utf8_strlen (text, -1) > LONGEST_NAME || strchr (text, '\n') != NULL)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("The name of a profile is one line of at most %d characters. Shorten it."),
                 LONGEST_NAME);
  else
    return TRUE;

  return FALSE;
}

static void
say (FfwChange *change, const char *id, const char *name, const char *new_name)
{
  g_autoptr (FfwMessage) message = ffw_message_new (id, name, new_name, NULL);

  ffw_change_set_message (change, message);
}

static gint64
find_organisation (FfwConnection *connection, const char *code, GError **error)
{
  g_autoptr (FfwDirectories) directories = NULL;
  gint64 id = 0;

  if (code == NULL || *code == '\0')
    return FFW_NULL;
  directories = ffw_directories_new (connection);

  return ffw_known_find (directories, FFW_KNOWN_ORGANISATION, code, &id, error) ? id : 0;
}

static gboolean
is_same (const FfwProfile *a, const FfwProfile *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->organisation, b->organisation) == 0
         && g_strcmp0 (a->kind, b->kind) == 0 && g_strcmp0 (a->layout, b->layout) == 0;
}

/**
 * ffw_profile_save:
 * @profile: its id and uuid are of no matter
 *
 * Keeps a layout under its name, in place of the one that has that name, and sets the change's
 * message. The change is discarded where it is there already, as it is.
 *
 * Returns: %FALSE with @error set: of %FFW_ACTION_ERROR where the name will not do, or there is no
 *   such organisation
 */
gboolean
ffw_profile_save (FfwChange *change, const FfwProfile *profile, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwProfile wanted = *profile;
  g_autofree char *name = g_strstrip (g_strdup (profile->name));
  FfwProfile *there;
  char uuid[FFW_UUID_SIZE];
  gint64 organisation, id;
  gboolean same;

  if (!check_name (name, error))
    return FALSE;
  organisation = find_organisation (connection, profile->organisation, error);
  if (organisation == 0 || !look_up (connection, name, &there, error))
    return FALSE;

  wanted.name = name;
  if (organisation == FFW_NULL)
    wanted.organisation = NULL;
  id = there != NULL ? there->id : 0;
  same = there != NULL && is_same (there, &wanted);
  g_clear_pointer (&there, ffw_profile_free);
  if (same)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  say (change, "save-profile", name, NULL);
  if (id != 0)
    return ffw_connection_run (connection, SQL_SET, error, "sIssi", name, organisation,
                               profile->kind, profile->layout, id);

  return ffw_connection_run (connection, SQL_ADD, error, "issIss", ffw_change_new_id (change),
                             ffw_change_new_uuid (change, uuid), name, organisation, profile->kind,
                             profile->layout);
}

/**
 * ffw_profile_rename:
 *
 * Gives a profile another name, and sets the change's message; it is discarded where the name is
 * the same.
 *
 * Returns: %FALSE with @error set: of %FFW_ACTION_ERROR where there is no such profile, or another
 *   one has the new name already
 */
gboolean
ffw_profile_rename (FfwChange *change, const char *name, const char *new_name, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwProfile) profile = ffw_profile_find (connection, name, error);
  g_autofree char *text = g_strstrip (g_strdup (new_name));
  g_autoptr (FfwProfile) other = NULL;

  if (profile == NULL || !check_name (text, error) || !look_up (connection, text, &other, error))
    return FALSE;
  if (other != NULL && other->id != profile->id)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("There is a profile “%s” already. Choose another name."), other->name);
      return FALSE;
    }
  if (g_str_equal (profile->name, text))
    {
      ffw_change_discard (change);
      return TRUE;
    }
  say (change, "rename-profile", profile->name, text);

  return ffw_connection_run (connection, SQL_RENAME, error, "si", text, profile->id);
}

/**
 * ffw_profile_remove:
 *
 * Forgets a profile, and sets the change's message. What was imported with it stays.
 *
 * Returns: %FALSE with @error set: of %FFW_ACTION_ERROR where there is no such profile
 */
gboolean
ffw_profile_remove (FfwChange *change, const char *name, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwProfile) profile = ffw_profile_find (connection, name, error);

  if (profile == NULL)
    return FALSE;
  say (change, "remove-profile", profile->name, NULL);

  return ffw_connection_run (connection, SQL_REMOVE, error, "i", profile->id);
}
