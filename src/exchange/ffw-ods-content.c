/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ods-content.h"

#include "ffw-sheet-choice.h"

#include <string.h>

/* What is kept of a formula, of the text of a row, of its cells, and of sheets. */
#define MOST_FORMULA ((gsize)200)
#define MOST_TEXT    (17 * FFW_TABLE_MAX_FIELD)
#define MOST_CELLS   FFW_SHEET_MOST_COLUMNS
#define MOST_SHEETS  10000
#define MOST_BLANKS  1000

static gboolean
is_named (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *)name, wanted) == 0;
}

static guint
repeat_of (const xmlChar **attributes, int n_attributes, const char *name)
{
  return MAX (ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, name), 1), 1);
}

static void
begin_table (FfwOdsContent *self, const xmlChar **attributes, int n_attributes)
{
  g_autofree char *name = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "name"));
  gboolean is_hidden = ffw_ods_styles_hides (self->styles,
                                             ffw_xml_get (attributes, n_attributes, "style-name"));

  if (!name)
    name = g_strdup ("");
  if (self->sheets->len < MOST_SHEETS)
    ffw_sheet_add (self->sheets, name, is_hidden);
  if (self->chosen || self->has_no_rows
      || (self->wanted ? !ffw_sheet_is_called (name, self->wanted) : is_hidden))
    return;
  self->chosen = g_steal_pointer (&name);
  self->in_table = TRUE;
  self->line = 1;
}

static void
on_column (FfwOdsContent *self, const xmlChar **attributes, int n_attributes)
{
  guint first = self->table_column;
  guint n = repeat_of (attributes, n_attributes, "number-columns-repeated");
  FfwXmlValue visibility = ffw_xml_get (attributes, n_attributes, "visibility");
  FfwNumberFormat format = ffw_ods_styles_get (
      self->styles, ffw_xml_get (attributes, n_attributes, "default-cell-style-name"));

  self->table_column = MIN (first + n, FFW_SHEET_MOST_COLUMNS);
  for (guint i = first; i < self->table_column; i++)
    self->column_formats[i] = format;
  /* Those up to the edge hold nothing: they are hidden to make the sheet look small. */
  if (!visibility.text || ffw_xml_value_is (visibility, "visible")
      || self->table_column == FFW_SHEET_MOST_COLUMNS)
    return;
  if (self->n_hidden_columns == 0)
    self->first_hidden_column = first;
  self->n_hidden_columns += n;
}

static void
begin_row (FfwOdsContent *self, const xmlChar **attributes, int n_attributes)
{
  FfwXmlValue visibility = ffw_xml_get (attributes, n_attributes, "visibility");
  FfwXmlValue style = ffw_xml_get (attributes, n_attributes, "default-cell-style-name");

  self->in_row = TRUE;
  self->column = 0;
  self->row = (FfwOdsRow){ .line = self->line };
  self->row.n = repeat_of (attributes, n_attributes, "number-rows-repeated");
  self->row.is_hidden = visibility.text && !ffw_xml_value_is (visibility, "visible");
  self->has_row_format = style.text != NULL;
  self->row_format = ffw_ods_styles_get (self->styles, style);
}

static void
keep_value (GString *into, FfwXmlValue value, gsize most)
{
  g_string_truncate (into, 0);
  g_string_append_len (into, value.text, (gssize)MIN (value.length, most));
}

static void
on_cell_attribute (FfwOdsContent *self, const char *name, const char *uri, FfwXmlValue value)
{
  if (strcmp (name, "value-type") == 0)
    {
      /* LibreOffice says in a namespace of its own that a formula has an error. */
      if (uri && strstr (uri, "calcext"))
        self->is_error = ffw_xml_value_is (value, "error");
      else
        {
          self->has_type = TRUE;
          self->kind = value.length ? *value.text : 's';
        }
    }
  else if (strcmp (name, "value") == 0 || strcmp (name, "date-value") == 0
           || strcmp (name, "time-value") == 0 || strcmp (name, "boolean-value") == 0
           || strcmp (name, "string-value") == 0)
    keep_value (self->value, value, FFW_TABLE_MAX_FIELD + 1);
  else if (strcmp (name, "style-name") == 0)
    self->format = ffw_ods_styles_get (self->styles, value);
  else if (strcmp (name, "number-columns-repeated") == 0)
    self->cell.n = MAX (ffw_xml_value_to_number (value, 1), 1);
  else if (strcmp (name, "number-columns-spanned") == 0)
    self->n_columns_spanned = MAX (ffw_xml_value_to_number (value, 1), 1);
  else if (strcmp (name, "number-rows-spanned") == 0)
    self->n_rows_spanned = MAX (ffw_xml_value_to_number (value, 1), 1);
  else if (strcmp (name, "formula") == 0)
    keep_value (self->formula, value, MOST_FORMULA);
}

static void
begin_cell (FfwOdsContent *self, gboolean is_covered, const xmlChar **attributes, int n_attributes)
{
  self->in_cell = TRUE;
  self->is_covered = is_covered;
  self->in_paragraph = self->is_error = self->has_type = FALSE;
  self->n_skipped = self->n_paragraphs = 0;
  self->kind = 's';
  self->n_columns_spanned = self->n_rows_spanned = 1;
  self->cell = (FfwOdsCell){ .column = self->column, .n = 1, .start = self->text->len };
  if (self->has_row_format)
    self->format = self->row_format;
  else
    self->format = self->column_formats[MIN (self->column, FFW_SHEET_MOST_COLUMNS - 1)];
  g_string_truncate (self->value, 0);
  g_string_truncate (self->formula, 0);
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    on_cell_attribute (
        self, (const char *)attributes[0], (const char *)attributes[2],
        (FfwXmlValue){ (const char *)attributes[3], (gsize)(attributes[4] - attributes[3]) });
}

static gboolean
has_room (FfwOdsContent *self, gsize length)
{
  if (self->text->len - self->cell.start + length <= FFW_TABLE_MAX_FIELD
      && self->text->len - self->row_text + length <= MOST_TEXT)
    return TRUE;
  self->cell.is_too_long = TRUE;
  return FALSE;
}

static void
append_text (FfwOdsContent *self, char c, guint times)
{
  if (has_room (self, times))
    for (guint i = 0; i < times; i++)
      g_string_append_c (self->text, c);
}

static void
on_start_in_cell (FfwOdsContent *self, const xmlChar *name, const xmlChar **attributes,
                  int n_attributes)
{
  if (self->n_skipped)
    self->n_skipped++;
  else if (!self->in_paragraph)
    {
      if (!is_named (name, "p") || self->is_covered)
        {
          self->n_skipped = 1;
          return;
        }
      if (self->n_paragraphs++)
        append_text (self, '\n', 1);
      self->in_paragraph = TRUE;
    }
  else if (is_named (name, "s"))
    append_text (self, ' ', MIN (repeat_of (attributes, n_attributes, "c"), MOST_BLANKS));
  else if (is_named (name, "tab"))
    append_text (self, '\t', 1);
  else if (is_named (name, "line-break"))
    append_text (self, '\n', 1);
  else if (!is_named (name, "span") && !is_named (name, "a") && !is_named (name, "ruby")
           && !is_named (name, "ruby-base") && !is_named (name, "meta"))
    self->n_skipped = 1;
}

static void
on_start_in_body (FfwOdsContent *self, const xmlChar *name, const xmlChar **attributes,
                  int n_attributes)
{
  if (is_named (name, "table"))
    begin_table (self, attributes, n_attributes);
  else if (is_named (name, "null-date"))
    {
      g_autofree char *day
          = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "date-value"));

      self->epoch = day ? ffw_date_from_iso (day) : FFW_DATE_NONE;
    }
  else if (is_named (name, "data-pilot-table"))
    {
      g_autofree char *range
          = ffw_xml_value_to_text (ffw_xml_get (attributes, n_attributes, "target-range-address"));

      self->has_pivot |= range && self->chosen && strstr (range, self->chosen);
    }
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  FfwOdsContent *self = data;

  if (self->in_cell)
    on_start_in_cell (self, name, attributes, n_attributes);
  else if (self->in_row)
    {
      if (is_named (name, "table-cell"))
        begin_cell (self, FALSE, attributes, n_attributes);
      else if (is_named (name, "covered-table-cell"))
        begin_cell (self, TRUE, attributes, n_attributes);
    }
  else if (self->in_table)
    {
      if (is_named (name, "table-row"))
        begin_row (self, attributes, n_attributes);
      else if (is_named (name, "table-column"))
        on_column (self, attributes, n_attributes);
    }
  else if (self->in_body)
    on_start_in_body (self, name, attributes, n_attributes);
  else if (is_named (name, "spreadsheet"))
    self->in_body = TRUE;
  else
    ffw_ods_styles_on_start (self->styles, (const char *)name, attributes, n_attributes);
}

/* A duration as PT9H30M0S, in seconds; FALSE where it is none that we read. */
static gboolean
take_duration (const char *text, guint64 *seconds)
{
  *seconds = 0;
  if (!g_str_has_prefix (text, "PT"))
    return FALSE;
  for (text += 2; *text; text++)
    {
      char *end;
      guint64 n = g_ascii_strtoull (text, &end, 10);

      if (end == text || n > G_MAXUINT32)
        return FALSE;
      if (*end == '.')
        end += 1 + strspn (end + 1, "0123456789");
      if (*end != 'H' && *end != 'M' && *end != 'S')
        return FALSE;
      *seconds += n * (*end == 'H' ? 3600 : *end == 'M' ? 60 : 1);
      text = end;
    }
  return TRUE;
}

static void
set_text (FfwOdsContent *self, FfwTableType type, const char *text, gsize length)
{
  g_string_truncate (self->text, self->cell.start);
  self->cell.type = type;
  if (has_room (self, length))
    g_string_append_len (self->text, text, (gssize)length);
}

static void
set_number (FfwOdsContent *self, gboolean is_percent)
{
  FfwNumberFormat format = { (guint8)(is_percent ? FFW_SHAPE_PERCENT : FFW_SHAPE_NUMBER),
                             self->format.least_digits };
  char shown[FFW_NUMBER_SIZE];
  FfwTableType type = ffw_number_format_apply (format, self->value->str, FALSE, shown);

  if (type != FFW_TABLE_TEXT)
    set_text (self, type, shown, strlen (shown));
  else
    set_text (self, type, self->value->str, self->value->len);
}

static void
set_date (FfwOdsContent *self)
{
  const char *text = self->value->str;
  const char *time = strchr (text, 'T');
  gsize length = self->value->len;

  if (time && self->format.shape == FFW_SHAPE_DATE)
    length = (gsize)(time - text);
  else if (time)
    length = MIN (length, (gsize)(time - text) + strlen ("T00:00"));
  set_text (self, FFW_TABLE_DATE, text, length);
}

static void
set_time (FfwOdsContent *self)
{
  guint64 seconds;
  char shown[FFW_NUMBER_SIZE];

  if (!take_duration (self->value->str, &seconds))
    {
      set_text (self, FFW_TABLE_TEXT, self->value->str, self->value->len);
      return;
    }
  if (self->format.shape == FFW_SHAPE_TIME)
    seconds %= 86400;
  ffw_number_format_show_seconds (seconds, shown);
  set_text (self, FFW_TABLE_TIME, shown, strlen (shown));
}

static gboolean
looks_like_error (const char *text)
{
  return *text == '#' || g_str_has_prefix (text, "Err:");
}

/* What the cell's value is, as text. */
static void
set_value (FfwOdsContent *self)
{
  const char *shown = self->text->str + self->cell.start;

  if (self->is_error || (self->formula->len && looks_like_error (shown)))
    self->cell.type = FFW_TABLE_ERROR;
  else if (self->kind == 'f' || self->kind == 'c')
    set_number (self, FALSE);
  else if (self->kind == 'p')
    set_number (self, TRUE);
  else if (self->kind == 'd')
    set_date (self);
  else if (self->kind == 't')
    set_time (self);
  else if (self->kind == 'b')
    {
      shown = g_str_equal (self->value->str, "true") ? "TRUE" : "FALSE";
      set_text (self, FFW_TABLE_BOOLEAN, shown, strlen (shown));
    }
  else if (self->n_paragraphs == 0)
    set_text (self, FFW_TABLE_TEXT, self->value->str, self->value->len);
}

/* A formula that was never worked out. */
static void
note_without_value (FfwOdsContent *self)
{
  const char *formula = strchr (self->formula->str, '=');

  if (self->n_without_value++ == 0)
    self->first_without_value = ffw_sheet_name_cell (self->cell.column, self->row.line);
  if (!formula)
    formula = self->formula->str;
  set_text (self, FFW_TABLE_ERROR, formula, strlen (formula));
}

static void
keep_cell (FfwOdsContent *self)
{
  if (self->row.n_cells >= MOST_CELLS)
    {
      ffw_xml_part_stop (&self->xml, FFW_PART_DAMAGED);
      return;
    }
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->cells, self->cell);
  self->row.n_cells++;
  if (self->n_columns_spanned > 1 || self->n_rows_spanned > 1)
    ffw_sheet_merges_add (self->merges, self->row.line, self->cell.column,
                          MIN (self->row.line + self->n_rows_spanned - 1, FFW_SHEET_MOST_ROWS),
                          MIN (self->cell.column + self->n_columns_spanned, FFW_SHEET_MOST_COLUMNS)
                              - 1);
}

static void
end_cell (FfwOdsContent *self)
{
  self->in_cell = FALSE;
  self->column = MIN (self->column + self->cell.n, FFW_SHEET_MOST_COLUMNS);
  self->cell.n = self->column - MIN (self->cell.column, self->column);
  if (self->is_covered)
    return;
  if (self->formula->len && !self->has_type && !self->is_error && self->n_paragraphs == 0)
    note_without_value (self);
  else
    set_value (self);
  self->cell.length = self->text->len - self->cell.start;
  if ((self->cell.length || self->cell.is_too_long) && self->cell.n)
    keep_cell (self);
}

static void
end_row (FfwOdsContent *self)
{
  self->in_row = FALSE;
  if (self->row.n_cells && self->row.n > FFW_SHEET_MOST_ROWS + 1 - self->line)
    {
      ffw_xml_part_stop (&self->xml, FFW_PART_DAMAGED);
      return;
    }
  if (self->row.n_cells)
    g_array_append_val (self->rows, self->row);
  self->line = MIN (self->line + self->row.n, FFW_SHEET_MOST_ROWS + 1);
  self->row_cells = self->cells->len;
  self->row_text = self->text->len;
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  FfwOdsContent *self = data;

  if (self->in_cell)
    {
      if (self->n_skipped)
        self->n_skipped--;
      else if (is_named (name, "p"))
        self->in_paragraph = FALSE;
      else if (!self->in_paragraph)
        end_cell (self);
    }
  else if (self->in_row)
    {
      if (is_named (name, "table-row"))
        end_row (self);
    }
  else if (self->in_table && is_named (name, "table"))
    self->in_table = FALSE;
}

/* Blanks between words count as one, and none does where a paragraph begins. */
static void
on_text (void *data, const xmlChar *text, int length)
{
  FfwOdsContent *self = data;

  if (!self->in_cell || !self->in_paragraph || self->n_skipped || !has_room (self, (gsize)length))
    return;
  for (int i = 0; i < length; i++)
    {
      gboolean is_blank = g_ascii_isspace (text[i]);
      gboolean at_start = self->text->len == self->cell.start;

      if (!is_blank)
        g_string_append_c (self->text, (char)text[i]);
      else if (!at_start && !g_ascii_isspace (self->text->str[self->text->len - 1]))
        g_string_append_c (self->text, ' ');
    }
}

/**
 * ffw_ods_content_new:
 * @part: its name as ffw_archive_find() gave it
 * @styles: those of the file; takes in more
 * @wanted: (nullable): the name of a sheet; %NULL for the first that is shown
 * @has_no_rows: whether only the sheets are wanted
 */
FfwOdsContent *
ffw_ods_content_new (FfwArchive *archive, const char *part, FfwOdsStyles *styles,
                     const char *wanted, gboolean has_no_rows)
{
  FfwOdsContent *self = g_new0 (FfwOdsContent, 1);

  self->styles = styles;
  self->wanted = g_strdup (wanted);
  self->has_no_rows = has_no_rows;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_sheet_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (FfwOdsRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (FfwOdsCell));
  self->text = g_string_new (NULL);
  self->value = g_string_new (NULL);
  self->formula = g_string_new (NULL);
  self->merges = ffw_sheet_merges_new ();
  ffw_xml_part_begin (&self->xml, archive, part, on_start, on_end, on_text);
  return self;
}

void
ffw_ods_content_free (FfwOdsContent *self)
{
  ffw_xml_part_clear (&self->xml);
  ffw_sheet_merges_free (self->merges);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_string_free (self->value, TRUE);
  g_string_free (self->formula, TRUE);
  g_free (self->first_without_value);
  g_free (self->chosen);
  g_free (self->wanted);
  g_free (self);
}

/** Forgets the rows that are whole. */
void
ffw_ods_content_drop_rows (FfwOdsContent *self)
{
  g_array_set_size (self->rows, 0);
  if (self->row_cells)
    g_array_remove_range (self->cells, 0, self->row_cells);
  g_string_erase (self->text, 0, (gssize)self->row_text);
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, FfwOdsCell, i).start -= self->row_text;
  self->cell.start -= self->in_cell ? self->row_text : 0;
  self->row_text = 0;
  self->row_cells = 0;
}
