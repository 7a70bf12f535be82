/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-fit.h"

#include "ffw-layout-table.h"
#include "ffw-layout-text.h"
#include "ffw-profiles.h"

#include <string.h>

/* A header is looked for in so many rows. */
#define MOST_ABOVE 50

/* The part of the columns that a profile reads which must be there: else it is another table. */
#define LEAST_FOUND 0.5

/* A column that is new, or gone and not read, counts for less than one that is read. */
#define WEIGHT_OF_OTHERS 0.2

void
ffw_named_layout_free (FfwNamedLayout *self)
{
  g_free (self->name);
  g_free (self->organisation);
  g_clear_pointer (&self->layout, ffw_layout_free);
  g_free (self);
}

/* A profile that cannot be read, of a newer version or spoilt, fits no file. */
static void
add_profile (GPtrArray *profiles, const FfwProfile *profile)
{
  FfwLayout *layout = ffw_layout_from_text (profile->layout, strlen (profile->layout), NULL);
  FfwNamedLayout *named;

  if (!layout)
    return;
  named = g_new0 (FfwNamedLayout, 1);
  named->name = g_strdup (profile->name);
  named->organisation = g_strdup (profile->organisation);
  named->layout = layout;
  g_ptr_array_add (profiles, named);
}

/**
 * ffw_named_layouts_read:
 *
 * Returns: (transfer full) (nullable) (element-type FfwNamedLayout): the profiles of the workspace
 *   that this version can read; %NULL with @error set
 */
GPtrArray *
ffw_named_layouts_read (FfwConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) profiles = ffw_profiles_read (connection, error);
  GPtrArray *named;

  if (!profiles)
    return NULL;
  named = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_named_layout_free);
  for (guint i = 0; i < profiles->len; i++)
    add_profile (named, profiles->pdata[i]);
  return named;
}

void
ffw_layout_fit_free (FfwLayoutFit *self)
{
  g_clear_pointer (&self->layout, ffw_layout_free);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->added);
  g_free (self);
}

static char *
key_of (const FfwLayoutColumn *column)
{
  return ffw_layout_names_key (column->header ? column->header : "");
}

/* For each column of the file the profile's of the same header, or NULL; those that are called
 * alike in their order. */
static const FfwLayoutColumn **
match (const FfwLayout *profile, char **headers, guint *n_read)
{
  guint n = g_strv_length (headers);
  const FfwLayoutColumn **matched = g_new0 (const FfwLayoutColumn *, n + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1);

  *n_read = 0;
  for (guint i = 0; i < profile->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (profile, i);
      g_autofree char *key = key_of (column);

      for (guint j = 0; *key && j < n; j++)
        {
          g_autofree char *other = taken[j] ? NULL : ffw_layout_names_key (headers[j]);

          if (!other || strcmp (key, other) != 0)
            continue;
          taken[j] = TRUE;
          matched[j] = column;
          *n_read += column->use != FFW_USE_NOTHING;
          break;
        }
    }
  return matched;
}

static guint
count_read (const FfwLayout *profile)
{
  guint n = 0;

  for (guint i = 0; i < profile->columns->len; i++)
    n += ffw_layout_get_column (profile, i)->use != FFW_USE_NOTHING;
  return n;
}

static guint
find_header (const FfwLayout *profile, const FfwTableScan *scan, guint *n_read)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);
  guint line = 0;

  *n_read = 0;
  for (guint i = 0; i < MIN (head->len, MOST_ABOVE); i++)
    {
      const FfwScanRow *row = head->pdata[i];
      g_auto (GStrv) headers = ffw_layout_table_join_headers (scan, row->line,
                                                              profile->n_header_rows);
      g_autofree const FfwLayoutColumn **matched = NULL;
      guint n = 0;

      matched = match (profile, headers, &n);
      if (n <= *n_read)
        continue;
      *n_read = n;
      line = row->line;
    }
  return line;
}

static void
copy_column (FfwLayoutColumn *to, const FfwLayoutColumn *from)
{
  to->use = from->use;
  to->field = from->field;
  to->course = g_strdup (from->course);
  to->also = from->also;
  to->day_order = from->day_order;
  to->basis = FFW_BASIS_PROFILE;
}

static void
copy_rest (FfwLayout *to, const FfwLayout *from)
{
  for (guint i = 0; i < FFW_MAX_FIELDS; i++)
    ffw_layout_set_constant (to, i, from->constants[i]);
  for (guint i = 0; i < from->values->len; i++)
    {
      const FfwLayoutValue *value = from->values->pdata[i];

      ffw_layout_set_value (to, value->field, value->from, value->to);
    }
}

static void
list_missing (FfwLayoutFit *self, const FfwLayout *profile, const FfwLayoutColumn **matched,
              guint n, guint *n_others)
{
  for (guint i = 0; i < profile->columns->len; i++)
    {
      const FfwLayoutColumn *column = ffw_layout_get_column (profile, i);
      gboolean is_there = FALSE;

      for (guint j = 0; j < n; j++)
        is_there |= matched[j] == column;
      if (is_there || !column->header || !*column->header)
        continue;
      if (column->use != FFW_USE_NOTHING)
        g_ptr_array_add (self->missing, g_strdup (column->header));
      else
        *n_others += 1;
    }
}

/**
 * ffw_layout_fit:
 * @profile: the layout of another file
 *
 * Finds the columns of @profile in the header of this file, in whatever order they stand there and
 * in whichever row; and where its table ends.
 *
 * Returns: (transfer full): how well it fits
 */
FfwLayoutFit *
ffw_layout_fit (const FfwLayout *profile, const FfwTableScan *scan)
{
  FfwLayoutFit *self = g_new0 (FfwLayoutFit, 1);
  g_autoptr (FfwLayoutTable) table = NULL;
  g_autofree const FfwLayoutColumn **matched = NULL;
  guint n_read, n_all = count_read (profile);
  guint n_others = 0;
  guint line = find_header (profile, scan, &n_read);
  double read;

  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  if (n_all == 0 || n_read < n_all * LEAST_FOUND)
    return self;
  table = ffw_layout_table_new (scan, line, profile->n_header_rows);
  matched = match (profile, table->headers, &n_read);
  self->layout = ffw_layout_new (profile->kind);
  self->layout->sheet = g_strdup (ffw_table_scan_get_sheet (scan));
  self->layout->header_line = line;
  self->layout->n_header_rows = table->n_header_rows;
  self->layout->last_line = table->last_line;
  for (guint i = 0; i < table->n_columns; i++)
    {
      FfwLayoutColumn *column = ffw_layout_add_column (self->layout, table->headers[i]);

      if (matched[i])
        copy_column (column, matched[i]);
      else if (*table->headers[i])
        g_ptr_array_add (self->added, g_strdup (table->headers[i]));
    }
  copy_rest (self->layout, profile);
  list_missing (self, profile, matched, table->n_columns, &n_others);
  n_others += self->added->len;
  read = n_read + WEIGHT_OF_OTHERS * (profile->columns->len - n_all);
  self->likeness = read / (read + self->missing->len + WEIGHT_OF_OTHERS * n_others);
  return self;
}
