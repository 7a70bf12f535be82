/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-templates.h"

#include "ffw-clock.h"

#include <glib/gi18n-lib.h>

#define SQL_OF_COURSE                                                                              \
  "SELECT t.id, t.name, coalesce (t.language, -1), t.capacity, t.minimum, t.waiting_order,"        \
  " coalesce (t.funding, ''), coalesce (t.notes, '')"                                              \
  " FROM session_template t JOIN course c ON c.id = t.course WHERE c.code = ? ORDER BY t.name, "   \
  "t.id"
#define SQL_DATES                                                                                  \
  "SELECT day, starts, ends, coalesce (venue, ''), coalesce (link, '')"                            \
  " FROM session_template_date WHERE template = ? ORDER BY day, starts"

/* The course's sessions by their last day; one that never was tells nothing. */
#define SQL_LAST                                                                                   \
  "SELECT s.id, s.code, coalesce (s.language, -1), s.capacity, s.minimum, s.waiting_order,"        \
  " coalesce (s.funding, ''), ''"                                                                  \
  " FROM session s JOIN course c ON c.id = s.course"                                               \
  " WHERE c.code = ? AND s.status <> ? AND s.last_on IS NOT NULL"                                  \
  " ORDER BY s.last_on DESC, s.id DESC LIMIT 1"
#define SQL_SESSION                                                                                \
  "SELECT s.id, s.code, coalesce (s.language, -1), s.capacity, s.minimum, s.waiting_order,"        \
  " coalesce (s.funding, ''), coalesce (s.notes, '') FROM session s WHERE s.id = ?"
#define SQL_LAST_DATES                                                                             \
  "SELECT starts_at, ends_at, coalesce (venue, ''), coalesce (link, '')"                           \
  " FROM session_date WHERE session = ? ORDER BY starts_at"

#define SQL_COURSE "SELECT coalesce (max (id), 0) FROM course WHERE code = ?"
#define SQL_SAME   "SELECT coalesce (max (id), 0) FROM session_template WHERE course = ? AND name = ?"
#define SQL_ADD                                                                                    \
  "INSERT INTO session_template (language, capacity, minimum, waiting_order, funding, notes,"      \
  " name, course, id, uuid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_SET                                                                                    \
  "UPDATE session_template SET language = ?, capacity = ?, minimum = ?, waiting_order = ?,"        \
  " funding = ?, notes = ? WHERE id = ?"
#define SQL_ADD_DATE                                                                               \
  "INSERT INTO session_template_date (template, day, starts, ends, venue, link)"                   \
  " VALUES (?, ?, ?, ?, ?, ?)"
#define SQL_CLEAR  "DELETE FROM session_template_date WHERE template = ?"
#define SQL_FIND   "SELECT name FROM session_template WHERE id = ?"
#define SQL_REMOVE "DELETE FROM session_template WHERE id = ?"

static void
date_free (gpointer data)
{
  FfwTemplateDate *date = data;

  g_free (date->venue);
  g_free (date->link);
  g_free (date);
}

/** Returns: (transfer full): one of no dates, in which nothing is said yet */
FfwSessionTemplate *
ffw_session_template_new (const char *name)
{
  FfwSessionTemplate *self = g_new0 (FfwSessionTemplate, 1);

  self->name = g_strdup (name);
  self->language = -1;
  self->capacity = FFW_NULL;
  self->minimum = FFW_NULL;
  self->funding = g_strdup ("");
  self->notes = g_strdup ("");
  self->dates = g_ptr_array_new_with_free_func (date_free);

  return self;
}

/** Adds a date as #FfwTemplateDate says; its texts may be %NULL for none. */
void
ffw_session_template_add_date (FfwSessionTemplate *self, guint day, guint starts, guint ends,
                               const char *venue, const char *link)
{
  FfwTemplateDate *date = g_new0 (FfwTemplateDate, 1);

  date->day = day;
  date->starts = starts;
  date->ends = ends;
  date->venue = g_strdup (venue ? venue : "");
  date->link = g_strdup (link ? link : "");
  g_ptr_array_add (self->dates, date);
}

void
ffw_session_template_free (FfwSessionTemplate *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->funding);
  g_free (self->notes);
  g_ptr_array_unref (self->dates);
  g_free (self);
}

static gint64
get_number (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? FFW_NULL : ffw_cursor_get_int (cursor, column);
}

/* What SQL_OF_COURSE and SQL_LAST have in common. */
static FfwSessionTemplate *
read_one (FfwCursor *cursor)
{
  FfwSessionTemplate *self = ffw_session_template_new (ffw_cursor_get_text (cursor, 1));

  self->id = ffw_cursor_get_int (cursor, 0);
  self->language = (int)ffw_cursor_get_int (cursor, 2);
  self->capacity = get_number (cursor, 3);
  self->minimum = get_number (cursor, 4);
  self->waiting_order = (int)ffw_cursor_get_int (cursor, 5);
  g_free (self->funding);
  self->funding = g_strdup (ffw_cursor_get_text (cursor, 6));
  g_free (self->notes);
  self->notes = g_strdup (ffw_cursor_get_text (cursor, 7));

  return self;
}

static gboolean
read_dates (FfwConnection *connection, FfwSessionTemplate *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_DATES, error, "i", self->id);

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      guint starts, ends;

      if (ffw_clock_parse (ffw_cursor_get_text (cursor, 1), &starts)
          && ffw_clock_parse (ffw_cursor_get_text (cursor, 2), &ends))
        ffw_session_template_add_date (self, (guint)ffw_cursor_get_int (cursor, 0), starts, ends,
                                       ffw_cursor_get_text (cursor, 3),
                                       ffw_cursor_get_text (cursor, 4));
    }

  return !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_session_templates_read:
 * @course: a code
 *
 * Returns: (transfer full) (element-type FfwSessionTemplate): the course's, by their names
 */
GPtrArray *
ffw_session_templates_read (FfwConnection *connection, const char *course, GError **error)
{
  g_autoptr (GPtrArray) all
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_session_template_free);
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_OF_COURSE, error, "s",
                                                       course);

  if (cursor == NULL)
    return NULL;
  while (ffw_cursor_next (cursor, error))
    g_ptr_array_add (all, read_one (cursor));
  if (ffw_cursor_has_failed (cursor))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (!read_dates (connection, all->pdata[i], error))
      return NULL;

  return g_steal_pointer (&all);
}

static gboolean
read_session_dates (FfwConnection *connection, FfwSessionTemplate *self, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LAST_DATES, error, "i",
                                                       self->id);
  FfwDate first = FFW_DATE_NONE;

  if (cursor == NULL)
    return FALSE;
  while (ffw_cursor_next (cursor, error))
    {
      guint starts, ends;
      FfwDate on, until;

      if (ffw_date_time_parse (ffw_cursor_get_text (cursor, 0), &on, &starts) != FFW_DATE_OK
          || ffw_date_time_parse (ffw_cursor_get_text (cursor, 1), &until, &ends) != FFW_DATE_OK)
        continue;
      if (first == FFW_DATE_NONE)
        first = on;
      ffw_session_template_add_date (self, on - first, starts, ends,
                                     ffw_cursor_get_text (cursor, 2),
                                     ffw_cursor_get_text (cursor, 3));
    }

  return !ffw_cursor_has_failed (cursor);
}

/* What the row of a session says, and its dates; %NULL where there is none. */
static FfwSessionTemplate *
read_session (FfwConnection *connection, FfwCursor *cursor, GError **error)
{
  g_autoptr (FfwSessionTemplate) read = NULL;

  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;
  read = read_one (cursor);
  if (!read_session_dates (connection, read, error))
    return NULL;
  read->id = 0;

  return g_steal_pointer (&read);
}

/**
 * ffw_session_template_of_session:
 * @session: an id
 *
 * Returns: (transfer full) (nullable): what the session is like; %NULL where it is gone, or with
 *   @error set
 */
FfwSessionTemplate *
ffw_session_template_of_session (FfwConnection *connection, gint64 session, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_SESSION, error, "i",
                                                       session);

  return read_session (connection, cursor, error);
}

/**
 * ffw_session_template_of_last:
 * @course: a code
 *
 * Returns: (transfer full) (nullable): what the latest session of the course is like, without its
 *   notes; %NULL where there is none, or with @error set
 */
FfwSessionTemplate *
ffw_session_template_of_last (FfwConnection *connection, const char *course, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_LAST, error, "si", course,
                                                       (gint64)FFW_SESSION_CANCELLED);

  return read_session (connection, cursor, error);
}

static const char *
text_or_null (const char *text)
{
  return text && *text ? text : NULL;
}

static gboolean
write_dates (FfwConnection *connection, gint64 id, const FfwSessionTemplate *values, GError **error)
{
  if (!ffw_connection_run (connection, SQL_CLEAR, error, "i", id))
    return FALSE;
  for (guint i = 0; i < values->dates->len; i++)
    {
      const FfwTemplateDate *date = values->dates->pdata[i];
      g_autofree char *starts = ffw_clock_format (date->starts);
      g_autofree char *ends = ffw_clock_format (date->ends);

      if (!ffw_connection_run (connection, SQL_ADD_DATE, error, "iissss", id, (gint64)date->day,
                               starts, ends, text_or_null (date->venue), text_or_null (date->link)))
        return FALSE;
    }

  return TRUE;
}

static void
say (FfwChange *change, const char *id, const char *name)
{
  g_autoptr (FfwMessage) message = ffw_message_new (id, name, NULL);

  ffw_change_set_message (change, message);
}

/**
 * ffw_session_template_save:
 * @course: a code
 *
 * Keeps a template of the course; one of its name is written over.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where it has no name, or the course is gone
 */
gboolean
ffw_session_template_save (FfwChange *change, const char *course, const FfwSessionTemplate *values,
                           GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *name = g_strstrip (g_strdup (values->name));
  gint64 language = values->language < 0 ? FFW_NULL : values->language;
  gint64 course_id, id;
  char uuid[FFW_UUID_SIZE];

  if (*name == '\0')
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("A template needs a name. Write one."));
      return FALSE;
    }
  if (!ffw_connection_get_int (connection, SQL_COURSE, &course_id, error, "s", course))
    return FALSE;
  if (course_id == 0)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                   _ ("There is no course “%s” any more. Choose another."), course);
      return FALSE;
    }
  if (!ffw_connection_get_int (connection, SQL_SAME, &id, error, "is", course_id, name))
    return FALSE;
  say (change, "save-template", name);
  if (id != 0)
    return ffw_connection_run (connection, SQL_SET, error, "IIIissi", language, values->capacity,
                               values->minimum, (gint64)values->waiting_order,
                               text_or_null (values->funding), text_or_null (values->notes), id)
           && write_dates (connection, id, values, error);

  id = ffw_change_new_id (change);
  return ffw_connection_run (connection, SQL_ADD, error, "IIIisssiis", language, values->capacity,
                             values->minimum, (gint64)values->waiting_order,
                             text_or_null (values->funding), text_or_null (values->notes), name,
                             course_id, id, ffw_change_new_uuid (change, uuid))
         && write_dates (connection, id, values, error);
}

/** Returns: %FALSE with a #FFW_ACTION_ERROR where it is gone already */
gboolean
ffw_session_template_remove (FfwChange *change, gint64 id, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  g_autofree char *name = NULL;
  FfwCursor *cursor = ffw_connection_query (connection, SQL_FIND, error, "i", id);

  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, error))
    name = g_strdup (ffw_cursor_get_text (cursor, 0));
  else if (!ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("The template is gone: somebody has removed it meanwhile."));
  ffw_cursor_free (cursor);
  if (name == NULL)
    return FALSE;
  say (change, "remove-template", name);

  return ffw_connection_run (connection, SQL_CLEAR, error, "i", id)
         && ffw_connection_run (connection, SQL_REMOVE, error, "i", id);
}
