/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-many-record.h"

#include "ffw-many-private.h"

/* Whether the person was somewhere on the day, and had been before; and where: in the post that was
 * chosen, or where that was not held then, in the one that was. */
#define SQL_WHO                                                                                    \
  "SELECT p.person, coalesce ((SELECT o.code FROM organisation o WHERE o.id = p.organisation"      \
  "     AND p.started_on <= ? AND coalesce (p.left_on, '9999-12-31') >= ?),"                       \
  "   (SELECT o.code FROM post h JOIN organisation o ON o.id = h.organisation"                     \
  "     WHERE h.person = p.person AND h.started_on <= ?"                                           \
  "       AND coalesce (h.left_on, '9999-12-31') >= ? ORDER BY h.started_on DESC, h.id LIMIT 1))," \
  "   n.uuid,"                                                                                     \
  "   EXISTS (SELECT 1 FROM post h WHERE h.person = p.person AND h.started_on <= ?"                \
  "     AND coalesce (h.left_on, '9999-12-31') >= ?),"                                             \
  "   EXISTS (SELECT 1 FROM post h WHERE h.person = p.person AND h.started_on <= ?),"              \
  "   EXISTS (SELECT 1 FROM record r JOIN course c ON c.id = r.course"                             \
  "     WHERE r.person = p.person AND c.code = ? AND r.completed_on = ?)"                          \
  " FROM post p JOIN person n ON n.id = p.person"                                                  \
  " WHERE p.id = ?"

static void
taker_free (gpointer data)
{
  FfwManyTaker *self = data;

  g_free (self->organisation);
  g_free (self->person);
  g_free (self);
}

static gboolean
may_take (FfwCursor *who, FfwManyLeft *left)
{
  if (ffw_cursor_get_int (who, 5))
    *left = FFW_MANY_LEFT_HAS_ALREADY;
  else if (ffw_cursor_get_int (who, 3))
    return TRUE;
  else
    *left = ffw_cursor_get_int (who, 4) ? FFW_MANY_LEFT_ENDED : FFW_MANY_LEFT_NOT_BEGUN;

  return FALSE;
}

/**
 * ffw_many_pick_takers:
 * @change: that will record the course for those whom this gives; nothing is written here
 * @posts: (element-type gint64): ids
 * @course: its code
 * @on: the day of the completion
 * @result: (out): how many of them there are, and why the others are left out: who had no post on
 *   the day, and for whom it is recorded already
 *
 * Returns: (transfer full) (element-type FfwManyTaker): each person once; %NULL with @error set
 */
GPtrArray *
ffw_many_pick_takers (FfwChange *change, GArray *posts, const char *course, FfwDate on,
                      FfwDate today, FfwManyResult **result, GError **error)
{
  g_autoptr (FfwManyPlan) plan = ffw_many_plan_new (FFW_MANY_RECORD);
  g_autoptr (FfwMany) many = ffw_many_new (change, ffw_change_get_connection (change), plan, today,
                                           error);
  g_autoptr (GPtrArray) takers = g_ptr_array_new_with_free_func (taker_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (FfwCursor) who = NULL;
  char day[FFW_DATE_ISO_SIZE];

  if (many == NULL)
    return NULL;
  who = ffw_connection_prepare (many->connection, SQL_WHO, error);
  if (who == NULL)
    return NULL;

  ffw_date_to_iso (on, day);
  for (guint i = 0; i < posts->len; i++)
    {
      FfwManyLeft left = FFW_MANY_LEFT_GONE;
      FfwManyTaker *taker;
      gint64 person;

      ffw_cursor_bind (who, "sssssssssi", day, day, day, day, day, day, day, course, day,
                       g_array_index (posts, gint64, i));
      if (!ffw_cursor_next (who, error))
        {
          if (ffw_cursor_has_failed (who))
            return NULL;
          ffw_many_leave (many, 0, FFW_MANY_LEFT_GONE, NULL);
          continue;
        }
      person = ffw_cursor_get_int (who, 0);
      if (!may_take (who, &left))
        ffw_many_leave (many, person, left, NULL);
      else if (g_hash_table_add (taken, g_memdup2 (&person, sizeof person)))
        {
          taker = g_new0 (FfwManyTaker, 1);
          taker->organisation = g_strdup (ffw_cursor_get_text (who, 1));
          taker->person = g_strdup (ffw_cursor_get_text (who, 2));
          g_ptr_array_add (takers, taker);
          if (!ffw_many_did (many, person, person, error))
            return NULL;
        }
    }
  *result = ffw_many_take_result (many, error);

  return *result ? g_steal_pointer (&takers) : NULL;
}
