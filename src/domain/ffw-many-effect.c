/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change under way does to how posts stand. */

#include "ffw-many.h"

#include "ffw-standing-keep.h"
#include "ffw-standing.h"

#define SQL_STORED                                                                                 \
  "SELECT post, area, status FROM standing WHERE person = ? AND stands = 1 AND status IS NOT NULL"

/* How a post stands in an area. */
typedef struct
{
  gint64 post;
  gint64 area;
  int status;
} Stand;

typedef struct
{
  FfwCursor *stored;
  GHashTable *follows;
  FfwManyEffect *effect;
  GArray *before;
} Comparing;

static gboolean
read_before (Comparing *self, gint64 person, GError **error)
{
  g_array_set_size (self->before, 0);
  ffw_cursor_bind (self->stored, "i", person);
  while (ffw_cursor_next (self->stored, error))
    {
      Stand stand = { ffw_cursor_get_int (self->stored, 0), ffw_cursor_get_int (self->stored, 1),
                      (int)ffw_cursor_get_int (self->stored, 2) };

      g_array_append_val (self->before, stand);
    }

  return !ffw_cursor_has_failed (self->stored);
}

/* How the post stood in the area, plus one; 0 where nothing was asked. What is found is taken out,
 * so that what is left is what is asked no more. */
static int
take_before (Comparing *self, gint64 post, gint64 area)
{
  for (guint i = 0; i < self->before->len; i++)
    {
      const Stand *stand = &g_array_index (self->before, Stand, i);
      int status = stand->status;

      if (stand->post == post && stand->area == area)
        {
          g_array_remove_index_fast (self->before, i);
          return status + 1;
        }
    }

  return 0;
}

static gboolean
compare (gint64 person, GArray *rows, gpointer data, GError **error)
{
  Comparing *self = data;

  if (!read_before (self, person, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (rows, FfwStandingRow, i);
      const gint64 *was = self->follows ? g_hash_table_lookup (self->follows, &row->post) : NULL;

      if (row->stands && row->status != FFW_STANDING_NOT_YET)
        {
          int before = take_before (self, was ? *was : row->post, row->requirement->area);

          self->effect->n[before][row->status + 1]++;
        }
    }
  for (guint i = 0; i < self->before->len; i++)
    self->effect->n[g_array_index (self->before, Stand, i).status + 1][0]++;

  return TRUE;
}

/**
 * ffw_many_work_out_effect:
 * @connection: of a change that has written what it writes, and has not ended
 * @follows: (nullable): the id of a post that it made → that of the one whose place it takes
 * @effect: (out): how everybody whom it touched stood before, and would stand
 *
 * Compares what is stored of standing with what it comes to now, as of the same day.
 *
 * Returns: whether all went well
 */
gboolean
ffw_many_work_out_effect (FfwConnection *connection, GHashTable *follows, FfwManyEffect *effect,
                          GError **error)
{
  g_autoptr (FfwStandingRules) rules = ffw_standing_rules_read (connection, error);
  g_autoptr (FfwCursor) stored = NULL;
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (Stand));
  Comparing comparing = { .follows = follows, .effect = effect, .before = before };
  FfwDate day;

  *effect = (FfwManyEffect){ 0 };
  if (rules == NULL || !ffw_standing_get_day (connection, &day, error)
      || !ffw_standing_mark_inserted (connection, error))
    return FALSE;
  stored = ffw_connection_prepare (connection, SQL_STORED, error);
  if (stored == NULL)
    return FALSE;
  comparing.stored = stored;

  return ffw_standing_work_out (connection, rules, FFW_STANDING_STALE, 0, day, compare, &comparing,
                                error);
}
