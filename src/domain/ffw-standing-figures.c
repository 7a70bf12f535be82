/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-standing-figures.h"

#include "ffw-choices.h"
#include "ffw-standing.h"

/* How many months back figures over time go. */
#define MONTHS 12

#define OF_ORGANISATION "(SELECT id FROM organisation WHERE code = ?)"

/* @group is what they are counted by. The index standing_status has all of x. */
#define COUNTED(group)                                                                             \
  "SELECT " group ", x.mandatory, x.status, count(*) FROM standing x"                              \
  " JOIN post p ON p.id = x.post"                                                                  \
  " WHERE x.stands = 1 AND x.status IN (0, 1, 2, 3, 4, 5, 6) AND x.mandatory IN (0, 1)"            \
  " AND (CAST (? AS TEXT) IS NULL OR p.organisation = " OF_ORGANISATION ")"                        \
  " AND " group " IS NOT NULL GROUP BY " group ", x.mandatory, x.status"

static const struct
{
  const char *table;
  const char *sql;
} kinds[FFW_N_STANDING_BY] = {
  [FFW_STANDING_BY_AREA] = { "area", COUNTED ("x.area") },
  [FFW_STANDING_BY_ORGANISATION] = { "organisation", COUNTED ("p.organisation") },
  [FFW_STANDING_BY_SITE] = { "site", COUNTED ("p.site") },
};

static void
figure_free (gpointer data)
{
  FfwStandingFigure *self = data;

  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

static guint64
sum_up (const guint64 counts[FFW_N_STANDINGS])
{
  guint64 total = 0;

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    total += counts[i];

  return total;
}

/** Returns: how many are counted in all, of what is mandatory */
guint64
ffw_standing_figure_get_total (const FfwStandingFigure *self)
{
  return sum_up (self->counts);
}

/** Returns: how many of @counts, which go by status, are neither in date nor waived */
guint64
ffw_standing_figure_count_wanting (const guint64 counts[FFW_N_STANDINGS])
{
  return counts[FFW_STANDING_MISSING] + counts[FFW_STANDING_EXPIRED] + counts[FFW_STANDING_DUE]
         + counts[FFW_STANDING_BOOKED];
}

/** Returns: how many of them have what is required, or need not have it for now */
guint64
ffw_standing_figure_get_in_date (const FfwStandingFigure *self)
{
  return self->counts[FFW_STANDING_MET] + self->counts[FFW_STANDING_EXPIRING]
         + self->counts[FFW_STANDING_WAIVED];
}

static gboolean
count (FfwConnection *connection, FfwStandingBy by, const char *organisation, GHashTable *figures,
       GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, kinds[by].sql, error, "ss",
                                                       organisation, organisation);

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);
      FfwStandingFigure *figure = g_hash_table_lookup (figures, &id);

      guint64 *counts;

      if (figure == NULL)
        continue;
      counts = ffw_cursor_get_int (cursor, 1) != 0 ? figure->counts : figure->recommended;
      counts[ffw_cursor_get_int (cursor, 2)] = (guint64)ffw_cursor_get_int (cursor, 3);
    }

  return cursor && !ffw_cursor_has_failed (cursor);
}

/**
 * ffw_standing_figures_read:
 * @organisation: (nullable): the code of the one whose posts are counted; %NULL for all
 * @language: of the reader
 *
 * Counts the table `standing`, as of the day that it is.
 *
 * Returns: (transfer full) (element-type FfwStandingFigure): those of which anything is required,
 *   in the alphabet of the language; %NULL with @error set
 */
GPtrArray *
ffw_standing_figures_read (FfwConnection *connection, FfwStandingBy by, const char *organisation,
                           FfwLanguage language, GError **error)
{
  FfwChoices choices = { .table = kinds[by].table, .language = language };
  g_autoptr (GPtrArray) rows = ffw_choices_read (connection, &choices, error);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (figure_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      FfwChoiceRow *row = rows->pdata[i];
      FfwStandingFigure *figure = g_new0 (FfwStandingFigure, 1);

      figure->code = g_strdup (row->code);
      figure->title = g_strdup (row->title);
      g_ptr_array_add (figures, figure);
      g_hash_table_insert (by_id, &row->id, figure);
    }
  if (!count (connection, by, organisation, by_id, error))
    return NULL;
  for (guint i = figures->len; i-- > 0;)
    {
      const FfwStandingFigure *figure = figures->pdata[i];

      if (sum_up (figure->counts) + sum_up (figure->recommended) == 0)
        g_ptr_array_remove_index (figures, i);
    }

  return g_steal_pointer (&figures);
}

/* What is counted, and of whom. */
typedef struct
{
  FfwStandingFigure *figure;
  GHashTable *posts; /* gint64, as a set, or NULL for all */
} Counting;

static gboolean
count_rows (gint64 person, GArray *rows, gpointer data, GError **error)
{
  Counting *self = data;

  for (guint i = 0; i < rows->len; i++)
    {
      const FfwStandingRow *row = &g_array_index (rows, FfwStandingRow, i);

      if (row->stands && row->requirement->mandatory
          && (self->posts == NULL || g_hash_table_contains (self->posts, &row->post)))
        self->figure->counts[row->status]++;
    }

  return TRUE;
}

/* The posts of an organisation. */
static GHashTable *
read_posts (FfwConnection *connection, const char *organisation, GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection, "SELECT id FROM post WHERE organisation = " OF_ORGANISATION, error, "s",
      organisation);
  g_autoptr (GHashTable) posts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  while (cursor && ffw_cursor_next (cursor, error))
    {
      gint64 id = ffw_cursor_get_int (cursor, 0);

      g_hash_table_add (posts, g_memdup2 (&id, sizeof id));
    }

  return cursor && !ffw_cursor_has_failed (cursor) ? g_steal_pointer (&posts) : NULL;
}

/* The first day of the month that is so many before the one of @today. */
static FfwDate
first_of_month (FfwDate today, int months_before)
{
  guint year, month, day;

  ffw_date_split (today, &year, &month, &day);

  return ffw_date_add_months (ffw_date_new (year, month, 1), -months_before);
}

/**
 * ffw_standing_figures_over_time:
 * @organisation: (nullable): the code of the one whose posts are counted; %NULL for all
 * @today: the last day that is counted
 * @progress: (nullable) (scope call): is told how far it is
 *
 * Counts mandatory training as of the first day of each of twelve months, and of @today. What is
 * required is what is so now; what has been recorded late counts from the day it was completed.
 *
 * Returns: (transfer full) (element-type FfwStandingFigure): by day; %NULL with @error set
 */
GPtrArray *
ffw_standing_figures_over_time (FfwConnection *connection, const char *organisation, FfwDate today,
                                FfwStandingProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (FfwStandingRules) rules = ffw_standing_rules_read (connection, error);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (figure_free);
  g_autoptr (GHashTable) posts = NULL;

  if (rules == NULL || (organisation && !(posts = read_posts (connection, organisation, error))))
    return NULL;
  for (int months = MONTHS - 1; months >= -1; months--)
    {
      FfwStandingFigure *figure = g_new0 (FfwStandingFigure, 1);
      Counting counting = { figure, posts };

      figure->day = months >= 0 ? first_of_month (today, months) : today;
      g_ptr_array_add (figures, figure);
      if (months < 0 && first_of_month (today, 0) == today)
        {
          g_ptr_array_set_size (figures, (int)figures->len - 1);
          break;
        }
      if (!ffw_standing_work_out (connection, rules, FFW_STANDING_EVERYONE, 0, figure->day,
                                  count_rows, &counting, error))
        return NULL;
      if (progress)
        progress ((guint64)(MONTHS - months), MONTHS + 1, data);
    }

  return g_steal_pointer (&figures);
}
