/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-scan.h"

#include "ffw-fold.h"
#include "ffw-table-open.h"

#include <string.h>

/* After so many rows we look whether to stop. */
#define ROWS_BETWEEN_RESTS 256

/* Tables that stand below one another in one sheet; those after so many count as one. */
#define MOST_BLOCKS 16

/* Rows that may stand below a table are kept until one of its own follows, up to so many. */
#define MOST_TAIL 100

/* Values that are longer are free text, and all that are kept come to so much at most. */
#define LONGEST_VALUE 200
#define MOST_TEXT     (32 * 1024 * 1024)

/* What is shown of a text. */
#define LONGEST_SHOWN 400

typedef struct
{
  guint64 n[FFW_N_LOOKS];
  guint line[FFW_N_LOOKS];
  GHashTable *known; /* text → FfwScanValue */
  GPtrArray *values;
  gboolean is_cut;
  gsize longest;
} Column;

typedef struct
{
  FfwScanBlock shown;
  guint64 n_counted;  /* rows that are in the columns: those after the head */
  GPtrArray *columns; /* Column */
  GPtrArray *tail;    /* FfwScanRow: after the head, below the last full row */
  FfwScanRow *first;
} Block;

struct _FfwTableScan
{
  char *path;
  char *sheet;
  FfwTableForm form;
  GPtrArray *head;   /* FfwScanRow */
  GPtrArray *blocks; /* Block */
  GArray *shown;     /* FfwScanBlock */
  guint64 n_rows;
  guint n_columns;
  gsize n_text; /* bytes of the values that are kept */
};

static void
value_free (gpointer data)
{
  g_free (((FfwScanValue *)data)->text);
  g_free (data);
}

static void
column_free (gpointer data)
{
  Column *column = data;

  g_hash_table_unref (column->known);
  g_ptr_array_unref (column->values);
  g_free (column);
}

static Column *
column_new (void)
{
  Column *column = g_new0 (Column, 1);

  column->known = g_hash_table_new (g_str_hash, g_str_equal);
  column->values = g_ptr_array_new_with_free_func (value_free);
  return column;
}

static void
row_free (gpointer data)
{
  FfwScanRow *row = data;

  g_strfreev (row->texts);
  g_free (row->types);
  g_free (row);
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_ptr_array_unref (block->columns);
  g_ptr_array_unref (block->tail);
  g_clear_pointer (&block->first, row_free);
  g_free (block);
}

void
ffw_table_scan_free (FfwTableScan *self)
{
  g_free (self->path);
  g_free (self->sheet);
  g_ptr_array_unref (self->head);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->shown);
  g_free (self);
}

static char *
copy_text (const char *text, gsize length)
{
  const char *end;

  if (length <= LONGEST_SHOWN)
    return g_strndup (text, length);
  end = g_utf8_find_prev_char (text, text + LONGEST_SHOWN + 1);
  return g_strndup (text, end - text);
}

static FfwScanRow *
copy_row (const FfwTableRow *row)
{
  FfwScanRow *copy = g_new0 (FfwScanRow, 1);

  copy->line = row->line;
  copy->n = row->n_kept;
  copy->texts = g_new0 (char *, row->n_kept + 1);
  copy->types = g_new0 (FfwTableType, row->n_kept);
  for (guint i = 0; i < row->n_kept; i++)
    {
      copy->texts[i] = copy_text (row->fields[i].text, row->fields[i].length);
      copy->types[i] = row->fields[i].type;
      copy->n_filled += ffw_look_at (copy->texts[i], strlen (copy->texts[i]), copy->types[i])
                        != FFW_LOOK_EMPTY;
    }
  return copy;
}

static void
count_value (Column *column, const char *text, gsize length, guint64 n, guint line, gsize *n_text)
{
  FfwScanValue *value;
  char *key = NULL;
  char room[LONGEST_VALUE + 1];

  while (length && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return;
  if (length > LONGEST_VALUE)
    {
      column->is_cut = TRUE;
      return;
    }
  memcpy (room, text, length);
  room[length] = '\0';
  key = room;
  value = g_hash_table_lookup (column->known, key);
  if (value)
    {
      value->n += n;
      return;
    }
  if (column->values->len == FFW_SCAN_VALUES || *n_text > MOST_TEXT)
    {
      column->is_cut = TRUE;
      return;
    }
  value = g_new0 (FfwScanValue, 1);
  value->text = g_strdup (key);
  value->n = n;
  value->line = line;
  *n_text += length + sizeof *value;
  g_ptr_array_add (column->values, value);
  g_hash_table_insert (column->known, value->text, value);
}

static void
count_cell (Column *column, const char *text, gsize length, FfwTableType type, guint line,
            gsize *n_text)
{
  FfwLook look = ffw_look_at (text, length, type);

  if (column->n[look]++ == 0)
    column->line[look] = line;
  column->longest = MAX (column->longest, length);
  if (look != FFW_LOOK_EMPTY)
    count_value (column, text, length, 1, line, n_text);
}

static Column *
get_column (Block *block, guint position)
{
  while (block->columns->len <= position)
    g_ptr_array_add (block->columns, column_new ());
  return block->columns->pdata[position];
}

static void
count_row (FfwTableScan *self, Block *block, const FfwTableRow *row)
{
  for (guint i = 0; i < row->n_kept; i++)
    count_cell (get_column (block, i), row->fields[i].text, row->fields[i].length,
                row->fields[i].type, row->line, &self->n_text);
  block->n_counted++;
}

static void
count_tail (FfwTableScan *self, Block *block)
{
  for (guint i = 0; i < block->tail->len; i++)
    {
      const FfwScanRow *row = block->tail->pdata[i];

      for (guint j = 0; j < row->n; j++)
        count_cell (get_column (block, j), row->texts[j], strlen (row->texts[j]), row->types[j],
                    row->line, &self->n_text);
      block->n_counted++;
    }
  g_ptr_array_set_size (block->tail, 0);
}

static gboolean
is_total (const char *text)
{
  static const char *const words[] = { "total",     "grand total", "subtotal",
                                       "sub-total", "cyfanswm",    "is-gyfanswm" };
  g_autofree char *folded = NULL;

  if (!strchr ("TtGgSsCcIi", *text))
    return FALSE;
  folded = ffw_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]) && !g_ascii_isalpha (folded[strlen (words[i])]))
      return TRUE;
  return FALSE;
}

/* Whether a row may stand below the table rather than in it: a total, or one cell of several. */
static gboolean
is_odd (const FfwTableRow *row)
{
  guint n_filled = 0;
  const char *first = NULL;

  for (guint i = 0; i < row->n_kept && n_filled < 2; i++)
    if (row->fields[i].length)
      {
        first = first ? first : row->fields[i].text;
        n_filled++;
      }
  return first && ((n_filled == 1 && row->n_fields > 1) || is_total (first));
}

static Block *
add_block (FfwTableScan *self, guint line)
{
  Block *block = g_new0 (Block, 1);

  block->shown.first_line = line;
  block->columns = g_ptr_array_new_with_free_func (column_free);
  block->tail = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
take_row (FfwTableScan *self, Block *block, const FfwTableRow *row)
{
  gboolean odd = is_odd (row);

  self->n_rows++;
  self->n_columns = MAX (self->n_columns, row->n_kept);
  block->shown.last_line = row->line;
  block->shown.n_rows++;
  if (!odd)
    block->shown.last_full_line = row->line;
  if (!block->first)
    block->first = copy_row (row);
  if (self->head->len < FFW_SCAN_HEAD)
    g_ptr_array_add (self->head, copy_row (row));
  else if (odd && block->tail->len < MOST_TAIL)
    g_ptr_array_add (block->tail, copy_row (row));
  else
    {
      count_tail (self, block);
      count_row (self, block, row);
    }
}

/* Lines of the file that the row takes: of a sheet each is one. */
static guint
count_lines (const FfwTableRow *row, FfwTableFormat format)
{
  guint n = 1;

  for (guint i = 0; i < row->n_kept && format == FFW_TABLE_CSV; i++)
    for (const char *at = memchr (row->fields[i].text, '\n', row->fields[i].length); at;
         at = strchr (at + 1, '\n'))
      n++;
  return n;
}

/* Puts what was put right in the place of what the file says. */
static void
correct (FfwTableRow *row, FfwCorrections *corrections)
{
  FfwTableField *fields = (FfwTableField *)row->fields;

  for (guint i = 0; i < row->n_kept; i++)
    {
      const char *text = ffw_corrections_get (corrections, row->line, i + 1);

      if (!text)
        continue;
      fields[i].text = (char *)text;
      fields[i].length = strlen (text);
      fields[i].type = FFW_TABLE_TEXT;
    }
}

static FfwTableStatus
read_rows (FfwTableScan *self, FfwTableReader *reader, FfwCorrections *corrections,
           GCancellable *cancellable, GError **error)
{
  gboolean is_corrected = corrections && ffw_corrections_get_n (corrections) > 0;
  Block *block = NULL;
  FfwTableRow row;
  FfwTableStatus status;
  guint next_line = 0;
  guint n = 0;

  while ((status = ffw_table_reader_next (reader, &row, error)) == FFW_TABLE_ROW)
    {
      if (++n % ROWS_BETWEEN_RESTS == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FFW_TABLE_FAILED;
      if (n == 1)
        self->form = ffw_table_reader_get_form (reader);
      if (!block || (row.line > next_line && self->blocks->len < MOST_BLOCKS))
        block = add_block (self, row.line);
      next_line = row.line + count_lines (&row, self->form.format);
      if (row.is_bad)
        continue;
      if (is_corrected)
        correct (&row, corrections);
      take_row (self, block, &row);
    }
  return status;
}

/**
 * ffw_table_scan_read:
 * @sheet: (nullable): as of ffw_table_open()
 * @corrections: (nullable): what was put right in it
 * @findings: takes what keeps the file from being read, or must be known about it
 *
 * Reads the whole of a table, in memory that does not grow with it.
 *
 * Returns: (transfer full) (nullable): what stands in it, as far as it could be made out; %NULL
 * with an error of %G_IO_ERROR where the file could not be read, or it was stopped
 */
FfwTableScan *
ffw_table_scan_read (const char *path, const char *sheet, FfwCorrections *corrections,
                     FfwFindings *findings, GCancellable *cancellable, GError **error)
{
  g_autoptr (FfwTableReader) reader = ffw_table_open (path, sheet, FFW_TABLE_OPEN_WHOLE, findings,
                                                      cancellable, error);
  g_autoptr (FfwTableScan) self = NULL;

  if (!reader)
    return NULL;
  self = g_new0 (FfwTableScan, 1);
  self->path = g_strdup (path);
  self->sheet = g_strdup (sheet);
  self->head = g_ptr_array_new_with_free_func (row_free);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->shown = g_array_new (FALSE, FALSE, sizeof (FfwScanBlock));
  if (read_rows (self, reader, corrections, cancellable, error) == FFW_TABLE_FAILED)
    return NULL;
  self->form = ffw_table_reader_get_form (reader);
  for (guint i = 0; i < self->blocks->len; i++)
    g_array_append_val (self->shown, ((Block *)self->blocks->pdata[i])->shown);
  return g_steal_pointer (&self);
}

FfwTableForm
ffw_table_scan_get_form (const FfwTableScan *self)
{
  return self->form;
}

const char *
ffw_table_scan_get_path (const FfwTableScan *self)
{
  return self->path;
}

/** Returns: (nullable): the name of the sheet that was asked for */
const char *
ffw_table_scan_get_sheet (const FfwTableScan *self)
{
  return self->sheet;
}

/** Returns: how many rows there are that are not blank, header and titles included */
guint64
ffw_table_scan_get_n_rows (const FfwTableScan *self)
{
  return self->n_rows;
}

/** Returns: how many cells the longest row has */
guint
ffw_table_scan_get_n_columns (const FfwTableScan *self)
{
  return self->n_columns;
}

/** Returns: (transfer none) (element-type FfwScanRow): the first rows, %FFW_SCAN_HEAD at most */
GPtrArray *
ffw_table_scan_get_head (const FfwTableScan *self)
{
  return self->head;
}

/** Returns: (nullable) (transfer none): the row that begins on @line, where it is kept */
const FfwScanRow *
ffw_table_scan_find_row (const FfwTableScan *self, guint line)
{
  for (guint i = 0; i < self->head->len; i++)
    if (((FfwScanRow *)self->head->pdata[i])->line == line)
      return self->head->pdata[i];
  return NULL;
}

/** Returns: (transfer none) (element-type FfwScanBlock): in their order */
const GArray *
ffw_table_scan_get_blocks (const FfwTableScan *self)
{
  return self->shown;
}

/** Returns: (nullable) (transfer none): the first row of a block; %NULL where all its rows are bad
 */
const FfwScanRow *
ffw_table_scan_get_block_row (const FfwTableScan *self, guint block)
{
  return ((const Block *)self->blocks->pdata[block])->first;
}

static gboolean
is_within (guint line, guint first_line, guint last_line)
{
  return line >= first_line && (last_line == 0 || line <= last_line);
}

/* Whether the rows of the block that are counted, those after the head, are in the range. A range
 * ends with a table, so it has all of them or none. */
static gboolean
has_block (const Block *block, guint first_line, guint last_line)
{
  return block->n_counted && is_within (block->shown.last_full_line, first_line, last_line);
}

/**
 * ffw_table_scan_count_rows:
 * @last_line: 0 for the end of the file
 *
 * Returns: how many rows begin between the two lines
 */
guint64
ffw_table_scan_count_rows (const FfwTableScan *self, guint first_line, guint last_line)
{
  guint64 n = 0;

  for (guint i = 0; i < self->head->len; i++)
    n += is_within (((FfwScanRow *)self->head->pdata[i])->line, first_line, last_line);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];

      if (has_block (block, first_line, last_line))
        n += block->n_counted;
      for (guint j = 0; j < block->tail->len; j++)
        n += is_within (((FfwScanRow *)block->tail->pdata[j])->line, first_line, last_line);
    }
  return n;
}

static void
merge (Column *into, const Column *from, gsize *n_text)
{
  for (guint i = 0; i < FFW_N_LOOKS; i++)
    {
      if (into->n[i] == 0)
        into->line[i] = from->line[i];
      into->n[i] += from->n[i];
    }
  for (guint i = 0; i < from->values->len; i++)
    {
      const FfwScanValue *value = from->values->pdata[i];

      count_value (into, value->text, strlen (value->text), value->n, value->line, n_text);
    }
  into->is_cut |= from->is_cut;
  into->longest = MAX (into->longest, from->longest);
}

static void
count_kept (Column *column, GPtrArray *rows, guint position, guint first_line, guint last_line,
            gsize *n_text)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const FfwScanRow *row = rows->pdata[i];

      if (is_within (row->line, first_line, last_line) && position < row->n)
        count_cell (column, row->texts[position], strlen (row->texts[position]),
                    row->types[position], row->line, n_text);
    }
}

/**
 * ffw_table_scan_get_column:
 * @position: from 0
 * @first_line: of the first row that counts
 * @last_line: of the last, where a table ends; 0 for the end of the file
 *
 * Returns: (transfer full): what stands in the column
 */
FfwScanColumn *
ffw_table_scan_get_column (const FfwTableScan *self, guint position, guint first_line,
                           guint last_line)
{
  FfwScanColumn *shown = g_new0 (FfwScanColumn, 1);
  Column *column = column_new ();
  gsize n_text = 0;

  count_kept (column, self->head, position, first_line, last_line, &n_text);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = self->blocks->pdata[i];

      if (has_block (block, first_line, last_line) && position < block->columns->len)
        merge (column, block->columns->pdata[position], &n_text);
      count_kept (column, block->tail, position, first_line, last_line, &n_text);
    }
  memcpy (shown->n, column->n, sizeof shown->n);
  memcpy (shown->line, column->line, sizeof shown->line);
  shown->values = g_ptr_array_ref (column->values);
  shown->has_all_values = !column->is_cut;
  shown->longest = column->longest;
  column_free (column);
  return shown;
}

void
ffw_scan_column_free (FfwScanColumn *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}
