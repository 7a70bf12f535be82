/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport-reading.h"

#include "ffw-action-error.h"
#include "ffw-publisher.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SQL_PERSON                                                                                 \
  "SELECT uuid, given_name, family_name, training_language FROM person WHERE id = ?"
#define SQL_ORGANISATION "SELECT code, name_en, name_cy FROM organisation WHERE code = ?"
#define SQL_POSTS                                                                                  \
  "SELECT p.id, p.uuid, p.staff_number, p.started_on, p.left_on, o.code, o.name_en, o.name_cy,"    \
  " s.code, s.name_en, s.name_cy FROM post p JOIN organisation o ON o.id = p.organisation"         \
  " LEFT JOIN site s ON s.id = p.site WHERE p.person = ? AND p.started_on <= ?"                    \
  " ORDER BY p.started_on DESC, p.id DESC"
#define SQL_ROLES                                                                                  \
  "SELECT r.code, r.title_en, r.title_cy FROM post_role x JOIN role r ON r.id = x.role"            \
  " WHERE x.post = ? ORDER BY r.code"
#define SQL_RECORDS                                                                                \
  "SELECT r.uuid, r.completed_on, r.expires_on, r.language, r.hours, r.certificate,"               \
  " c.code, c.title_en, c.title_cy, o.code, o.name_en, o.name_cy, c.validity_months, c.id"         \
  " FROM record r JOIN course c ON c.id = r.course LEFT JOIN organisation o ON o.id = c.provider"  \
  " WHERE r.person = ? AND r.outcome = 1 AND r.completed_on <= ?"                                  \
  " ORDER BY r.completed_on DESC, c.code, r.id"
#define SQL_COVERS                                                                                 \
  "SELECT a.code, a.title_en, a.title_cy, x.level FROM course_area x JOIN area a ON a.id = x.area" \
  " WHERE x.course = ? ORDER BY a.code, x.level"

static void
clear_name (FfwPassportName *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
}

static void
name_free (gpointer data)
{
  clear_name (data);
  g_free (data);
}

static void
cover_free (gpointer data)
{
  clear_name (&((FfwPassportCover *)data)->area);
  g_free (data);
}

static void
post_free (gpointer data)
{
  FfwPassportPost *self = data;

  g_free (self->uuid);
  clear_name (&self->organisation);
  clear_name (&self->site);
  g_free (self->number);
  g_ptr_array_unref (self->roles);
  g_free (self);
}

static void
record_free (gpointer data)
{
  FfwPassportRecord *self = data;

  g_free (self->uuid);
  clear_name (&self->course);
  clear_name (&self->provider);
  g_free (self->certificate);
  g_ptr_array_unref (self->covers);
  g_free (self);
}

void
ffw_passport_free (FfwPassport *self)
{
  g_free (self->uuid);
  g_free (self->given_name);
  g_free (self->family_name);
  clear_name (&self->publisher);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->standing, ffw_person_standing_free);
  g_free (self);
}

static char *
text_at (FfwCursor *cursor, int column)
{
  const char *text = ffw_cursor_get_text (cursor, column);

  return g_strdup (text ? text : "");
}

static int
code_at (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? -1 : (int)ffw_cursor_get_int (cursor, column);
}

/* The code and the titles in the three columns from @first on. */
static void
take_name (FfwPassportName *self, FfwCursor *cursor, int first)
{
  self->code = g_strdup (ffw_cursor_get_text (cursor, first));
  ffw_text_set (&self->title, ffw_cursor_get_text (cursor, first + 1),
                ffw_cursor_get_text (cursor, first + 2));
}

static gboolean
read_roles (FfwConnection *connection, FfwPassportPost *post, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_ROLES, error, "i", post->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwPassportName *role = g_new0 (FfwPassportName, 1);

      take_name (role, cursor, 0);
      g_ptr_array_add (post->roles, role);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_posts (FfwConnection *connection, FfwPassport *self, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_POSTS, error, "iD", person,
                                                       self->day);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwPassportPost *post = g_new0 (FfwPassportPost, 1);

      post->id = ffw_cursor_get_int (cursor, 0);
      post->uuid = text_at (cursor, 1);
      post->number = text_at (cursor, 2);
      post->started_on = ffw_cursor_get_date (cursor, 3);
      post->left_on = ffw_cursor_get_date (cursor, 4);
      take_name (&post->organisation, cursor, 5);
      take_name (&post->site, cursor, 8);
      post->roles = g_ptr_array_new_with_free_func (name_free);
      post->standing = ffw_person_standing_find (self->standing, post->id);
      g_ptr_array_add (self->posts, post);
      if (!read_roles (connection, post, error))
        return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_covers (FfwConnection *connection, FfwPassportRecord *record, gint64 course, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_COVERS, error, "i", course);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwPassportCover *cover = g_new0 (FfwPassportCover, 1);

      take_name (&cover->area, cursor, 0);
      cover->level = (FfwLevel)ffw_cursor_get_int (cursor, 3);
      g_ptr_array_add (record->covers, cover);
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_records (FfwConnection *connection, FfwPassport *self, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_RECORDS, error, "iD", person,
                                                       self->day);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      FfwPassportRecord *record = g_new0 (FfwPassportRecord, 1);

      record->uuid = text_at (cursor, 0);
      record->completed_on = ffw_cursor_get_date (cursor, 1);
      record->expires_on = ffw_date_expires_on (
          record->completed_on, ffw_cursor_get_date (cursor, 2), -1, code_at (cursor, 12));
      record->language = code_at (cursor, 3);
      record->hours = ffw_cursor_is_null (cursor, 4) ? NAN : ffw_cursor_get_double (cursor, 4);
      record->certificate = text_at (cursor, 5);
      take_name (&record->course, cursor, 6);
      take_name (&record->provider, cursor, 9);
      record->covers = g_ptr_array_new_with_free_func (cover_free);
      g_ptr_array_add (self->records, record);
      if (!read_covers (connection, record, ffw_cursor_get_int (cursor, 13), error))
        return FALSE;
    }

  return !ffw_cursor_has_failed (cursor);
}

static gboolean
read_publisher (FfwConnection *connection, FfwPassport *self, GError **error)
{
  g_autofree char *code = ffw_publisher_get (connection, error);
  g_autoptr (FfwCursor) cursor
      = code ? ffw_connection_query (connection, SQL_ORGANISATION, error, "s", code) : NULL;

  if (cursor && ffw_cursor_next (cursor, error))
    take_name (&self->publisher, cursor, 0);

  return cursor && !ffw_cursor_has_failed (cursor);
}

/* Nobody can be handed the passport of somebody who was erased. */
static gboolean
read_who (FfwConnection *connection, FfwPassport *self, gint64 person, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_PERSON, error, "i", person);

  if (cursor && ffw_cursor_next (cursor, error))
    {
      self->uuid = text_at (cursor, 0);
      self->given_name = text_at (cursor, 1);
      self->family_name = text_at (cursor, 2);
      self->training_language = code_at (cursor, 3);
      if (*self->given_name || *self->family_name)
        return TRUE;
    }
  if (cursor && !ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                         _ ("This person has no name here: they were erased, or are there no "
                            "more. Nobody can be given a training passport of them."));

  return FALSE;
}

/**
 * ffw_passport_read:
 * @person: the id
 * @day: as of which day
 *
 * Returns: (transfer full): %NULL with @error set, of %FFW_ACTION_ERROR where the person was
 *   erased
 */
FfwPassport *
ffw_passport_read (FfwConnection *connection, gint64 person, FfwDate day, GError **error)
{
  g_autoptr (FfwPassport) self = g_new0 (FfwPassport, 1);

  self->day = day;
  self->posts = g_ptr_array_new_with_free_func (post_free);
  self->records = g_ptr_array_new_with_free_func (record_free);
  if (!read_who (connection, self, person, error) || !read_publisher (connection, self, error)
      || !(self->standing = ffw_person_standing_read (connection, person, day, error))
      || !read_posts (connection, self, person, error)
      || !read_records (connection, self, person, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_passport_get_language:
 * @reader: of who asks for it
 *
 * Returns: the person’s training language, or @reader where either will do or none is said
 */
FfwLanguage
ffw_passport_get_language (const FfwPassport *self, FfwLanguage reader)
{
  const char *code = ffw_coding_get_code (&ffw_coding_preference, self->training_language);
  FfwLanguage language = reader;

  if (code)
    ffw_language_from_code (code, &language);

  return language;
}

/** Returns: (transfer full): the person’s whole name */
char *
ffw_passport_get_name (const FfwPassport *self)
{
  return g_strstrip (g_strjoin (" ", self->given_name, self->family_name, NULL));
}
