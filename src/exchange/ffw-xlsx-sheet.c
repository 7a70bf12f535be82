/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xlsx-sheet.h"

#include <string.h>

/* What is kept of a formula, of the text of a row, and of its cells where it has some twice. */
#define MOST_FORMULA ((gsize)200)
#define MOST_TEXT    (17 * FFW_TABLE_MAX_FIELD)
#define MOST_CELLS   (2 * FFW_SHEET_MOST_COLUMNS)

/* Where the end of a merged range may be in what comes next. */
#define MOST_TAG ((gsize)64 * 1024)

static gboolean
is_named (const xmlChar *name, const char *wanted)
{
  return strcmp ((const char *)name, wanted) == 0;
}

/* Takes the column of a cell's name, such as B7. G_MAXUINT where it has none. */
static guint
take_column (const char **at, const char *end)
{
  guint column = 0;
  guint n = 0;

  for (; *at < end && g_ascii_isalpha (**at) && n < 4; n++, ++*at)
    column = column * 26 + (guint)((**at & ~0x20) - 'A' + 1); /* of either case */
  return n && column <= FFW_SHEET_MOST_COLUMNS ? column - 1 : G_MAXUINT;
}

static void
begin_row (FfwXlsxSheetXml *self, const xmlChar **attributes, int n_attributes)
{
  guint line = ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, "r"),
                                        self->last_line + 1);

  if (line <= self->last_line || line > FFW_SHEET_MOST_ROWS)
    {
      ffw_xml_part_stop (&self->xml, FFW_PART_DAMAGED);
      return;
    }
  self->last_line = line;
  self->in_row = TRUE;
  self->row = (FfwXlsxRow){ .line = line };
  self->row.is_hidden = ffw_xml_value_is_true (ffw_xml_get (attributes, n_attributes, "hidden"));
  self->cell.column = G_MAXUINT;
}

static void
begin_cell (FfwXlsxSheetXml *self, const xmlChar **attributes, int n_attributes)
{
  guint next = self->cell.column + 1; /* that of the first is 0 */

  self->in_cell = TRUE;
  self->has_formula = self->has_value = FALSE;
  self->cell = (FfwXlsxCell){ .column = next, .type = 'n', .start = (guint)self->text->len };
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      const char *name = (const char *)attributes[0];
      const char *text = (const char *)attributes[3];
      gsize length = (gsize)(attributes[4] - attributes[3]);

      /* All that a cell says of itself has one letter. */
      if (name[1])
        continue;
      if (name[0] == 'r')
        self->cell.column = take_column (&text, text + length);
      else if (name[0] == 's')
        self->cell.style = ffw_xml_value_to_number ((FfwXmlValue){ text, length }, 0);
      else if (name[0] == 't' && length == 1)
        self->cell.type = *text;
      else if (name[0] == 't')
        self->cell.type = 'S';
    }
  if (self->cell.column >= FFW_SHEET_MOST_COLUMNS
      || self->cells->len - self->row_cells > MOST_CELLS)
    ffw_xml_part_stop (&self->xml, FFW_PART_DAMAGED);
}

static void
begin_value (FfwXlsxSheetXml *self)
{
  self->has_value = TRUE;
  self->target = self->text;
}

static void
on_column (FfwXlsxSheetXml *self, const xmlChar **attributes, int n_attributes)
{
  guint first = ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, "min"), 0);
  guint last = ffw_xml_value_to_number (ffw_xml_get (attributes, n_attributes, "max"), 0);

  /* Those up to the edge hold nothing: they are hidden to make the sheet look small. */
  if (!ffw_xml_value_is_true (ffw_xml_get (attributes, n_attributes, "hidden")) || first == 0
      || last < first || last >= FFW_SHEET_MOST_COLUMNS)
    return;
  if (self->n_hidden_columns == 0)
    self->first_hidden_column = first - 1;
  self->n_hidden_columns += last - first + 1;
}

static void
on_start_in_cell (FfwXlsxSheetXml *self, const xmlChar *name)
{
  if (is_named (name, "v"))
    begin_value (self);
  else if (is_named (name, "f"))
    {
      self->has_formula = TRUE;
      g_string_assign (self->formula, "=");
      self->target = self->formula;
    }
  else if (is_named (name, "rPh"))
    self->n_phonetic++;
  else if (is_named (name, "t") && self->n_phonetic == 0)
    begin_value (self);
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
          int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
          const xmlChar **attributes)
{
  FfwXlsxSheetXml *self = data;

  if (self->in_cell)
    on_start_in_cell (self, name);
  else if (self->in_row)
    {
      if (is_named (name, "c"))
        begin_cell (self, attributes, n_attributes);
    }
  else if (self->in_data)
    {
      if (is_named (name, "row"))
        begin_row (self, attributes, n_attributes);
    }
  else if (is_named (name, "sheetData"))
    self->in_data = TRUE;
  else if (is_named (name, "col"))
    on_column (self, attributes, n_attributes);
}

static void
end_cell (FfwXlsxSheetXml *self)
{
  gboolean is_text = self->cell.type == 'S';

  self->in_cell = FALSE;
  self->cell.length = (guint)self->text->len - self->cell.start;
  if (self->has_formula && self->cell.length == 0 && !(is_text && self->has_value))
    {
      if (self->n_without_value++ == 0)
        self->first_without_value = ffw_sheet_name_cell (self->cell.column, self->row.line);
      self->cell.type = 'e';
      g_string_append_len (self->text, self->formula->str, (gssize)self->formula->len);
      self->cell.length = (guint)self->formula->len;
    }
  if (self->cell.length == 0)
    return;
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->cells, self->cell);
  self->row.n_cells++;
}

static void
end_row (FfwXlsxSheetXml *self)
{
  self->in_row = FALSE;
  g_array_append_val (self->rows, self->row);
  self->row_text = self->text->len;
  self->row_cells = self->cells->len;
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  FfwXlsxSheetXml *self = data;

  if (self->in_cell)
    {
      if (is_named (name, "c"))
        end_cell (self);
      else if (is_named (name, "rPh"))
        self->n_phonetic -= self->n_phonetic > 0;
      else if (self->target)
        self->target = NULL;
    }
  else if (self->in_row)
    {
      if (is_named (name, "row"))
        end_row (self);
    }
  else if (is_named (name, "sheetData"))
    self->in_data = FALSE;
}

static void
on_text (void *data, const xmlChar *text, int length)
{
  FfwXlsxSheetXml *self = data;

  if (!self->target)
    return;
  if (self->target == self->formula)
    g_string_append_len (
        self->formula, (const char *)text,
        (gssize)MIN ((gsize)length, MOST_FORMULA - MIN (self->formula->len, MOST_FORMULA)));
  else if (self->text->len - self->cell.start > FFW_TABLE_MAX_FIELD
           || self->text->len - self->row_text > MOST_TEXT)
    self->cell.is_too_long = TRUE;
  else
    g_string_append_len (self->text, (const char *)text, length);
}

/**
 * ffw_xlsx_sheet_xml_begin:
 * @self: all 0
 * @part: its name as ffw_archive_find() gave it
 */
void
ffw_xlsx_sheet_xml_begin (FfwXlsxSheetXml *self, FfwArchive *archive, const char *part)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (FfwXlsxRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (FfwXlsxCell));
  self->text = g_string_new (NULL);
  self->formula = g_string_new (NULL);
  ffw_xml_part_begin (&self->xml, archive, part, on_start, on_end, on_text);
}

/** Forgets the rows that are whole. */
void
ffw_xlsx_sheet_xml_drop_rows (FfwXlsxSheetXml *self)
{
  g_array_set_size (self->rows, 0);
  if (self->row_cells)
    g_array_remove_range (self->cells, 0, self->row_cells);
  g_string_erase (self->text, 0, (gssize)self->row_text);
  for (guint i = 0; i < self->cells->len; i++)
    g_array_index (self->cells, FfwXlsxCell, i).start -= (guint)self->row_text;
  self->cell.start -= self->in_cell ? (guint)self->row_text : 0;
  self->row_text = 0;
  self->row_cells = 0;
}

void
ffw_xlsx_sheet_xml_clear (FfwXlsxSheetXml *self)
{
  ffw_xml_part_clear (&self->xml);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->text)
    g_string_free (self->text, TRUE);
  if (self->formula)
    g_string_free (self->formula, TRUE);
  g_free (self->first_without_value);
}

static gboolean
take_cell (const char **at, const char *end, guint *column, guint *line)
{
  *column = take_column (at, end);
  *line = 0;
  for (guint n = 0; *at < end && g_ascii_isdigit (**at) && n < 7; n++, ++*at)
    *line = *line * 10 + (guint)(**at - '0');
  return *column != G_MAXUINT && *line > 0 && *line <= FFW_SHEET_MOST_ROWS;
}

/* Takes the range out of a tag, as in ref="A1:B2". */
static void
take_range (const char *tag, const char *end, FfwSheetMerges *merges)
{
  const char *at = g_strstr_len (tag, end - tag, " ref=");
  guint left, top, right, bottom;

  if (!at || end - at < 7)
    return;
  at += strlen (" ref=") + 1;
  if (take_cell (&at, end, &left, &top) && at < end && *at++ == ':'
      && take_cell (&at, end, &right, &bottom))
    ffw_sheet_merges_add (merges, top, left, bottom, right);
}

/* Takes the ranges out of some of the XML; returns how much of it has been looked at. */
static gsize
take_ranges (const char *bytes, gsize length, FfwSheetMerges *merges)
{
  const char *end = bytes + length;
  const char *at = bytes;

  while ((at = memmem (at, (gsize)(end - at), "mergeCell ", strlen ("mergeCell "))) != NULL)
    {
      const char *close = memchr (at, '>', (gsize)(end - at));

      if (!close)
        return (gsize)(end - at) < MOST_TAG ? (gsize)(at - bytes) : length;
      take_range (at, close, merges);
      at = close;
    }
  return length - MIN (length, strlen ("mergeCell ") - 1);
}

/**
 * ffw_xlsx_find_merges:
 * @part: of a sheet, as ffw_archive_find() gave it
 * @most: how large it may be, unpacked, to be looked at
 * @merges: takes its merged ranges
 *
 * Finds what is merged, which the XML says only after the rows. To know it before, the part is
 * unpacked, but not parsed, once more, and costs little; text cannot be mistaken for a tag, as its
 * “<” is written otherwise.
 *
 * Returns: %FFW_PART_END, or what is wrong with the part
 */
FfwPartStatus
ffw_xlsx_find_merges (FfwArchive *archive, const char *part, guint64 most, FfwSheetMerges *merges,
                      GError **error)
{
  g_autoptr (FfwArchivePart) source = ffw_archive_part_open (archive, part);
  g_autoptr (GString) kept = g_string_new (NULL); /* what could be the beginning of a tag */
  const char *bytes;
  gsize length;
  FfwPartStatus status;

  ffw_archive_part_trust (source);
  while ((status = ffw_archive_part_read (source, &bytes, &length, error)) == FFW_PART_SOME)
    {
      if (ffw_archive_part_get_size (source) > most)
        return FFW_PART_END;
      g_string_append_len (kept, bytes, (gssize)length);
      g_string_erase (kept, 0, (gssize)take_ranges (kept->str, kept->len, merges));
    }
  ffw_sheet_merges_sort (merges);
  return status;
}
