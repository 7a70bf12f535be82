/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-row.h"

/**
 * FfwListRow:
 *
 * One row of an #FfwListModel. It is there as soon as the table shows its
 * place; its texts come when they have been read, and come again when the
 * workspace has changed. Where the list is sorted anew, the row stays in its
 * place and becomes another one. `filled` tells of all that.
 */
struct _FfwListRow
{
  GObject parent_instance;

  gint64 id;
  guint position;
  char **texts;
  guint n_texts;
};

enum
{
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwListRow, ffw_list_row, G_TYPE_OBJECT)

static void
ffw_list_row_finalize (GObject *object)
{
  FfwListRow *self = FFW_LIST_ROW (object);

  g_strfreev (self->texts);

  G_OBJECT_CLASS (ffw_list_row_parent_class)->finalize (object);
}

static void
ffw_list_row_class_init (FfwListRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_list_row_finalize;

  signals[FILLED] = g_signal_new ("filled", FFW_TYPE_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ffw_list_row_init (FfwListRow *self)
{
}

/**
 * ffw_list_row_new:
 * @id: what the workspace knows the row by
 *
 * Returns: (transfer full): a row without texts
 */
FfwListRow *
ffw_list_row_new (gint64 id)
{
  FfwListRow *self = g_object_new (FFW_TYPE_LIST_ROW, NULL);

  self->id = id;

  return self;
}

/** Returns: what the workspace knows the row by */
gint64
ffw_list_row_get_id (FfwListRow *self)
{
  return self->id;
}

/** Returns: its place in the list that it is a row of */
guint
ffw_list_row_get_position (FfwListRow *self)
{
  return self->position;
}

/** Says where it stands. */
void
ffw_list_row_set_position (FfwListRow *self, guint position)
{
  self->position = position;
}

/**
 * ffw_list_row_become:
 * @id: of another row
 *
 * Stands for another row from now on, without texts. Who does this fills it, too.
 */
void
ffw_list_row_become (FfwListRow *self, gint64 id)
{
  self->id = id;
  g_clear_pointer (&self->texts, g_strfreev);
  self->n_texts = 0;
}

/** Returns: whether its texts have not been read yet */
gboolean
ffw_list_row_is_loading (FfwListRow *self)
{
  return self->texts == NULL;
}

/**
 * ffw_list_row_get_text:
 * @column: the number of the query's column, from 0
 *
 * Returns: (transfer none): the text; an empty one while it loads
 */
const char *
ffw_list_row_get_text (FfwListRow *self, guint column)
{
  return column < self->n_texts ? self->texts[column] : "";
}

/** Tells of a row that became another, while its texts are still to be read. */
void
ffw_list_row_tell (FfwListRow *self)
{
  g_signal_emit (self, signals[FILLED], 0);
}

/**
 * ffw_list_row_take_texts:
 * @texts: (transfer full): a text for each column of the query, and %NULL
 *
 * Fills the row, and says so where something is new.
 */
void
ffw_list_row_take_texts (FfwListRow *self, char **texts)
{
  if (self->texts && g_strv_equal ((const char *const *)self->texts, (const char *const *)texts))
    {
      g_strfreev (texts);
      return;
    }

  g_strfreev (self->texts);
  self->texts = texts;
  self->n_texts = g_strv_length (texts);
  g_signal_emit (self, signals[FILLED], 0);
}
