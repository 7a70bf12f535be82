/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-attachments.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>

#define READ                                                                                       \
  "SELECT a.id, a.person, a.record, c.title_en, c.title_cy, c.code, r.completed_on, a.name,"       \
  " a.media_type, a.size, a.sha256, a.at, a.who FROM attachment a"                                 \
  " LEFT JOIN record r ON r.id = a.record LEFT JOIN course c ON c.id = r.course"
#define SQL_OF_PERSON READ " WHERE a.person = ? ORDER BY a.at, a.id"
#define SQL_OF_RECORD READ " WHERE a.record = ? ORDER BY a.at, a.id"
#define SQL_READ      READ " WHERE a.id = ?"

#define SQL_RECORD                                                                                 \
  "SELECT r.id FROM record r JOIN course c ON c.id = r.course"                                     \
  " WHERE r.person = ? AND c.code = ? AND r.completed_on = ?"
#define SQL_PERSON    "SELECT id FROM person WHERE id = ?"
#define SQL_RECORD_OF "SELECT person FROM record WHERE id = ?"

#define SQL_HAS                                                                                    \
  "SELECT count(*) FROM attachment WHERE person = ? AND sha256 = ?"                                \
  " AND coalesce (record, 0) = ?"
#define SQL_ADD                                                                                    \
  "INSERT INTO attachment (id, uuid, person, record, name, media_type, size, sha256, at, who)"     \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_RENAME "UPDATE attachment SET name = ? WHERE id = ?"
#define SQL_REMOVE "DELETE FROM attachment WHERE id = ?"

/** The tables of which something is shown where files are. */
const char *const ffw_attachment_tables[] = { "attachment", "course", "record", NULL };

void
ffw_attachment_free (FfwAttachment *self)
{
  ffw_text_clear (&self->course);
  g_free (self->course_code);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self->at);
  g_free (self->who);
  g_free (self);
}

void
ffw_new_attachment_free (FfwNewAttachment *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

static FfwAttachment *
take (FfwCursor *cursor)
{
  FfwAttachment *self = g_new0 (FfwAttachment, 1);

  self->id = ffw_cursor_get_int (cursor, 0);
  self->person = ffw_cursor_get_int (cursor, 1);
  self->record = ffw_cursor_is_null (cursor, 2) ? 0 : ffw_cursor_get_int (cursor, 2);
  ffw_text_set (&self->course, ffw_cursor_get_text (cursor, 3), ffw_cursor_get_text (cursor, 4));
  self->course_code = g_strdup (ffw_cursor_get_text (cursor, 5));
  self->completed_on = ffw_cursor_get_date (cursor, 6);
  self->name = g_strdup (ffw_cursor_get_text (cursor, 7));
  self->media_type = g_strdup (ffw_cursor_get_text (cursor, 8));
  self->size = ffw_cursor_get_int (cursor, 9);
  self->sha256 = g_strdup (ffw_cursor_get_text (cursor, 10));
  self->at = g_strdup (ffw_cursor_get_text (cursor, 11));
  self->who = g_strdup (ffw_cursor_get_text (cursor, 12));

  return self;
}

static GPtrArray *
list (FfwConnection *connection, const char *sql, gint64 of, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, sql, error, "i", of);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_attachment_free);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (all, take (cursor));

  return ffw_cursor_has_failed (cursor) ? NULL : g_steal_pointer (&all);
}

/**
 * ffw_attachments_of_person:
 *
 * Returns: (transfer full) (element-type FfwAttachment): the files of a person, those of their
 *   records too, the oldest first; %NULL with @error set
 */
GPtrArray *
ffw_attachments_of_person (FfwConnection *connection, gint64 person, GError **error)
{
  return list (connection, SQL_OF_PERSON, person, error);
}

/**
 * ffw_attachments_of_record:
 *
 * Returns: (transfer full) (element-type FfwAttachment): the files of a record, the oldest first;
 *   %NULL with @error set
 */
GPtrArray *
ffw_attachments_of_record (FfwConnection *connection, gint64 record, GError **error)
{
  return list (connection, SQL_OF_RECORD, record, error);
}

static gboolean
set_unknown (const char *sentence, GError **error)
{
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN, sentence);

  return FALSE;
}

/**
 * ffw_attachment_read:
 *
 * Returns: (transfer full): a file; %NULL with a #FFW_ACTION_ERROR where it is gone
 */
FfwAttachment *
ffw_attachment_read (FfwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) found = list (connection, SQL_READ, id, error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      set_unknown (_ ("The file is not kept here any more: somebody has removed it."), error);
      return NULL;
    }

  return g_ptr_array_steal_index (found, 0);
}

/* The number that @sql finds; 0 where it finds none, or @failure is set. */
static gint64
find (FfwCursor *cursor, GError **failure)
{
  return cursor && ffw_cursor_next (cursor, failure) ? ffw_cursor_get_int (cursor, 0) : 0;
}

/**
 * ffw_attachments_find_record:
 * @course: the code of a course
 *
 * Returns: the id of the person's record of a course and day; 0 with a #FFW_ACTION_ERROR where
 *   there is none
 */
gint64
ffw_attachments_find_record (FfwConnection *connection, gint64 person, const char *course,
                             FfwDate completed_on, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_RECORD, &failure, "isD",
                                                       person, course, completed_on);
  gint64 record = find (cursor, &failure);
  char iso[FFW_DATE_ISO_SIZE];

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (record == 0)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                 /* Translators: the code of a course and a date */
                 _ ("The person has no record of course “%s” that was completed on %s. Correct "
                    "the two, or add the record first."),
                 course, ffw_date_to_iso (completed_on, iso));

  return record;
}

/* The history says that there was a file, and never its name. */
static void
say (FfwChange *change, const char *id, const char *count, gint64 person)
{
  g_autofree char *about = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autoptr (FfwMessage) message = count ? ffw_message_new (id, count, about, NULL)
                                         : ffw_message_new (id, about, NULL);

  ffw_change_set_message (change, message);
}

/* Whose files they become; 0 with @error set. */
static gint64
find_owner (FfwConnection *connection, gint64 person, gint64 record, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, record ? SQL_RECORD_OF : SQL_PERSON, &failure, "i", record ? record : person);
  gint64 owner = find (cursor, &failure);

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (owner == 0)
    set_unknown (record ? _ ("The record is gone: somebody has withdrawn it meanwhile.")
                        : _ ("The person is gone: somebody has taken them back meanwhile."),
                 error);

  return owner;
}

static gboolean
add (FfwChange *change, gint64 person, gint64 record, FfwNewAttachment *file, guint *n,
     GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];
  gint64 there = 0;

  if (!ffw_connection_get_int (connection, SQL_HAS, &there, error, "isi", person, file->sha256,
                               record))
    return FALSE;
  if (there > 0)
    return TRUE;
  (*n)++;
  file->id = ffw_change_new_id (change);

  return ffw_connection_run (connection, SQL_ADD, error, "isiIssisss", file->id,
                             ffw_change_new_uuid (change, uuid), person, record ? record : FFW_NULL,
                             file->name, file->media_type, file->size, file->sha256,
                             ffw_change_get_now (change), ffw_change_get_who (change));
}

/**
 * ffw_attachments_add:
 * @person: whose they are; not looked at where there is a @record
 * @record: the id of the record that they are of, or 0
 * @files: (element-type FfwNewAttachment): their contents are stored (ffw_content_store())
 *
 * Keeps files of a person. Those that are there already are left alone.
 *
 * Returns: whether it was done; a #FFW_ACTION_ERROR where all are there already
 */
gboolean
ffw_attachments_add (FfwChange *change, gint64 person, gint64 record, GPtrArray *files,
                     GError **error)
{
  gint64 owner = find_owner (ffw_change_get_connection (change), person, record, error);
  g_autofree char *count = NULL;
  guint n = 0;

  if (owner == 0)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!add (change, owner, record, files->pdata[i], &n, error))
      return FALSE;
  if (n == 0)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("This is kept here already, perhaps under another name: what is in "
                              "the file is the same."));
      return FALSE;
    }
  count = g_strdup_printf ("%u", n);
  say (change, "add-files", count, owner);

  return TRUE;
}

/**
 * ffw_attachment_rename:
 * @name: as ffw_kept_name() gives it
 *
 * Gives a file another name. The change is discarded where it has that name.
 *
 * Returns: whether it was done; a #FFW_ACTION_ERROR where the file is gone
 */
gboolean
ffw_attachment_rename (FfwChange *change, gint64 id, const char *name, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwAttachment) file = ffw_attachment_read (connection, id, error);

  if (file == NULL)
    return FALSE;
  if (g_str_equal (file->name, name))
    {
      ffw_change_discard (change);
      return TRUE;
    }
  say (change, "rename-file", NULL, file->person);

  return ffw_connection_run (connection, SQL_RENAME, error, "si", name, id);
}

/**
 * ffw_attachment_remove:
 *
 * Takes a file away. What is in it stays as long as an undo may want it back: ffw-content.h.
 *
 * Returns: whether it was done; a #FFW_ACTION_ERROR where the file is gone already
 */
gboolean
ffw_attachment_remove (FfwChange *change, gint64 id, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autoptr (FfwAttachment) file = ffw_attachment_read (connection, id, error);

  if (file == NULL)
    return FALSE;
  say (change, "remove-file", NULL, file->person);

  return ffw_connection_run (connection, SQL_REMOVE, error, "i", id);
}
