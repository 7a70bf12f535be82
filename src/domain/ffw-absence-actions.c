/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-absence-actions.h"

#include "ffw-calendar-text.h"
#include "ffw-coding.h"
#include "ffw-post.h"
#include "ffw-posts.h"

#include <glib/gi18n-lib.h>

#define SQL_FIND "SELECT person, from_on, to_on, coalesce (kind, '') FROM absence WHERE id = ?"
#define SQL_POST "SELECT coalesce (" FFW_SQL_POST_HELD ("NULL", "CAST (? AS BIGINT)", "?") ", 0)"
#define SQL_OVERLAP                                                                                \
  "SELECT from_on, to_on FROM absence WHERE person = ? AND id <> ?"                                \
  "   AND from_on <= coalesce (?, '9999-12-31') AND coalesce (to_on, '9999-12-31') >= ?"           \
  " ORDER BY from_on LIMIT 1"
#define SQL_ADD                                                                                    \
  "INSERT INTO absence (id, uuid, person, post, from_on, to_on, kind) VALUES (?, ?, ?, ?, ?, ?, "  \
  "?)"
#define SQL_SET    "UPDATE absence SET post = ?, from_on = ?, to_on = ?, kind = ? WHERE id = ?"
#define SQL_DELETE "DELETE FROM absence WHERE id = ?"

static void
say (FfwChange *change, const char *id, gint64 person, FfwDate from)
{
  char iso[FFW_DATE_ISO_SIZE];
  g_autofree char *about = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  g_autofree char *day = g_strconcat ("date:", ffw_date_to_iso (from, iso), NULL);
  g_autoptr (FfwMessage) message = ffw_message_new (id, about, day, NULL);

  ffw_change_set_message (change, message);
}

static char *
day_text (FfwDate day)
{
  return ffw_date_format (day, ffw_language_get (), TRUE);
}

static gboolean
check_overlap (FfwConnection *connection, gint64 person, gint64 absence,
               const FfwAbsenceValues *values, GError **error)
{
  g_autoptr (FfwCursor) other = ffw_connection_query (connection, SQL_OVERLAP, error, "iiDD",
                                                      person, absence, values->until, values->from);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (other == NULL)
    return FALSE;
  if (!ffw_cursor_next (other, error))
    return !ffw_cursor_has_failed (other);

  from = day_text (ffw_cursor_get_date (other, 0));
  if (ffw_cursor_is_null (other, 1))
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 _ ("Another absence began on %s and has no last day. End that one first."), from);
  else
    {
      until = day_text (ffw_cursor_get_date (other, 1));
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   /* Translators: two dates. */
                   _ ("Another absence is from %1$s to %2$s. Choose days that are not in it, or "
                      "change that one."),
                   from, until);
    }

  return FALSE;
}

/* Looks whether the days are good, and finds the post that is held on the first. */
static gboolean
check (FfwConnection *connection, gint64 person, gint64 absence, const FfwAbsenceValues *values,
       gint64 *post, GError **error)
{
  char iso[FFW_DATE_ISO_SIZE];
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (values->until != FFW_DATE_NONE && values->until < values->from)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                           _ ("The last day is before the first. Correct one of the two."));
      return FALSE;
    }
  ffw_date_to_iso (values->from, iso);
  if (!ffw_connection_get_int (connection, SQL_POST, post, error, "iss", person, iso, iso)
      || !check_overlap (connection, person, absence, values, error))
    return FALSE;
  if (*post != 0)
    return TRUE;

  name = ffw_person_get_name (connection, person, error);
  day = day_text (values->from);
  if (name)
    g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                 /* Translators: %1$s is a person, %2$s a date. */
                 _ ("%1$s has no post on %2$s. Choose a day on which they have one."), name, day);

  return FALSE;
}

static const char *
kind_or_null (const FfwAbsenceValues *values)
{
  return values->kind && *values->kind ? values->kind : NULL;
}

/**
 * ffw_absence_add:
 * @made: (out): its id
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR where the person is away then already, or has no post
 */
gboolean
ffw_absence_add (FfwChange *change, gint64 person, const FfwAbsenceValues *values, gint64 *made,
                 GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  char uuid[FFW_UUID_SIZE];
  gint64 post = 0;

  if (!check (connection, person, 0, values, &post, error))
    return FALSE;
  say (change, "add-absence", person, values->from);
  *made = ffw_change_new_id (change);

  return ffw_connection_run (connection, SQL_ADD, error, "isiiDDs", *made,
                             ffw_change_new_uuid (change, uuid), person, post, values->from,
                             values->until, kind_or_null (values));
}

/* Whose absence it is, and since when; 0 where it is gone, which @error says. */
static gint64
find (FfwConnection *connection, gint64 absence, FfwDate *from, gboolean *same,
      const FfwAbsenceValues *values, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_FIND, error, "i", absence);

  if (cursor == NULL)
    return 0;
  if (ffw_cursor_next (cursor, error))
    {
      *from = ffw_cursor_get_date (cursor, 1);
      *same = values && values->from == *from && values->until == ffw_cursor_get_date (cursor, 2)
              && g_strcmp0 (ffw_cursor_get_text (cursor, 3), values->kind ? values->kind : "") == 0;
      return ffw_cursor_get_int (cursor, 0);
    }
  if (!ffw_cursor_has_failed (cursor))
    g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                         _ ("The absence is gone: somebody has removed it meanwhile."));

  return 0;
}

/**
 * ffw_absence_set:
 *
 * Changes an absence, or ends one that had no last day. The change is discarded where it was so
 * already.
 *
 * Returns: %FALSE with a #FFW_ACTION_ERROR as ffw_absence_add()
 */
gboolean
ffw_absence_set (FfwChange *change, gint64 absence, const FfwAbsenceValues *values, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwDate from;
  gboolean same;
  gint64 person = find (connection, absence, &from, &same, values, error);
  gint64 post = 0;

  if (person == 0 || !check (connection, person, absence, values, &post, error))
    return FALSE;
  if (same)
    {
      ffw_change_discard (change);
      return TRUE;
    }
  say (change, "edit-absence", person, from);

  return ffw_connection_run (connection, SQL_SET, error, "iDDsi", post, values->from, values->until,
                             kind_or_null (values), absence);
}

/** Takes an absence away, as if it had never been. */
gboolean
ffw_absence_delete (FfwChange *change, gint64 absence, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwDate from;
  gboolean same;
  gint64 person = find (connection, absence, &from, &same, NULL, error);

  if (person == 0)
    return FALSE;
  say (change, "delete-absence", person, from);

  return ffw_connection_run (connection, SQL_DELETE, error, "i", absence);
}

/**
 * ffw_absence_get_word:
 * @kind: (nullable): as it is stored
 *
 * Returns: (transfer none): what the kind is called in @language; @kind itself where that is none
 *   of ours, and an empty text for none
 */
const char *
ffw_absence_get_word (const char *kind, FfwLanguage language)
{
  int value;

  if (kind == NULL || *kind == '\0')
    return "";

  return ffw_coding_find (&ffw_coding_absence, kind, &value)
             ? ffw_coding_get_word (&ffw_coding_absence, value, language)
             : kind;
}
