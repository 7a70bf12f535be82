/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that count until another day, and such that do so no more. */

#include "ffw-many-private.h"

#include <glib/gi18n-lib.h>

/* What stands for the areas of a post, with the record that it rests on. */
#define SQL_POST "SELECT person, left_on FROM post WHERE id = ?"
#define SQL_STANDS                                                                                 \
  "SELECT area, coalesce (record, 0) FROM standing"                                                \
  " WHERE person = ? AND post = ? AND stands = 1 ORDER BY area"
/* An extension stands in place of every requirement's renewal: of all that rest on the record,
 * whatever their area and post, the one for which it lasts longest. */
#define SQL_ENDS                                                                                   \
  "SELECT expires_on FROM standing WHERE person = ? AND record = ?"                                \
  " ORDER BY CASE WHEN expires_on IS NULL THEN 0 ELSE 1 END, expires_on DESC LIMIT 1"
#define SQL_RECORD                                                                                 \
  "SELECT r.person, r.course, r.completed_on, r.expires_on, coalesce (r.extension_reason, ''),"    \
  "   r.outcome, coalesce (c.validity_months, -1)"                                                 \
  " FROM record r JOIN course c ON c.id = r.course WHERE r.id = ?"
#define SQL_SET "UPDATE record SET expires_on = ?, extension_reason = ? WHERE id = ?"

/* The statements that go over all the people. */
typedef struct
{
  FfwMany *many;
  FfwCursor *post;
  FfwCursor *stands;
  FfwCursor *record;
  FfwCursor *ends;
  FfwCursor *set;
  GHashTable *done; /* ids of records, as a set */
} Extending;

static void
extending_clear (Extending *self)
{
  g_clear_pointer (&self->post, ffw_cursor_free);
  g_clear_pointer (&self->stands, ffw_cursor_free);
  g_clear_pointer (&self->record, ffw_cursor_free);
  g_clear_pointer (&self->ends, ffw_cursor_free);
  g_clear_pointer (&self->set, ffw_cursor_free);
  g_clear_pointer (&self->done, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Extending, extending_clear)

static gboolean
extending_begin (Extending *self, FfwMany *many, GError **error)
{
  FfwConnection *connection = many->connection;

  self->many = many;
  self->done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return (self->post = ffw_connection_prepare (connection, SQL_POST, error))
         && (self->stands = ffw_connection_prepare (connection, SQL_STANDS, error))
         && (self->record = ffw_connection_prepare (connection, SQL_RECORD, error))
         && (self->ends = ffw_connection_prepare (connection, SQL_ENDS, error))
         && (self->set = ffw_connection_prepare (connection, SQL_SET, error));
}

static gboolean
write_end (Extending *self, gint64 person, gint64 record, FfwDate until, const char *reason,
           GError **error)
{
  ffw_cursor_bind (self->set, "Dsi", until, reason, record);

  return ffw_cursor_run (self->set, error) && ffw_many_did (self->many, person, record, error);
}

/* Whether the record, as it stands in @self->record, is as it is to be; else why it stays so. */
static gboolean
may_extend (Extending *self, FfwDate ends, FfwManyLeft *left)
{
  const FfwManyPlan *plan = self->many->plan;
  FfwDate own = ffw_cursor_get_date (self->record, 3);

  if (plan->until < ffw_cursor_get_date (self->record, 2))
    *left = FFW_MANY_LEFT_TOO_EARLY;
  else if (own == plan->until && g_str_equal (ffw_cursor_get_text (self->record, 4), plan->reason))
    *left = FFW_MANY_LEFT_HAS_ALREADY;
  else if (ends == FFW_DATE_NONE || ends > plan->until)
    {
      self->many->result->n_longer++;
      *left = FFW_MANY_LEFT_LONGER;
      return plan->shorten;
    }
  else
    return TRUE;

  return FALSE;
}

/* Until when the record in @self->record counts now; none where it always does. */
static gboolean
find_end (Extending *self, gint64 person, gint64 record, FfwDate *ends, GError **error)
{
  ffw_cursor_bind (self->ends, "ii", person, record);
  if (ffw_cursor_next (self->ends, error))
    *ends = ffw_cursor_get_date (self->ends, 0);
  else
    *ends = ffw_date_expires_on (ffw_cursor_get_date (self->record, 2),
                                 ffw_cursor_get_date (self->record, 3), -1,
                                 (int)ffw_cursor_get_int (self->record, 6));

  return !ffw_cursor_has_failed (self->ends);
}

static gboolean
do_record (Extending *self, gint64 record, GError **error)
{
  const FfwManyPlan *plan = self->many->plan;
  FfwManyLeft left = FFW_MANY_LEFT_NO_EXTENSION;
  FfwDate ends;
  gint64 person;

  if (g_hash_table_contains (self->done, &record))
    return TRUE;
  g_hash_table_add (self->done, g_memdup2 (&record, sizeof record));

  ffw_cursor_bind (self->record, "i", record);
  if (!ffw_cursor_next (self->record, error))
    {
      ffw_many_leave (self->many, 0, FFW_MANY_LEFT_GONE, NULL);
      return !ffw_cursor_has_failed (self->record);
    }
  person = ffw_cursor_get_int (self->record, 0);
  if (ffw_cursor_get_int (self->record, 5) != FFW_OUTCOME_COMPLETED)
    {
      ffw_many_leave (self->many, person, FFW_MANY_LEFT_NO_RECORD, NULL);
      return TRUE;
    }
  if (plan->act == FFW_MANY_UNEXTEND)
    {
      if (!ffw_cursor_is_null (self->record, 3))
        return write_end (self, person, record, FFW_DATE_NONE, NULL, error);
      ffw_many_leave (self->many, person, FFW_MANY_LEFT_NO_EXTENSION, NULL);
      return TRUE;
    }

  if (!find_end (self, person, record, &ends, error))
    return FALSE;
  if (may_extend (self, ends, &left))
    return write_end (self, person, record, plan->until, plan->reason, error);
  ffw_many_leave (self->many, person, left, NULL);

  return TRUE;
}

/* The records that count for the areas of a post. They are read before any is written. */
static gboolean
do_post (Extending *self, gint64 post, GError **error)
{
  FfwMany *many = self->many;
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  FfwManyLeft left = FFW_MANY_LEFT_NOT_ASKED;
  gint64 person;

  ffw_cursor_bind (self->post, "i", post);
  if (!ffw_cursor_next (self->post, error))
    {
      ffw_many_leave (many, 0, FFW_MANY_LEFT_GONE, NULL);
      return !ffw_cursor_has_failed (self->post);
    }
  person = ffw_cursor_get_int (self->post, 0);
  if (!ffw_cursor_is_null (self->post, 1) && ffw_cursor_get_date (self->post, 1) < many->today)
    left = FFW_MANY_LEFT_ENDED;

  ffw_cursor_bind (self->stands, "ii", person, post);
  while (ffw_cursor_next (self->stands, error))
    {
      gint64 record = ffw_cursor_get_int (self->stands, 1);

      if (!ffw_many_asks_area (many, ffw_cursor_get_int (self->stands, 0)))
        continue;
      left = MAX (left, FFW_MANY_LEFT_NO_RECORD);
      if (record != 0)
        g_array_append_val (records, record);
    }
  if (ffw_cursor_has_failed (self->stands))
    return FALSE;

  if (records->len == 0)
    ffw_many_leave (many, person, left, NULL);
  for (guint i = 0; i < records->len; i++)
    if (!do_record (self, g_array_index (records, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
say (FfwMany *self, GError **error)
{
  gboolean extends = self->plan->act == FFW_MANY_EXTEND;
  g_autofree char *count = g_strdup_printf ("%u", self->result->n_rows);
  g_autofree char *until = NULL;
  g_autoptr (FfwMessage) message = NULL;
  char iso[FFW_DATE_ISO_SIZE];

  if (extends)
    until = g_strconcat ("date:", ffw_date_to_iso (self->plan->until, iso), NULL);
  if (self->subject)
    {
      g_autoptr (FfwCursor) record = ffw_connection_query (self->connection, SQL_RECORD, error, "i",
                                                           self->subject);
      g_autofree char *who = NULL;
      g_autofree char *course = NULL;

      if (record == NULL || !ffw_cursor_next (record, error))
        return FALSE;
      who = g_strdup_printf ("@person/%" G_GINT64_FORMAT, ffw_cursor_get_int (record, 0));
      course = g_strdup_printf ("@course/%" G_GINT64_FORMAT, ffw_cursor_get_int (record, 1));
      message = ffw_message_new (extends ? "extend-record" : "unextend-record", who, course, until,
                                 NULL);
    }
  else
    message = ffw_message_new (extends ? "extend-records" : "unextend-records", count, until, NULL);
  ffw_change_set_message (self->change, message);

  return TRUE;
}

static gboolean
check (const FfwManyPlan *plan, GError **error)
{
  if (plan->act == FFW_MANY_UNEXTEND || (plan->until != FFW_DATE_NONE && *plan->reason))
    return TRUE;
  g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                       _ ("An extension needs a day and a reason. Give both."));

  return FALSE;
}

/** Extends records, or takes extensions away: those that count for the areas, or chosen ones. */
gboolean
ffw_many_extend (FfwMany *self, GError **error)
{
  const FfwManyPlan *plan = self->plan;
  g_auto (Extending) extending = { NULL };

  if (!check (plan, error) || !extending_begin (&extending, self, error))
    return FALSE;
  for (guint i = 0; i < plan->rows->len; i++)
    if (!do_record (&extending, g_array_index (plan->rows, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < plan->posts->len; i++)
    if (!do_post (&extending, g_array_index (plan->posts, gint64, i), error))
      return FALSE;

  return say (self, error);
}
