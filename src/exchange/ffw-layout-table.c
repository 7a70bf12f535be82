/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-layout-table.h"

#include <string.h>

/* A header is looked for in so many rows. */
#define MOST_ABOVE 50

/* Longer texts are titles or notes. */
#define LONGEST_HEADER 80

/* A summary above a table has a header of its own, which is not meant. */
#define AS_PRELUDE -8

/* Columns beyond these are none of a table that anybody made. */
#define MOST_COLUMNS 1024

static const FfwScanRow *
get_row (const FfwTableScan *scan, guint position)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);

  return position < head->len ? head->pdata[position] : NULL;
}

static int
find_position (const FfwTableScan *scan, guint line)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);

  for (guint i = 0; i < head->len; i++)
    if (((FfwScanRow *)head->pdata[i])->line == line)
      return (int)i;
  return -1;
}

static const char *
get_text (const FfwScanRow *row, guint column)
{
  return row && column < row->n ? row->texts[column] : "";
}

static gboolean
is_filled (const FfwScanRow *row, guint column)
{
  const char *text = get_text (row, column);

  return text[strspn (text, " \t\r\n\302\240")] != '\0';
}

/* Whether a cell is what stands below headers. */
static gboolean
is_data (const FfwScanRow *row, guint column)
{
  const char *text = get_text (row, column);
  FfwLook look = ffw_look_at (text, strlen (text), row->types[column]);

  return look == FFW_LOOK_EMAIL || ffw_look_is_date (look) || look == FFW_LOOK_NUMBER
         || look == FFW_LOOK_SERIAL || look == FFW_LOOK_TIME || look == FFW_LOOK_ERROR;
}

static gboolean
is_course (FfwVocabulary *vocabulary, const char *text)
{
  g_autofree char *code = vocabulary ? ffw_vocabulary_find_course (vocabulary, text) : NULL;
  g_autofree char *course = NULL;
  const char *field;

  if (code || !vocabulary)
    return code != NULL;
  if (ffw_layout_names_split_course (text, &course, &field) && *course)
    code = ffw_vocabulary_find_course (vocabulary, course);
  return code != NULL;
}

static guint
count_known (const FfwScanRow *row, const FfwLayoutNames *names, FfwVocabulary *vocabulary)
{
  guint n_names = 0;
  guint n_courses = 0;

  for (guint i = 0; i < row->n; i++)
    if (!is_filled (row, i))
      continue;
    else if (ffw_layout_names_knows (names, row->texts[i]))
      n_names++;
    else if (strlen (row->texts[i]) <= LONGEST_HEADER && is_course (vocabulary, row->texts[i]))
      n_courses++;
  /* One course is what a row of records has. */
  return n_names + (n_courses >= 2 ? n_courses : 0);
}

/* Whether another table follows after a gap with more rows than this one has. */
static gboolean
is_prelude (const FfwTableScan *scan, guint line)
{
  const GArray *blocks = ffw_table_scan_get_blocks (scan);
  guint64 n_rows = G_MAXUINT64;

  for (guint i = 0; i < blocks->len; i++)
    {
      const FfwScanBlock *block = &g_array_index (blocks, FfwScanBlock, i);

      if (line >= block->first_line && line <= block->last_line)
        n_rows = line == block->last_line ? G_MAXUINT64 : block->n_rows;
      else if (block->first_line > line && block->n_rows > n_rows)
        return TRUE;
    }
  return FALSE;
}

/* How much the rows below have in common with a header of so many cells. */
static double
rate_below (const FfwTableScan *scan, guint position, guint n_filled)
{
  guint n = 0;
  guint n_full = 0;
  const FfwScanRow *row = get_row (scan, position);

  if (is_prelude (scan, row->line))
    return AS_PRELUDE;

  for (guint i = position + 1; n < 6 && (row = get_row (scan, i)); i++, n++)
    n_full += row->n_filled * 5 >= n_filled * 2;
  return n ? 2.0 * n_full / n : 0;
}

static double
rate_row (const FfwTableScan *scan, guint position, const FfwLayoutNames *names,
          FfwVocabulary *vocabulary, guint *n_known)
{
  const FfwScanRow *row = get_row (scan, position);
  double rating = 0;

  *n_known = 0;
  if (row->n_filled < MIN (2, ffw_table_scan_get_n_columns (scan)))
    return -1;
  *n_known = count_known (row, names, vocabulary);
  for (guint i = 0; i < row->n; i++)
    if (is_filled (row, i))
      rating += is_data (row, i) || strlen (row->texts[i]) > LONGEST_HEADER ? -2 : 0.4;
  return rating + 3.0 * *n_known + rate_below (scan, position, row->n_filled);
}

/* Whether the cell says what of a course stands below it: a date, an end, a result. */
static gboolean
is_course_word (const char *text)
{
  g_autofree char *course = NULL;
  const char *field;

  return ffw_layout_names_split_course (text, &course, &field) && !*course;
}

static gboolean
has_data (const FfwScanRow *row)
{
  for (guint i = 0; i < row->n; i++)
    if (is_filled (row, i) && is_data (row, i))
      return TRUE;
  return FALSE;
}

/* Whether two rows are one header: courses over what is known of each, or names that stand now in
 * the one, now in the other. */
static gboolean
is_pair (const FfwScanRow *upper, const FfwScanRow *lower, const FfwLayoutNames *names)
{
  guint n_words = 0, n_words_below = 0, n_known_upper = 0, n_known_lower = 0, n_known_both = 0;
  guint n = MAX (upper->n, lower->n);
  gboolean is_below = FALSE;

  if (upper->n_filled < 1 || lower->n_filled < 2 || has_data (upper) || has_data (lower))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean known_upper = is_filled (upper, i)
                             && ffw_layout_names_knows (names, upper->texts[i]);
      gboolean known_lower = is_filled (lower, i)
                             && ffw_layout_names_knows (names, lower->texts[i]);

      is_below |= is_filled (upper, i);
      if (is_filled (lower, i) && is_course_word (lower->texts[i]))
        {
          n_words++;
          n_words_below += is_below;
        }
      n_known_upper += known_upper;
      n_known_lower += known_lower;
      n_known_both += known_upper || known_lower;
    }
  if (n_words >= 2 && n_words_below >= 2 && upper->n_filled >= 2)
    return TRUE;
  return n_known_upper >= 1 && n_known_lower >= 1
         && n_known_both > MAX (n_known_upper, n_known_lower);
}

/**
 * ffw_layout_table_find_header:
 * @vocabulary: (nullable): knows courses, which are the headers of a matrix
 * @line: (out): of the row that is most like a header; 0 where there are no rows
 * @n_rows: (out): 2 where the next belongs to it
 *
 * Returns: whether it certainly is one
 */
gboolean
ffw_layout_table_find_header (const FfwTableScan *scan, const FfwLayoutNames *names,
                              FfwVocabulary *vocabulary, guint *line, guint *n_rows)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);
  const FfwScanRow *row;
  guint best = 0;
  guint best_known = 0;
  double best_rating = -G_MAXDOUBLE;

  *line = 0;
  *n_rows = 1;
  if (head->len == 0)
    return FALSE;
  for (guint i = 0; i < MIN (head->len, MOST_ABOVE); i++)
    {
      guint n_known;
      double rating = rate_row (scan, i, names, vocabulary, &n_known);

      if (rating <= best_rating)
        continue;
      best = i;
      best_known = n_known;
      best_rating = rating;
    }
  row = get_row (scan, best);
  if (best > 0 && get_row (scan, best - 1)->line + 1 == row->line
      && is_pair (get_row (scan, best - 1), row, names))
    {
      best--;
      *n_rows = 2;
    }
  else if (best + 1 < head->len && row->line + 1 == get_row (scan, best + 1)->line
           && is_pair (row, get_row (scan, best + 1), names))
    *n_rows = 2;
  *line = get_row (scan, best)->line;
  return best_known >= MIN (2, row->n_filled);
}

static char *
clean (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (out, "%s%s", out->len ? " " : "", words[i]);
  return g_string_free (out, FALSE);
}

/* A cell that is written across several columns stands in the first of them; one with nothing below
 * it is of its own column alone. */
static char **
spread (const FfwScanRow *upper, const FfwScanRow *lower, guint n)
{
  char **texts = g_new0 (char *, n + 1);
  const char *last = "";

  for (guint i = 0; i < n; i++)
    {
      if (is_filled (upper, i))
        last = get_text (upper, i);
      texts[i] = clean (is_filled (upper, i) || is_filled (lower, i) ? last : "");
      if (is_filled (upper, i) && !is_filled (lower, i))
        last = "";
    }
  return texts;
}

static char **
copy_texts (const FfwScanRow *row, guint n)
{
  char **texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = clean (get_text (row, i));
  return texts;
}

static char **
join (char **upper, char **lower)
{
  guint n = g_strv_length (lower);
  char **texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = *upper[i] && *lower[i] ? g_strdup_printf ("%s %s", upper[i], lower[i])
                                      : g_strdup (*upper[i] ? upper[i] : lower[i]);
  return texts;
}

/**
 * ffw_layout_table_join_headers:
 * @line: of the header's first row
 *
 * Returns: (transfer full) (nullable): what stands above each column; %NULL where there is no row
 *   on that line
 */
char **
ffw_layout_table_join_headers (const FfwTableScan *scan, guint line, guint n_rows)
{
  int position = find_position (scan, line);
  const FfwScanRow *first = position >= 0 ? get_row (scan, position) : NULL;
  const FfwScanRow *second = first && n_rows > 1 ? get_row (scan, position + 1) : NULL;
  g_auto (GStrv) upper = NULL;
  g_auto (GStrv) lower = NULL;
  guint n;

  if (!first)
    return NULL;
  if (!second)
    return copy_texts (first, first->n);
  n = MAX (first->n, second->n);
  upper = spread (first, second, n);
  lower = copy_texts (second, n);
  return join (upper, lower);
}

/* Whether the row that follows a gap goes on with the table: it has about as many cells. */
static gboolean
goes_on (const FfwTableScan *scan, guint block, double usual)
{
  const FfwScanRow *row = ffw_table_scan_get_block_row (scan, block);
  const FfwScanBlock *shown = &g_array_index (ffw_table_scan_get_blocks (scan), FfwScanBlock,
                                              block);

  return row && row->n_filled > 1 && shown->last_full_line && row->n_filled * 2 >= usual;
}

/* How many cells the rows below the header have, as far as they are kept. */
static double
usual_fill (const FfwTableScan *scan, guint first_line, guint last_line)
{
  GPtrArray *head = ffw_table_scan_get_head (scan);
  guint n = 0;
  guint sum = 0;

  for (guint i = 0; i < head->len; i++)
    {
      const FfwScanRow *row = head->pdata[i];

      if (row->line < first_line || row->line > last_line)
        continue;
      sum += row->n_filled;
      n++;
    }
  return n ? (double)sum / n : 0;
}

static guint
find_end (const FfwTableScan *scan, guint first_line)
{
  const GArray *blocks = ffw_table_scan_get_blocks (scan);
  double usual = 0;
  guint last_line = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const FfwScanBlock *block = &g_array_index (blocks, FfwScanBlock, i);

      if (block->last_line < first_line)
        continue;
      if (last_line && !goes_on (scan, i, usual))
        break;
      if (block->last_full_line < first_line)
        return 0;
      last_line = block->last_full_line;
      usual = usual_fill (scan, first_line, last_line);
    }
  if (blocks->len && last_line == g_array_index (blocks, FfwScanBlock, blocks->len - 1).last_line)
    return 0;
  return last_line;
}

/**
 * ffw_layout_table_new:
 * @header_line: of its first row, which is among the first of the file
 *
 * Returns: (transfer full): the table below that header
 */
FfwLayoutTable *
ffw_layout_table_new (const FfwTableScan *scan, guint header_line, guint n_header_rows)
{
  FfwLayoutTable *self = g_new0 (FfwLayoutTable, 1);
  int position = find_position (scan, header_line);
  const FfwScanRow *first = position >= 0 ? get_row (scan, position) : NULL;
  const FfwScanRow *second = first && n_header_rows > 1 ? get_row (scan, position + 1) : NULL;
  guint n = MIN (ffw_table_scan_get_n_columns (scan), MOST_COLUMNS);

  self->scan = scan;
  self->header_line = header_line;
  self->n_header_rows = second ? 2 : 1;
  self->first_line = (second ? second->line : header_line) + 1;
  self->last_line = find_end (scan, self->first_line);
  self->n_columns = n;
  self->upper = second ? spread (first, second, n) : copy_texts (NULL, n);
  self->lower = copy_texts (second ? second : first, n);
  self->headers = join (self->upper, self->lower);
  self->columns = g_new0 (FfwScanColumn *, n);
  for (guint i = 0; i < n; i++)
    self->columns[i] = ffw_table_scan_get_column (scan, i, self->first_line, self->last_line);
  self->n_rows = ffw_table_scan_count_rows (scan, self->first_line, self->last_line);
  return self;
}

void
ffw_layout_table_free (FfwLayoutTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    ffw_scan_column_free (self->columns[i]);
  g_free (self->columns);
  g_strfreev (self->headers);
  g_strfreev (self->upper);
  g_strfreev (self->lower);
  g_free (self);
}

/** Returns: how many cells of the column hold something */
guint64
ffw_scan_column_count (const FfwScanColumn *self)
{
  guint64 n = 0;

  for (guint i = 0; i < FFW_N_LOOKS; i++)
    if (i != FFW_LOOK_EMPTY)
      n += self->n[i];
  return n;
}

/**
 * ffw_scan_column_share:
 * @looks: (array length=n_looks)
 *
 * Returns: the part of the filled cells that have one of the looks
 */
double
ffw_scan_column_share (const FfwScanColumn *self, const FfwLook *looks, guint n_looks)
{
  guint64 all = ffw_scan_column_count (self);
  guint64 n = 0;

  for (guint i = 0; i < n_looks; i++)
    n += self->n[looks[i]];
  return all ? (double)n / (double)all : 0;
}

/** Returns: the part of the filled cells that may be dates */
double
ffw_scan_column_share_of_dates (const FfwScanColumn *self)
{
  return FFW_SCAN_SHARE (self, FFW_LOOK_DATE, FFW_LOOK_DATE_EITHER, FFW_LOOK_DATE_DAY_FIRST,
                         FFW_LOOK_DATE_MONTH_FIRST, FFW_LOOK_SERIAL);
}
