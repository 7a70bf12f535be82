/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-place.h"

#include <math.h>

/**
 * FfwListPlace:
 *
 * Keeps the place of a table in its list: the row at the top, and the one with
 * the keyboard, by their ids. A column view does so by itself where few rows
 * came or went; where a list was replaced, and after a restart, this does. All
 * rows are of one height, which is known once the table was laid out.
 */
struct _FfwListPlace
{
  GObject parent_instance;

  FfwTable *table; /* owns this */
  FfwListModel *model;
  GtkAdjustment *adjustment;

  double row_height; /* 0 until there is a layout */
  guint n_rows;      /* of that layout */
  gint64 top;        /* the row that is to be at the top, or 0 */
  double offset;     /* by how much of it the table is scrolled on, in pixels */
  gint64 cursor;     /* the row that is to have the keyboard, or 0 */
  guint idle;
};

G_DEFINE_FINAL_TYPE (FfwListPlace, ffw_list_place, G_TYPE_OBJECT)

static guint
n_rows (FfwListPlace *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/* Whether the table was laid out with all rows that there are now. */
static gboolean
is_laid_out (FfwListPlace *self)
{
  double upper = gtk_adjustment_get_upper (self->adjustment);

  return n_rows (self) > 0 && gtk_adjustment_get_page_size (self->adjustment) > 0
         && (self->row_height > 0 ? fabs (upper - self->row_height * n_rows (self)) < 1
                                  : upper > 0);
}

static void
go (FfwListPlace *self)
{
  guint position;

  if (self->top != 0 && ffw_list_model_find (self->model, self->top, &position))
    gtk_adjustment_set_value (self->adjustment, position * self->row_height + self->offset);
  self->top = 0;

  if (self->cursor != 0 && ffw_list_model_find (self->model, self->cursor, &position))
    {
      double value = gtk_adjustment_get_value (self->adjustment);

      ffw_table_focus_row (self->table, position);
      gtk_adjustment_set_value (self->adjustment, value);
    }
  self->cursor = 0;
}

static gboolean
on_idle (gpointer data)
{
  FfwListPlace *self = data;

  self->idle = 0;
  if (is_laid_out (self) && !ffw_list_model_is_loading (self->model))
    go (self);

  return G_SOURCE_REMOVE;
}

/* Not while the table is laid out, which is when its size is heard of. */
static void
go_soon (FfwListPlace *self)
{
  if (self->idle == 0 && (self->top != 0 || self->cursor != 0))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_laid_out (FfwListPlace *self)
{
  double upper = gtk_adjustment_get_upper (self->adjustment);

  if (!is_laid_out (self))
    {
      /* Another font, or another look. */
      if (n_rows (self) > 0 && n_rows (self) == self->n_rows)
        self->row_height = upper / n_rows (self);
      return;
    }

  self->n_rows = n_rows (self);
  self->row_height = upper / self->n_rows;
  go_soon (self);
}

/* The first of the rows from @position on that is listed still; 0 where none is. */
static gint64
first_kept (FfwListPlace *self, GArray *before, guint position)
{
  guint found;

  /* Each is looked for in the whole list, so that this gives up after some. */
  for (guint i = position; i < before->len && i < position + 64; i++)
    if (ffw_list_model_find (self->model, g_array_index (before, gint64, i), &found))
      return g_array_index (before, gint64, i);

  return 0;
}

static void
on_relisted (FfwListPlace *self, GArray *before)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  gboolean same = ffw_list_model_get_news (self->model) == FFW_LIST_SAME;

  if (!same || self->row_height <= 0)
    return;

  /* At the top one sees what is new there. */
  if (value > 0)
    {
      guint position = (guint)(value / self->row_height);

      self->top = first_kept (self, before, position);
      self->offset = value - position * self->row_height;
    }
  if (ffw_table_has_cursor_moved (self->table))
    self->cursor = ffw_table_get_cursor (self->table);
  go_soon (self);
}

static void
ffw_list_place_dispose (GObject *object)
{
  FfwListPlace *self = FFW_LIST_PLACE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->adjustment)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (ffw_list_place_parent_class)->dispose (object);
}

static void
ffw_list_place_class_init (FfwListPlaceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = ffw_list_place_dispose;
}

static void
ffw_list_place_init (FfwListPlace *self)
{
}

/**
 * ffw_list_place_new:
 * @table: not held: it outlives this
 * @model: what the table shows
 */
FfwListPlace *
ffw_list_place_new (FfwTable *table, FfwListModel *model)
{
  FfwListPlace *self = g_object_new (FFW_TYPE_LIST_PLACE, NULL);

  self->table = table;
  self->model = g_object_ref (model);
  self->adjustment = g_object_ref (ffw_table_get_adjustment (table));
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (on_laid_out), self);
  g_signal_connect_swapped (model, "relisted", G_CALLBACK (on_relisted), self);

  return self;
}

/** Returns: (transfer floating): the place, (xdx): the row at the top, how far into it, the cursor
 */
GVariant *
ffw_list_place_save (FfwListPlace *self)
{
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);
  double value = gtk_adjustment_get_value (self->adjustment);
  guint position = self->row_height > 0 ? (guint)(value / self->row_height) : 0;
  gint64 top = value > 0 && position < n ? ids[position] : self->top;

  return g_variant_new (
      "(xdx)", top, value > 0 ? value - position * self->row_height : self->offset,
      ffw_table_has_cursor (self->table) ? ffw_table_get_cursor (self->table) : 0);
}

/**
 * ffw_list_place_restore:
 * @state: what ffw_list_place_save() gave; a row that is not listed is left alone
 *
 * Goes there as soon as the rows are laid out.
 */
void
ffw_list_place_restore (FfwListPlace *self, GVariant *state)
{
  g_variant_get (state, "(xdx)", &self->top, &self->offset, &self->cursor);
  if (!(self->offset >= 0 && self->offset < 1000))
    self->offset = 0;
  go_soon (self);
}
