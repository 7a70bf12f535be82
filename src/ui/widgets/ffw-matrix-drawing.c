/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-drawing.h"

#include "ffw-matrix-words.h"

#include <glib/gi18n-lib.h>

/* All that drawing needs, and which rows and columns are in sight. */
typedef struct
{
  GtkSnapshot *snapshot;
  FfwMatrixPen *pen;
  const FfwMatrixLayout *layout;
  const FfwMatrix *matrix;
  const FfwMatrixSelection *selection;
  guint first_row;
  guint end_row;
  guint first_column;
  guint end_column;
} Drawing;

static void
clip (const Drawing *self, float x, float y, float width, float height)
{
  gtk_snapshot_push_clip (self->snapshot, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_text (const Drawing *self, FfwMatrixText kind, const char *text, float x, float y,
           float height)
{
  ffw_matrix_pen_text (self->pen, self->snapshot, kind, text,
                       kind == FFW_MATRIX_TEXT_BESIDE ? ffw_matrix_pen_get_faint (self->pen)
                                                      : ffw_matrix_pen_get_text (self->pen),
                       x, y, height);
}

static void
draw_cells (const Drawing *self)
{
  const FfwMatrixLayout *layout = self->layout;

  clip (self, (float)layout->left, (float)layout->top, (float)layout->page_width,
        (float)layout->page_height);
  for (guint row = self->first_row; row < self->end_row; row++)
    {
      graphene_rect_t place;

      for (guint column = self->first_column; column < self->end_column; column++)
        {
          ffw_matrix_layout_place (layout, row, column, &place);
          ffw_matrix_pen_cell (self->pen, self->snapshot,
                               ffw_matrix_get (self->matrix, row, column),
                               ffw_matrix_selection_has (self->selection, row, column),
                               place.origin.x, place.origin.y, place.size.width, place.size.height);
        }
      ffw_matrix_pen_line (self->pen, self->snapshot, FALSE, (float)layout->left,
                           place.origin.y + place.size.height - 1, (float)layout->page_width, 1);
    }
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_row_heading (const Drawing *self, guint row, const graphene_rect_t *place)
{
  const FfwMatrixLayout *layout = self->layout;
  const FfwMatrixRow *of = ffw_matrix_get_row (self->matrix, row);
  float y = place->origin.y;
  float height = place->size.height;

  ffw_matrix_pen_shade (self->pen, self->snapshot, self->selection->rows[row], 0, y,
                        (float)layout->left, height);
  draw_text (self, FFW_MATRIX_TEXT_NAME, of->name, 0, y, height);
  if (layout->beside_width > 0)
    draw_text (self, FFW_MATRIX_TEXT_BESIDE, of->organisation, (float)layout->name_width, y,
               height);
  ffw_matrix_pen_line (self->pen, self->snapshot, FALSE, 0, y + height - 1, (float)layout->left, 1);
}

/* Names at the left, and gaps at the right, of the rows in sight. */
static void
draw_row_edges (const Drawing *self)
{
  const FfwMatrixLayout *layout = self->layout;

  clip (self, 0, (float)layout->top, (float)(layout->left + layout->page_width + layout->right),
        (float)layout->page_height);
  for (guint row = self->first_row; row < self->end_row; row++)
    {
      g_autofree char *gaps = ffw_matrix_words_gaps (ffw_matrix_get_row (self->matrix, row)->sums);
      graphene_rect_t place;

      ffw_matrix_layout_place (layout, row, layout->n_columns, &place);
      draw_row_heading (self, row, &place);
      ffw_matrix_pen_shade (self->pen, self->snapshot, FALSE, place.origin.x, place.origin.y,
                            place.size.width, place.size.height);
      draw_text (self, FFW_MATRIX_TEXT_SUM, gaps, place.origin.x, place.origin.y,
                 place.size.height);
      ffw_matrix_pen_line (self->pen, self->snapshot, FALSE, place.origin.x,
                           place.origin.y + place.size.height - 1, place.size.width, 1);
    }
  gtk_snapshot_pop (self->snapshot);
}

/* Titles at the top, and gaps at the bottom, of the columns in sight. */
static void
draw_column_edges (const Drawing *self)
{
  const FfwMatrixLayout *layout = self->layout;

  clip (self, (float)layout->left, 0, (float)layout->page_width,
        (float)(layout->top + layout->page_height + layout->bottom));
  for (guint column = self->first_column; column < self->end_column; column++)
    {
      const FfwMatrixArea *area = ffw_matrix_get_area (self->matrix, column);
      g_autofree char *gaps = ffw_matrix_words_gaps (area->sums);
      graphene_rect_t place;

      ffw_matrix_layout_place (layout, layout->n_rows, column, &place);
      ffw_matrix_pen_shade (self->pen, self->snapshot, self->selection->columns[column],
                            place.origin.x, 0, place.size.width, (float)layout->top);
      draw_text (self, FFW_MATRIX_TEXT_HEADING, area->title, place.origin.x, 0, (float)layout->top);
      ffw_matrix_pen_line (self->pen, self->snapshot, FALSE, place.origin.x + place.size.width - 1,
                           0, 1, (float)layout->top);
      ffw_matrix_pen_shade (self->pen, self->snapshot, FALSE, place.origin.x, place.origin.y,
                            place.size.width, place.size.height);
      draw_text (self, FFW_MATRIX_TEXT_CELL, gaps, place.origin.x, place.origin.y,
                 place.size.height);
    }
  gtk_snapshot_pop (self->snapshot);
}

static void
draw_corner (const Drawing *self, float x, float y, float width, float height)
{
  ffw_matrix_pen_shade (self->pen, self->snapshot, FALSE, x, y, width, height);
}

static void
draw_corners (const Drawing *self)
{
  const FfwMatrixLayout *layout = self->layout;
  g_autofree char *gaps = ffw_matrix_words_gaps (self->matrix->sums);
  float left = (float)layout->left;
  float top = (float)layout->top;
  float x = (float)(layout->left + layout->page_width);
  float y = (float)(layout->top + layout->page_height);

  draw_corner (self, 0, 0, left, top);
  draw_text (self, FFW_MATRIX_TEXT_NAME, _ ("Name"), 0, 0, top);
  if (layout->beside_width > 0)
    draw_text (self, FFW_MATRIX_TEXT_BESIDE, _ ("Organisation"), (float)layout->name_width, 0, top);
  draw_corner (self, x, 0, (float)layout->right, top);
  draw_text (self, FFW_MATRIX_TEXT_SUM, _ ("Gaps"), x, 0, top);
  draw_corner (self, 0, y, left, (float)layout->bottom);
  draw_text (self, FFW_MATRIX_TEXT_NAME, _ ("Gaps"), 0, y, (float)layout->bottom);
  draw_corner (self, x, y, (float)layout->right, (float)layout->bottom);
  draw_text (self, FFW_MATRIX_TEXT_SUM, gaps, x, y, (float)layout->bottom);

  ffw_matrix_pen_line (self->pen, self->snapshot, TRUE, left - 1, 0, 1, y + (float)layout->bottom);
  ffw_matrix_pen_line (self->pen, self->snapshot, TRUE, x, 0, 1, y + (float)layout->bottom);
  ffw_matrix_pen_line (self->pen, self->snapshot, TRUE, 0, top - 1, x + (float)layout->right, 1);
  ffw_matrix_pen_line (self->pen, self->snapshot, TRUE, 0, y, x + (float)layout->right, 1);
}

/** Draws what is in sight of a matrix. */
void
ffw_matrix_drawing_draw (GtkSnapshot *snapshot, FfwMatrixPen *pen, const FfwMatrixLayout *layout,
                         const FfwMatrix *matrix, const FfwMatrixSelection *selection)
{
  Drawing self = { snapshot, pen, layout, matrix, selection, 0, 0, 0, 0 };

  ffw_matrix_layout_get_range (layout, &self.first_row, &self.end_row, &self.first_column,
                               &self.end_column);
  draw_cells (&self);
  draw_row_edges (&self);
  draw_column_edges (&self);
  draw_corners (&self);
}

/* Whose row it is: the name, and what tells one person from another. */
static char *
explain_row (const FfwMatrixRow *row)
{
  g_autoptr (GString) text = g_string_new (row->name);
  const char *const parts[] = { row->organisation, row->site, row->number, row->manager };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (text, "\n%s", parts[i]);

  return g_strdup (text->str);
}

/** Returns: (transfer full) (nullable): what a tooltip says of a part of the matrix */
char *
ffw_matrix_drawing_explain (const FfwMatrix *matrix, FfwMatrixPart part, guint row, guint column)
{
  if (part == FFW_MATRIX_AT_CORNER)
    return g_strdup (_ ("Select everything"));
  if (part == FFW_MATRIX_AT_ROW && row < matrix->rows->len)
    return explain_row (ffw_matrix_get_row (matrix, row));
  if (part == FFW_MATRIX_AT_COLUMN)
    return ffw_matrix_words_at (matrix, matrix->rows->len, column);

  return ffw_matrix_words_at (matrix, row, part == FFW_MATRIX_AT_ROW ? matrix->areas->len : column);
}
