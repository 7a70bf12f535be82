/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-selection.h"

/**
 * ffw_matrix_selection_new:
 * @n_rows, @n_columns: at least one each
 *
 * Returns: (transfer full): a selection of the first cell
 */
FfwMatrixSelection *
ffw_matrix_selection_new (guint n_rows, guint n_columns)
{
  FfwMatrixSelection *self = g_new0 (FfwMatrixSelection, 1);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->rows = g_new0 (gboolean, n_rows);
  self->columns = g_new0 (gboolean, n_columns);
  ffw_matrix_selection_place (self, 0, 0);

  return self;
}

void
ffw_matrix_selection_free (FfwMatrixSelection *self)
{
  g_free (self->rows);
  g_free (self->columns);
  g_free (self);
}

/* From @a to @b; all where one of them is the sum. */
static void
take_range (gboolean *chosen, guint n, guint a, guint b)
{
  gboolean all = a >= n || b >= n;

  for (guint i = 0; i < n; i++)
    chosen[i] = all || (i >= MIN (a, b) && i <= MAX (a, b));
}

/** Selects from where the last selection began up to a cell, to which the keyboard goes. */
void
ffw_matrix_selection_extend (FfwMatrixSelection *self, guint row, guint column)
{
  ffw_matrix_selection_step (self, row, column);
  take_range (self->rows, self->n_rows, self->anchor_row, self->row);
  take_range (self->columns, self->n_columns, self->anchor_column, self->column);
}

/** Selects one cell alone; at a sum, all that it sums up. */
void
ffw_matrix_selection_place (FfwMatrixSelection *self, guint row, guint column)
{
  self->anchor_row = row;
  self->anchor_column = column;
  ffw_matrix_selection_extend (self, row, column);
}

/** The keyboard goes to a cell, and what is selected stays. */
void
ffw_matrix_selection_step (FfwMatrixSelection *self, guint row, guint column)
{
  self->row = MIN (row, self->n_rows);
  self->column = MIN (column, self->n_columns);
}

/** Selects a whole row alone. */
void
ffw_matrix_selection_take_row (FfwMatrixSelection *self, guint row)
{
  self->anchor_row = row;
  self->anchor_column = self->n_columns;
  ffw_matrix_selection_extend (self, row, self->column);
}

/** Selects a whole column alone. */
void
ffw_matrix_selection_take_column (FfwMatrixSelection *self, guint column)
{
  self->anchor_row = self->n_rows;
  self->anchor_column = column;
  ffw_matrix_selection_extend (self, self->row, column);
}

void
ffw_matrix_selection_take_all (FfwMatrixSelection *self)
{
  self->anchor_row = self->n_rows;
  self->anchor_column = self->n_columns;
  ffw_matrix_selection_extend (self, self->row, self->column);
}

static guint
count (const gboolean *chosen, guint n)
{
  guint chosen_ones = 0;

  for (guint i = 0; i < n; i++)
    chosen_ones += chosen[i] ? 1 : 0;

  return chosen_ones;
}

/** Adds a row to what is selected, or takes it out; a row alone is one with all its columns. */
void
ffw_matrix_selection_toggle_row (FfwMatrixSelection *self, guint row)
{
  if (row >= self->n_rows)
    return;

  if (ffw_matrix_selection_count_columns (self) == 0)
    take_range (self->columns, self->n_columns, self->n_columns, 0);
  self->rows[row] = !self->rows[row];
}

/** Adds a column to what is selected, or takes it out. */
void
ffw_matrix_selection_toggle_column (FfwMatrixSelection *self, guint column)
{
  if (column >= self->n_columns)
    return;

  if (ffw_matrix_selection_count_rows (self) == 0)
    take_range (self->rows, self->n_rows, self->n_rows, 0);
  self->columns[column] = !self->columns[column];
}

/** Adds a cell, with its row and column; takes its row out where it is selected. */
void
ffw_matrix_selection_toggle_cell (FfwMatrixSelection *self, guint row, guint column)
{
  ffw_matrix_selection_step (self, row, column);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  if (ffw_matrix_selection_has (self, row, column))
    self->rows[row] = FALSE;
  else
    {
      if (row < self->n_rows)
        self->rows[row] = TRUE;
      if (column < self->n_columns)
        self->columns[column] = TRUE;
    }
}

/** Returns: whether a cell is selected; sums never are */
gboolean
ffw_matrix_selection_has (const FfwMatrixSelection *self, guint row, guint column)
{
  return row < self->n_rows && column < self->n_columns && self->rows[row] && self->columns[column];
}

guint
ffw_matrix_selection_count_rows (const FfwMatrixSelection *self)
{
  return count (self->rows, self->n_rows);
}

guint
ffw_matrix_selection_count_columns (const FfwMatrixSelection *self)
{
  return count (self->columns, self->n_columns);
}

/** Returns: (transfer floating): the posts of the rows that are selected (ax) */
GVariant *
ffw_matrix_selection_get_posts (const FfwMatrixSelection *self, const FfwMatrix *matrix)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i])
      g_variant_builder_add (&ids, "x", ffw_matrix_get_row (matrix, i)->post);

  return g_variant_builder_end (&ids);
}

/** Returns: (transfer floating): the areas of the columns that are selected (ax) */
GVariant *
ffw_matrix_selection_get_areas (const FfwMatrixSelection *self, const FfwMatrix *matrix)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i])
      g_variant_builder_add (&ids, "x", ffw_matrix_get_area (matrix, i)->id);

  return g_variant_builder_end (&ids);
}

/** Returns: (transfer floating): the selection by the ids of posts and areas ((axaxxx)) */
GVariant *
ffw_matrix_selection_save (const FfwMatrixSelection *self, const FfwMatrix *matrix)
{
  gint64 post = self->row < self->n_rows ? ffw_matrix_get_row (matrix, self->row)->post : 0;
  gint64 area = self->column < self->n_columns ? ffw_matrix_get_area (matrix, self->column)->id : 0;

  return g_variant_new ("(@ax@axxx)", ffw_matrix_selection_get_posts (self, matrix),
                        ffw_matrix_selection_get_areas (self, matrix), post, area);
}

static GHashTable *
set_of (GVariant *ids)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gsize n;
  const gint64 *all = g_variant_get_fixed_array (ids, &n, sizeof (gint64));

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (set, g_memdup2 (&all[i], sizeof all[i]));

  return set;
}

/**
 * ffw_matrix_selection_restore:
 * @matrix: of this selection
 * @state: ((axaxxx)): what ffw_matrix_selection_save() gave, of another matrix
 *
 * Selects what was selected, where it is still there. Where the row or the column that the
 * keyboard was in has gone, it stays where it is.
 */
void
ffw_matrix_selection_restore (FfwMatrixSelection *self, const FfwMatrix *matrix, GVariant *state)
{
  g_autoptr (GVariant) posts = NULL;
  g_autoptr (GVariant) areas = NULL;
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GHashTable) columns = NULL;
  gint64 post;
  gint64 area;

  g_variant_get (state, "(@ax@axxx)", &posts, &areas, &post, &area);
  rows = set_of (posts);
  columns = set_of (areas);
  for (guint i = 0; i < self->n_rows; i++)
    {
      gint64 id = ffw_matrix_get_row (matrix, i)->post;

      self->rows[i] = g_hash_table_contains (rows, &id);
      if (id == post)
        self->row = i;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      gint64 id = ffw_matrix_get_area (matrix, i)->id;

      self->columns[i] = g_hash_table_contains (columns, &id);
      if (id == area)
        self->column = i;
    }
  if (post == 0)
    self->row = self->n_rows;
  if (area == 0)
    self->column = self->n_columns;
  self->anchor_row = self->row;
  self->anchor_column = self->column;
}
