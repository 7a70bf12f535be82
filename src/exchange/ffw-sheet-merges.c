/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sheet-merges.h"

/* Ranges that wait for their row, those that a row can have at once, and the bytes of text that
 * are held for them. What goes beyond has its value in the first cell only. */
#define MOST_WAITING 65536
#define MOST_ACTIVE  FFW_SHEET_MOST_COLUMNS
#define MOST_HELD    ((gsize)4 * 1024 * 1024)

typedef struct
{
  guint top; /* lines, from 1 */
  guint bottom;
  guint left; /* columns, from 0 */
  guint right;
} Range;

typedef struct
{
  Range range;
  FfwTableType type;
  char *text;
  gsize length;
} Active;

struct _FfwSheetMerges
{
  GArray *waiting; /* of Range, by their top */
  guint next;      /* of them */
  GPtrArray *active;
  gsize held;
  guint n;
  Range first;
};

static void
active_free (gpointer data)
{
  Active *self = data;

  g_free (self->text);
  g_free (self);
}

FfwSheetMerges *
ffw_sheet_merges_new (void)
{
  FfwSheetMerges *self = g_new0 (FfwSheetMerges, 1);

  self->waiting = g_array_new (FALSE, FALSE, sizeof (Range));
  self->active = g_ptr_array_new_with_free_func (active_free);
  return self;
}

void
ffw_sheet_merges_free (FfwSheetMerges *self)
{
  g_array_unref (self->waiting);
  g_ptr_array_unref (self->active);
  g_free (self);
}

/**
 * ffw_sheet_merges_add:
 * @top: @bottom: lines, from 1
 * @left: @right: columns, from 0
 *
 * Adds a range; one of a single cell is none. Those added after a row was applied are below it.
 */
void
ffw_sheet_merges_add (FfwSheetMerges *self, guint top, guint left, guint bottom, guint right)
{
  Range range = { top, bottom, left, MIN (right, FFW_SHEET_MOST_COLUMNS - 1) };

  if (top == 0 || bottom < top || right < left || (top == bottom && left == right))
    return;
  if (self->n++ == 0 || top < self->first.top
      || (top == self->first.top && left < self->first.left))
    self->first = range;
  if (self->waiting->len < MOST_WAITING)
    g_array_append_val (self->waiting, range);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Range *x = a;
  const Range *y = b;

  return (x->top > y->top) - (x->top < y->top);
}

/** Puts ranges that were added in any order into that of the rows. */
void
ffw_sheet_merges_sort (FfwSheetMerges *self)
{
  g_array_sort (self->waiting, compare);
}

/* Takes up the value of the range that begins in this row, if it has one. */
static void
activate (FfwSheetMerges *self, const Range *range, FfwSheetRow *row)
{
  FfwTableType type;
  gsize length;
  const char *text = ffw_sheet_row_get (row, range->left, &type, &length);
  Active *active;

  if (!text || self->active->len >= MOST_ACTIVE || self->held + length > MOST_HELD)
    return;
  active = g_new (Active, 1);
  *active = (Active){ *range, type, g_strndup (text, length), length };
  self->held += length;
  g_ptr_array_add (self->active, active);
}

static void
fill (const Active *active, FfwSheetRow *row, guint *n_left)
{
  FfwTableType type;
  gsize length;

  for (guint column = active->range.left; column <= active->range.right && *n_left; column++)
    {
      --*n_left;
      if (!ffw_sheet_row_get (row, column, &type, &length))
        ffw_sheet_row_put (row, column, active->type, active->text, active->length);
    }
}

/**
 * ffw_sheet_merges_apply:
 * @line: of @row, below that of the call before
 *
 * Gives the cells of @row that are merged their values.
 */
void
ffw_sheet_merges_apply (FfwSheetMerges *self, guint line, FfwSheetRow *row)
{
  guint n_left = FFW_SHEET_MOST_COLUMNS;

  if (self->next == self->waiting->len && self->active->len == 0)
    return;
  for (; self->next < self->waiting->len; self->next++)
    {
      const Range *range = &g_array_index (self->waiting, Range, self->next);

      if (range->top > line)
        break;
      if (range->top == line)
        activate (self, range, row);
    }
  if (self->next == self->waiting->len)
    {
      g_array_set_size (self->waiting, 0);
      self->next = 0;
    }
  for (guint i = self->active->len; i-- > 0;)
    {
      const Active *active = g_ptr_array_index (self->active, i);

      if (active->range.bottom >= line && ffw_sheet_row_has_value (row))
        fill (active, row, &n_left);
      if (active->range.bottom > line)
        continue;
      self->held -= active->length;
      g_ptr_array_remove_index_fast (self->active, i);
    }
}

/** Says how many ranges there were, and which is the first. */
void
ffw_sheet_merges_say (FfwSheetMerges *self, FfwFindings *findings)
{
  g_autofree char *n = g_strdup_printf ("%u", self->n);
  g_autofree char *from = ffw_sheet_name_cell (self->first.left, self->first.top);
  g_autofree char *to = ffw_sheet_name_cell (self->first.right, self->first.bottom);
  g_autofree char *range = g_strdup_printf ("%s:%s", from, to);

  if (self->n)
    ffw_findings_add (findings, "W033", self->first.top, self->first.left + 1, NULL, n, range,
                      NULL);
}
